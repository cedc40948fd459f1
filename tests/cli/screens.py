"""The program at a pseudo-terminal, with somebody who reads the screen before pressing a key."""

import os
import re
import sys
import time
from pathlib import Path
from typing import Self

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl-c": "\x03",
}
PATIENCE = 90.0
"""Seconds; machines that run tests are busy."""

COLOURS = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7])(?:;\d+)*m")


class Terminal:
    """written: all that the program sent."""

    def __init__(self, *arguments: object, columns: int = 80, rows: int = 24, **environment: str) -> None:
        env = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT / "src")}
        self.written = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._program = pexpect.spawn(
            sys.executable,
            ["-c", "from icp2prd.cli import main; main()", *map(str, arguments)],
            dimensions=(rows, columns),
            env={**env, **environment},
            timeout=PATIENCE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._program.close(force=True)

    @property
    def lines(self) -> list[str]:
        return [one.rstrip() for one in self._screen.display]

    def press(self, keys: str, until: str) -> str:
        """Press a key, or type a text, and read until the screen says something; what stands there then."""
        self._program.send(KEYS.get(keys, keys))
        return self.read(until)

    def read(self, until: str) -> str:
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit:
            if until in (shown := "\n".join(self.lines)):
                return shown
            self._take()
        raise AssertionError(f"{until!r} is not on the screen:\n" + "\n".join(self.lines))

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._program.setwinsize(rows, columns)

    def ended(self) -> int:
        """The exit status."""
        while self._program.isalive() and self._take():
            pass
        self._program.expect(pexpect.EOF)
        self.written += self._program.before or b""
        self._program.close()
        return int(self._program.exitstatus if self._program.exitstatus is not None else -1)

    def _take(self) -> bool:
        """Read what there is; False where nothing more comes."""
        try:
            came = self._program.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += came
        self._stream.feed(came)
        return True
