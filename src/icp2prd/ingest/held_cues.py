"""Cues held in columns: as objects, a cue of one word takes ten times its place in the file."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import sub
from typing import NamedTuple, overload

from icp2prd.ingest.document import Line
from icp2prd.ingest.said import Pieces
from icp2prd.ingest.transcript import Piece


class Cue(NamedTuple):
    """start: in seconds. lines: what is shown, with its mark-up."""

    start: float
    lines: Sequence[Line]


class HeldCues(Sequence[Cue]):
    """Cues in their order, each made when it is asked for."""

    def __init__(self, cues: Iterable[Cue] = ()) -> None:
        self._shown = Pieces()
        self._starts = array("d")
        self._ends = array("I", [0])
        for cue in cues:
            self.append(cue)

    def append(self, cue: Cue) -> None:
        for number, text in cue.lines:
            self._shown.append(Piece(text, number))
        self._starts.append(cue.start)
        self._ends.append(len(self._shown))

    def show_more(self, lines: Iterable[Line]) -> None:
        """Below the lines of the last cue."""
        for number, text in lines:
            self._shown.append(Piece(text, number))
        self._ends[-1] = len(self._shown)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Cue: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Cue]: ...
    def __getitem__(self, at: int | slice) -> Cue | Sequence[Cue]:
        numbers = range(len(self))[at]
        return HeldCues(map(self._made, numbers)) if isinstance(numbers, range) else self._made(numbers)

    def __iter__(self) -> Iterator[Cue]:
        return map(self._made, range(len(self)))

    @property
    def starts(self) -> Sequence[float]:
        return self._starts

    @property
    def texts(self) -> Sequence[str]:
        """Of all lines that are shown."""
        return self._shown.texts

    def letters(self) -> Iterator[str]:
        """All that is shown, in long stretches, for what looks for a letter anywhere."""
        return self._shown.stretches()

    @property
    def most_lines(self) -> int:
        """Of one cue."""
        return max(map(sub, islice(self._ends, 1, None), self._ends), default=0)

    def pieces(self) -> Iterator[Piece]:
        """All lines that are shown, with the time of their cue."""
        line, texts = self._shown.line, iter(self.texts)
        first = 0
        for start, end in zip(self._starts, islice(self._ends, 1, None), strict=True):
            for place in range(first, end):
                yield Piece(next(texts), line(place), start)
            first = end

    def _made(self, at: int) -> Cue:
        places = range(self._ends[at], self._ends[at + 1])
        return Cue(self._starts[at], [Line(self._shown.line(place), self._shown.text(place)) for place in places])
