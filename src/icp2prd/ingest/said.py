"""Utterances held in columns: as objects, a word with its line, time and speaker takes fifty times its letters."""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise, repeat
from typing import NamedTuple, overload

from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Aside, Piece, Utterance
from icp2prd.ingest.windows import windows

_NO_TIME = math.nan
_AT_ONCE = 1 << 20


class Manner(NamedTuple):
    """What utterances have in common: a talk has a handful of speakers and places, and many utterances."""

    speaker: str
    place: str
    noted: bool


class Pieces:
    """Pieces by columns. The letters of one end where those of the next begin; times go as far as one is known."""

    __slots__ = ("_ends", "_letters", "_lines", "_times")

    def __init__(self) -> None:
        self._letters = bytearray()
        self._ends = array("Q", [0])
        self._lines = array("I")
        self._times = array("d")

    def __len__(self) -> int:
        return len(self._lines)

    def append(self, piece: Piece) -> None:
        text, line, time = piece
        self._letters += text.encode() if text.isascii() else text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._letters))
        if time is not None:
            # Text often has no times at all, and what nobody knows takes no place.
            self._times.extend(repeat(_NO_TIME, len(self._lines) - len(self._times)))
            self._times.append(time)
        self._lines.append(line)

    def text(self, at: int) -> str:
        return self._letters[self._ends[at] : self._ends[at + 1]].decode("utf-8", "surrogatepass")

    def line(self, at: int) -> int:
        return self._lines[at]

    def piece(self, at: int) -> Piece:
        time = self._times[at] if at < len(self._times) else _NO_TIME
        return Piece(self.text(at), self._lines[at], None if time != time else time)  # noqa: PLR0124 -- is it a number

    @property
    def texts(self) -> Sequence[str]:
        return _TextsOfPieces(self, range(len(self)))

    def texts_from(self, places: range) -> Iterator[str]:
        """Those of neighbours, in less time than one by one."""
        letters = self._letters
        start = self._ends[places.start]
        for end in islice(self._ends, places.start + 1, places.stop + 1):
            yield letters[start:end].decode("utf-8", "surrogatepass")
            start = end

    def stretches(self) -> Iterator[str]:
        """All letters, in stretches that end where a piece ends."""
        start = 0
        for end in self._ends:
            if end - start >= _AT_ONCE or end == len(self._letters):
                yield self._letters[start:end].decode("utf-8", "surrogatepass")
                start = end


class _TextsOfPieces(Sequence[str]):
    def __init__(self, pieces: Pieces, places: range) -> None:
        self._pieces = pieces
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        places = self._places[at]
        if isinstance(places, int):
            return self._pieces.text(places)
        return _TextsOfPieces(self._pieces, places) if places.step == 1 else tuple(map(self._pieces.text, places))

    def __iter__(self) -> Iterator[str]:
        return self._pieces.texts_from(self._places)


