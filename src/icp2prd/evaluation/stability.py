"""How alike the drafts of several runs are."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from icp2prd.domain.base import ItemId
from icp2prd.domain.prd import Prd
from icp2prd.evaluation.figures import Figure
from icp2prd.evaluation.insights import insights_of
from icp2prd.evaluation.scorecard import Stability

T = TypeVar("T")
Words = tuple[str, str]
"""An interview and what was said there: turn numbers move when windows do."""


def stability_of(drafts: Sequence[Prd]) -> Stability:
    """Of at least two drafts of one study."""
    return Stability(
        runs=len(drafts),
        insights=_mean(drafts, lambda one, other: jaccard(_insights(one), _insights(other))),
        pains=_mean(drafts, lambda one, other: _alike(_pains(one), _pains(other))),
        requirements=_mean(drafts, lambda one, other: _alike(_requirements(one), _requirements(other))),
    )


def jaccard(one: Iterable[T], other: Iterable[T]) -> float:
    """Shared of all; 1 where both are empty."""
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / len(first | second) if first | second else 1.0


def _mean(drafts: Sequence[Prd], alike: Callable[[Prd, Prd], float]) -> Figure:
    both = [alike(one, other) for one, other in combinations(drafts, 2)]
    return Figure(value=round(sum(both) / len(both), 4)) if both else Figure(value=None)


def _alike(one: Sequence[frozenset[Words]], other: Sequence[frozenset[Words]]) -> float:
    """Mean over groups of both drafts of the best overlap with a group of the other."""
    if not one and not other:
        return 1.0
    best = [max((jaccard(group, each) for each in other), default=0.0) for group in one]
    best += [max((jaccard(group, each) for each in one), default=0.0) for group in other]
    return sum(best) / len(best)


def _insights(prd: Prd) -> frozenset[tuple[str, str, str]]:
    return frozenset((one.kind, one.evidence.interview, one.evidence.quote) for one in insights_of(prd))


def _pains(prd: Prd) -> list[frozenset[Words]]:
    return [_words(prd, one.evidence) for one in prd.icp.pains]


def _requirements(prd: Prd) -> list[frozenset[Words]]:
    return [_words(prd, one.evidence) for one in prd.requirements]


def _words(prd: Prd, ids: Iterable[ItemId]) -> frozenset[Words]:
    evidence = prd.evidence_by_id()
    return frozenset((evidence[one].interview, evidence[one].quote) for one in ids if one in evidence)
