from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.base import InterviewId, PersonId
from icp2prd.domain.icp import Band, Severity
from icp2prd.stages.synthesizing import ranking
from icp2prd.stages.synthesizing.ranking import Candidate, Standing, Voice, score_of, stand, wilson

PEOPLE = [InterviewId(name) for name in ("ana", "ben", "cyd", "dan", "eva", "fay")]


def pain(*voices: tuple[str, int, float]) -> Candidate:
    """voices: who, severity, strength; everybody in an interview of their own."""
    return Candidate(
        voices=tuple(
            Voice(person=PersonId(who), interview=InterviewId(who), severity=Severity(severity), strength=strength)
            for who, severity, strength in voices
        )
    )


def standings(*candidates: Candidate) -> list[Standing]:
    return stand(candidates, len(PEOPLE), PEOPLE)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons_as_newcombe_published_it(
    monkeypatch: pytest.MonkeyPatch, successes: int, trials: int, low: float, high: float
) -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3, at 95 %."""
    monkeypatch.setattr(ranking, "_Z90", 1.959964)

    assert wilson(successes, trials) == pytest.approx((low, high), abs=0.0006)


@pytest.mark.parametrize(
    ("successes", "trials", "interval"),
    [(0, 5, (0.0, 0.351)), (5, 5, (0.649, 1.0)), (3, 5, (0.272, 0.857)), (0, 0, (0.0, 1.0))],
)
def test_the_interval_holds_90_per_cent(successes: int, trials: int, interval: tuple[float, float]) -> None:
    """By hand with z² = 2.706: nobody of five, z² ÷ (5 + z²); all of five, 5 ÷ (5 + z²)."""
    assert wilson(successes, trials) == interval


@given(st.integers(1, 60).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_the_share_lies_in_its_interval(counted: tuple[int, int]) -> None:
    low, high = wilson(*counted)

    assert 0 <= low <= round(counted[0] / counted[1], 3) <= high <= 1


def test_the_score_is_share_times_severity_times_strength() -> None:
    assert score_of(pain(("ana", 3, 5.0), ("ben", 4, 3.0), ("cyd", 3, 4.0)), 6) == round(3 / 6 * 3 * 4.0 / 5, 4)


def test_of_an_even_number_of_severities_the_lower_one_in_the_middle_counts() -> None:
    assert standings(pain(("ana", 1, 3.0), ("ben", 4, 3.0)))[0].severity is Severity.ANNOYANCE
    assert standings(pain(("ana", 1, 3.0), ("ben", 4, 3.0)))[0].worst is Severity.BLOCKING


def test_people_are_counted_and_not_how_often_they_say_it() -> None:
    often = Candidate(
        voices=tuple(
            Voice(person=PersonId("ana"), interview=InterviewId(where), severity=Severity.RECURRING_COST, strength=4.0)
            for where in ("ana", "ana-again", "ana-once-more")
        )
    )

    [one, two] = standings(often, pain(("ben", 3, 4.0), ("cyd", 3, 4.0)))

    assert (one.rank, two.rank) == (2, 1)


def test_a_tie_goes_to_the_more_severe_and_then_to_the_better_shown() -> None:
    mild, severe = pain(("ana", 2, 4.0)), pain(("ben", 4, 2.0))
    assert score_of(mild, 6) == score_of(severe, 6)

    assert [one.rank for one in standings(mild, severe)] == [2, 1]


def test_the_ranks_without_one_interview_show_how_much_hangs_on_it() -> None:
    hangs_on_ana = pain(("ana", 4, 5.0))
    others = [pain((who, 2, 3.0)) for who in ("ben", "cyd", "dan")]

    [first, *_] = standings(hangs_on_ana, *others)

    assert (first.rank, first.best_rank, first.worst_rank) == (1, 1, 4)


def test_one_interview_alone_is_not_left_out() -> None:
    [only] = stand([pain(("ana", 2, 3.0))], 1, PEOPLE[:1])

    assert (only.rank, only.best_rank, only.worst_rank) == (1, 1, 1)


def test_what_one_customer_has_severely_is_listed_as_such_and_never_dropped() -> None:
    shared = [pain((one, 3, 4.0), (other, 3, 4.0)) for one, other in pairwise(PEOPLE)]

    *_, rare = standings(*shared, pain(("fay", 4, 5.0)))

    assert rare.band is Band.SEVERE_BUT_RARE


def test_an_annoyance_of_one_customer_is_only_listed() -> None:
    shared = [pain((one, 3, 4.0), (other, 3, 4.0)) for one, other in pairwise(PEOPLE)]

    *_, rare = standings(*shared, pain(("fay", 1, 5.0)))

    assert rare.band is Band.LISTED


def test_a_study_of_few_pains_has_a_top_all_the_same() -> None:
    assert [one.band for one in standings(pain(("ana", 1, 1.0)), pain(("ben", 1, 1.0)))] == [Band.TOP, Band.TOP]


def test_what_may_be_no_pain_comes_after_those_that_are_and_is_only_listed() -> None:
    worst = pain(("ana", 4, 5.0), ("ben", 4, 5.0)).model_copy(update={"certainty": 0.49})

    found = standings(worst, *(pain((who, 2, 2.0)) for who in ("cyd", "dan")))

    assert [(one.rank, one.band) for one in found] == [(3, Band.LISTED), (1, Band.TOP), (2, Band.TOP)]


@pytest.mark.parametrize(
    ("certainty", "told", "band"),
    [(0.7, 100, Band.LISTED), (0.7, 20, Band.TOP), (0.95, 100, Band.TOP), (1.0, 0, Band.TOP)],
)
def test_in_long_talk_of_other_things_one_remark_that_is_taken_for_a_pain_is_only_listed(
    certainty: float, told: int, band: Band
) -> None:
    one = pain(("ana", 2, 2.0)).model_copy(update={"certainty": certainty})

    [standing] = stand([one], len(PEOPLE), PEOPLE, told=told)

    assert standing.band is band


_voices = st.lists(
    st.tuples(st.sampled_from([str(one) for one in PEOPLE]), st.integers(1, 4), st.floats(0, 5)),
    min_size=1,
    max_size=6,
    unique_by=lambda voice: voice[0],
)


@given(st.lists(_voices.map(lambda voices: pain(*voices)), max_size=10))
def test_every_pain_has_a_rank_of_its_own_and_stands_somewhere(candidates: list[Candidate]) -> None:
    found = standings(*candidates)

    assert sorted(one.rank for one in found) == list(range(1, len(candidates) + 1))
    assert all(1 <= one.best_rank <= one.rank <= one.worst_rank <= len(candidates) for one in found)
