"""The program as a shell starts it, with the plain reader for a model, in processes that can be killed.

python -m tests.pipeline.program: reads a line `[output, death, "run", "study", …]` as JSON, forks a process that is the
program with these arguments and its output in a file, and prints its number; then waits for it and prints its status.
One import for hundreds of runs.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

ROOT = Path(__file__).parents[2]


class Death(NamedTuple):
    """When a program is killed: `after` so many calls and returns of functions since the event `begins` of a stage,
    and at the event `ends` at the latest. A clock would have to hit a stage of a few milliseconds."""

    begins: tuple[str, str]
    ends: tuple[str, str]
    after: int


class Programs:
    """Starts the program, one process after the other."""

    def __enter__(self) -> Self:
        environment = {**os.environ, "ICP2PRD_MODEL": "fake", "ICP2PRD_FAKE_MODEL": "scripted"}
        self._parent: subprocess.Popen[str] = subprocess.Popen(
            [sys.executable, "-m", "tests.pipeline.program"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._parent.communicate()

    def start(self, output: Path, *arguments: object, death: Death | None = None) -> int:
        """Start it, and return its number; `status` has to be called before the next start."""
        assert self._parent.stdin
        self._parent.stdin.write(json.dumps([str(output), death, *map(str, arguments)]) + "\n")
        self._parent.stdin.flush()
        return self._said()

    def status(self) -> int:
        """Wait for the end: the exit status, or minus the signal that killed it."""
        return self._said()

    def _said(self) -> int:
        assert self._parent.stdout
        return int(self._parent.stdout.readline())


def main() -> None:
    import icp2prd.llm.opening as opening
    import icp2prd.pipeline  # noqa: F401  loaded once, before the processes part
    from icp2prd.cli import main as program
    from icp2prd.llm.fake import Script
    from tests.scripted import PlainReader

    changed: Any = opening
    changed._script = lambda _: Script(PlainReader().parts())
    changed.os.fsync = lambda _: None  # a process dies here, not the machine
    for line in sys.stdin:
        output, death, *arguments = json.loads(line)
        child = os.fork()
        if not child:
            with Path(output).open("wb", buffering=0) as file:
                os.dup2(file.fileno(), 1)
                os.dup2(file.fileno(), 2)
            if death:
                _die(Death(*death))
            sys.argv = ["icp2prd", *arguments]
            try:
                program()
            except SystemExit as end:
                os._exit(int(end.code or 0))
            os._exit(70)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def _die(death: Death) -> None:
    """Have this process kill itself, in the midst of whatever it does then."""
    from icp2prd.cli.watching import JsonLines

    left = death.after
    put = JsonLines.put

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def told(self: JsonLines, record: dict[str, object]) -> None:
        put(self, record)
        event = [record["event"], record.get("stage", "")]
        if event == list(death.ends):
            os.kill(os.getpid(), signal.SIGKILL)
        if event == list(death.begins):
            threading.setprofile(count)
            sys.setprofile(count)

    changed: Any = JsonLines
    changed.put = told


if __name__ == "__main__":
    main()
