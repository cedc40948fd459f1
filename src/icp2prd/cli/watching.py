"""Who listens to a run: a live display at a terminal, plain lines elsewhere, JSON lines for programs."""

import json
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Final, Protocol, Self

import typer
from rich.console import Console

from icp2prd.cli.live import LiveDisplay
from icp2prd.cli.progress import Progress, in_words, time_in_words
from icp2prd.cli.terminal import messages, say
from icp2prd.domain.run import (
    Fetching,
    ModelChosen,
    Notice,
    RunEvent,
    StageFinished,
    StageProgress,
    StageStarted,
    event_record,
)
from icp2prd.errors import Icp2prdError

EVERY: Final = 10.0
"""Seconds between two lines about the same stage."""


class Watcher(Protocol):
    """Entered before a run, left after it, also when it fails; called from any thread."""

    def __call__(self, event: RunEvent) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def watcher(*, as_json: bool, quiet: bool, no_color: bool, plain: bool = False) -> Watcher:
    """The one that suits whoever is looking. plain: a line after the other, also at a terminal."""
    console = messages(no_color=no_color)
    if as_json:
        return JsonLines()
    if quiet:
        return Quiet(console)
    lively = console.is_terminal and not console.is_dumb_terminal and not plain
    return LiveDisplay(console) if lively else PlainLines(console)


class Quiet:
    """Which model reads the interviews is said even to those who want to hear nothing."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __call__(self, event: RunEvent) -> None:
        if isinstance(event, ModelChosen):
            say(self._console, event.sentence)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class JsonLines(Quiet):
    """Every event as one line of JSON on standard output; the last one says how it ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, event: RunEvent) -> None:
        self.put(event_record(event))

    def put(self, record: dict[str, object]) -> None:
        with self._lock:
            typer.echo(json.dumps(record, ensure_ascii=False))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Icp2prdError):
            self.put(
                {
                    "event": "failed",
                    "what": error.what,
                    "where": error.where,
                    "hint": error.hint,
                    "exit_status": error.exit_status,
                }
            )


class PlainLines(Quiet):
    """A line when a stage begins and ends, and one now and then between."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(console)
        self._clock = clock
        self._lock = threading.Lock()
        self._progress = Progress()
        self._last = 0.0

    def __call__(self, event: RunEvent) -> None:
        with self._lock:
            now = self._clock()
            self._progress.hear(event, now)
            if isinstance(event, StageStarted):
                self._last = now
            if isinstance(event, StageProgress | Fetching):
                if now - self._last < EVERY:
                    return
                self._last = now
            if line := self._line(event, now):
                say(self._console, line)

    def _line(self, event: RunEvent, now: float) -> str:
        line = ""
        match event:
            case ModelChosen(sentence):
                line = sentence
            case Notice(text):
                line = f"Note: {text}"
            case StageStarted(stage, purpose):
                line = f"{stage}: {purpose}"
            case StageProgress():
                line = self._progress_line(now)
            case StageFinished():
                line = finished_line(event)
            case Fetching():
                line = fetching_line(event)
        return line

    def _progress_line(self, now: float) -> str:
        at = self._progress
        left = at.seconds_left(now)
        about = f", about {time_in_words(left)} left" if left is not None else ""
        return f"{at.stage}: {at.done} of {at.total}; {in_words(at.usage)}{about}"


def fetching_line(event: Fetching) -> str:
    return f"Fetching {event.name}: {event.done / 1e6:.0f} of {event.total / 1e6:.0f} MB"


def finished_line(event: StageFinished) -> str:
    return f"{event.stage}: {event.summary} ({time_in_words(event.seconds) if event.seconds >= 1 else '<1 s'})"
