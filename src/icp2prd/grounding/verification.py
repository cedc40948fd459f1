"""Whether a record of evidence still says what the interviews say. Needs no model and no gate."""

from collections.abc import Mapping

from icp2prd.domain.base import TurnId
from icp2prd.domain.evidence import Evidence, Span
from icp2prd.domain.interview import Turn
from icp2prd.grounding.elision import objection_to
from icp2prd.grounding.roles import GROUNDABLE
from icp2prd.grounding.searchable import SearchableTurn


def verify(evidence: Evidence, turns: Mapping[TurnId, Turn]) -> str | None:
    """What is wrong with a record, in a sentence; None where it holds."""
    return Verification(turns).of(evidence)


class Verification:
    """Holds many records against the same interviews: each turn is folded once."""

    def __init__(self, turns: Mapping[TurnId, Turn]) -> None:
        self._turns = turns
        self._searchable: dict[TurnId, SearchableTurn] = {}

    def of(self, evidence: Evidence) -> str | None:
        """As `verify`."""
        turn = self._turns.get(evidence.turn)
        if turn is None:
            return f"There is no turn {evidence.turn}."
        searchable = self._searchable.setdefault(turn.id, SearchableTurn(turn))
        return _objection(evidence, turn, searchable)


def _objection(evidence: Evidence, turn: Turn, searchable: SearchableTurn) -> str | None:
    return (
        _wrong_speaker(evidence, turn)
        or _wrong_words(evidence, searchable)
        or _wrong_segments(evidence, searchable)
        or _wrong_sentence(evidence, searchable)
    )


def _wrong_speaker(evidence: Evidence, turn: Turn) -> str | None:
    if turn.interview != evidence.interview:
        return f"Turn {turn.id} is of the interview {turn.interview}, not of {evidence.interview}."
    if turn.role is not evidence.role:
        return f"Turn {turn.id} is the {turn.role}'s now; it was the {evidence.role}'s."
    if (turn.speaker, turn.person) != (evidence.speaker, evidence.person):
        return f"Turn {turn.id} is spoken by {turn.speaker} now; it was {evidence.speaker}."
    if turn.role not in GROUNDABLE:
        return f"Turn {turn.id} is the {turn.role}'s, whose words are not evidence."
    return None


def _wrong_words(evidence: Evidence, searchable: SearchableTurn) -> str | None:
    turn = searchable.turn
    if not 0 <= evidence.start < evidence.end <= len(turn.text):
        return f"Turn {turn.id} has no characters {evidence.start} to {evidence.end}."
    if turn.text[evidence.start : evidence.end] != evidence.quote:
        return f"Turn {turn.id} says other words there than the quote."
    if not searchable.may_be_quoted(Span(start=evidence.start, end=evidence.end)):
        return "The quote begins or ends inside of a word or a number."
    return None


def _wrong_segments(evidence: Evidence, searchable: SearchableTurn) -> str | None:
    parts = evidence.segments
    if not parts:
        return None
    edges = [edge for part in parts for edge in (part.start, part.end)]
    if (edges[0], edges[-1]) != (evidence.start, evidence.end) or edges != sorted(set(edges)):
        return "The parts of the quote do not fit into it."
    if not all(searchable.may_be_quoted(part) for part in parts):
        return "A part of the quote begins or ends inside of a word or a number."
    return objection_to(searchable, parts) or None


def _wrong_sentence(evidence: Evidence, searchable: SearchableTurn) -> str | None:
    if not _stands_around(evidence, searchable.turn.text):
        return f"The sentence around the quote is not in turn {evidence.turn}, or does not hold it."
    sentence = searchable.sentence_around(evidence.start, evidence.end)
    negated = searchable.truncates_a_negation(sentence, evidence.start, evidence.end)
    if negated and not evidence.truncated_negation:
        return "The quote leaves a negation of its sentence behind, and its record does not say so."
    return None


def _stands_around(evidence: Evidence, text: str) -> bool:
    place = text.find(evidence.sentence)
    while place >= 0:
        if place <= evidence.start and evidence.end <= place + len(evidence.sentence):
            return True
        place = text.find(evidence.sentence, place + 1)
    return False
