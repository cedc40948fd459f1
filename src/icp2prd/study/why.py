"""Why an item is as it is: what moved it last, down to the file, prompt or setting; and what moved since."""

from collections.abc import Iterator
from dataclasses import dataclass

from icp2prd.domain.base import ItemId
from icp2prd.errors import UsageError
from icp2prd.study.folder import StudyFolder
from icp2prd.study.lineage import nearest_ids
from icp2prd.study.lock import read_lock
from icp2prd.study.previous import read_prd
from icp2prd.study.units import Moved, Units


@dataclass(frozen=True, slots=True)
class Cause:
    """An input that moved an item; further: what moved that, where it is an item itself."""

    moved: Moved
    further: tuple["Cause", ...] = ()

    def record(self) -> dict[str, object]:
        return {**self.moved.model_dump(), "further": [cause.record() for cause in self.further]}


@dataclass(frozen=True, slots=True)
class Why:
    """causes: of the last change; empty where it is as it was first written. rests_on: files, prompts, settings."""

    item: ItemId
    stage: str
    causes: tuple[Cause, ...]
    rests_on: tuple[str, ...]

    def record(self) -> dict[str, object]:
        """As JSON takes it."""
        causes = [cause.record() for cause in self.causes]
        return {"id": self.item, "stage": self.stage, "causes": causes, "rests_on": list(self.rests_on)}

    def sentences(self) -> Iterator[str]:
        """For people, the nearest cause first, indented by how far away it is."""
        if not self.causes:
            yield f"{self.item} is as the stage {self.stage} first wrote it."
        else:
            yield f"{self.item} ({self.stage}) last moved because:"
            yield from _lines(self.causes, 1)
        yield f"It rests on: {', '.join(self.rests_on)}."


def why(folder: StudyFolder, item_id: str) -> Why:
    """Raises UsageError where the draft has no such item, or its lockfile does not know it."""
    prd = read_prd(folder)
    lock = read_lock(folder)
    wanted = ItemId(item_id.strip().upper())
    for gone in prd.superseded:
        if gone.id == wanted:
            heirs = f" In its place: {', '.join(gone.replaced_by)}." if gone.replaced_by else ""
            raise UsageError(f"{wanted} is no longer in this draft: {gone.why}.{heirs}", where=str(folder.prd_json))
    units = lock.units if lock else Units()
    if wanted not in units.items:
        near = nearest_ids(prd, wanted)
        raise UsageError(
            f"The lockfile knows no {item_id}.",
            where=str(folder.lock_file),
            hint=f"Did you mean {' or '.join(near)}?" if near else f"Write it anew: icp2prd run {folder.root}",
        )
    return why_of(units, wanted)


def why_of(units: Units, item_id: ItemId) -> Why:
    return Why(
        item_id,
        units.items[item_id].stage,
        _causes(units, item_id, frozenset()),
        tuple(sorted(roots_of(units, item_id))),
    )


def roots_of(units: Units, item_id: ItemId) -> frozenset[str]:
    """Every file, prompt, setting and model that an item rests on, through what lies between; none where it is gone."""
    found: set[str] = set()
    seen: set[ItemId] = set()
    open_ = [item_id] if item_id in units.items else []
    while open_:
        one = open_.pop()
        if one in seen:
            continue
        seen.add(one)
        inputs = units.inputs_of(one)
        found.update(name for name in inputs if ItemId(name) not in units.items)
        open_.extend(ItemId(name) for name in inputs if ItemId(name) in units.items)
    return frozenset(found)


def every_root(units: Units) -> dict[str, str]:
    """Every file, prompt, setting and model of a lockfile that an item rests on, with its hash."""
    inputs = (*(one.inputs for one in units.stages.values()), *(one.inputs for one in units.items.values()))
    return {name: value for each in inputs for name, value in each.items() if ItemId(name) not in units.items}


def _causes(units: Units, item_id: ItemId, above: frozenset[ItemId]) -> tuple[Cause, ...]:
    causes = []
    for moved in units.items[item_id].moved_by:
        parent = ItemId(moved.input)
        further = parent in units.items and parent not in above and moved.how != "gone"
        causes.append(Cause(moved, _causes(units, parent, above | {item_id}) if further else ()))
    return tuple(causes)


def _lines(causes: tuple[Cause, ...], depth: int) -> Iterator[str]:
    for cause in causes:
        verb = {"new": "is new", "changed": "has changed", "gone": "is gone"}[cause.moved.how]
        yield f"{'  ' * depth}{cause.moved.input} {verb}"
        yield from _lines(cause.further, depth + 1)
