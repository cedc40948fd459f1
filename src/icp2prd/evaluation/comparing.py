"""Two evaluations of the same gold side by side: what was gained and lost, and whether it could be chance."""

import random
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Literal

from icp2prd.domain.base import Frozen
from icp2prd.errors import UsageError
from icp2prd.evaluation.counting import (
    Unit,
    f1_of_units,
    precision_of_units,
    recall_of_units,
    units_of,
)
from icp2prd.evaluation.figures import RESAMPLES, SEED, percentiles
from icp2prd.evaluation.outcomes import INSIGHT, PAIN, REQUIREMENT, Expected, Shown, What
from icp2prd.evaluation.scorecard import Evaluation, Scorecard


class Call(StrEnum):
    """What a difference comes to: BETTER and WORSE where 0 lies outside of its interval."""

    BETTER = "better"
    WORSE = "worse"
    UNDECIDED = "cannot tell"


class Difference(Frozen):
    """after less before. low, high: 95 %, paired bootstrap over `units`; None for fewer than three of them."""

    figure: str
    before: float
    after: float
    difference: float
    low: float | None
    high: float | None
    units: int
    call: Call


class InterviewChange(Frozen):
    """F1 of insights in one interview."""

    interview: str
    before: float | None
    after: float | None


class Moved(Frozen):
    """Something expected that only one of the two found."""

    what: What
    study: str
    name: str
    text: str


class Comparison(Frozen):
    """left_out: gold files that only one of the two has. faults: how many more of each kind; none that is the same."""

    schema_version: Literal["1"] = "1"
    before: str
    after: str
    differences: tuple[Difference, ...]
    interviews: tuple[InterviewChange, ...]
    gained: tuple[Moved, ...]
    lost: tuple[Moved, ...]
    faults: dict[str, int]
    left_out: tuple[str, ...] = ()

    @property
    def call(self) -> Call:
        """WORSE where anything is; BETTER where something is, and nothing is worse."""
        calls = {one.call for one in self.differences}
        return next((one for one in (Call.WORSE, Call.BETTER) if one in calls), Call.UNDECIDED)


def compared(before: Evaluation, after: Evaluation) -> Comparison:
    """Raises UsageError where they have no gold file in common, or a gold file has changed between them."""
    pairs, left_out = _paired(before, after)
    return Comparison(
        before=_made_by(before),
        after=_made_by(after),
        differences=tuple(_differences(pairs)),
        interviews=_interviews(pairs),
        gained=_moved(pairs),
        lost=_moved([(b, a) for a, b in pairs]),
        faults=_more_faults(pairs),
        left_out=left_out,
    )


Pairs = list[tuple[Scorecard, Scorecard]]


def _paired(before: Evaluation, after: Evaluation) -> tuple[Pairs, tuple[str, ...]]:
    first, second = ({one.study: one for one in each.scorecards} for each in (before, after))
    shared = [name for name in first if name in second]
    if not shared:
        raise UsageError("These two evaluations have no gold file in common.", hint="Evaluate the same gold files.")
    for name in shared:
        expected = [{(one.what, one.name) for one in each[name].outcomes.expected} for each in (first, second)]
        if expected[0] != expected[1]:
            raise UsageError(
                f"The gold file of {name} has changed between the two.", hint="Evaluate both with the same one."
            )
    return [(first[name], second[name]) for name in shared], tuple(sorted(set(first) ^ set(second)))


def _made_by(one: Evaluation) -> str:
    return ", ".join(dict.fromkeys(f"{each.model} (icp2prd {each.icp2prd})" for each in one.scorecards))


def _differences(pairs: Pairs) -> list[Difference]:
    """Insights by interview; recall of pains and requirements by what was expected: they have no interview."""
    units = _insight_units(pairs)
    found = [
        _difference(f"insight_{name}", units, figure)
        for name, figure in (
            ("recall", recall_of_units),
            ("precision", precision_of_units),
            ("f1", f1_of_units),
        )
    ]
    for what in (PAIN, REQUIREMENT):
        things = [((one.found, 1, 0, 0), (other.found, 1, 0, 0)) for one, other in _both(pairs, what)]
        found.append(_difference(f"{what}_recall", things, recall_of_units))
    return [one for one in found if one is not None]


def _difference(
    name: str, units: Sequence[tuple[Unit, Unit]], figure: Callable[[Sequence[Unit]], float | None]
) -> Difference | None:
    before, after = figure([one for one, _ in units]), figure([one for _, one in units])
    if before is None or after is None:
        return None
    low = high = None
    if len(units) >= 3:
        chance = random.Random(SEED)
        drawn = [_gap(chance.choices(units, k=len(units)), figure) for _ in range(RESAMPLES)]
        low, high = (round(one, 4) for one in percentiles([one for one in drawn if one is not None]))
    call = Call.UNDECIDED
    if low is not None and high is not None and not low <= 0 <= high:
        call = Call.BETTER if low > 0 else Call.WORSE
    return Difference(
        figure=name,
        before=round(before, 4),
        after=round(after, 4),
        difference=round(after - before, 4),
        low=low,
        high=high,
        units=len(units),
        call=call,
    )


def _gap(units: Sequence[tuple[Unit, Unit]], figure: Callable[[Sequence[Unit]], float | None]) -> float | None:
    before, after = figure([one for one, _ in units]), figure([one for _, one in units])
    return None if before is None or after is None else after - before


def _insight_units(pairs: Pairs) -> list[tuple[Unit, Unit]]:
    return [(before, after) for _, before, after in _by_interview(pairs)]


def _by_interview(pairs: Pairs) -> list[tuple[str, Unit, Unit]]:
    found = []
    for one, other in pairs:
        for name in sorted({each.slice.interview for each in one.outcomes.expected if each.what == INSIGHT}):
            found.append((f"{one.study}/{name}", _unit(one, name), _unit(other, name)))
    return found


def _unit(card: Scorecard, interview: str) -> Unit:
    expected: list[Expected] = [
        one for one in card.outcomes.expected if one.what == INSIGHT and one.slice.interview == interview
    ]
    shown: list[Shown] = [
        one for one in card.outcomes.shown if one.what == INSIGHT and one.slice.interview == interview
    ]
    return units_of(expected, shown)[0]


def _interviews(pairs: Pairs) -> tuple[InterviewChange, ...]:
    return tuple(
        InterviewChange(interview=name, before=f1_of_units([before]), after=f1_of_units([after]))
        for name, before, after in _by_interview(pairs)
    )


def _both(pairs: Pairs, what: What) -> list[tuple[Expected, Expected]]:
    found = []
    for one, other in pairs:
        after = {each.name: each for each in other.outcomes.expected if each.what == what}
        found += [(each, after[each.name]) for each in one.outcomes.expected if each.what == what]
    return found


def _moved(pairs: Pairs) -> tuple[Moved, ...]:
    """What the second found and the first did not."""
    found = []
    for one, other in pairs:
        missing = {(each.what, each.name) for each in one.outcomes.expected if not each.found}
        found += [
            Moved(what=each.what, study=one.study, name=each.name, text=each.text)
            for each in other.outcomes.expected
            if each.found and (each.what, each.name) in missing
        ]
    return tuple(found)


def _more_faults(pairs: Pairs) -> dict[str, int]:
    more: dict[str, int] = {}
    for one, other in pairs:
        for name, count in other.faults().items():
            more[name] = more.get(name, 0) + count - one.faults()[name]
    return {name: count for name, count in more.items() if count}
