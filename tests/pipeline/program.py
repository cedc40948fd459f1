"""The program as a shell starts it, with the plain reader for a model, in processes that can be killed.

python -m tests.pipeline.program: reads a line `["run", "study", …]` as JSON, forks a process that is the program with
these arguments and its output in a file, and prints its number; then waits for it and prints its status. One import
for hundreds of runs.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]


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

    def start(self, output: Path, *arguments: object) -> int:
        """Start it, and return its number; `status` has to be called before the next start."""
        assert self._parent.stdin
        self._parent.stdin.write(json.dumps([str(output), *map(str, arguments)]) + "\n")
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
        output, *arguments = json.loads(line)
        child = os.fork()
        if not child:
            with Path(output).open("wb", buffering=0) as file:
                os.dup2(file.fileno(), 1)
                os.dup2(file.fileno(), 2)
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


if __name__ == "__main__":
    main()
