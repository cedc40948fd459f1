"""Jobs to be done: what customers are trying to get done, feel, or be seen as."""

import re
from enum import StrEnum
from typing import Final

from icp2prd.domain.base import Artifact, Frozen, ItemId
from icp2prd.domain.insight import Rejected

_IS_A_STATE: Final = re.compile(r"(the|a|an|my|they|it|nobody|everyone|we|I)\b")


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
        purpose = "so that" if _IS_A_STATE.match(self.outcome) else "so I can"
        return f"When {self.situation}, I want to {self.motivation}, {purpose} {self.outcome}."


class Jobs(Artifact):
    """not_found: the kinds of job that no interview speaks of."""

    jobs: tuple[Job, ...]
    not_found: tuple[JobKind, ...] = ()
    rejected: tuple[Rejected, ...] = ()
