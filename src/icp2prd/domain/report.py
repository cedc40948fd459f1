"""What `icp2prd check` has to say, whatever the format it says it in."""

from enum import StrEnum
from typing import Literal

from pydantic import computed_field

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.settings import FailOn
from icp2prd.domain.waiver import Waiver


class RuleCard(Frozen):
    """What a report says of a rule. reference: the standard or source it comes from."""

    id: str
    title: str
    severity: FindingSeverity
    reference: str


class Place(Frozen):
    """Where something stands. file: relative to where the program was called, if below it; with forward slashes.

    line, column: counted from 1, columns in characters. end_column: the first that is no longer part of it; None for
    the rest of the line.
    """

    file: str
    line: int
    column: int = 1
    end_column: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Related(Frozen):
    """Words of an interview that a finding bears on."""

    at: Place
    text: str


class Reported(Frozen):
    """A finding with its place. fingerprint: the same for the same finding, whatever else is edited.

    known: it stands in the baseline.
    """

    finding: Finding
    at: Place
    fingerprint: str
    related: tuple[Related, ...] = ()
    known: bool = False


class Cause(StrEnum):
    """What a draft no longer follows from."""

    INTERVIEW = "interview"
    SETTINGS = "settings"
    PROMPT = "prompt"
    DECISIONS = "decisions"
    DOCUMENT = "document"
    LOCK = "lock"


class Change(Frozen):
    """Something that is not as it was when the draft was written. items: those that rest on it."""

    cause: Cause
    name: str
    sentence: str
    items: tuple[ItemId, ...] = ()


class Report(Frozen):
    """about: the study or the files. lapsed: waivers whose text has changed. notices: one sentence each."""

    schema_version: Literal["1"] = "1"
    about: str
    fail_on: FailOn
    findings: tuple[Reported, ...]
    changes: tuple[Change, ...] = ()
    lapsed: tuple[Waiver, ...] = ()
    notices: tuple[str, ...] = ()
    rules: tuple[RuleCard, ...] = ()

    def failing(self) -> tuple[Reported, ...]:
        """Findings that fail the check: neither waived nor known, and as severe as was asked for."""
        return tuple(one for one in self.findings if self.fails(one))

    def fails(self, one: Reported) -> bool:
        return one.finding.severity in self.fail_on.severities and not one.known and not one.finding.waived

    def standing(self) -> tuple[Reported, ...]:
        """Findings that nobody has waived."""
        return tuple(one for one in self.findings if not one.finding.waived)

    def waived(self) -> tuple[Reported, ...]:
        return tuple(one for one in self.findings if one.finding.waived)

    @property
    def stale(self) -> bool:
        return bool(self.changes)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def failing_fingerprints(self) -> tuple[str, ...]:
        return tuple(one.fingerprint for one in self.failing())

    @computed_field  # type: ignore[prop-decorator]
    @property
    def exit_status(self) -> int:
        """4 comes before 1: what is found in a stale draft may be gone when it is written again."""
        if self.stale:
            return 4
        return 1 if self.failing() else 0
