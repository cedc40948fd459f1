"""What the product must do, never how: testable, traceable, prioritised."""

from enum import StrEnum

from icp2prd.domain.base import Artifact, Frozen, ItemId
from icp2prd.domain.insight import Rejected


class Priority(StrEnum):
    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "won't"


class Pattern(StrEnum):
    """EARS (Mavin et al. 2009) or a capability statement."""

    EARS = "ears"
    CAPABILITY = "capability"
    NONE = "none"


class Verification(StrEnum):
    """How one finds out whether it holds (ISO/IEC/IEEE 29148)."""

    TEST = "test"
    DEMONSTRATION = "demonstration"
    INSPECTION = "inspection"
    ANALYSIS = "analysis"


class Criterion(Frozen):
    """given / when / then, with something a tester can see.

    threshold: the number with its unit, as it stands in `then`; empty where nothing is counted.
    threshold_source: the quote it comes from, or the assumption that it is one.
    """

    id: ItemId
    given: str
    when: str
    then: str
    threshold: str = ""
    threshold_source: str = ""
    evidence: tuple[ItemId, ...] = ()

    @property
    def statement(self) -> str:
        return f"Given {self.given}, when {self.when}, then {self.then}."


class Requirement(Frozen):
    """traces: pains, jobs and goals, in that order. against: quotes that speak against it."""

    id: ItemId
    title: str
    statement: str
    pattern: Pattern
    rationale: str
    priority: Priority
    priority_because: str
    verification: Verification
    criteria: tuple[Criterion, ...]
    traces: tuple[ItemId, ...]
    evidence: tuple[ItemId, ...]
    against: tuple[ItemId, ...] = ()


class Cut(Frozen):
    """Something that was drafted or told and is not a requirement, with the reason."""

    id: ItemId
    text: str
    because: str
    traces: tuple[ItemId, ...] = ()
    evidence: tuple[ItemId, ...] = ()


class Requirements(Artifact):
    """In order of priority, then of the pains they answer."""

    requirements: tuple[Requirement, ...]
    cut: tuple[Cut, ...] = ()
    rejected: tuple[Rejected, ...] = ()
