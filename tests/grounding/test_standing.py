import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Evidence, Quote, Strength
from icp2prd.domain.interview import Interview, Interviews, Role
from icp2prd.grounding import Gate, Standing, evidence_from, question_before, standing_of
from tests.grounding.conversation import interview_of

INTERVIEW = interview_of(
    "i: What do you do on Fridays?",
    "c: I spend four hours on the report every Friday, by hand.",
    "i: Would you want that to happen by itself?",
    "c: Yes, that would be really helpful. "
    + "Well, let me think about it for a moment. " * 5
    + "I spend 4 hours on it.",
    "o: I have a question too.",
    "c: It takes us two days.",
)


def quoted(turn: int, words: str, interview: Interview = INTERVIEW) -> Quote:
    result = Gate(Interviews(interviews=(interview,))).ground(interview.id, turn, words)
    assert isinstance(result, Quote), result
    return result


def standing(turn: int, words: str) -> Standing:
    return standing_of(quoted(turn, words), INTERVIEW)


def test_what_is_volunteered_keeps_its_weight() -> None:
    found = standing(2, "I spend four hours on the report every Friday")
    assert not found.after_leading_question
    assert found.weight.strength is Strength.SHOWN_COST


def test_a_yes_to_a_leading_question_weighs_nothing() -> None:
    found = standing(4, "Yes, that would be really helpful")
    assert found.after_leading_question
    assert found.weight.strength is Strength.ASSENT
    assert found.question is not None
    assert found.question.number == 3


def test_what_comes_late_in_a_long_answer_is_volunteered() -> None:
    found = standing(4, "I spend 4 hours on it")
    assert not found.after_leading_question
    assert found.weight.strength is Strength.SHOWN_COST


def test_no_question_is_before_a_turn_that_another_customer_precedes() -> None:
    assert question_before(INTERVIEW.turns[5], INTERVIEW) is None
    assert question_before(INTERVIEW.turns[0], INTERVIEW) is None


def test_an_unknown_speaker_who_asks_is_taken_for_the_one_who_asks() -> None:
    turns = interview_of("u: Would you want that?", "c: Yes, that would be really helpful.").turns
    interview = INTERVIEW.model_copy(update={"turns": turns})
    question = question_before(turns[1], interview)
    assert question is not None
    assert question.role is Role.UNKNOWN


def test_a_record_of_evidence_stands_by_itself() -> None:
    record = evidence_from(quoted(2, "four hours on the report every friday"), INTERVIEW, ItemId("EV-001"))
    assert isinstance(record, Evidence)
    assert record.quote == "four hours on the report every Friday"
    assert record.sentence == "I spend four hours on the report every Friday, by hand."
    assert (record.locator.file, record.locator.line) == ("interviews/ana.txt", 2)
    assert record.segments == ()
    assert record.strength is Strength.SHOWN_COST


def test_an_elided_record_keeps_its_parts() -> None:
    record = evidence_from(quoted(2, "I spend four hours ... by hand"), INTERVIEW, ItemId("EV-001"))
    assert record.printed() == "I spend four hours […] by hand"


def test_a_quote_of_another_interview_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="not a turn"):
        evidence_from(quoted(6, "It takes us two days"), interview_of("c: Hello there."), ItemId("EV-001"))
