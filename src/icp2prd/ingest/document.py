"""A file as readers see it: its text by lines, with what its front matter says taken out of the way."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from icp2prd.domain.base import Frozen
from icp2prd.domain.interview import Detail
from icp2prd.ingest.encoding import Decoded
from icp2prd.ingest.frontmatter import split_front_matter


class StudyFile(Frozen):
    """One file of a study. name: relative to the study, with forward slashes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Line:
    """number: counted from 1, as an editor does."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """lines: the text below the front matter; empty for a binary file, whose reader works from `content`.

    details: the front matter. cast: speakers that settings or front matter name, folded by `label_key`.
    """

    name: str
    content: bytes
    encoding: str
    lines: tuple[Line, ...]
    details: tuple[Detail, ...] = ()
    notices: tuple[str, ...] = ()
    cast: frozenset[str] = frozenset()

    @property
    def is_markdown(self) -> bool:
        return PurePosixPath(self.name).suffix.lower() in (".md", ".markdown", ".mdown")


def document(file: StudyFile, decoded: Decoded, cast: frozenset[str] = frozenset()) -> Document:
    """A text file as a document."""
    front, rest, first_line = split_front_matter(decoded.text)
    notices = list(front.notices)
    if decoded.unseen:
        notices.append(f"Took out {decoded.unseen} character(s) that cannot be seen (control, zero-width, direction).")
    if decoded.damaged:
        notices.append(f"{decoded.damaged} place(s) are not {decoded.encoding} and stand as \ufffd: save it as UTF-8.")
    return Document(
        name=file.name,
        content=file.content,
        encoding=decoded.encoding,
        lines=tuple(Line(number, text) for number, text in enumerate(rest.split("\n"), start=first_line)),
        details=front.details,
        notices=tuple(notices),
        cast=cast | front.cast,
    )
