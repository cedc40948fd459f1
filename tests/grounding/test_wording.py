import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Evidence, Quote, Strength, Wording
from icp2prd.domain.interview import Interview, Interviews
from icp2prd.grounding import Gate, evidence_from
from tests.grounding.conversation import interview_of


def noted(*lines: str) -> Interview:
    interview = interview_of(*lines)
    return interview.model_copy(
        update={"turns": tuple(turn.model_copy(update={"noted": True}) for turn in interview.turns)}
    )


def evidence(interview: Interview, words: str) -> Evidence:
    quote = Gate(Interviews(interviews=(interview,))).ground(interview.id, 1, words)
    assert isinstance(quote, Quote), quote
    return evidence_from(quote, interview, ItemId("EV-001"))


@pytest.mark.parametrize(
    ("note", "words", "wording"),
    [
        ("had to pay a hotel, 340 quid", "had to pay a hotel, 340 quid", Wording.NOTED),
        ('easter: "I had to pay a hotel, 340 quid." no refund', "I had to pay a hotel", Wording.SAID),
        ("easter: “I had to pay a hotel, 340 quid.” no refund", "I had to pay a hotel", Wording.SAID),
        ("Ostern: „I had to pay a hotel, 340 quid.“ Ach", "I had to pay a hotel", Wording.SAID),
        ('easter: "I had to pay a hotel." refund took nine weeks', "refund took nine weeks", Wording.NOTED),
        ('copies it every evening ("ish") by hand', "copies it every evening", Wording.NOTED),
        ('"I had to pay." and then she went quiet. "Never again."', "and then she went quiet", Wording.NOTED),
        ("Pat said: I had to pay a hotel myself", "I had to pay a hotel", Wording.SAID),
        ("she said, we had to pay a hotel. Refund took weeks", "we had to pay a hotel", Wording.SAID),
        ("she said, we had to pay a hotel. Refund took weeks", "Refund took weeks", Wording.NOTED),
        ("she said she had to pay a hotel", "she had to pay a hotel", Wording.NOTED),
        ('12" board, cuts it by hand, 3 hours', "cuts it by hand, 3 hours", Wording.NOTED),
    ],
)
def test_what_a_note_shows_as_said_is_told_from_what_was_noted(note: str, words: str, wording: Wording) -> None:
    assert evidence(noted(f"c: {note}"), words).wording is wording


def test_a_paraphrase_weighs_less_than_the_same_words_said_and_says_why() -> None:
    words = "I had to pay a hotel, 340 quid"
    plain = evidence(noted(f"c: {words}"), words)
    said = evidence(noted(f'c: "{words}"'), words)

    assert said.strength is Strength.SHOWN_COST
    assert plain.strength is Strength.HABIT
    assert plain.strength_because == f"{said.strength_because}, but in the note-taker's words"


def test_a_paraphrase_that_claims_little_claims_no_more() -> None:
    assert evidence(noted("c: I think it is all too slow"), "it is all too slow").strength is Strength.OPINION


def test_in_a_recording_every_word_was_said() -> None:
    record = evidence(interview_of("c: I had to pay a hotel, 340 quid"), "I had to pay a hotel, 340 quid")

    assert (record.wording, record.strength) == (Wording.SAID, Strength.SHOWN_COST)
