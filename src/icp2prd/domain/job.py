"""Jobs to be done: what customers are trying to get done, feel, or be seen as."""

from enum import StrEnum

from icp2prd.domain.base import Artifact, Frozen, ItemId
from icp2prd.domain.insight import Rejected


class JobKind(StrEnum):
    FUNCTIONAL = "functional"
    EMOTIONAL = "emotional"
    SOCIAL = "social"


class Job(Frozen):
    """`When <situation>, I want to <motivation>, so I can <outcome>`; it rests on pains, never on a product."""

    id: ItemId
    kind: JobKind
    situation: str
    motivation: str
    outcome: str
    traces: tuple[ItemId, ...]
    evidence: tuple[ItemId, ...]

    @property
    def statement(self) -> str:
        return f"When {self.situation}, I want to {self.motivation}, so I can {self.outcome}."


class Jobs(Artifact):
    """not_found: the kinds of job that no interview speaks of."""

    jobs: tuple[Job, ...]
    not_found: tuple[JobKind, ...] = ()
    rejected: tuple[Rejected, ...] = ()
