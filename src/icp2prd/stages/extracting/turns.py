"""The ledger of turns: every turn that may hold evidence is used, or listed with the reason why it is not."""

from collections.abc import Container, Sequence

from icp2prd.domain.base import TurnId
from icp2prd.domain.insight import TurnFate, TurnRecord
from icp2prd.domain.interview import Interviews, Turn
from icp2prd.grounding import GROUNDABLE
from icp2prd.stages.extracting.reading import Reading
from icp2prd.stages.extracting.windows import FEWEST_WORDS


def ledger_of(readings: Sequence[Reading], used: Container[TurnId], interviews: Interviews) -> tuple[TurnRecord, ...]:
    """Return a record for every turn that may be quoted, in the order of the interviews. used: with an insight."""
    by_turn: dict[TurnId, list[Reading]] = {}
    for reading in readings:
        for passage in reading.window.passages:
            by_turn.setdefault(passage.turn.id, []).append(reading)
    return tuple(
        TurnRecord(turn=turn.id, fate=TurnFate.USED) if turn.id in used else _unused(turn, by_turn.get(turn.id, []))
        for one in interviews.interviews
        for turn in one.turns
        if turn.role in GROUNDABLE
    )


def _unused(turn: Turn, readings: Sequence[Reading]) -> TurnRecord:
    if any(quote.turn == turn.id for reading in readings for _, quote in reading.grounded):
        return TurnRecord(
            turn=turn.id, fate=TurnFate.NO_NEED, reason="quoted, but the words claim nothing by themselves"
        )
    if len(turn.text.split()) < FEWEST_WORDS:
        return TurnRecord(turn=turn.id, fate=TurnFate.NO_NEED, reason="too short to say anything by itself")
    if rejected := [one for reading in readings for one in reading.rejected]:
        return TurnRecord(turn=turn.id, fate=TurnFate.UNANSWERED, reason=f"no usable answer: {rejected[0].reason}")
    number = str(turn.number)
    if refused := [one.refusal for reading in readings for one in reading.refused if one.refusal.turn == number]:
        return TurnRecord(turn=turn.id, fate=TurnFate.REFUSED, reason=f"quote refused: {refused[0].reason}")
    if any(reading.needy for reading in readings):
        return TurnRecord(
            turn=turn.id, fate=TurnFate.UNANSWERED, reason="may hold a need: nothing could be quoted from it"
        )
    because = readings[0].nothing_because if readings else "not read"
    return TurnRecord(turn=turn.id, fate=TurnFate.NO_NEED, reason=because)
