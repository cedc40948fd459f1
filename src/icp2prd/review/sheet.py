"""All that a person sees of one item, before it is put on a screen. Its texts are those of the draft, as they are."""

from enum import IntEnum, StrEnum

from icp2prd.domain.base import Frozen, InterviewId, ItemId, TurnId
from icp2prd.domain.finding import Finding
from icp2prd.study.bookmark import Glance


class Stage(StrEnum):
    """In the order in which they are settled: what is settled early shapes what comes after."""

    PAINS = "pains"
    PROBLEM = "problem"
    JOBS = "jobs"
    REQUIREMENTS = "requirements"
    METRICS = "metrics"
    FINDINGS = "findings"


class Need(IntEnum):
    """Why a person is asked, the most pressing first. NOTHING: nobody is."""

    SUSPECT = 0
    NEW = 1
    FINDINGS = 2
    LOW_EVIDENCE = 3
    DEFERRED = 4
    NOTHING = 5


class Said(Frozen):
    """Words of a customer. before, after: a line of what was said around them, with who said it; may be empty."""

    id: ItemId
    words: str
    who: str
    where: str
    weight: str
    before: str
    after: str
    interview: InterviewId
    turn: TurnId


class Fact(Frozen):
    """later: it stands below the quotes."""

    label: str
    text: str
    later: bool = False


class Sheet(Frozen):
    """One item, or one finding where `rule` is not empty.

    needs: in words. doubts: why it is suspect. open_under: the decision in force when the review began, which is not
    enough to settle it; empty for none.
    """

    id: ItemId
    rule: str = ""
    stage: Stage
    word: str
    statement: str
    facts: tuple[Fact, ...] = ()
    quotes: tuple[Said, ...] = ()
    against: tuple[Said, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubts: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    need: Need
    needs: tuple[str, ...] = ()
    open_under: str = ""
    glance: Glance = Glance(text="")

    @property
    def asked(self) -> bool:
        return self.need is not Need.NOTHING

    @property
    def key(self) -> str:
        """What a bookmark names it by."""
        return f"{self.rule}:{self.id}" if self.rule else self.id
