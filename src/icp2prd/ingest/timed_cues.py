"""Captions as cues: a time and the lines shown from then on. WebVTT and SubRip differ in little but their head.

Not read with webvtt-py: it does not tell the line of a cue, which a quote's locator needs, and it drops a
damaged cue with the words in it. A test holds these readers to webvtt-py's text on whole files.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from operator import le, ne
from typing import NamedTuple

from icp2prd.ingest.clock import TIME, seconds
from icp2prd.ingest.document import Line, texts_of
from icp2prd.ingest.held_cues import Cue, HeldCues
from icp2prd.ingest.said import Asides
from icp2prd.ingest.transcript import Aside

_SETTINGS = r"(?:\s+(?:align|line|position|size|region|vertical|[XY][12]):\S*)*\s*"
_TIMING = re.compile(rf"\s*({TIME})\s*-->\s*(?:{TIME})?[\d:.,]*{_SETTINGS}", re.ASCII)
_CUE_ID = r"\d{1,9}|[\w-]{1,60}/\d{1,9}-\d{1,9}|[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}"
_CUT_OFF = re.compile(rf"\s*(?:{_CUE_ID}|(?:{TIME})?[\d:.,]*\s*-{{0,2}}>?\s*(?:{TIME})?[\d:.,]*)\s*", re.ASCII)
# Few cues are written otherwise; those are looked at more closely.
_USUAL_CUE = re.compile(
    rf"((?:{_CUE_ID})\n)?(?:(\d{{2,3}}):)?([0-5]\d):([0-5]\d[.,]\d{{3}}) --> [\d:.,]{{9,13}}"
    r"(?: (?:align|line|position|size):\S*)*\n((?:[^\n]+\n)+)(?:\n|\Z)",
    re.ASCII,
)
_AT_ONCE = 500
_NO_CUE = ("STYLE", "REGION")
_FAR_DOWN = 200
# A start this much before the one above it begins another recording; less is a cue out of order.
_RESTART = 60.0


class Cues(NamedTuple):
    """cues: in the order of the file. asides: what in it is neither a cue nor the time or number of one."""

    cues: HeldCues
    asides: Asides


def is_timing(text: str) -> bool:
    """Whether a line says from when to when a cue is shown."""
    return "-->" in text and bool(_TIMING.match(text))


def first_lines(lines: Sequence[Line]) -> list[str]:
    """The lines with something on them among the first two hundred."""
    return [line.text for line in lines[:_FAR_DOWN] if line.text.strip()]


def cues_of(lines: Sequence[Line]) -> Cues:
    """Every cue of a file, however damaged: words without a time of their own stay with the cue above them."""
    found = Cues(HeldCues(), Asides())
    number = lines[0].number if lines else 1
    for texts in _stretches(texts_of(lines)):
        _take_stretch(texts, number, found)
        number += len(texts)
    return found


def _stretches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Some hundred lines at a time, up to a blank one that ends a cue."""
    left = iter(texts)
    while some := list(islice(left, _AT_ONCE)):
        while some[-1].strip() or len(some) < 2 or not some[-2].strip() or "-->" in some[-2]:
            text = next(left, None)
            if text is None:
                break
            some.append(text)
        yield some


def _take_stretch(texts: Sequence[str], first: int, found: Cues) -> None:
    """first: the number of the first line."""
    text = "\n".join(texts)
    at = place = 0
    while at < len(texts):
        if not texts[at]:
            at, place = at + 1, place + 1
            continue
        usual = _USUAL_CUE.match(text, place)
        shown = _shown(usual, first + at) if usual else None
        if usual and shown:
            found.cues.append(Cue(_start(usual), shown))
            at, place = shown[-1].number - first + 2, usual.end()
            continue
        above = at
        blocks, at = _blocks(texts, first, at)
        for block in blocks:
            _take(block, found)
        place += sum(map(len, texts[above:at])) + at - above


