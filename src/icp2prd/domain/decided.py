"""What decisions did to a draft: what stands by them, what waits for a person, what was held back, what is gone."""

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.decision import Action


class Decided(Frozen):
    """An item that a decision in force is about.

    drafted: what the program would say by itself; empty where it drafted nothing for it.
    """

    item: ItemId
    decision: str
    action: Action
    by: str
    reason: str = ""
    drafted: str = ""


class Suspect(Frozen):
    """An item whose ground has moved: it stays as it is and waits for a person. reasons: a phrase each.

    decision: the one that rests on the ground; empty where the market speaks against what nobody decided about.
    """

    item: ItemId
    decision: str
    reasons: tuple[str, ...]


class HeldBack(Frozen):
    """Something that was drafted again and is not in the PRD, since a person said so.

    item: the one that was rejected. text: what the draft would say.
    """

    item: ItemId
    decision: str
    by: str
    text: str
    because: str
    evidence: tuple[ItemId, ...] = ()


class Superseded(Frozen):
    """An item of an earlier draft whose id is never used again. words: the last it said."""

    id: ItemId
    words: str
    replaced_by: tuple[ItemId, ...] = ()
    why: str


class Unplaced(Frozen):
    """A decision about something that is not there: kept, and done again should it come back."""

    decision: str
    item: ItemId
    action: Action
    by: str
    text: str = ""
