"""The turns of a file, each made of columns when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from icp2prd.domain.base import InterviewId, PersonId, TurnId
from icp2prd.domain.interview import Mark, Role, Turn, Turns
from icp2prd.ingest.said import Utterances
from icp2prd.ingest.transcript import Piece

_KEPT = 1_000
"""Turns of an ordinary talk: they are kept once they are made, for a run asks for them often."""

_GIVEN = set(Turn.model_fields)
"""Which fields were given: the same in all turns, so all hold the same set."""

_set = object.__setattr__


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What turns have of their file. roles, people: by label. joiner: what stands between the pieces of a turn."""

    interview: InterviewId
    joiner: str
    roles: Mapping[str, Role]
    people: Mapping[str, PersonId]


class TurnsOfUtterances(Turns):
    def __init__(self, utterances: Utterances, standpoint: Standpoint) -> None:
        self._utterances = utterances
        self._standpoint = standpoint
        self._kept: tuple[Turn, ...] = ()

    def __len__(self) -> int:
        return len(self._utterances)

    @overload
    def __getitem__(self, at: int) -> Turn: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Turn]: ...
    def __getitem__(self, at: int | slice) -> Turn | Sequence[Turn]:
        if len(self) <= _KEPT:
            return self._all()[at]
        numbers = range(len(self))[at]
        return tuple(map(self._made, numbers)) if isinstance(numbers, range) else self._made(numbers)

    def __iter__(self) -> Iterator[Turn]:
        return iter(self._all()) if len(self) <= _KEPT else map(self._made, range(len(self)))

    def _all(self) -> tuple[Turn, ...]:
        if not self._kept:
            self._kept = tuple(map(self._made, range(len(self))))
        return self._kept

    def _made(self, at: int) -> Turn:
        """A turn, not validated: all of its values are made here.

        Each is set by itself, for turns then share one table of names; a dict of ten for each takes as much as a
        sentence.
        """
        speaker, pieces, place, noted = self._utterances[at]
        seen_from = self._standpoint
        turn = Turn.__new__(Turn)
        _set(turn, "id", TurnId(f"{seen_from.interview}:{at + 1}"))
        _set(turn, "interview", seen_from.interview)
        _set(turn, "number", at + 1)
        _set(turn, "speaker", speaker)
        _set(turn, "person", seen_from.people[speaker])
        _set(turn, "role", seen_from.roles[speaker])
        _set(turn, "text", seen_from.joiner.join([piece.text for piece in pieces]))
        _set(turn, "marks", _marks(pieces, seen_from.joiner))
        _set(turn, "place", place)
        _set(turn, "noted", noted)
        _set(turn, "__pydantic_fields_set__", _GIVEN)
        _set(turn, "__pydantic_extra__", None)
        _set(turn, "__pydantic_private__", None)
        return turn


def _marks(pieces: Sequence[Piece], joiner: str) -> tuple[Mark, ...]:
    if len(pieces) == 1:
        return (Mark(0, pieces[0].line, pieces[0].time),)
    marks = []
    offset = 0
    for text, line, time in pieces:
        marks.append(Mark(offset, line, time))
        offset += len(text) + len(joiner)
    return tuple(marks)
