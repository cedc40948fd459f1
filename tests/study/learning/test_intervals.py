"""Against figures that others have published."""

import pytest

from icp2prd.study.learning.intervals import of_count, of_mean, of_share, t_quantile


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_share_has_the_interval_of_newcombes_table(successes: int, n: int, low: float, high: float) -> None:
    """R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3."""
    found = of_share(successes, n)

    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_all_of_n_leaves_nothing_above_and_something_below() -> None:
    found = of_share(20, 20)

    assert found.high == 1.0
    assert round(found.low, 4) == round(1 - of_share(0, 20).high, 4)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (10, 4.795, 18.390), (100, 81.36, 121.63)],
)
def test_a_count_has_the_exact_interval_of_the_tables(count: int, low: float, high: float) -> None:
    """E. S. Pearson, H. O. Hartley, Biometrika Tables for Statisticians I (1966), table 40."""
    found = of_count(count)

    assert found.low == pytest.approx(low, rel=1e-3)
    assert found.high == pytest.approx(high, rel=1e-3)


def test_where_the_exact_interval_ends_the_approximation_goes_on() -> None:
    exact, approximate = of_count(1000), of_count(1001)

    assert "Byar" in approximate.method
    assert approximate.low - exact.low == pytest.approx(0.97, abs=0.02)
    assert approximate.high - exact.high == pytest.approx(1.03, abs=0.02)


@pytest.mark.parametrize(
    ("degrees", "point"),
    [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980), (1000, 1.962)],
)
def test_students_t_is_that_of_the_tables(degrees: int, point: float) -> None:
    """M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), table 26.10."""
    assert round(t_quantile(degrees), 3) == point


def test_a_mean_is_as_far_off_as_its_deviation_and_number_say() -> None:
    found = of_mean(10.0, 2.0, 4)

    assert found.high - 10.0 == pytest.approx(3.182, abs=1e-3)
    assert found.low + found.high == pytest.approx(20.0)
