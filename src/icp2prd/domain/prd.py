"""The PRD as data: what `prd.json` holds."""

from typing import Literal

from pydantic import Field

from icp2prd.domain.base import Artifact, Frozen, InterviewId, ItemId
from icp2prd.domain.decided import Decided, HeldBack, Superseded, Suspect, Unplaced
from icp2prd.domain.difference import LogEntry
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.gtm import Gtm, NonGoal, OpenQuestion
from icp2prd.domain.icp import Icp
from icp2prd.domain.insight import Rejected, TurnRecord
from icp2prd.domain.interview import Speaker
from icp2prd.domain.job import Jobs
from icp2prd.domain.learned import Lessons
from icp2prd.domain.metric import Metric
from icp2prd.domain.problem import Problem
from icp2prd.domain.requirement import Cut, Requirement


class InterviewSummary(Frozen):
    id: InterviewId
    file: str
    format: str
    sha256: str
    turns: int
    words: int
    speakers: tuple[Speaker, ...]
    notices: tuple[str, ...]


class Assumption(Frozen):
    """Something the PRD says that nobody said. about: the item it stands in."""

    id: ItemId
    text: str
    about: str


class TranslationRow(Frozen):
    """One row of the translation between the two languages: what go-to-market says, and what it became."""

    said: str
    became: str
    from_text: str
    to_text: str
    traces: tuple[ItemId, ...]


class Coverage(Frozen):
    """What became of every turn that may hold evidence.

    quotes_by_interview: accepted quotes. refused: quotes that were not in the turn they were said to be in, by outcome.
    unused: evidence that no item of the PRD rests on.
    """

    turns: int
    used: int
    ledger: tuple[TurnRecord, ...]
    quotes_by_interview: dict[str, int]
    refused: dict[str, int]
    rejected: tuple[Rejected, ...]
    unused: tuple[ItemId, ...]


class Provenance(Frozen):
    """How it was made: no time and no path of a machine, so that the same input gives the same bytes."""

    icp2prd: str
    model: str
    embedding_model: str
    prompts: dict[str, str]
    judge: str


class Prd(Artifact):
    """A whole draft. An item has an id, and lists the ids it rests on under `traces`, its quotes under `evidence`."""

    schema_version: Literal["1"] = "1"
    title: str
    interviews: tuple[InterviewSummary, ...]
    evidence: tuple[Evidence, ...]
    icp: Icp
    problem: Problem
    jobs: Jobs
    gtm: Gtm
    requirements: tuple[Requirement, ...]
    metrics: tuple[Metric, ...]
    non_goals: tuple[NonGoal, ...]
    cut: tuple[Cut, ...]
    assumptions: tuple[Assumption, ...]
    open_questions: tuple[OpenQuestion, ...]
    translation: tuple[TranslationRow, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    provenance: Provenance
    decided: tuple[Decided, ...] = ()
    suspect: tuple[Suspect, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    change_log: tuple[LogEntry, ...] = ()
    learned: Lessons = Lessons()

    def blocking(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.standing() if one.severity is FindingSeverity.ERROR)

    def standing(self) -> tuple[Finding, ...]:
        """Findings that nobody has waived."""
        return tuple(one for one in self.findings if not one.waived)

    def waived(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.waived)

    def evidence_by_id(self) -> dict[ItemId, Evidence]:
        return {one.id: one for one in self.evidence}


class Previous(Artifact):
    """The last draft, for ids to be matched with. highest: the last number minted, for each prefix of an id."""

    prd: Prd | None = None
    highest: dict[str, int] = Field(default_factory=dict)
