"""A file as readers see it: its text by lines, with what its front matter says taken out of the way."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import PurePosixPath
from typing import NamedTuple, overload

from icp2prd.domain.base import Frozen
from icp2prd.domain.interview import Detail
from icp2prd.ingest.encoding import Decoded
from icp2prd.ingest.frontmatter import split_front_matter
from icp2prd.ingest.jsontext import JsonText, looks_like_json, parsed
from icp2prd.ingest.texts import Texts
from icp2prd.ingest.unseen import taken_out


class StudyFile(Frozen):
    """One file of a study. name: relative to the study, with forward slashes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Line(NamedTuple):
    """number: counted from 1, as an editor does."""

    number: int
    text: str


class Lines(Sequence[Line]):
    """The lines of a text, each numbered when it is asked for: a long file has millions, and few are kept."""

    def __init__(self, texts: Sequence[str], first: int = 1) -> None:
        self._texts = texts
        self._first = first

    @property
    def texts(self) -> Sequence[str]:
        return self._texts

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[Line]:
        return map(Line, count(self._first), self._texts)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        numbers = range(self._first, self._first + len(self._texts))
        if isinstance(at, slice):
            some = numbers[at]
            return Lines(self._texts[at], some.start) if some.step == 1 else tuple(map(Line, some, self._texts[at]))
        return Line(numbers[at], self._texts[at])


class LinesBelow(Sequence[Line]):
    """Some lines, and all those that follow."""

    def __init__(self, above: Sequence[Line], below: Sequence[Line]) -> None:
        self._above = tuple(above)
        self._below = below

    def __len__(self) -> int:
        return len(self._above) + len(self._below)

    def __iter__(self) -> Iterator[Line]:
        return chain(self._above, self._below)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        split = len(self._above)
        places = range(len(self))[at]
        if isinstance(places, int):
            return self._above[places] if places < split else self._below[places - split]
        if places.step != 1:
            return tuple(self[place] for place in places)
        below = self._below[max(0, places.start - split) : max(0, places.stop - split)]
        return LinesBelow(self._above[places.start : places.stop], below) if places.start < split else below


def texts_of(lines: Sequence[Line]) -> Iterable[str]:
    """The texts alone, for what looks at every line of a file."""
    return lines.texts if isinstance(lines, Lines) else (line.text for line in lines)


@dataclass(frozen=True, slots=True)
class Document:
    """lines: the text below the front matter; empty for a binary file, whose reader works from `content`.

    details: the front matter. cast: speakers that settings or front matter name, folded by `label_key`.
    packed: whether the text was taken out of another kind of file, of which the name then speaks.
    json: what a JSON file holds; its `lines` are empty, for a hundred megabytes have no use as both.
    """

    name: str
    content: bytes
    encoding: str
    lines: Sequence[Line]
    details: tuple[Detail, ...] = ()
    notices: tuple[str, ...] = ()
    cast: frozenset[str] = frozenset()
    json: JsonText | None = None
    packed: bool = False

    @property
    def is_markdown(self) -> bool:
        return PurePosixPath(self.name).suffix.lower() in (".md", ".markdown", ".mdown")


def document(file: StudyFile, decoded: Decoded, cast: frozenset[str] = frozenset()) -> Document:
    """A text file as a document. Raises InputError where it is JSON that cannot be read."""
    if looks_like_json(decoded.text):
        json = parsed(decoded.text)
        return Document(file.name, file.content, decoded.encoding, (), notices=_notices(decoded), cast=cast, json=json)
    front, rest, first_line = split_front_matter(decoded.text)
    return Document(
        name=file.name,
        content=file.content,
        encoding=decoded.encoding,
        lines=Lines(Texts(rest), first_line),
        details=front.details,
        notices=(*front.notices, *_notices(decoded)),
        cast=cast | front.cast,
    )


def _notices(decoded: Decoded) -> tuple[str, ...]:
    notices = list(decoded.notices)
    if decoded.unseen:
        notices.append(taken_out(decoded.unseen, decoded.unseen_line))
    if decoded.damaged:
        notices.append(f"{decoded.damaged} place(s) are not {decoded.encoding} and stand as \ufffd: save it as UTF-8.")
    return tuple(notices)
