import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.interview import Interview, Role, Turn
from icp2prd.llm.profiles import EMBEDDED, SCRIPTED, SELF_HOSTED, Profile
from icp2prd.stages.extracting.windows import FEWEST_WORDS, WORDS_OF_CONTEXT, Window, windows_of
from tests.stages.making import asked, interview, said

SMALL = SCRIPTED.model_copy(update={"window_turns": 2, "window_words": 12})
PROFILES = [EMBEDDED, SELF_HOSTED, SCRIPTED, SMALL]

_sentences = st.integers(1, 16).map(lambda count: f"{' '.join(['word'] * count).capitalize()}.")
_texts = st.lists(_sentences, min_size=1, max_size=12).map(" ".join)
_roles = st.sampled_from([Role.CUSTOMER, Role.CUSTOMER, Role.INTERVIEWER, Role.OTHER, Role.UNKNOWN])
_talks = st.lists(st.tuples(_roles, _texts), max_size=14).map(lambda spoken: interview("ana", *spoken))


def quotable(turn: Turn) -> bool:
    return turn.role in {Role.CUSTOMER, Role.UNKNOWN} and len(turn.text.split()) >= FEWEST_WORDS


def read_of(turn: Turn, windows: list[Window]) -> list[str]:
    """What the windows show of a turn to be read, piece by piece."""
    return [passage.text for window in windows for passage in window.passages if passage.turn == turn]


@given(talk=_talks, profile=st.sampled_from(PROFILES))
def test_every_word_that_may_be_quoted_is_read_once_and_nothing_is_cut(talk: Interview, profile: Profile) -> None:
    windows = windows_of(talk, profile)

    for turn in filter(quotable, talk.turns):
        assert " ".join(read_of(turn, windows)) == turn.text


@given(talk=_talks, profile=st.sampled_from(PROFILES))
def test_a_window_holds_no_more_than_the_model_can_read_but_for_one_long_sentence(
    talk: Interview, profile: Profile
) -> None:
    for window in windows_of(talk, profile):
        words = sum(len(passage.text.split()) for passage in window.passages)
        assert words <= profile.window_words or len(window.passages) == 1
        assert sum(passage.quotable for passage in window.passages) <= profile.window_turns


@given(talk=_talks, profile=st.sampled_from(PROFILES))
def test_a_question_is_shown_with_its_answer(talk: Interview, profile: Profile) -> None:
    for window in windows_of(talk, profile):
        first = window.passages[0].turn
        before = talk.turns[first.number - 2] if first.number > 1 else None
        if before and before.role is Role.INTERVIEWER and window.passages[0].text == first.text:
            assert " ".join(before.text.split()[-WORDS_OF_CONTEXT:]) in window.context


@given(talk=_talks, profile=st.sampled_from(PROFILES))
def test_windows_come_in_the_order_of_the_talk_and_each_holds_something_to_quote(
    talk: Interview, profile: Profile
) -> None:
    windows = windows_of(talk, profile)

    numbers = [passage.turn.number for window in windows for passage in window.passages]
    assert numbers == sorted(numbers)
    assert [window.number for window in windows] == list(range(1, len(windows) + 1))
    assert all(any(passage.quotable for passage in window.passages) for window in windows)


def test_a_turn_that_is_too_long_is_split_between_sentences() -> None:
    talk = interview("ana", said("We close the books by hand. It takes a week. Then they ask why it took so long."))

    pieces = [window.passages[0].text for window in windows_of(talk, SMALL)]

    assert pieces == ["We close the books by hand. It takes a week.", "Then they ask why it took so long."]


def test_what_came_before_is_for_understanding_and_is_never_read_again() -> None:
    talk = interview(
        "ana",
        asked("How long does it take?"),
        said("It takes a week every month."),
        asked("And who helps?"),
        said("Nobody helps me with it."),
    )

    first, second = windows_of(talk, SMALL.model_copy(update={"window_turns": 1}))
    *_, wide = windows_of(talk, SMALL)

    assert first.context == "[1] Interviewer: How long does it take?"
    assert second.context == "[3] Interviewer: And who helps?"
    assert wide.context == "[2] Customer: It takes a week every month.\n[3] Interviewer: And who helps?"
    assert second.read == "[4] Customer: Nobody helps me with it."


def test_a_long_question_is_shown_by_its_end() -> None:
    talk = interview("ana", asked(f"{'Well, ' * 80}how long?"), said("It takes a week every month."))

    [window] = windows_of(talk, EMBEDDED)

    assert window.context.startswith("[1] Interviewer: … Well,")
    assert window.context.endswith("how long?")
    assert len(window.context.split()) == WORDS_OF_CONTEXT + 3


def test_a_model_learns_the_role_of_a_speaker_and_never_the_name() -> None:
    talk = interview("ana", asked("How long does it take?"), said("It takes a week every month."))

    [window] = windows_of(talk, EMBEDDED)

    assert "Ana" not in f"{window.context}{window.read}"
    assert "Ines" not in f"{window.context}{window.read}"


@pytest.mark.parametrize("text", ["Yes.", "Mm-hm, okay."])
def test_a_word_or_two_open_no_window(text: str) -> None:
    assert windows_of(interview("ana", asked("Right?"), said(text)), EMBEDDED) == []
