"""What a run did, line by line, under `.icp2prd/runs/<number>/`: for people, not committed, not read back.

    ledger.jsonl   every event with its time, as JSON
    log            the same without the calls, for reading

No interview text: events have none, and why an answer did not fit stays with the answer in `calls/`.
"""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from icp2prd.domain.run import (
    Called,
    Fetching,
    ModelChosen,
    Notice,
    RunEvent,
    StageFinished,
    StageProgress,
    StageStarted,
    event_record,
)
from icp2prd.errors import OutputError


def utc_now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """Open while a run goes on; `append` may be called from any thread."""

    def __init__(self, folder: Path, ledger: TextIO, log: TextIO, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self._ledger = ledger
        self._log = log
        self._now = now
        self._lock = threading.Lock()

    @classmethod
    def begin(cls, runs: Path, now: Callable[[], datetime] = utc_now) -> Self:
        """Begin the next run. Raises OutputError where the folder cannot be written."""
        try:
            folder = _next_folder(runs)
            ledger = (folder / "ledger.jsonl").open("w", encoding="utf-8", newline="\n")
            log = (folder / "log").open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise _unwritable(runs, error) from error
        return cls(folder, ledger, log, now)

    def append(self, event: RunEvent) -> None:
        """Raises OutputError where the disk is full."""
        if isinstance(event, StageProgress | Fetching):
            return  # for the eye of the moment
        record = event_record(event)
        if isinstance(event, Called) and event.happened != "retried":
            del record["reason"]
        line = json.dumps({"at": self._stamp(), **record}, ensure_ascii=False)
        try:
            with self._lock:
                self._ledger.write(line + "\n")
                self._ledger.flush()
                if text := _for_people(event):
                    self._log.write(f"{self._stamp()} {text}\n")
                    self._log.flush()
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def close(self) -> None:
        for file in (self._ledger, self._log):
            try:
                file.close()
            except OSError as error:  # closing writes what is left
                raise _unwritable(self.folder, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="milliseconds")


def _next_folder(runs: Path) -> Path:
    """`0001`, `0002`, …; two runs that begin at once get two numbers."""
    runs.mkdir(parents=True, exist_ok=True)
    number = max((int(one.name) for one in runs.iterdir() if one.name.isdecimal()), default=0)
    while True:
        number += 1
        folder = runs / f"{number:04d}"
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder


def _for_people(event: RunEvent) -> str:
    text = ""
    match event:
        case ModelChosen(sentence):
            text = sentence
        case Notice(notice):
            text = notice
        case StageStarted(stage, purpose):
            text = f"{stage}: {purpose}"
        case StageFinished(stage, summary, seconds):
            text = f"{stage}: {summary} ({seconds:.1f} s)"
        case Called(happened="retried", prompt=prompt, item=item, reason=reason):
            text = f"{prompt} {item}: tried again: {reason}"
        case Called(happened="rejected", prompt=prompt, item=item):
            text = f"{prompt} {item}: no answer that fits; left out"
    return text


def _unwritable(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"The record of this run cannot be written: {error.strerror or error}.",
        where=str(folder),
        hint="Make room, or make the folder writable, and run the same command again.",
    )
