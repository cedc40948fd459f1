"""One run of a study: what is asked of it, what it says on the way, and what came out.

Plain dataclasses: they are made by the thousand while a run goes on, and nothing in them is from outside.
No event holds a word of an interview: events go to the ledger, to logs, and to a terminal in a CI job.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from icp2prd.domain.difference import LogEntry
from icp2prd.domain.prd import Prd


@dataclass(frozen=True, slots=True)
class RunRequest:
    """model, base_url, embedding: empty leaves the choice to the settings. out: instead of `STUDY/prd`.

    judge: whether a model judges the draft. judge_model: which one; empty is that of the settings, then the author's.
    max_cost: US dollars; None leaves it to the settings. until: the last stage to run; None runs them all.
    redact: whether names are replaced; None leaves it to the settings, and then to how the last draft was made.
    goes_on: the draft on disk was written on the way to this one; what is compared with is the one before it.
    """

    study: Path
    model: str = ""
    base_url: str = ""
    embedding: str = ""
    judge: bool = False
    judge_model: str = ""
    out: Path | None = None
    max_cost: float | None = None
    until: str | None = None
    redact: bool | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class ModelChosen:
    """sentence: which model reads the interviews, and whether they leave the machine."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know, one sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class StageStarted:
    stage: str
    purpose: str


@dataclass(frozen=True, slots=True)
class StageProgress:
    """Items done, and items in all as far as is known; comes from any thread."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class StageFinished:
    """summary: what came out, in a few words ("41 insights from 3 interviews")."""

    stage: str
    summary: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Called:
    """Something happened at the door to the model; comes from any thread.

    happened: `started`, `finished`, `cached`, `retried`, `invalid` or `rejected`. prompt, item: what was
    asked about. key: of the call, where it is kept. cost: US dollars; None where the price is unknown.
    reason: for retried, invalid and rejected.
    """

    happened: str
    prompt: str
    item: str
    key: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    cost: float | None = 0.0
    reason: str = ""

    @property
    def usage(self) -> "Usage":
        """What it adds to that of the run."""
        return Usage(
            calls=int(self.happened == "finished"),
            cached=int(self.happened == "cached"),
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            cost=self.cost,
        )


@dataclass(frozen=True, slots=True)
class Fetching:
    """Weights of the embedded model arrive. done, total: bytes."""

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Written:
    """Files that were written; those that were right already are not among them."""

    paths: tuple[Path, ...]


RunEvent = ModelChosen | Notice | StageStarted | StageProgress | StageFinished | Called | Fetching | Written

Listen = Callable[[RunEvent], None]
"""Hears what a run says; has to stand being called from several threads."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What a run has used. cost: US dollars; None where a price was unknown."""

    calls: int = 0
    cached: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            calls=self.calls + other.calls,
            cached=self.cached + other.cached,
            prompt_tokens=self.prompt_tokens + other.prompt_tokens,
            completion_tokens=self.completion_tokens + other.completion_tokens,
            cost=None if self.cost is None or other.cost is None else self.cost + other.cost,
        )


@dataclass(frozen=True, slots=True)
class RunResult:
    """prd: None where the run stopped before there was one; so_far is then what there is of it, decisions in place.

    unchanged: nothing had to be done.

    findings: how many of each severity (`error`, `warning`, `note`). waived: how many more, let stand by a person.
    changed: what the draft changed of the one before; None where no item differs, or there was none.
    """

    prd: Prd | None
    unchanged: bool = False
    written: tuple[Path, ...] = ()
    findings: dict[str, int] = field(default_factory=dict)
    usage: Usage = Usage()
    exit_status: int = 0
    waived: int = 0
    so_far: Prd | None = None
    changed: LogEntry | None = None


_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def event_record(event: RunEvent) -> dict[str, object]:
    """An event as JSON takes it; `event` says which: `stage_started`, `called`, …"""
    record: dict[str, object] = {"event": _CAPITAL.sub("_", type(event).__name__).lower()}
    for name, value in asdict(event).items():
        record[name] = [path.as_posix() for path in value] if isinstance(value, tuple) else value
    return record
