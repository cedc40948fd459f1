"""What every item was made from and what came out, as hashes: so that anyone can see which input moved which item.

A unit of work is one item as one stage made it. Its inputs are named as people know them: `interviews/ana.md`,
`prompt job`, `icp2prd.toml [gtm]`, `gtm.md`, `model`, `PAIN-002`.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from pydantic import Field

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.chain import items_of
from icp2prd.domain.decision import Decisions
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief
from icp2prd.study.folder import NOTES_FILE, SETTINGS_FILE
from icp2prd.study.hashing import content_hash
from icp2prd.study.meaning import form_of, meaning_of

How = Literal["new", "changed", "gone"]

_STAGE_OF: Final[Mapping[str, str]] = {
    "EV": "extract",
    **dict.fromkeys(("PAIN", "WORK", "CRIT", "WISH", "TRIG", "CHAN", "SEG", "OBJ"), "synthesize"),
    "PROB": "problem",
    "JOB": "jobs",
    **dict.fromkeys(("GOAL", "ACT", "NON"), "gtm"),
    **dict.fromkeys(("REQ", "CUT"), "requirements"),
    "MET": "metrics",
    **dict.fromkeys(("ASM", "Q"), "critique"),
}
_SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "extract": ("speakers", "people"),
    "problem": ("gtm",),
    "gtm": ("gtm",),
    "requirements": ("limits",),
}
"""Sections of icp2prd.toml that a stage takes something from."""

_READS_NOTES: Final = frozenset({"problem", "gtm"})
_COUNTS: Final = frozenset({"synthesize", "requirements"})
"""Stages whose results hold shares of all customers."""

CUSTOMERS: Final = "number of customers"
MODEL: Final = "model"
EMBEDDING_MODEL: Final = "embedding model"
NOTHING_ELSE: Final = "the model's answer, or the rest of the draft,"

_LENGTH: Final = len("sha256:") + 16
"""Enough to tell two versions of an item apart; whole hashes would make the lockfile four times as long."""


class Moved(Frozen):
    """An input that was another one when an item last moved."""

    input: str
    how: How


class Unit(Frozen):
    """One item as one stage made it.

    inputs: its own, name → hash; those of the whole stage come on top. meaning, form: hashes of what came out.
    moved_by: inputs that differed when it last moved.
    """

    stage: str
    inputs: dict[str, str]
    meaning: str
    form: str
    moved_by: tuple[Moved, ...] = ()


class StageWork(Frozen):
    """inputs: what every item of the stage was made with. made_from, wrote: hashes of all it read and of what it wrote.

    wrote: empty where it cannot stand for the stage the next time.
    """

    inputs: dict[str, str]
    made_from: str = ""
    wrote: str = ""


class Units(Frozen):
    """Everything a draft was made in."""

    stages: dict[str, StageWork] = Field(default_factory=dict)
    items: dict[ItemId, Unit] = Field(default_factory=dict)

    def inputs_of(self, item_id: ItemId) -> dict[str, str]:
        unit = self.items[item_id]
        shared = self.stages.get(unit.stage)
        return {**(shared.inputs if shared else {}), **unit.inputs}


class Run(Frozen):
    """What a run adds to the draft itself. prompts, read, wrote: by stage: as it declares them, and hashes."""

    brief: Brief
    decisions: Decisions = Decisions()
    prompts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    read: dict[str, str] = Field(default_factory=dict)
    wrote: dict[str, str] = Field(default_factory=dict)


def settings_hashes(brief: Brief) -> dict[str, str]:
    """Every section that some stage takes something from, as the lockfile names it, with its hash."""
    sections = dict.fromkeys(one for each in _SETTINGS.values() for one in each)
    given = {one: brief.settings.model_dump(mode="json", include={one}) for one in sections}
    return {_section(one): content_hash(str(value))[:_LENGTH] for one, value in given.items()}


def units_of(prd: Prd, run: Run, before: Units | None = None) -> Units:
    """before: of the last draft."""
    evidence = prd.evidence_by_id()
    items = {item_id: item for item_id, item in items_of(prd) if item_id.partition("-")[0] in _STAGE_OF}
    meanings = {item_id: meaning_of(item, evidence) for item_id, item in items.items()}
    decided = {one.item: content_hash(one.model_dump_json()) for one in run.decisions.in_force().values()}
    made: dict[ItemId, Unit] = {}
    for item_id, item in items.items():
        inputs = dict(_file_of(item, prd))
        inputs |= {one: meanings[one] for one in _parents(item) if one in meanings and one != item_id}
        if item_id in decided:
            inputs["decisions.json"] = decided[item_id]
        made[item_id] = Unit(
            stage=_STAGE_OF[item_id.partition("-")[0]],
            inputs=_short(inputs),
            meaning=meanings[item_id][:_LENGTH],
            form=form_of(item)[:_LENGTH],
        )
    stages = {
        name: StageWork(
            inputs=_short(dict(_shared(name, prd, run))),
            made_from=run.read.get(name, ""),
            wrote=run.wrote.get(name, ""),
        )
        for name in dict.fromkeys(_STAGE_OF.values())
    }
    now = Units(stages=stages, items=made)
    if before is None:
        return now
    moved = {one: unit.model_copy(update={"moved_by": moved_by(one, now, before)}) for one, unit in made.items()}
    return now.model_copy(update={"items": moved})


def moved_by(item_id: ItemId, now: Units, before: Units) -> tuple[Moved, ...]:
    """What moved an item; where it is as it was, what moved it the last time."""
    unit, then = now.items[item_id], before.items.get(item_id)
    if then is None:
        return tuple(differences({}, unit.inputs))
    if (unit.meaning, unit.form) == (then.meaning, then.form):
        return then.moved_by
    found = tuple(differences(before.inputs_of(item_id), now.inputs_of(item_id)))
    return found or (Moved(input=NOTHING_ELSE, how="changed"),)


def differences(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Moved]:
    for name in sorted({*then, *now}):
        if name not in now:
            yield Moved(input=name, how="gone")
        elif name not in then:
            yield Moved(input=name, how="new")
        elif then[name] != now[name]:
            yield Moved(input=name, how="changed")


def _section(name: str) -> str:
    return f"{SETTINGS_FILE} [{name}]"


def _short(hashes: Mapping[str, str]) -> dict[str, str]:
    return {name: value[:_LENGTH] for name, value in hashes.items()}


def _file_of(item: Frozen, prd: Prd) -> Iterator[tuple[str, str]]:
    if isinstance(item, Evidence):
        for one in prd.interviews:
            if one.id == item.interview:
                yield one.file, f"sha256:{one.sha256}"


def _shared(stage: str, prd: Prd, run: Run) -> Iterator[tuple[str, str]]:
    prompts = run.prompts.get(stage, ())
    for name in prompts:
        yield f"prompt {name}", prd.provenance.prompts.get(name, "")
    if prompts:
        yield MODEL, content_hash(prd.provenance.model)
    if stage in _COUNTS:
        yield EMBEDDING_MODEL, content_hash(prd.provenance.embedding_model)
        yield CUSTOMERS, content_hash(str(prd.icp.customers))
    settings = settings_hashes(run.brief)
    yield from ((name, settings[name]) for name in map(_section, _SETTINGS.get(stage, ())))
    if stage in _READS_NOTES and run.brief.notes:
        yield NOTES_FILE, content_hash(run.brief.notes)


def _parents(item: Frozen) -> tuple[ItemId, ...]:
    """What an item names as its ground."""
    about = getattr(item, "about", "")
    named = (*getattr(item, "traces", ()), *getattr(item, "evidence", ()), *getattr(item, "against", ()))
    return (*named, ItemId(about)) if about else named
