"""Recognised speech as a stream: no speakers, often no punctuation, lines broken where captions were full."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import le

from icp2prd.ingest.clock import TIME, seconds, time_alone
from icp2prd.ingest.document import Document, texts_of
from icp2prd.ingest.furniture import furniture
from icp2prd.ingest.markup import heading, item_start, plain
from icp2prd.ingest.said import in_windows
from icp2prd.ingest.transcript import Aside, Piece, Transcript

_LONG_LINE = 2000
_WORDS_TOGETHER = 12
_FEWEST_LINES = 8
"""Below this many lines a text without speakers is somebody's note."""


# `[00:00.000 --> 00:07.680]  text`, as Whisper prints while it listens, and `0:05 text`, as players show it.
_RANGE = re.compile(rf"\[({TIME})\s*-->\s*{TIME}\]\s+(?=\S)", re.ASCII)
_STAMP = re.compile(rf"[\[(]?({TIME})[\])]?\s+(?=\S)", re.ASCII)
_FEWEST_STAMPS = 5
_LATEST_FIRST_STAMP = 60.0
"""A talk begins in its first minute; times on the clock, as of an agenda, seldom do."""


class CaptionsReader:
    """Takes text without headings or bullets that runs on over its line ends, or is one long line."""

    name = "captions"
    tools = "captions and recognised speech saved as text"
    recognised_by = "no speakers; lines that run on over their ends, one very long line, or a time before every line"
    keeps = "windows of 70 to 90 words that end with a sentence where there are sentences; times, the line"

    def recognises(self, document: Document) -> float:
        if _stamp_of(document):
            return 0.5
        if any(len(line) > _LONG_LINE for line in _written(document)):
            return 0.4
        if any(heading(line) or item_start(line) for line in _written(document)):
            return 0.0
        written = sum(1 for _ in _written(document))
        blank = len(document.lines) - written - (not document.lines[-1].text.strip() if document.lines else 0)
        running_on = sum(1 for line in _written(document) if line[-1:] not in ".?!:…")
        return 0.4 if written >= _FEWEST_LINES and blank * 20 < written < running_on * 3 else 0.0

    def read(self, document: Document) -> Transcript:
        asides: list[Aside] = []
        said = _said(document, asides)
        pieces = _in_stretches(said) if _is_word_by_word(document) else said
        utterances = in_windows(pieces)
        return Transcript(format=self.name, utterances=utterances, asides=tuple(asides), together=False, joiner=" ")


def _written(document: Document) -> Iterator[str]:
    """The lines with something on them."""
    return filter(None, map(str.strip, texts_of(document.lines)))


def _said(document: Document, asides: list[Aside]) -> Iterator[Piece]:
    time: float | None = None
    stamp = _stamp_of(document)
    for line in document.lines:
        stamped = stamp.match(line.text.strip()) if stamp else None
        alone = time_alone(line.text)
        if alone is not None:
            time = alone
        elif furniture(line.text):
            asides.append(Aside(line.number, line.text, furniture(line.text)))
        elif stamped:
            time = seconds(stamped[1])
            yield Piece(plain(line.text.strip()[stamped.end() :]), line.number, time)
        elif line.text.strip():
            yield Piece(plain(line.text), line.number, time)


def _is_word_by_word(document: Document) -> bool:
    single = sum(" " not in text for text in texts_of(document.lines))
    return single * 10 >= len(document.lines) * 9


def _in_stretches(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Single words a dozen together, marked where the first stands: a mark for each takes thirty times its word."""
    held: list[Piece] = []
    for piece in pieces:
        single = " " not in piece.text
        if held and not (single and piece.time == held[0].time and len(held) < _WORDS_TOGETHER):
            yield _as_one(held)
            held = []
        if single:
            held.append(piece)
        else:
            yield piece
    if held:
        yield _as_one(held)


def _as_one(pieces: Sequence[Piece]) -> Piece:
    return Piece(" ".join(filter(None, (piece.text for piece in pieces))), pieces[0].line, pieces[0].time)


def _stamp_of(document: Document) -> re.Pattern[str] | None:
    """How a time stands before nearly every line; None where it does not, or the times do not rise from the start."""
    lines = sum(1 for _ in _written(document))
    for pattern in (_RANGE, _STAMP):
        times = array("d", (seconds(found[1]) for line in _written(document) if (found := pattern.match(line))))
        many = len(times) * 10 >= lines * 9 and (pattern is _RANGE or len(times) >= _FEWEST_STAMPS)
        if many and times and times[0] <= _LATEST_FIRST_STAMP and all(map(le, times, islice(times, 1, None))):
            return pattern
    return None
