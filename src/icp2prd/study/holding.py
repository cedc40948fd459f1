"""One at a time: whoever writes to a study holds it, and the next one is told who does.

The system's own file lock is what counts, so a dead process holds nothing, whatever it left behind. Beside the lock
lies who holds it, for the message; a record that nobody holds is that of a program that was killed.
"""

import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from icp2prd.domain.base import Frozen
from icp2prd.errors import OutputError, StudyHeld
from icp2prd.kept import kept_record
from icp2prd.study.folder import StudyFolder
from icp2prd.writing import finish, sweep, write_atomically


class Holder(Frozen):
    """since: local time, to the second."""

    pid: int
    host: str
    since: str


def this_process() -> Holder:
    since = datetime.now(UTC).astimezone().isoformat(sep=" ", timespec="seconds")
    return Holder(pid=os.getpid(), host=platform.node(), since=since)


@contextmanager
def held(folder: StudyFolder, holder: Callable[[], Holder] = this_process) -> Iterator[None]:
    """Hold a study, and bring what a killed program left in it to rest.

    Raises StudyHeld where another process holds it, OutputError where the folder cannot be written.
    """
    lock = FileLock(folder.own / "lock", timeout=0)
    try:
        folder.own.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        holding = kept_record(folder.holder_file, Holder)  # none where it has just begun, or has just ended
        raise _held_by(holding, folder) from None
    except OSError as error:
        raise OutputError(
            f"The study cannot be held for this run: {error.strerror or error}.",
            where=str(folder.own),
            hint="Make room, or make the folder writable, and run the same command again.",
        ) from error
    try:
        if folder.holder_file.exists():
            _sweep_calls(folder.calls)
        for written in (folder.prd, folder.artifacts):
            finish(written)
        write_atomically(folder.holder_file, holder().model_dump_json() + "\n")
        yield
    finally:
        folder.holder_file.unlink(missing_ok=True)
        lock.release()


def _sweep_calls(calls: Path) -> None:
    for prompt in calls.iterdir() if calls.is_dir() else ():
        if prompt.is_dir():
            sweep(prompt)


def _held_by(holder: Holder | None, folder: StudyFolder) -> StudyHeld:
    who = f"process {holder.pid} on {holder.host}, since {holder.since}" if holder else "another process"
    return StudyHeld(
        f"This study is held by {who}.",
        where=str(folder.root),
        hint="Wait until it has ended, or end it; what it has done so far is kept.",
    )
