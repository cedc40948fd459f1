from icp2prd.domain.base import InterviewId
from icp2prd.stages.synthesizing.saturation import BASE_SIZE, RUN_LENGTH, saturation_of

SIX = [InterviewId(name) for name in "abcdef"]


def test_too_few_interviews_say_nothing_about_saturation() -> None:
    found = saturation_of([SIX[:5]], SIX[: BASE_SIZE + RUN_LENGTH - 1])

    assert (found.base, found.new, found.ratio, found.reached) == (None, None, None, False)


def test_interviews_that_all_say_the_same_have_reached_it() -> None:
    found = saturation_of([SIX, SIX], SIX)

    assert (found.base, found.new, found.ratio, found.reached) == (2.0, 0.0, 0.0, True)


def test_interviews_that_each_say_something_new_have_not() -> None:
    """Four themes in any four of six interviews, two that only the last two bring: a half."""
    found = saturation_of([[one] for one in SIX], SIX)

    assert (found.base, found.new, found.ratio, found.reached) == (4.0, 2.0, 0.5, False)


def test_it_is_the_same_every_time_whatever_the_order_of_the_files() -> None:
    themes = [SIX[:2], SIX[3:], SIX[4:5]]

    assert saturation_of(themes, SIX) == saturation_of(themes, SIX)


def test_without_themes_there_is_no_ratio() -> None:
    assert saturation_of([], SIX).ratio is None
