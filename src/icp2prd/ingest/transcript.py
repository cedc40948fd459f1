"""What a reader hands back: who said what, line by line, before anyone has a role or an id.

Plain tuples and dataclasses, not models: a long recording has a hundred thousand of them, and all is validated
once, when it becomes an `Interview`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from icp2prd.domain.interview import Detail

UNKNOWN_SPEAKER = "Unknown speaker"
NOTES = "Notes"
NOTE_TAKER = "Note-taker"
TITLE = "title"
"""The name of the detail that holds a file's title."""


class Piece(NamedTuple):
    """Words that stand together. line: in the file, from 1. time: in seconds, where the file says."""

    text: str
    line: int
    time: float | None = None


class Utterance(NamedTuple):
    """Pieces of one speaker.

    speaker: the label as it stands in the file. place: the headings above it. noted: somebody's note of what was
    said, not a record of it.
    """

    speaker: str
    pieces: tuple[Piece, ...]
    place: str = ""
    noted: bool = False


class Aside(NamedTuple):
    """Words of the file that nobody said. what: in words ("a footer"); empty where no notice is due."""

    line: int
    text: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A file, read. Every word of it is in an utterance, a speaker's label, a place, or an aside.

    together: neighbouring utterances of one speaker are one turn. joiner: what stands between their pieces.
    """

    format: str
    utterances: Sequence[Utterance]
    details: tuple[Detail, ...] = ()
    asides: Sequence[Aside] = ()
    notices: tuple[str, ...] = ()
    together: bool = True
    joiner: str = "\n"
