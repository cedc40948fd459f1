import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.base import InterviewId
from icp2prd.domain.evidence import Outcome, Quote, Refusal
from icp2prd.domain.interview import Interviews
from icp2prd.grounding import Gate
from tests.grounding.conversation import ANA, interviews_of

INTERVIEWS = interviews_of(
    "i: Do you export the data to Excel every week?",
    "c: We do not export the data to Excel. It’s slow — really slow; I don't trust it.",
    "c: We copy everything by hand every Friday. It takes four hours. Three hours sometimes. Four hours!",
    "o: I would never use that at all.",
    "u: Somebody said it costs us two days a month.",
    "c: We send the board deck by hand. Honestly, we never send the board deck on time.",
    "c: It takes four hours, every time it takes four hours.",
)
GATE = Gate(INTERVIEWS)


def grounded(turn: int | str, words: str) -> Quote:
    result = GATE.ground(ANA, turn, words)
    assert isinstance(result, Quote), result
    return result


def refused(turn: int | str, words: str) -> Refusal:
    result = GATE.ground(ANA, turn, words)
    assert isinstance(result, Refusal), result
    return result


def text_of(quote: Quote) -> str:
    return INTERVIEWS.turns_by_id()[quote.turn].text[quote.start : quote.end]


def test_words_that_stand_in_the_turn_are_exact() -> None:
    quote = grounded(2, "We do not export the data to Excel.")
    assert quote.outcome is Outcome.EXACT
    assert (quote.start, quote.end) == (0, 35)


def test_words_typed_differently_are_folded_and_printed_as_they_were_said() -> None:
    quote = grounded(2, "it's  SLOW - really slow")
    assert quote.outcome is Outcome.FOLDED
    assert text_of(quote) == "It’s slow — really slow"


@pytest.mark.parametrize("turn", [3, "3", " 3 ", "ana:3"])
def test_a_turn_goes_by_its_number_or_its_id(turn: int | str) -> None:
    assert grounded(turn, "We copy everything by hand").turn == "ana:3"


@pytest.mark.parametrize(
    "words",
    [
        '"We copy everything by hand."',
        "“We copy everything by hand”",
        "...we copy everything by hand...",
        "[…] We copy everything by hand […]",
        "— We copy everything by hand!",
        "  We copy everything by hand,\n",
    ],
)
def test_what_stands_around_the_words_is_forgiven(words: str) -> None:
    assert text_of(grounded(3, words)) == "We copy everything by hand"


def test_the_stop_belongs_to_the_quote_where_both_have_it() -> None:
    assert text_of(grounded(3, '"We copy everything by hand every Friday."')).endswith("Friday.")
    assert text_of(grounded(3, "We copy everything by hand every Friday")).endswith("Friday")


@pytest.mark.parametrize(
    "words",
    [
        "We do export the data to Excel",
        "We export the data to Excel",
        "We do not export the numbers to Excel",
        "export the data to Excel it's slow",
        "I don't trust him at all",
    ],
)
def test_words_that_were_not_said_are_not_found(words: str) -> None:
    assert refused(2, words).outcome is Outcome.NOT_FOUND


def test_a_quote_never_reaches_across_turns() -> None:
    assert refused(2, "I don't trust it. We copy everything by hand").outcome is Outcome.NOT_FOUND


def test_words_of_another_turn_are_refused_and_the_turn_is_named() -> None:
    refusal = refused(2, "We copy everything by hand")
    assert refusal.outcome is Outcome.WRONG_TURN
    assert "turn 3" in refusal.reason


def test_words_of_a_turn_that_does_not_exist_are_looked_for() -> None:
    assert refused(99, "We copy everything by hand").outcome is Outcome.WRONG_TURN
    assert refused("none", "Nobody ever said these words").outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(("turn", "words"), [(1, "export the data to Excel every week"), (4, "I would never use that")])
def test_what_somebody_else_said_is_no_evidence(turn: int, words: str) -> None:
    assert refused(turn, words).outcome is Outcome.WRONG_SPEAKER
    assert refused(3, words).outcome is Outcome.WRONG_SPEAKER


def test_what_an_unknown_speaker_said_is_grounded() -> None:
    assert text_of(grounded(5, "it costs us two days a month")) == "it costs us two days a month"


