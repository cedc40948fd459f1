import pytest

from icp2prd.evaluation.figures import Interval, harmonic, resampled, share
from icp2prd.evaluation.ranking import tau_b
from icp2prd.evaluation.stability import jaccard


def test_a_share_has_the_interval_of_wilson() -> None:
    """8 of 10: 0.490 to 0.943, as in Brown, Cai & DasGupta 2001 and every table of it."""
    eight = share(8, 10)

    assert (eight.value, eight.interval) == (0.8, Interval.WILSON)
    assert eight.low == pytest.approx(0.4902, abs=1e-4)
    assert eight.high == pytest.approx(0.9433, abs=1e-4)


def test_a_share_of_nothing_is_no_figure() -> None:
    assert share(0, 0).value is None
    assert str(share(0, 0)) == "–"


def test_an_interval_stays_between_nothing_and_all() -> None:
    assert share(5, 5).high == 1.0
    assert share(0, 5).low == 0.0
    assert str(share(5, 5)) == "1.00 (5/5) [0.57–1.00]"


def test_f1_is_the_harmonic_mean() -> None:
    assert harmonic(0.5, 1.0) == pytest.approx(2 / 3)
    assert harmonic(0.0, 0.0) == 0.0
    assert harmonic(None, 1.0) is None


def test_a_bootstrap_is_the_same_each_time_and_needs_three_units() -> None:
    def mean(units: object) -> float:
        assert isinstance(units, list)
        return float(sum(units) / len(units))

    first, again = resampled([0.0, 0.5, 1.0], mean), resampled([0.0, 0.5, 1.0], mean)

    assert first == again
    assert first.interval is Interval.BOOTSTRAP
    assert first.low is not None
    assert first.high is not None
    assert 0.0 <= first.low < 0.5 < first.high <= 1.0
    assert resampled([0.0, 1.0], mean).low is None


@pytest.mark.parametrize(
    ("one", "other", "tau"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], 1.0),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1.0),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9129),  # five of six pairs agree, one is tied: 5 / sqrt(5 * 6)
        ([1, 1, 1], [1, 2, 3], None),
        ([1], [1], None),
    ],
)
def test_kendalls_tau_b_leaves_ties_out(one: list[float], other: list[float], tau: float | None) -> None:
    assert tau_b(one, other) == tau


def test_overlap_is_shared_of_all() -> None:
    assert jaccard("abc", "bcd") == 0.5
    assert jaccard("", "") == 1.0
