"""Text in lines of so many cells of a terminal: a letter of Chinese or a sign may take two, an accent none."""

import textwrap
from io import StringIO
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from icp2prd.review.visible import visible


class Span(NamedTuple):
    """style: `strong`, `dim`, `warn`, `bad`, `good`, `bar`, or empty."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than `width`; at least one."""
    shown = visible(text)
    if cell_len(shown) == len(shown):
        return textwrap.wrap(shown, max(1, width), break_on_hyphens=False) or [""]
    console = Console(file=StringIO(), width=max(2, width))
    return [one.plain.rstrip() for one in Text(shown).wrap(console, max(2, width))] or [""]


def paragraph(
    text: str, width: int, *, first: str = "", rest: str = "", style: str = "", label: str = ""
) -> list[Line]:
    """A text with something before its first line, in the style `label`, and something before the others."""
    lines = wrapped(text, width - max(cell_len(first), cell_len(rest)))
    return [
        (Span(first, label), Span(one, style)) if place == 0 else (Span(rest), Span(one, style))
        for place, one in enumerate(lines)
    ]


def clipped(text: str, width: int) -> str:
    """On one line, with an ellipsis where it is too long."""
    shown = visible(text)
    if cell_len(shown) <= width:
        return shown
    return set_cell_size(shown, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


def clipped_before(text: str, width: int) -> str:
    """The end of a text on one line, with an ellipsis where it does not begin there."""
    shown = visible(text)
    if cell_len(shown) <= width:
        return shown
    tail = set_cell_size(shown[::-1], max(0, width - 1))[::-1]
    return f"…{tail.partition(' ')[2] or tail.strip()}"


def spread(left: str, right: str, width: int) -> str:
    """Two texts on one line, at both ends of it; the right one gives way."""
    left = clipped(left, width)
    right = clipped(right, width - cell_len(left) - 2)
    return left + " " * (width - cell_len(left) - cell_len(right)) + right


def fitted(line: Line, width: int) -> Line:
    """The line, cut off where the terminal ends; only a very narrow one has lines that are too long."""
    spans, left = [], width
    for one in line:
        kept = one if cell_len(one.text) <= left else one._replace(text=set_cell_size(one.text, left))
        spans.append(kept)
        left -= cell_len(kept.text)
    return tuple(spans)


def text_of_line(line: Line) -> str:
    return "".join(one.text for one in line)
