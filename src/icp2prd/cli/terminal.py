"""Where words go: messages to standard error, data to standard output."""

import re
import sys

from rich.console import Console

# What a model or a file says must not move the cursor or change the colours of a terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_PIPED_WIDTH = 200
"""Columns where nobody is looking: wide, so that lines stay whole for other programs."""


def harmless(text: str) -> str:
    return _CONTROL.sub("", text)


def messages(*, no_color: bool = False) -> Console:
    return _console(no_color=no_color, stderr=True)


def data(*, no_color: bool = False) -> Console:
    return _console(no_color=no_color, stderr=False)


def say(console: Console, text: str, style: str = "") -> None:
    """Print a line as it is: no mark-up, no wrapping, nothing that a terminal obeys."""
    console.print(harmless(text), style=style or None, markup=False, highlight=False, emoji=False, soft_wrap=True)


def _console(*, no_color: bool, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _PIPED_WIDTH
    return Console(stderr=stderr, no_color=no_color or None, width=width, highlight=False, emoji=False)