class Utterances(Sequence[Utterance]):
    """Utterances in the order in which they were said, each made when it is asked for. One without a piece is none."""

    def __init__(self, utterances: Iterable[Utterance] = ()) -> None:
        self._pieces = Pieces()
        self._ends = array("I", [0])
        self._manners: list[Manner] = []
        self._manner = array("I")
        self._known: dict[Manner, int] = {}
        for one in utterances:
            self.append(one)

    def append(self, one: Utterance) -> None:
        if not one.pieces:
            return
        for piece in one.pieces:
            self._pieces.append(piece)
        self._ends.append(len(self._pieces))
        manner = Manner(one.speaker, one.place, one.noted)
        known = self._known.get(manner)
        if known is None:
            known = self._known[manner] = len(self._manners)
            self._manners.append(manner)
        self._manner.append(known)

    def __len__(self) -> int:
        return len(self._manner)

    @overload
    def __getitem__(self, at: int) -> Utterance: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Utterance]: ...
    def __getitem__(self, at: int | slice) -> Utterance | Sequence[Utterance]:
        numbers = range(len(self))[at]
        if isinstance(numbers, range):
            return tuple(map(self._made, numbers))
        return self._made(numbers)

    def __iter__(self) -> Iterator[Utterance]:
        return map(self._made, range(len(self)))

    @property
    def manners(self) -> Sequence[Manner]:
        """All that there are, by first appearance."""
        return tuple(self._manners)

    def manner(self, at: int) -> Manner:
        return self._manners[self._manner[at]]

    def line(self, at: int) -> int:
        """Where an utterance begins."""
        return self._pieces.line(self._ends[at])

    def text(self, at: int, joiner: str) -> str:
        """The words of an utterance, with the joiner between its pieces."""
        start, end = self._ends[at], self._ends[at + 1]
        if end == start + 1:
            return self._pieces.text(start)
        return joiner.join(map(self._pieces.text, range(start, end)))

    def pieces(self) -> Iterator[Piece]:
        """Those of all utterances."""
        return map(self._pieces.piece, range(len(self._pieces)))

    def letters(self) -> Iterator[str]:
        """All that was said, in long stretches, for what looks for a letter anywhere."""
        return self._pieces.stretches()

    def spelled(self, spelling: Callable[[str], str]) -> "Utterances":
        """The same with other labels for their speakers. spelling: asked by first appearance."""
        return self._with(
            [manner._replace(speaker=spelling(manner.speaker)) for manner in self._manners], self._manner, self._ends
        )

    def together(self) -> "Utterances":
        """Neighbours as one where speaker and place are the same; the first of them tells whether it is noted."""
        first: dict[tuple[str, str], int] = {}
        alike = [first.setdefault((one.speaker, one.place), at) for at, one in enumerate(self._manners)]
        if not any(alike[one] == alike[other] for one, other in pairwise(self._manner)):
            return self
        manners, ends = array("I"), array("I", [0])
        before = -1
        for own, end in zip(self._manner, self._ends[1:], strict=True):
            if alike[own] == before:
                ends[-1] = end
            else:
                manners.append(own)
                ends.append(end)
                before = alike[own]
        return self._with(self._manners, manners, ends)

    def _with(self, manners: list[Manner], manner: "array[int]", ends: "array[int]") -> "Utterances":
        other = Utterances()
        other._pieces, other._manners, other._manner, other._ends = self._pieces, manners, manner, ends
        return other

    def _made(self, at: int) -> Utterance:
        speaker, place, noted = self.manner(at)
        pieces = tuple(map(self._pieces.piece, range(self._ends[at], self._ends[at + 1])))
        return Utterance(speaker, pieces, place, noted)


class Asides(Sequence[Aside]):
    """Asides in the order in which they were found: a file may have one for every turn."""

    def __init__(self, asides: Iterable[Aside] = ()) -> None:
        self._held = Utterances()
        self += asides

    def append(self, one: Aside) -> None:
        self._held.append(Utterance(one.what, (Piece(one.text, one.line),)))

    def __iadd__(self, asides: Iterable[Aside]) -> "Asides":
        for one in asides:
            self.append(one)
        return self

    def __len__(self) -> int:
        return len(self._held)

    @overload
    def __getitem__(self, at: int) -> Aside: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Aside]: ...
    def __getitem__(self, at: int | slice) -> Aside | Sequence[Aside]:
        found = self._held[at]
        return _aside(found) if isinstance(found, Utterance) else tuple(map(_aside, found))

    def __iter__(self) -> Iterator[Aside]:
        return map(_aside, self._held)


def _aside(held: Utterance) -> Aside:
    return Aside(held.pieces[0].line, held.pieces[0].text, held.speaker)


def in_columns(utterances: Sequence[Utterance]) -> Utterances:
    return utterances if isinstance(utterances, Utterances) else Utterances(utterances)


def in_windows(pieces: Iterable[Piece]) -> Utterances:
    """What nobody knows who said, in stretches that can be quoted."""
    return Utterances(Utterance(UNKNOWN_SPEAKER, window) for window in windows(pieces))
