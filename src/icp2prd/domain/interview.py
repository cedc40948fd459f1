"""What was read: interviews, their turns, and who was speaking."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import PlainSerializer, ValidatorFunctionWrapHandler, WrapValidator

from icp2prd.domain.base import Artifact, Frozen, InterviewId, PersonId, TurnId


class Role(StrEnum):
    CUSTOMER = "customer"
    INTERVIEWER = "interviewer"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the text of a turn from `offset` on stands in its file.

    A dataclass, which a model validates as it does its own: a long recording has a million marks.

    offset: characters into the turn's text. line: counted from 1. time: seconds from the start, where the file says.
    """

    offset: int
    line: int
    time: float | None = None


class Turn(Frozen):
    """One uninterrupted stretch of one speaker.

    text: what was said, without mark-up; every offset in this program counts characters of it.
    marks: at least one, by rising offset, the first at 0.
    place: headings above it, joined with " › ", for notes; empty elsewhere.
    noted: somebody wrote it down in a note, so only what stands in quotation marks is certain to have been said.
    """

    id: TurnId
    interview: InterviewId
    number: int
    speaker: str
    person: PersonId
    role: Role
    text: str
    marks: tuple[Mark, ...]
    place: str = ""
    noted: bool = False

    def mark_at(self, offset: int) -> Mark:
        """The last mark at or before a character of the text."""
        return self.marks[max(0, bisect_right([mark.offset for mark in self.marks], offset) - 1)]

    @property
    def line(self) -> int:
        return self.marks[0].line

    @property
    def time(self) -> float | None:
        return self.marks[0].time


class Turns(Sequence[Turn]):
    """Turns that need not all be there at once: as a model, a turn of one word takes a hundred times its letters.

    Equal to any other sequence of the same turns.
    """

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Turns, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _as_they_are(value: object, validated: ValidatorFunctionWrapHandler) -> Sequence[Turn]:
    return value if isinstance(value, Turns) else tuple(validated(value))


class Speaker(Frozen):
    """One label in one interview, and what we make of it.

    because: what the role rests on, in words ("named Interviewer", "icp2prd.toml", "asks 14 of the 16 questions").
    confidence: 0 to 1; 1 where a person said so.
    """

    name: str
    person: PersonId
    role: Role
    because: str
    confidence: float
    turns: int
    words: int


class Detail(Frozen):
    """What a file says about its interview before the talk begins: a date, a company, the interviewee's role."""

    name: str
    value: str
    line: int


class Interview(Frozen):
    """One file, read.

    file: relative to the study, with forward slashes. sha256: of the file's bytes, hexadecimal.
    details: from its front matter and header. notices: what a person should know about how it was read, one
    sentence each.
    """

    id: InterviewId
    file: str
    format: str
    encoding: str
    sha256: str
    speakers: tuple[Speaker, ...]
    turns: Annotated[Sequence[Turn], WrapValidator(_as_they_are), PlainSerializer(tuple, return_type=tuple[Turn, ...])]
    details: tuple[Detail, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return sum(len(turn.text.split()) for turn in self.turns)


class Unread(Frozen):
    """A file that was left out, with the reason and what to do about it."""

    file: str
    reason: str
    hint: str = ""


class Interviews(Artifact):
    """Every interview of a study, by id, and every file that was not read as one."""

    interviews: tuple[Interview, ...]
    unread: tuple[Unread, ...] = ()

    def turn(self, turn_id: TurnId) -> Turn | None:
        return next((turn for one in self.interviews for turn in one.turns if turn.id == turn_id), None)

    def by_id(self) -> dict[InterviewId, Interview]:
        return {one.id: one for one in self.interviews}

    def turns_by_id(self) -> dict[TurnId, Turn]:
        return {turn.id: turn for one in self.interviews for turn in one.turns}
