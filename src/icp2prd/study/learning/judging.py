"""Pivot, persevere or not enough data: the rule, and the arithmetic as a person can check it.

A target of a metric, and a threshold in per cent, money or time, is about customers whom nobody has asked yet: all of
the interval has to be on one side of it. A threshold in counts ("6 or more") is the rule that the team set for this
very test: what happened is compared with it, and the interval says how another such test may come out.
"""

from collections.abc import Mapping
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.gtm import Action
from icp2prd.domain.learned import Measured, Verdict
from icp2prd.domain.metric import TARGET_TO_SET, UNKNOWN_BASELINE, Metric
from icp2prd.domain.quantity import Quantity, quantities
from icp2prd.study.learning.intervals import Interval, of_count, of_mean, of_share
from icp2prd.study.learning.limits import Limit, limit_in

PER_CENT: Final = "%"
NO_INTERVAL: Final = "a figure by itself does not say how far it may be off: give successes and n, or value, n and sd"


class Unit(Frozen):
    """What a value is in. factor: what it is multiplied by to be compared. said: as it is printed behind a number."""

    name: str = ""
    factor: float = 1.0
    said: str = ""


class Estimate(Frozen):
    """observed, low, high: in the unit of limits. counted: how often something happened, where that was counted.

    low, high: None where nobody can tell.
    """

    observed: float
    unit: str
    said: str
    low: float | None = None
    high: float | None = None
    counted: int | None = None
    n: int | None = None


class Judged(Frozen):
    verdict: Verdict
    arithmetic: str


def unit_in(text: str) -> Unit:
    """`minutes` → seconds times 60; words that name no unit are things that are counted."""
    found = next((one for one in quantities(f"2 {text}") if one.unit and one.start == 0), None)
    return Unit(name=found.unit, factor=found.factor, said=text) if found else Unit(said=text)


def estimate_of(measured: Measured, unit: Unit) -> Estimate:
    if measured.successes is not None and measured.n is not None:
        return _share(measured.successes, measured.n)
    if measured.successes is not None:
        count, interval = measured.successes, of_count(measured.successes)
        within = f" in {measured.window}" if measured.window else ""
        said = f"{count}{within}, {_printed(interval, Unit())}"
        return Estimate(observed=count, unit="", said=said, low=interval.low, high=interval.high, counted=count)
    return _mean(measured, unit)


def judged_metric(metric: Metric, measured: Measured) -> Judged:
    unit = unit_in(metric.unit)
    estimate = estimate_of(measured, unit_in(measured.unit or metric.unit))
    target = metric.target.value
    if target in {"", TARGET_TO_SET}:
        return _open(estimate, "no target has been set")
    limit = target_of(metric, unit)
    if limit is None:
        return _open(estimate, f"nobody can tell what meets the target “{target}”: write “at least …” or “under …”")
    if estimate.low is None or estimate.high is None:
        return _open(estimate, NO_INTERVAL)
    if limit.surely_holds(estimate.low, estimate.high):
        return _told(Verdict.PERSEVERE, estimate, f"all of the interval meets the target “{target}”")
    if limit.surely_fails(estimate.low, estimate.high):
        return _told(Verdict.PIVOT, estimate, f"none of the interval meets the target “{target}”")
    return _open(estimate, f"the interval has values that meet the target “{target}” and values that do not")


def judged_action(action: Action, measured: Measured) -> Judged:
    estimate = estimate_of(measured, unit_in(measured.unit))
    written = {"pivot": action.pivot, "persevere": action.persevere}
    limits = {name: limit_in(text, _expected(estimate)) if text.strip() else None for name, text in written.items()}
    for name, text in written.items():
        if text.strip() and limits[name] is None:
            return _open(estimate, f"“{text}”, which means {name}, is no limit: write “fewer than …” or “at least …”")
    if not any(limits.values()):
        return _open(estimate, "nobody has said which result means pivot and which persevere")
    return _by_thresholds(written, limits, estimate)


