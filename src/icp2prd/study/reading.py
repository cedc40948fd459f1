"""What people read of an item, field by field, and whether two versions of it mean the same."""

from collections.abc import Iterator
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.gtm import Action, Goal, NonGoal, OpenQuestion
from icp2prd.domain.metric import Metric
from icp2prd.domain.problem import ProblemPart
from icp2prd.domain.requirement import Cut, Requirement
from icp2prd.study.meaning import content_words, says, text_of

_BESIDE: Final[tuple[tuple[type[Frozen], tuple[str, ...]], ...]] = (
    (ProblemPart, ("assumption",)),
    (Requirement, ("title", "rationale")),
    (Metric, ("formula", "unit", "population", "window", "data_source", "counter_metric")),
    (Goal, ("baseline", "target", "window")),
    (Action, ("measure", "window", "pivot", "persevere")),
    (NonGoal, ("because",)),
    (Cut, ("because",)),
    (OpenQuestion, ("consequence",)),
)
"""Fields that people read beside the text."""

_SETS: Final[tuple[tuple[type[Frozen], tuple[str, ...]], ...]] = (
    (Goal, ("baseline", "target", "window")),
    (Action, ("measure", "window", "pivot", "persevere")),
    (Metric, ("window",)),
)
"""Those of them that set something: another figure there is another meaning."""


def printed_words(item: Frozen) -> dict[str, str]:
    """By the name of the field, as people call it."""
    words = {"text": text_of(item)}
    words |= {name.replace("_", " "): str(getattr(item, name)) for name in _fields(item, _BESIDE)}
    if isinstance(item, Requirement):
        words |= {f"criterion {one.id.rpartition('-')[2]}": one.statement for one in item.criteria}
    if isinstance(item, Metric):
        words |= {"baseline": item.baseline.value, "target": item.target.value}
    return words


def same_meaning(then: Frozen, now: Frozen) -> bool:
    """What it rests on is not looked at."""
    return says(then) == says(now) and list(_set(then)) == list(_set(now))


def _set(item: Frozen) -> Iterator[tuple[str, ...]]:
    return (content_words(str(getattr(item, name))) for name in _fields(item, _SETS))


def _fields(item: Frozen, table: tuple[tuple[type[Frozen], tuple[str, ...]], ...]) -> tuple[str, ...]:
    return next((names for kind, names in table if isinstance(item, kind)), ())
