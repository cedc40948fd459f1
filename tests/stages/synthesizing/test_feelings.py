from icp2prd.domain.icp import FeelingKind
from icp2prd.stages.synthesizing.feelings import felt_sentences
from tests.stages.making import asked, interview, interviews, said


def test_what_customers_feel_and_how_they_want_to_be_seen_is_found_in_their_words() -> None:
    talk = interview("ana", said("I still feel sick when I hit send. It takes a week. I looked like a fool, honestly."))

    assert [(one.kind, one.words) for one in felt_sentences(interviews(talk))] == [
        (FeelingKind.EMOTIONAL, "I still feel sick when I hit send."),
        (FeelingKind.SOCIAL, "I looked like a fool, honestly."),
    ]


def test_what_the_interviewer_feels_does_not_count() -> None:
    assert felt_sentences(interviews(interview("ana", asked("I'd be so embarrassed, I feel for you.")))) == []


def test_a_feeling_about_nobody_in_particular_does_not_count() -> None:
    assert felt_sentences(interviews(interview("ana", said("People feel stressed by that kind of thing.")))) == []


def test_a_sentence_is_read_with_the_question_it_answers() -> None:
    talk = interview("ana", asked("And the letters?"), said("I dread them more than anything."))

    [felt] = felt_sentences(interviews(talk))

    assert felt.asked == "And the letters? I dread them more than anything."
