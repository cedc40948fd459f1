"""What one customer revealed, and what became of every turn."""

from enum import StrEnum
from typing import Final

from pydantic import Field

from icp2prd.domain.base import Artifact, Frozen, InterviewId, ItemId, PersonId, TurnId
from icp2prd.domain.evidence import Evidence, Refusal

SURE: Final = 0.5
"""Certainty of a kind from which on something is told as what it is taken for. Of what is below it, readers find three
in ten to be of that kind; of what is above it, six or seven in ten (docs/quality.md)."""


class Kind(StrEnum):
    PAIN = "pain"
    WORKAROUND = "workaround"
    DECISION_CRITERION = "decision_criterion"
    SUCCESS_METRIC = "success_metric"
    TRIGGER = "trigger"
    CHANNEL = "channel"
    SEGMENT = "segment"
    OBJECTION = "objection"


class Insight(Frozen):
    """One thing one customer revealed, in a short plain third-person statement, with the quotes it rests on.

    certainty: how sure a head that sorts is of the kind, from 0 to 1; 1 where a model named it.
    """

    kind: Kind
    statement: str
    interview: InterviewId
    person: PersonId
    evidence: tuple[ItemId, ...]
    certainty: float = Field(default=1.0, ge=0.0, le=1.0)

    @property
    def sure(self) -> bool:
        return self.certainty >= SURE


class TurnFate(StrEnum):
    """Where a customer's turn ended up."""

    USED = "used"
    NO_NEED = "no_need"
    REFUSED = "refused"
    UNANSWERED = "unanswered"


class TurnRecord(Frozen):
    """A line of the ledger: every turn that may hold evidence has one.

    reason: why it was not used, in words; empty where it was.
    """

    turn: TurnId
    fate: TurnFate
    reason: str = ""


class Rejected(Frozen):
    """A model's answer that was not taken: which stage and item, and why."""

    stage: str
    item: str
    reason: str


class Insights(Artifact):
    """All that was extracted, in the order of the interviews and their turns."""

    insights: tuple[Insight, ...]
    evidence: tuple[Evidence, ...]
    ledger: tuple[TurnRecord, ...]
    refusals: tuple[Refusal, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def evidence_by_id(self) -> dict[ItemId, Evidence]:
        return {one.id: one for one in self.evidence}
