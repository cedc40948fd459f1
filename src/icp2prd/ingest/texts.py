"""The lines of a text, held as the text: a short line as a string of its own takes ten times its letters."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import overload

_TOGETHER = 1 << 14
"""Bytes that are split into lines at a time."""
_ENCODED = 1 << 16


class _Letters:
    """A text in blocks that end where a line ends; the block that was asked for last is kept as lines."""

    __slots__ = ("_firsts", "_last", "_letters", "_lines", "_starts", "count")

    def __init__(self, text: str) -> None:
        # A single emoji makes every letter of a string four bytes wide, and what encodes it takes as much again.
        parts = (text[at : at + _ENCODED] for at in range(0, len(text), _ENCODED))
        self._letters = b"".join([part.encode("utf-8", "surrogatepass") for part in parts])
        self._starts, self._firsts = array("Q"), array("Q")
        at = count = 0
        while at <= len(self._letters):
            self._starts.append(at)
            self._firsts.append(count)
            end = self._letters.find(b"\n", at + _TOGETHER)
            end = len(self._letters) if end < 0 else end
            count += self._letters.count(b"\n", at, end) + 1
            at = end + 1
        self.count = count
        self._starts.append(at)
        self._last, self._lines = -1, [""]

    def block(self, at: int) -> tuple[int, list[str]]:
        """The block that a line is in: the number of its first line, and its lines."""
        found = bisect_right(self._firsts, at) - 1
        if found != self._last:
            some = self._letters[self._starts[found] : self._starts[found + 1] - 1]
            self._lines = some.decode("utf-8", "surrogatepass").split("\n")
            self._last = found
        return self._firsts[found], self._lines


class Texts(Sequence[str]):
    """The lines of a text in their order, each cut out of it when it is asked for."""

    def __init__(self, text: str) -> None:
        self._letters = _Letters(text)
        self._places = range(self._letters.count)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        places = self._places[at]
        if isinstance(places, int):
            first, lines = self._letters.block(places)
            return lines[places - first]
        if places.step != 1:
            return list(self)[at]
        some = Texts.__new__(Texts)
        some._letters, some._places = self._letters, places
        return some

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self.blocks())

    def blocks(self) -> Iterator[list[str]]:
        """All lines, some hundred at a time."""
        at, stop = self._places.start, self._places.stop
        while at < stop:
            first, lines = self._letters.block(at)
            yield lines[at - first : stop - first]
            at = first + len(lines)
