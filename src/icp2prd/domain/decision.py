"""What people decided about items of a draft, and what that rested on: `prd/decisions.json`."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, JsonValue, model_validator

from icp2prd.domain.base import Frozen, ItemId, TurnId


class Action(StrEnum):
    """LOCK: as ACCEPT, and nobody edits, rejects, merges or splits it before it is accepted or deferred again."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    DEFER = "defer"
    WAIVE = "waive"
    MERGE = "merge"
    SPLIT = "split"
    LOCK = "lock"


KEEPING = frozenset({Action.ACCEPT, Action.EDIT, Action.LOCK})
"""Actions after which an item's words stay to the letter."""


class RestedQuote(Frozen):
    """words: hash of who was interviewed and what was quoted, so that a turn that moved is no change."""

    turn: TurnId
    words: str


class RestedOn(Frozen):
    """parents: hash of what each said, by id.

    fields: of a waiver alone: a hash of what stood in each field of the item, and of what was found there.
    """

    evidence: dict[ItemId, RestedQuote] = Field(default_factory=dict)
    against: dict[ItemId, RestedQuote] = Field(default_factory=dict)
    parents: dict[ItemId, str] = Field(default_factory=dict)
    fields: dict[str, str] = Field(default_factory=dict)


class Decision(Frozen):
    """rule: of the finding that was waived. text: what the item says by this decision.

    wording: the other fields that people read, as they were then. into: the item it was merged into, or those it was
    split into, with their texts.
    """

    id: str = Field(pattern=r"^DEC-[0-9]{3,}$")
    action: Action
    item: ItemId
    rule: str | None = None
    text: str | None = None
    wording: dict[str, JsonValue] = Field(default_factory=dict)
    reason: str = ""
    into: tuple[ItemId, ...] = ()
    texts: tuple[str, ...] = ()
    by: str
    rested_on: RestedOn = RestedOn()

    @model_validator(mode="after")
    def _waiver_says_of_what(self) -> Self:
        if self.action is Action.WAIVE and not (self.rule and self.reason.strip()):
            raise ValueError(f"{self.id} waives a finding, and has to name its rule and a reason")
        return self


class Decisions(Frozen):
    """In the order in which they were made; the last one about an item is in force, the others are its history."""

    schema_version: Literal["1"] = "1"
    decisions: tuple[Decision, ...] = ()

    def in_force(self) -> dict[ItemId, Decision]:
        """By item; waivers are about findings and not among them."""
        return {one.item: one for one in self.decisions if one.action is not Action.WAIVE}

    def numbered(self, made: Decision) -> "Decisions":
        """These and one more, under the next number."""
        number = max((int(one.id.removeprefix("DEC-")) for one in self.decisions), default=0) + 1
        added = made.model_copy(update={"id": f"DEC-{number:03d}"})
        return self.model_copy(update={"decisions": (*self.decisions, added)})

    def named(self) -> tuple[ItemId, ...]:
        """Every id that a decision names, which nothing else may ever get."""
        return tuple(
            named
            for one in self.decisions
            for named in (one.item, *one.into, *one.rested_on.evidence, *one.rested_on.against, *one.rested_on.parents)
        )