def _by_thresholds(written: Mapping[str, str], limits: Mapping[str, Limit | None], estimate: Estimate) -> Judged:
    met = {name: limit is not None and is_met(limit, estimate) for name, limit in limits.items()}
    if all(met.values()):
        return _open(
            estimate, f"pivot “{written['pivot']}” and persevere “{written['persevere']}” both hold: mend one of them"
        )
    for verdict in (Verdict.PIVOT, Verdict.PERSEVERE):
        if met[verdict.value]:
            return _told(verdict, estimate, f"“{written[verdict.value]}” means {verdict.value}")
    if estimate.low is None and estimate.unit == PER_CENT:
        return _open(estimate, NO_INTERVAL)
    means = " and ".join(f"{name} “{text}”" for name, text in written.items() if text.strip())
    if any(one and not _is_rule(one, estimate) for one in limits.values()):
        return _open(estimate, f"{means}: not all of the interval is on one side")
    return _open(estimate, f"{means}: it is neither" if all(limits.values()) else f"{means}: it is not")


def target_of(metric: Metric, unit: Unit) -> Limit | None:
    """The limit that a target names; a bare number is better on the side of the baseline that it is on."""
    lower = None
    now, wanted = (next(iter(quantities(one.value)), None) for one in (metric.baseline, metric.target))
    if metric.baseline.value != UNKNOWN_BASELINE and now and wanted and _comparable(now, wanted):
        lower = wanted.value < now.value
    limit = limit_in(metric.target.value, unit.name, unit.factor, lower_is_better=lower)
    return limit.as_share() if limit else None


def is_met(limit: Limit, estimate: Estimate) -> bool:
    if _is_rule(limit, estimate):
        return limit.holds(estimate.observed if estimate.counted is None else estimate.counted)
    if estimate.low is None or estimate.high is None:
        return estimate.unit not in {PER_CENT, "seconds", "months"} and limit.holds(estimate.observed)
    return limit.as_share().surely_holds(estimate.low, estimate.high)


def fits(limit: Limit, estimate: Estimate) -> bool:
    """Whether a result can be compared with a limit at all."""
    return _is_rule(limit, estimate) or limit.as_share().unit == estimate.unit


def _is_rule(limit: Limit, estimate: Estimate) -> bool:
    """Whether a limit is one for what was counted in the test itself."""
    same_number = limit.out_of is None or limit.out_of == estimate.n
    return limit.unit == "" and same_number and (estimate.counted is not None or estimate.low is None)


def _expected(estimate: Estimate) -> str:
    return "" if estimate.counted is not None else estimate.unit


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.value != other.value


def _share(successes: int, n: int) -> Estimate:
    found = of_share(successes, n)
    interval = Interval(low=100 * found.low, high=100 * found.high, method=found.method)
    observed = 100 * successes / n
    return Estimate(
        observed=observed,
        unit=PER_CENT,
        said=f"{successes} of {n} = {observed:.1f}%, {_printed(interval, Unit(name=PER_CENT, said=PER_CENT))}",
        low=interval.low,
        high=interval.high,
        counted=successes,
        n=n,
    )


def _mean(measured: Measured, unit: Unit) -> Estimate:
    value = measured.value or 0.0
    shown = _with_unit(f"{value:g}", unit)
    if measured.n is None or measured.sd is None or measured.n < 2:
        return Estimate(observed=value * unit.factor, unit=unit.name, said=shown, n=measured.n)
    interval = of_mean(value, measured.sd, measured.n)
    return Estimate(
        observed=value * unit.factor,
        unit=unit.name,
        said=f"a mean of {shown} over {measured.n} (sd {measured.sd:g}), {_printed(interval, unit)}",
        low=interval.low * unit.factor,
        high=interval.high * unit.factor,
        n=measured.n,
    )


def _printed(interval: Interval, unit: Unit) -> str:
    digits = 1 if interval.high >= 10 else 2
    ends = f"95% interval {interval.low:.{digits}f} to {interval.high:.{digits}f}"
    return f"{_with_unit(ends, unit)} ({interval.method})"


def _with_unit(number: str, unit: Unit) -> str:
    return f"{number}{unit.said}" if unit.said == PER_CENT else f"{number} {unit.said}".rstrip()


def _told(verdict: Verdict, estimate: Estimate, why: str) -> Judged:
    return Judged(verdict=verdict, arithmetic=f"{estimate.said}: {why}")


def _open(estimate: Estimate, why: str) -> Judged:
    return _told(Verdict.NOT_ENOUGH, estimate, why)
