"""What people can decide about: the items of each artifact, their words, and how both are put back."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar, cast

from pydantic import JsonValue

from icp2prd.domain.base import Artifact, ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.icp import Icp, Pain, Synthesis, Theme
from icp2prd.domain.insight import Kind
from icp2prd.domain.job import Job, Jobs
from icp2prd.domain.metric import Metric, Metrics
from icp2prd.domain.prd import Prd
from icp2prd.domain.problem import Problem, ProblemPart
from icp2prd.domain.requirement import Priority, Requirement, Requirements
from icp2prd.errors import UsageError

Item = Theme | ProblemPart | Job | Requirement | Metric
A = TypeVar("A", bound=Artifact)
AnItem = TypeVar("AnItem", bound=Item)

THEMES: Final = frozenset({"PAIN", "WORK", "CRIT", "WISH", "TRIG", "CHAN", "SEG", "OBJ"})
PREFIXES: Final[Mapping[type[Artifact], frozenset[str]]] = {
    Synthesis: THEMES,
    Problem: frozenset({"PROB"}),
    Jobs: frozenset({"JOB"}),
    Requirements: frozenset({"REQ"}),
    Metrics: frozenset({"MET"}),
}
"""Which ids the items of an artifact have."""

_JOB: Final = re.compile(
    r"When (?P<situation>.+?), I want to (?P<motivation>.+?), (?:so I can|so that) (?P<outcome>.+?)\.?", re.DOTALL
)
_FIELD_OF: Final[Mapping[Kind, str]] = {
    Kind.PAIN: "pains",
    Kind.WORKAROUND: "workarounds",
    Kind.DECISION_CRITERION: "decision_criteria",
    Kind.SUCCESS_METRIC: "success_metrics",
    Kind.TRIGGER: "triggers",
    Kind.CHANNEL: "channels",
    Kind.SEGMENT: "segments",
    Kind.OBJECTION: "objections",
}
_ORDER: Final = tuple(Priority)
_HELD_IN: Final[Mapping[type[Artifact], str]] = {
    Problem: "parts",
    Jobs: "jobs",
    Requirements: "requirements",
    Metrics: "metrics",
}


def items_of(artifact: Artifact) -> tuple[Item, ...]:
    """The items of an artifact that people decide about; none where it has none."""
    if isinstance(artifact, Prd):
        parts: tuple[Artifact, ...] = (
            Synthesis(icp=artifact.icp),
            artifact.problem,
            artifact.jobs,
            Requirements(requirements=artifact.requirements),
            Metrics(metrics=artifact.metrics),
        )
        return tuple(item for part in parts for item in items_of(part))
    if isinstance(artifact, Synthesis):
        return artifact.icp.themes()
    field = _HELD_IN.get(type(artifact))
    return getattr(artifact, field) if field else ()


def with_items(artifact: A, items: Iterable[Item], instead: Mapping[ItemId, ItemId]) -> A:
    """The artifact with other items, none of which names one that is gone.

    instead: which id stands for one that was merged.
    """
    listed = tuple(items)
    if isinstance(artifact, Synthesis):
        return artifact.model_copy(update=_synthesis(artifact, cast(tuple[Theme, ...], listed), instead))
    if isinstance(artifact, Requirements):
        made = cast(tuple[Requirement, ...], listed)
        in_order = sorted(made, key=lambda one: _ORDER.index(one.priority))
        return artifact.model_copy(update={"requirements": tuple(in_order)})
    return artifact.model_copy(update={_HELD_IN[type(artifact)]: listed})


def wording_of(item: Item) -> dict[str, JsonValue]:
    """The fields that people read beside the text, as JSON."""
    match item:
        case Theme():
            fields: tuple[str, ...] = ("kind",)
        case ProblemPart():
            fields = ("name", "assumption")
        case Job():
            fields = ("kind",)
        case Requirement():
            fields = ("title", "rationale", "verification", "criteria")
        case Metric():
            fields = ("formula", "unit", "population", "baseline", "target", "window", "data_source", "counter_metric")
    dumped = item.model_dump(mode="json")
    return {field: dumped[field] for field in fields}


def worded(item: AnItem, text: str, wording: Mapping[str, JsonValue]) -> AnItem:
    """The item with other words. Raises UsageError where a job is not told as one, or words are no words of it."""
    changed: dict[str, Any] = {**item.model_dump(mode="json"), **wording}
    match item:
        case Theme() | Metric():
            changed["name"] = text
        case ProblemPart():
            changed["text"] = text
        case Requirement():
            changed |= {"statement": text, "pattern": pattern_of(text).value}
        case Job():
            changed |= job_parts(text)
    return cast(AnItem, type(item).model_validate(changed))


def job_parts(text: str) -> dict[str, str]:
    match = _JOB.fullmatch(" ".join(text.split()))
    if match is None:
        raise UsageError(
            f"“{text}” is no job.", hint="Write it as: When SITUATION, I want to MOTIVATION, so I can OUTCOME."
        )
    return match.groupdict()


def renamed_item(item: Item, item_id: ItemId) -> Item:
    """A copy under another id; criteria are numbered after it."""
    text = item.model_dump_json().replace(f'"{item.id}', f'"{item_id}')
    return type(item).model_validate_json(text)


def prefix_of(item_id: ItemId) -> str:
    return item_id.partition("-")[0]


def renamed(artifact: A, names: Mapping[ItemId, ItemId]) -> A:
    """The artifact with other ids, wherever it names them; a criterion's id goes with its requirement's."""
    if not names:
        return artifact
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, names))})(?![0-9])")
    text = pattern.sub(lambda match: names[ItemId(match[1])], artifact.model_dump_json())
    return type(artifact).model_validate_json(text)


def _synthesis(synthesis: Synthesis, themes: tuple[Theme, ...], instead: Mapping[ItemId, ItemId]) -> dict[str, object]:
    there = {one.id for one in themes}

    def pruned(ids: Iterable[ItemId]) -> tuple[ItemId, ...]:
        named = (instead.get(one, one) for one in ids)
        return tuple(dict.fromkeys(one for one in named if one in there))

    sound = [one.model_copy(update={"traces": pruned(one.traces)}) for one in themes]
    by_kind = {
        field: tuple(one for one in sound if one.kind is kind and isinstance(one, Pain) == (kind is Kind.PAIN))
        for kind, field in _FIELD_OF.items()
    }
    by_kind["pains"] = tuple(
        _ranked(one, place, len(by_kind["pains"])) for place, one in enumerate(by_kind["pains"], 1)
    )
    contradictions = tuple(
        one.model_copy(update={"theme": theme})
        for one in synthesis.icp.contradictions
        if (theme := instead.get(one.theme, one.theme)) in there
    )
    icp: Icp = synthesis.icp.model_copy(update={**by_kind, "contradictions": contradictions})
    feelings = tuple(one.model_copy(update={"traces": pruned(one.traces)}) for one in synthesis.feelings)
    return {"icp": icp, "feelings": feelings}


def _ranked(pain: Theme, rank: int, of: int) -> Theme:
    assert isinstance(pain, Pain)
    if pain.rank == rank and pain.worst_rank <= of:
        return pain
    best, worst = min(pain.best_rank, rank), max(rank, min(pain.worst_rank, of))
    return pain.model_copy(update={"rank": rank, "best_rank": best, "worst_rank": worst})
