"""How a quote stands in its conversation: what was asked before it, what it weighs, where it is found."""

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence, Locator, Quote, Wording
from icp2prd.domain.interview import Interview, Role, Turn
from icp2prd.grounding.leading import is_leading
from icp2prd.grounding.strength import Weight, weigh
from icp2prd.grounding.wording import wording_of

WORDS_OF_AN_ANSWER = 40
"""How far into a turn a question still leads; what comes later is volunteered."""


class Standing(Frozen):
    """question: the turn that asked, where somebody did. weight: with question and wording taken into account."""

    question: Turn | None
    after_leading_question: bool
    weight: Weight
    wording: Wording


def standing_of(quote: Quote, interview: Interview) -> Standing:
    """Raises ValueError where the quote is of another interview."""
    turn = _turn_of(quote, interview)
    question = question_before(turn, interview)
    words_before = len(turn.text[: quote.start].split())
    leading = question is not None and words_before < WORDS_OF_AN_ANSWER and is_leading(question.text)
    wording = wording_of(quote, turn)
    weight = weigh(
        turn.text[quote.start : quote.end],
        turn.text[quote.sentence.start : quote.sentence.end],
        role=turn.role,
        after_leading_question=leading,
        wording=wording,
    )
    return Standing(question=question, after_leading_question=leading, weight=weight, wording=wording)


def question_before(turn: Turn, interview: Interview) -> Turn | None:
    """What the interviewer said right before a turn; nothing where another customer spoke in between.

    Where roles are unknown, what another person said right before it, if it asks something.
    """
    for earlier in reversed([one for one in interview.turns if one.number < turn.number]):
        if earlier.person == turn.person:
            continue
        asks = earlier.role is Role.INTERVIEWER or (earlier.role is Role.UNKNOWN and "?" in earlier.text)
        return earlier if asks else None
    return None


def evidence_from(quote: Quote, interview: Interview, item_id: ItemId) -> Evidence:
    """The quote as a record that stands by itself. Raises ValueError where it is of another interview."""
    turn = _turn_of(quote, interview)
    standing = standing_of(quote, interview)
    mark = turn.mark_at(quote.start)
    return Evidence(
        id=item_id,
        interview=turn.interview,
        turn=turn.id,
        start=quote.start,
        end=quote.end,
        quote=turn.text[quote.start : quote.end],
        segments=quote.segments if len(quote.segments) > 1 else (),
        sentence=turn.text[quote.sentence.start : quote.sentence.end],
        speaker=turn.speaker,
        person=turn.person,
        role=turn.role,
        strength=standing.weight.strength,
        strength_because=standing.weight.because,
        wording=standing.wording,
        truncated_negation=quote.truncated_negation,
        after_leading_question=standing.after_leading_question,
        locator=Locator(file=interview.file, line=mark.line, time=mark.time, place=turn.place),
    )


def _turn_of(quote: Quote, interview: Interview) -> Turn:
    for turn in interview.turns:
        if turn.id == quote.turn:
            return turn
    raise ValueError(f"{quote.turn} is not a turn of {interview.id}")
