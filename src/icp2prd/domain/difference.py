"""How one draft differs from another, item by item: what `icp2prd diff` says, and what the change log is made of."""

from enum import StrEnum
from typing import Literal

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.decision import Action


class Happened(StrEnum):
    """What became of an item, what a person has to look at first."""

    SUSPECT = "went suspect"
    NEW = "new"
    GONE = "gone"
    MEANING = "meaning changed"
    PRIORITY = "priority moved"
    LOST = "evidence lost"
    GAINED = "evidence gained"
    REWORDED = "reworded"
    DECIDED = "decided"
    SETTLED = "no longer suspect"


class Wording(Frozen):
    """One field that people read, in both drafts; empty where it was not there."""

    field: str
    before: str
    after: str


class MovedQuote(Frozen):
    """words: empty in a change log. opposes: it speaks against the item."""

    id: ItemId
    interview: str
    words: str
    opposes: bool = False


class MovedPriority(Frozen):
    """because: the figures behind the one it has."""

    before: str
    after: str
    because: str


class NewDecision(Frozen):
    """rule: of a finding that was waived. waits: it is in decisions.json, and no draft has it yet."""

    id: str
    action: Action
    by: str
    reason: str = ""
    rule: str = ""
    waits: bool = False


class ItemChange(Frozen):
    """One item.

    word: what it is, for people. text: what it says; where it is gone, the last it said. replaced_by, why: where it is
    gone. rests_on, no_longer_on: other items. suspect: the reasons that are new. causes: files, prompts, settings and
    models behind it that are not what they were.
    """

    item: ItemId
    word: str
    text: str
    happened: tuple[Happened, ...]
    wording: tuple[Wording, ...] = ()
    rests_on: tuple[ItemId, ...] = ()
    no_longer_on: tuple[ItemId, ...] = ()
    replaced_by: tuple[ItemId, ...] = ()
    why: str = ""
    priority: MovedPriority | None = None
    gained: tuple[MovedQuote, ...] = ()
    lost: tuple[MovedQuote, ...] = ()
    suspect: tuple[str, ...] = ()
    decided: tuple[NewDecision, ...] = ()
    causes: tuple[str, ...] = ()


class Difference(Frozen):
    """before, after: what is compared, for people. because: what the drafts were made from differently, by sentence."""

    schema_version: Literal["1"] = "1"
    before: str
    after: str
    because: tuple[str, ...] = ()
    items: tuple[ItemChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.items and not self.because


class LogEntry(Frozen):
    """What one draft changed of the one before. draft: its number; the first draft of a study is 1 and has no entry."""

    draft: int
    because: tuple[str, ...]
    items: tuple[ItemChange, ...]
