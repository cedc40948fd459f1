import pytest

from icp2prd.domain.gtm import Action
from icp2prd.domain.learned import Measured, Verdict
from icp2prd.domain.metric import TARGET_TO_SET, Figure, Metric
from icp2prd.study.learning.judging import Judged, judged_action, judged_metric
from tests.sample import sample_prd

PIVOT, PERSEVERE, NOT_ENOUGH = Verdict


def metric(target: str, unit: str = "%", baseline: str = "unknown: measure first") -> Metric:
    told = {"target": Figure(value=target), "baseline": Figure(value=baseline), "unit": unit}
    return sample_prd().metrics[0].model_copy(update=told)


def action(pivot: str, persevere: str) -> Action:
    return sample_prd().gtm.actions[0].model_copy(update={"pivot": pivot, "persevere": persevere})


def share(successes: int, n: int) -> Measured:
    return Measured.model_validate({"item": "X", "successes": successes, "n": n})


def count(number: int) -> Measured:
    return Measured.model_validate({"item": "X", "successes": number})


def mean(value: float, sd: float | None = None, n: int | None = None, unit: str = "") -> Measured:
    return Measured.model_validate({"item": "X", "value": value, "sd": sd, "n": n, "unit": unit})


@pytest.mark.parametrize(
    ("target", "successes", "n", "verdict"),
    [
        ("at least 50%", 70, 100, PERSEVERE),
        ("at least 50%", 7, 10, NOT_ENOUGH),
        ("at least 50%", 30, 100, PIVOT),
        ("under 6%", 1, 200, PERSEVERE),
        ("under 6%", 30, 200, PIVOT),
        ("under 6%", 0, 20, NOT_ENOUGH),
        ("at least 3 of 10", 60, 100, PERSEVERE),
    ],
)
def test_a_target_is_met_when_all_of_the_interval_meets_it(
    target: str, successes: int, n: int, verdict: Verdict
) -> None:
    judged = judged_metric(metric(target), share(successes, n))

    assert judged.verdict is verdict
    assert f"{successes} of {n} = " in judged.arithmetic
    assert "95% interval" in judged.arithmetic


def test_a_mean_is_compared_in_the_unit_of_the_target() -> None:
    judged = judged_metric(metric("under 1 hour", "hours per trip"), mean(45, 20, 12, "minutes"))

    assert judged == Judged(
        verdict=PERSEVERE,
        arithmetic="a mean of 45 minutes over 12 (sd 20), 95% interval 32.3 to 57.7 minutes (Student's t, 11 df):"
        " all of the interval meets the target “under 1 hour”",
    )


@pytest.mark.parametrize("measured", [mean(45, None, 12, "minutes"), mean(45, 20, 1, "minutes"), mean(45)])
def test_a_figure_without_deviation_or_number_is_never_enough(measured: Measured) -> None:
    judged = judged_metric(metric("under 2 hours", "minutes"), measured)

    assert judged.verdict is NOT_ENOUGH
    assert "give successes and n, or value, n and sd" in judged.arithmetic


@pytest.mark.parametrize(
    ("target", "said"), [(TARGET_TO_SET, "no target has been set"), ("5%", "what meets the target “5%”")]
)
def test_without_a_target_that_says_which_side_nothing_follows(target: str, said: str) -> None:
    judged = judged_metric(metric(target), share(70, 100))

    assert judged.verdict is NOT_ENOUGH
    assert said in judged.arithmetic


def test_a_bare_target_is_better_on_the_other_side_of_the_baseline() -> None:
    assert judged_metric(metric("3%", baseline="5% a month"), share(1, 400)).verdict is PERSEVERE
    assert judged_metric(metric("30%", baseline="5% a month"), share(1, 400)).verdict is PIVOT


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [
        (share(2, 10), PIVOT),
        (share(3, 10), NOT_ENOUGH),
        (share(6, 10), PERSEVERE),
        (count(0), PIVOT),
        (count(5), NOT_ENOUGH),
        (count(9), PERSEVERE),
    ],
)
def test_thresholds_in_counts_are_the_rule_of_the_test_itself(measured: Measured, verdict: Verdict) -> None:
    judged = judged_action(action("fewer than 3", "6 or more"), measured)

    assert judged.verdict is verdict
    assert "95% interval" in judged.arithmetic


@pytest.mark.parametrize(("successes", "verdict"), [(2, PIVOT), (30, NOT_ENOUGH), (80, PERSEVERE)])
def test_thresholds_in_per_cent_need_all_of_the_interval(successes: int, verdict: Verdict) -> None:
    assert judged_action(action("under 20%", "at least 40%"), share(successes, 100)).verdict is verdict


def test_a_share_of_another_number_is_compared_as_a_share() -> None:
    of_ten = action("fewer than 3 of 10", "at least 6 of 10")

    assert judged_action(of_ten, share(6, 10)).verdict is PERSEVERE
    assert judged_action(of_ten, share(8, 100)).verdict is PIVOT
    assert judged_action(of_ten, share(6, 20)).verdict is NOT_ENOUGH


def test_an_amount_that_was_taken_is_compared_as_it_is_and_a_bare_percentage_is_not() -> None:
    orders = action("under $1,000", "at least $5,000")

    assert judged_action(orders, mean(6200, unit="$")).verdict is PERSEVERE
    assert judged_action(action("under 20%", "at least 40%"), mean(70, unit="%")).verdict is NOT_ENOUGH


@pytest.mark.parametrize(
    ("pivot", "persevere", "said"),
    [
        ("", "", "nobody has said"),
        ("not many", "6 or more", "“not many”, which means pivot, is no limit"),
        ("at most 8", "at least 2", "both hold"),
    ],
)
def test_thresholds_that_do_not_say_anything_decide_nothing(pivot: str, persevere: str, said: str) -> None:
    judged = judged_action(action(pivot, persevere), share(7, 10))

    assert judged.verdict is NOT_ENOUGH
    assert said in judged.arithmetic


def test_one_threshold_decides_on_its_own_side_only() -> None:
    assert judged_action(action("fewer than 3", ""), share(1, 10)).verdict is PIVOT
    assert judged_action(action("fewer than 3", ""), share(9, 10)).verdict is NOT_ENOUGH