def _shown(cue: re.Match[str], number: int) -> tuple[Line, ...] | None:
    """What a usual cue shows; None where it has more to it. number: of its first line."""
    text = cue[5][:-1]
    if "-->" in text:
        return None
    top = number + (2 if cue[1] else 1)
    if "\n" not in text:
        return None if text.isspace() else (Line(top, text),)
    lines = tuple(map(Line, count(top), text.split("\n")))
    return None if any(line.text.isspace() for line in lines) else lines


def _start(cue: re.Match[str]) -> float:
    _, hours, minutes, rest, _ = cue.groups()
    return (int(hours or 0) * 60 + int(minutes)) * 60 + float(rest.replace(",", "."))


def _take(block: "_Block", found: Cues) -> None:
    """Put a block where it belongs."""
    cues, asides = found
    first = block.lines[0].text.strip()
    at_the_top = not cues and not asides
    if block.timing and block.at < 2:
        cues.append(_cue(block.lines, block.at, block.timing, asides))
    elif (at_the_top and first.startswith("WEBVTT")) or first.startswith(_NO_CUE):
        asides += [Aside(line.number, line.text) for line in block.lines]
    elif first.startswith("NOTE"):
        asides += [Aside(line.number, line.text, "a comment in the captions") for line in block.lines]
    elif all(_CUT_OFF.fullmatch(line.text) for line in block.lines):
        asides += [Aside(line.number, line.text, "a cue that is cut off") for line in block.lines]
    else:
        damaged = [line for line in block.lines if "-->" in line.text]
        asides += [Aside(line.number, line.text, "a damaged time") for line in damaged]
        words = [line for line in block.lines if line not in damaged]
        if cues and not damaged:
            cues.show_more(words)
        else:
            cues.append(Cue(cues.starts[-1] if cues else 0.0, words))


def in_order(cues: HeldCues) -> tuple[HeldCues, int]:
    """Cues by time within each recording, and how many had to move."""
    starts = cues.starts
    if all(map(le, starts, islice(starts, 1, None))):
        return cues, 0
    ordered = array("I")
    first, latest = 0, 0.0
    for at, start in enumerate(starts):
        if start < latest - _RESTART:
            ordered.extend(sorted(range(first, at), key=starts.__getitem__))
            first, latest = at, 0.0
        latest = max(latest, start)
    ordered.extend(sorted(range(first, len(starts)), key=starts.__getitem__))
    return HeldCues(map(cues.__getitem__, ordered)), sum(map(ne, ordered, count()))


class _Block(NamedTuple):
    """Lines without a blank one. at: which of them is the first timing line. timing: what that one says."""

    lines: list[Line]
    at: int
    timing: re.Match[str] | None


def _blocks(texts: Sequence[str], first: int, start: int) -> tuple[list[_Block], int]:
    """The blocks up to a blank line that ends one, and where the text below it begins.

    A timing line below words begins a block, with its id if it has one. first: the number of the first line of all.
    """
    blocks: list[_Block] = []
    block: list[Line] = []
    at, timing, arrow = -1, None, False
    for place in range(start, len(texts)):
        text = texts[place]
        if not text or text.isspace():
            # A cue may begin with an empty line, as YouTube's do.
            if block and not (timing and at == len(block) - 1):
                return [*blocks, _Block(block, at, timing)], place + 1
            continue
        if "-->" in text:
            found = _TIMING.match(text)
            if found and arrow:
                above = block[-1].text
                own = [block.pop()] if "-->" not in above and _CUT_OFF.fullmatch(above) else []
                blocks.append(_Block(block, at, timing))
                block, timing = own, None
            if found and timing is None:
                at, timing = len(block), found
            arrow = True
        block.append(Line(first + place, text))
    return ([*blocks, _Block(block, at, timing)] if block else blocks), len(texts)


def _cue(block: list[Line], at: int, timing: re.Match[str], asides: Asides) -> Cue:
    """The cue of a block whose timing line is its first or second."""
    if at and not _CUT_OFF.fullmatch(block[0].text):
        asides.append(Aside(block[0].number, block[0].text, "the name of a cue"))
    number, text = block[at]
    below = block[at + 1 :]
    end = timing.end()
    return Cue(seconds(timing[1]), [Line(number, text[end:]), *below] if end < len(text) else below)