@pytest.mark.parametrize("words", ["hand", "by hand", "It takes", "every Friday."])
def test_one_or_two_words_say_too_little(words: str) -> None:
    assert refused(3, words).outcome is Outcome.AMBIGUOUS


def test_three_words_are_enough_with_a_number_or_as_a_whole_sentence() -> None:
    assert text_of(grounded(3, "takes four hours")) == "takes four hours"
    assert text_of(grounded(3, "Three hours sometimes.")) == "Three hours sometimes."
    assert refused(3, "everything by hand").outcome is Outcome.AMBIGUOUS


def test_words_said_twice_in_a_turn_are_one_quote_at_the_first_place() -> None:
    assert (grounded(7, "it takes four hours").start, grounded(7, "it takes four hours").end) == (0, 19)


def test_words_said_once_with_and_once_without_a_negation_are_ambiguous() -> None:
    refusal = refused(6, "send the board deck")
    assert refusal.outcome is Outcome.AMBIGUOUS
    assert "negation" in refusal.reason
    assert not grounded(6, "We send the board deck by hand").truncated_negation


def test_the_whole_sentence_is_kept_and_a_truncated_negation_is_flagged() -> None:
    quote = grounded(2, "export the data to Excel")
    assert quote.truncated_negation
    text = INTERVIEWS.turns_by_id()[quote.turn].text
    assert text[quote.sentence.start : quote.sentence.end] == "We do not export the data to Excel."
    assert not grounded(2, "We do not export the data to Excel").truncated_negation


@pytest.mark.parametrize("words", ["", "  ", "...", '"."', "\u200b"])
def test_nothing_is_no_quote(words: str) -> None:
    assert refused(3, words).outcome is Outcome.NOT_FOUND


def test_an_unknown_interview_is_refused() -> None:
    result = GATE.ground(InterviewId("nobody"), 1, "We copy everything by hand")
    assert result.outcome is Outcome.NOT_FOUND


def test_a_refusal_keeps_what_was_proposed() -> None:
    refusal = refused(2, "Something else entirely here")
    assert (refusal.interview, refusal.turn, refusal.words) == (ANA, "2", "Something else entirely here")


def test_the_nearest_real_words_are_found_only_when_asked_for() -> None:
    refusal = refused(3, "We copied everything by hands every Friday")
    assert refusal.nearest == ""
    assert GATE.with_nearest(refusal).nearest == "We copy everything by hand every Friday"


def test_the_nearest_words_bring_their_negation_along() -> None:
    refusal = refused(2, "we can export the data to Excel")
    assert GATE.with_nearest(refusal).nearest == "We do not export the data to Excel."


def test_the_nearest_words_are_never_the_interviewers() -> None:
    refusal = refused(1, "Do you export the data to Excel every week")
    assert "every week" not in GATE.with_nearest(refusal).nearest


def test_nothing_near_is_no_suggestion() -> None:
    assert GATE.with_nearest(refused(2, "zzzzz qqqqq xxxxx")).nearest == ""


@given(st.text(max_size=60), st.one_of(st.integers(), st.text(max_size=6)))
def test_no_words_and_no_turn_make_the_gate_fail(words: str, turn: int | str) -> None:
    result = GATE.ground(ANA, turn, words)
    if isinstance(result, Refusal):
        GATE.with_nearest(result)


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4), st.data())
def test_every_stretch_of_words_of_a_turn_is_exact_or_refused_with_a_reason(
    lines: list[str], data: st.DataObject
) -> None:
    interviews = interviews_of(*(f"c: {line}" for line in lines))
    turn = data.draw(st.sampled_from(interviews.interviews[0].turns))
    start = data.draw(st.integers(0, len(turn.text)))
    words = turn.text[start : data.draw(st.integers(start, len(turn.text)))]
    result = Gate(interviews).ground(ANA, turn.number, words)
    if isinstance(result, Quote):
        assert turn.text[result.start : result.end] in words
    else:
        assert result.reason


def test_a_gate_without_interviews_refuses() -> None:
    assert Gate(Interviews(interviews=())).ground(ANA, 1, "any words at all").outcome is Outcome.NOT_FOUND
