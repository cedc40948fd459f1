"""The part of a long sentence that says most of it, where the whole is too long to name anything by.

People who write, and recognisers that put no full stops, make sentences of sixty words. A part is a run of its own
words, from where a clause begins to where one ends. It may not leave behind a "not" that reaches into it, nor an "if"
that it hangs on. Of the parts that may stand, the one nearest in meaning to the whole is taken; where none may, the
sentence stays as it is. English only.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from icp2prd.grounding.folding import fold_words
from icp2prd.grounding.negation import truncates_a_negation
from icp2prd.llm.vectors import Embed, cosine
from icp2prd.stages.retelling import plainly

LONGEST_SENTENCE: Final = 30
"""Words up to which a sentence stays whole."""

MOST_WORDS: Final = 22
FEWEST_WORDS: Final = 5

NEAR: Final = 0.5
"""Cosine of a part and its sentence, from which on the one may stand for the other."""

_CLAUSE: Final = re.compile(
    r"(?<=[,;:–—…])\s*|\s+(?=(?:and|but|so|because|which|who|whom|where|when|while|whereas|although|though|if|unless|until"
    r"|since|as|that|hence|then|or|whether)\b)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(r"(?:(?:and|but|so|hence|now|also|yet|because|cause)\b,? *)*", re.IGNORECASE)
_ANEW: Final = re.compile(r"(?:but|so|because|hence)\b", re.IGNORECASE)
"""Opens a clause that no "not" before it reaches."""

_SUBJECT: Final = re.compile(
    r"(?:i|we|they|he|she|it|you|there|nobody|everybody|everyone|somebody|this|these|those"
    r"|that(?=(?: \w+ly)? (?:is|was|has|'s))"
    r"|(?:the|a|an|my|our|your|his|her|their|every|each|some|many|most|all) (?:[\w-]+ ){1,3}?(?=(?:is|are|was|were|has"
    r"|have|had|can|can't|could|will|would|must|should|may|needs?|gets?|got|does|did|do|\w+n't)\b))(?:'\w+)?\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:am|is|are|was|were|has|have|had|do|does|did|can|cannot|could|will|would|must|should|may|might|needs?|wants?|gets?|got"
    r"|go|goes|went|\w+n't|\w+'(?:s|re|ve|d|ll|m)|\w{3,}ed|takes?|took|makes?|made|gives?|gave|feels?|felt|knows?|knew|sees?|saw"
    r"|comes?|came|tells?|told|says?|said|keeps?|kept|puts?|thinks?|thought|finds?|found|loses?|lost|asks?)\b",
    re.IGNORECASE,
)
_HANGS_ON: Final = re.compile(
    r"(?:and |but |so )?(?:if|unless|when|whenever|until|till|though|although|while|as|except|only|without|since"
    r"|in case|whether)\b",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"(?:if|unless|until|except|only|without|but not|than|that|which|who|or)\b", re.IGNORECASE)
_BROKEN_OFF: Final = re.compile(
    r"\b(?:and|or|but|the|an?|of|to|in|on|at|from|into|over|about|with|for|by|say|says|that|which|who|as|if|so|because|than|then|hence|also|is|are|was|were"
    r"|my|our|your|their|his|her|like|not)$",
    re.IGNORECASE,
)


def gist_of(sentence: str, embed: Embed) -> str:
    """A sentence as it is; of a long one the part that says most, without what only leads up to it."""
    if len(sentence.split()) <= LONGEST_SENTENCE:
        return sentence
    whole = plainly(sentence)
    parts = list(dict.fromkeys(_parts(whole)))
    if not parts:
        return sentence
    anchor, *vectors = embed([whole, *parts])
    nearness, part = max(zip((cosine(anchor, one) for one in vectors), parts, strict=True), key=lambda pair: pair[0])
    return part if nearness >= NEAR else sentence


def _parts(whole: str) -> Iterator[str]:
    """The runs of clauses that may stand alone, in order."""
    cuts = sorted({0, *(found.end() for found in _CLAUSE.finditer(whole)), len(whole)})
    for place, cut in enumerate(cuts[:-1]):
        lead = _LEAD.match(whole, cut)
        start = lead.end() if lead else cut
        if cut and not _SUBJECT.match(whole, start):
            continue
        clauses = [whole[one:other] for one, other in pairwise(cuts[: place + 2])]
        if any(_HANGS_ON.match(clause) for clause in clauses[-3:]):
            continue
        for end in cuts[place + 1 :]:
            part = whole[start:end].strip(" ,;:–—…")
            if len(part.split()) > MOST_WORDS:
                break
            if _stands(part, _reaching(clauses), whole[end:].strip(" ,;:–—…")):
                yield part


def _reaching(clauses: Sequence[str]) -> str:
    """What stands before the last of some clauses, as far back as it hangs together with it."""
    before = []
    for clause, follower in zip(reversed(clauses[:-1]), reversed(clauses[1:]), strict=True):
        if _ANEW.match(follower) or clause.rstrip().endswith((";", ":", "–", "—", "…")):
            break
        before.append(clause)
    return " ".join(reversed(before))


def _stands(part: str, before: str, after: str) -> bool:
    """Whether a part is a sentence, and what stands about it leaves its meaning alone."""
    return (
        len(part.split()) >= FEWEST_WORDS
        and _VERB.search(part) is not None
        and not _BROKEN_OFF.search(part)
        and not _GOES_ON.match(after)
        and not truncates_a_negation(fold_words(before), fold_words(f" {after}"))
    )
