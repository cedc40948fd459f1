"""The live display: finished stages stay as lines, and below them moves the one that is going on."""

import threading
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from icp2prd.cli.progress import Progress, in_words, time_in_words
from icp2prd.cli.terminal import harmless, say
from icp2prd.domain.run import (
    Fetching,
    ModelChosen,
    Notice,
    RunEvent,
    StageFinished,
    StageStarted,
)


class LiveDisplay:
    """Stage, items done and waiting, calls, tokens, cost, time left."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._lock = threading.Lock()
        self._progress = Progress()
        self._bars = Bars(
            SpinnerColumn("line"),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[used]}", markup=False, style="dim"),
            console=console,
            transient=True,
        )
        self._stage: TaskID | None = None
        self._fetch: TaskID | None = None

    def __call__(self, event: RunEvent) -> None:
        with self._lock:
            self._progress.hear(event, time.monotonic())
            self._show(event)

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def _show(self, event: RunEvent) -> None:
        match event:
            case ModelChosen(sentence):
                say(self._console, sentence, style="bold")
            case Notice(text):
                say(self._console, f"Note: {text}", style="yellow")
            case StageStarted(stage, purpose):
                self._forget_stage()
                self._stage = self._bars.add_task(harmless(f"{stage}: {purpose}"), total=None, used="")
            case StageFinished(stage, summary, seconds):
                self._forget_stage()
                say(self._console, f"{stage:<12} {summary}  ({time_in_words(seconds)})")
            case Fetching():
                self._show_fetching(event)
            case _:
                self._update_stage()

    def _update_stage(self) -> None:
        if self._stage is None:
            return
        used = in_words(self._progress.usage)
        left = self._progress.seconds_left(time.monotonic())
        self._bars.update(
            self._stage,
            completed=self._progress.done,
            total=self._progress.total or None,
            used=f"{used}, about {time_in_words(left)} left" if left else used,
        )

    def _show_fetching(self, event: Fetching) -> None:
        """In megabytes."""
        if self._fetch is None:
            self._fetch = self._bars.add_task("", used="MB")
        self._bars.update(
            self._fetch,
            description=f"Fetching {event.name}",
            completed=event.done // 1_000_000,
            total=event.total // 1_000_000,
        )
        if event.done >= event.total:
            self._bars.remove_task(self._fetch)
            self._fetch = None

    def _forget_stage(self) -> None:
        if self._stage is not None:
            self._bars.remove_task(self._stage)
            self._stage = None
