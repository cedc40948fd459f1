import pytest

from icp2prd.domain.insight import Kind
from icp2prd.llm.profiles import EMBEDDED, HOSTED
from icp2prd.stages.extracting.kinds import MEANING, kind_of, kinds_to_look_for

QUESTION = "[1] Interviewer: Where do you hear about products?"
ANSWER = "We copy everything by hand, and last month it went wrong."


def test_a_model_that_can_sort_is_asked_for_every_kind() -> None:
    assert kinds_to_look_for(HOSTED, "", "Nothing much.") == tuple(Kind)


def test_a_small_model_is_asked_only_for_what_the_question_and_the_answer_speak_of() -> None:
    assert kinds_to_look_for(EMBEDDED, "", ANSWER) == (Kind.PAIN, Kind.WORKAROUND)
    assert Kind.CHANNEL in kinds_to_look_for(EMBEDDED, QUESTION, ANSWER)


def test_a_small_model_is_asked_for_nothing_where_nothing_speaks_of_anything() -> None:
    assert kinds_to_look_for(EMBEDDED, "[1] Interviewer: Hello.", "Hello, lovely to meet you.") == ()


@pytest.mark.parametrize("named", Kind)
def test_a_model_that_can_sort_names_the_kind(named: Kind) -> None:
    assert kind_of(HOSTED, named, QUESTION, ANSWER) is named


def test_the_words_overrule_the_kind_that_a_small_model_names() -> None:
    assert kind_of(EMBEDDED, Kind.CHANNEL, "", "It went wrong twice and nobody noticed.") is Kind.PAIN


def test_the_question_counts_where_the_words_say_little() -> None:
    assert kind_of(EMBEDDED, Kind.PAIN, QUESTION, "My accountant, mostly.") is Kind.CHANNEL


def test_the_kind_that_a_small_model_names_decides_between_two_that_are_as_likely() -> None:
    words = "We copy it by hand and it is slow"
    votes = {kind_of(EMBEDDED, named, "", words) for named in (Kind.PAIN, Kind.WORKAROUND)}
    assert Kind.WORKAROUND in votes


def test_words_that_speak_of_no_kind_are_no_insight_of_a_small_model() -> None:
    assert kind_of(EMBEDDED, Kind.PAIN, "", "Lovely to meet you.") is None


def test_every_kind_says_what_it_means() -> None:
    assert set(MEANING) == set(Kind)
