"""Words that turn a sentence round, and whether a quote leaves one behind. English only."""

import re

from icp2prd.grounding.patterns import whole_words

_NEGATORS = r"""
    not, never, no, nobody, none, nothing, nowhere, neither, nor, cannot, without, hardly, barely, scarcely,
    rarely, seldom, unable, dunno, nope, nah, stopped, no longer, instead of, rather than, far from,
    anything but,
    \w+n't, (?:do|does|did|is|was|are|were|ca|could|would|should|have|has|had|wo|ai)nt,
    lack(?:s|ed|ing)?, fail(?:s|ed|ing)? to, refus(?:e|es|ed|ing) to,
"""
_NEGATOR = whole_words(_NEGATORS)
_TURNING = """
    but, however, although, though, except, unless, instead, whereas, yet, otherwise, if, only, until, almost,
    nearly, supposedly, allegedly,
"""
_TURNING_WORD = whole_words(_NEGATORS + _TURNING)
_HARMLESS = re.compile(
    r"\A\W*(?:no|nope|nah)\b(?=\s*[,.;!-])|\bnot (?:only|just|to mention)\b|\bno (?:doubt|wonder|matter)\b"
    r"|\bor not\b|\b(?:i )?(?:don't|do not|dont) know,|\bcan't wait\b"
)
_AT_ONCE_AFTER = re.compile(
    r"\s*(?:(?!and|but|or|if|because|so\b)\w+\s+)?(?:not|never|hardly|barely|rarely|seldom|\w+n't)\b"
)


def holds_a_negator(folded: str) -> bool:
    """Whether some words hold a negator that can reach those after them ("No, we…" and "not only" do not)."""
    return _NEGATOR.search(folded) is not None and _NEGATOR.search(_HARMLESS.sub(" ", folded)) is not None


def turning_word(folded: str) -> str:
    """The first word that negates, contrasts or conditions; empty where there is none."""
    found = _TURNING_WORD.search(folded)
    return found[0] if found else ""


def truncates_a_negation(before: str, after: str) -> bool:
    """Whether a quote, cut between these two parts of its sentence, leaves its negator behind.

    Anywhere before the cut; after it only where it follows at once ("we export it | is not true").
    """
    return holds_a_negator(before) or _AT_ONCE_AFTER.match(after) is not None
