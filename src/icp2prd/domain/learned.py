"""What the market answered: results, what they were compared with and what follows from them: `prd/learned.json`."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.decided import Suspect


class Verdict(StrEnum):
    PIVOT = "pivot"
    PERSEVERE = "persevere"
    NOT_ENOUGH = "not enough data"


class Measured(Frozen):
    """One result as it was given.

    successes: out of n; without n, how often it happened in the window. value: the mean of n with the deviation sd, or
    a figure by itself. segment: of the customers; empty for all.
    """

    item: ItemId
    segment: str = ""
    successes: int | None = None
    n: int | None = None
    value: float | None = None
    sd: float | None = None
    unit: str = ""
    window: str = ""
    source: str = ""
    note: str = ""


class Part(Frozen):
    """A part of the go-to-market hypothesis, as it was worded. name: `segment`, `channel` or `promise`."""

    name: Literal["segment", "channel", "promise"]
    text: str


class Result(Frozen):
    """name: of what was measured, as it was then. compared_with: `target`, or `pivot` and `persevere`, as written.

    bears_on: requirements, each with the decision about it that was in force; empty where there was none.
    """

    id: str = Field(pattern=r"^RES-[0-9]{3,}$")
    measured: Measured
    name: str
    compared_with: dict[str, str]
    verdict: Verdict
    arithmetic: str
    bears_on: dict[ItemId, str] = Field(default_factory=dict)
    parts: tuple[Part, ...] = ()


class Lesson(Frozen):
    """The new results of one file. file: its name, without the folder."""

    id: str = Field(pattern=r"^LEARN-[0-9]{3,}$")
    file: str
    results: tuple[Result, ...]

    def entry(self) -> str:
        """What happened, for a change log: `LEARN-001 from r.csv. ACT-001: pivot; MET-002, MET-003: persevere`."""
        told: dict[Verdict, list[str]] = {}
        for one in self.results:
            segment = f" in {one.measured.segment}" if one.measured.segment else ""
            told.setdefault(one.verdict, []).append(f"{one.measured.item}{segment}")
        said = [f"{', '.join(told[verdict])}: {verdict}" for verdict in Verdict if verdict in told]
        return f"{self.id} from {self.file}. {'; '.join(said)}"


class Learned(Frozen):
    """`prd/learned.json`: lessons in the order in which they came; nothing is ever taken out."""

    schema_version: Literal["1"] = "1"
    lessons: tuple[Lesson, ...] = ()

    def results(self) -> tuple[Result, ...]:
        return tuple(one for lesson in self.lessons for one in lesson.results)

    def in_force(self) -> tuple[Result, ...]:
        """The last result of each metric or action in each segment; the earlier ones are its history."""
        last = {(one.measured.item, one.measured.segment.casefold()): one for one in self.results()}
        return tuple(last.values())


class SuspectPart(Frozen):
    """A part of the hypothesis that waits for the team. reasons: a phrase each."""

    part: Part
    reasons: tuple[str, ...]


class Lessons(Frozen):
    """What a draft tells of what was learned.

    suspect: what it adds to what is suspect in the draft. unmeasured: metrics and actions that no result is about.
    """

    lessons: tuple[Lesson, ...] = ()
    suspect: tuple[Suspect, ...] = ()
    parts: tuple[SuspectPart, ...] = ()
    unmeasured: tuple[ItemId, ...] = ()
