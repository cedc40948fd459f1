"""Meaning and form, hashed apart: a title, an order, a capital or a comma is no change of meaning.

item           meaning                                                                    form: all the rest
theme          content words of its name, quotes, what it belongs to                      statements, rank, counts
problem part   content words, what it rests on                                            punctuation
job            kind, content words of its three parts, what it rests on                   punctuation
requirement    content words of statement and criteria, limits, what it rests on          title, why, priority
metric         content words of name, formula, unit, population; figures, what it rests on   source, counter-metric
quote          interview and words                                                        turn, line, strength
other          content words of what it says
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.gtm import Action, Goal, NonGoal, OpenQuestion
from icp2prd.domain.icp import Theme
from icp2prd.domain.job import Job
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Assumption
from icp2prd.domain.problem import ProblemPart
from icp2prd.domain.requirement import Criterion, Cut, Requirement
from icp2prd.study.hashing import content_hash

_WORD: Final = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*|[%€$£]")
_FUNCTION_WORDS: Final = frozenset(
    """
    a an the this that these those it its they them their he she his her we our you your i my of to in on at by for
    with from as and or is are was were be been being has have had do does did will would shall should must can could
    may might so such which who whom when while where there then than
    """.split()  # noqa: SIM905  a list of a word a line would be sixty lines
)
"""Words that carry grammar. Negations, quantities and `without`, `before`, `if` are not among them."""

_TEXT: Final[tuple[tuple[tuple[type[Frozen], ...], str], ...]] = (
    ((Theme, Goal, Metric), "name"),
    ((ProblemPart, Cut, NonGoal, Assumption), "text"),
    ((Job, Requirement, Criterion), "statement"),
    ((Action,), "action"),
    ((OpenQuestion,), "question"),
)
"""The field with what an item says."""


def content_words(text: str) -> tuple[str, ...]:
    """What a text says, in order, without case, punctuation and the words that only hold it together."""
    words = [one.casefold().replace("’", "'") for one in _WORD.findall(text)]
    return tuple(one for one in words if one not in _FUNCTION_WORDS)


def likeness(one: str, other: str) -> float:
    """Share of content words that two texts have in common, 0 to 1."""
    ours, theirs = set(content_words(one)), set(content_words(other))
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def quote_hash(evidence: Evidence) -> str:
    """The same wherever in the interview the words stand, and whatever id they have."""
    return content_hash(f"{evidence.interview}\n{evidence.quote}")


def text_of(item: Frozen) -> str:
    """What an item says, in the words that people decide about."""
    for types, field in _TEXT:
        if isinstance(item, types):
            return str(getattr(item, field))
    if isinstance(item, Evidence):
        return item.printed()
    raise TypeError(f"{type(item).__name__} says nothing")


def says(item: Frozen) -> str:
    """Hash of what an item says by itself, without what it rests on."""
    return content_hash("\n".join(" ".join(content_words(one)) for one in _statements(item)))


def meaning_of(item: Frozen, evidence: Mapping[ItemId, Evidence]) -> str:
    if isinstance(item, Evidence):
        return quote_hash(item)
    quotes = (quote_hash(evidence[one]) for one in getattr(item, "evidence", ()) if one in evidence)
    return content_hash("\n".join([says(item), *sorted(getattr(item, "traces", ())), *sorted(quotes)]))


def form_of(item: Frozen) -> str:
    """Hash of an item to the letter."""
    return content_hash(item.model_dump_json())


def _statements(item: Frozen) -> Iterable[str]:
    match item:
        case Job():
            return item.kind.value, item.situation, item.motivation, item.outcome
        case Requirement():
            return item.statement, *(one for criterion in item.criteria for one in _statements(criterion))
        case Criterion():
            return item.given, item.when, item.then, item.threshold
        case Metric():
            return item.name, item.formula, item.unit, item.population, item.baseline.value, item.target.value
        case Evidence():
            return (item.quote,)
    return (text_of(item),)
