"""A statement stands for a quote only where it adds nothing: no number, no name, and not too many words of its own.

A small model carries words of its worked examples into its answers. Where it does, the customer's own sentence, told in
the third person, stands in for the statement.
"""

import re
from typing import Final

from icp2prd.domain.evidence import Evidence
from icp2prd.domain.quantity import quantities, vouches_for
from icp2prd.llm.vectors import Embed
from icp2prd.stages.extracting.gist import LONGEST_SENTENCE, gist_of
from icp2prd.stages.extracting.windows import Window
from icp2prd.stages.retelling import retold
from icp2prd.stages.wording import speaks_in_first_person

MOST_STRAY_WORDS: Final = 0.5
"""Share of a statement's telling words that may be missing from what was said."""

SHORTEST: Final = 8

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMMON: Final = frozenset(
    """
    they them their there these those that this with without from into onto over under before after about
    because have has had having does doing done will would could should must need needs want wants take takes
    took make makes made give gives gave keep keeps kept find finds found hear hears heard know knows get gets
    got put puts use uses used using work works working product products company companies customer customers
    time times long much many more most less least than then when while where which what whose every each both
    only also again still very people person something anything nothing someone anyone thing things cost costs
    money wrong right good able cannot can not one two sure way
    """.split()  # noqa: SIM905  a word a line would be a hundred lines
)


def faithful_statement(statement: str, evidence: Evidence, window: Window) -> str:
    """Return the statement with its full stop; empty where there is none or it strays from what was said."""
    cleaned = " ".join(statement.split()).rstrip(" .") + "."
    strayed = (
        len(cleaned) < SHORTEST
        or speaks_in_first_person(cleaned)
        or strays(cleaned, window.words)
        or _is_apart(cleaned, evidence)
    )
    return "" if strayed else cleaned


def plain_statement(evidence: Evidence, embed: Embed) -> str:
    """The sentence of a quote, retold; where it is long the quote alone, and of that the part that says most."""
    is_short = len(evidence.sentence.split()) <= LONGEST_SENTENCE
    return retold(evidence.sentence if is_short else gist_of(evidence.quote, embed))


def _is_apart(statement: str, evidence: Evidence) -> bool:
    """Whether a statement shares no telling word with the sentence it stands for."""
    said = {_stem(word) for word in _WORD.findall(evidence.sentence.casefold())}
    telling = _telling_words(statement)
    return bool(telling) and not any(_stem(word) in said for word in telling)


def strays(statement: str, said: str) -> bool:
    """Whether a statement says a number or name that is not in what was said, or is mostly made of other words."""
    known = quantities(said)
    if any(not vouches_for(known, one) for one in quantities(statement)):
        return True
    said_words = {_stem(word) for word in _WORD.findall(said.casefold())}
    names = [word for word in _WORD.findall(statement)[1:] if word[0].isupper() and len(word) > 1]
    if any(_stem(name.casefold()) not in said_words for name in names):
        return True
    telling = _telling_words(statement)
    missing = [word for word in telling if _stem(word) not in said_words]
    return bool(telling) and len(missing) / len(telling) > MOST_STRAY_WORDS


def _telling_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if len(word) > 3 and word not in _COMMON]


def _stem(word: str) -> str:
    """The first letters: enough to know "forgot" from "forgotten" by, not "form" from "format"."""
    bare = word.replace("’", "'").removesuffix("'s")
    return bare[:5] if len(bare) > 5 else bare.rstrip("s")
