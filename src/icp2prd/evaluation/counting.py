"""From outcomes to recall, precision and F1, in all and by slice."""

from collections.abc import Callable, Sequence

from icp2prd.domain.base import Frozen
from icp2prd.evaluation.figures import Figure, harmonic, resampled, share
from icp2prd.evaluation.outcomes import INSIGHT, Expected, How, Outcomes, Shown, Slice, Verdict, What


class Score(Frozen):
    """recall: expected things that were found. precision: shown things that were expected; those that count neither
    way, and parts of others, are left out. f1: their harmonic mean. neither, split: how many were left out.
    """

    recall: Figure
    precision: Figure
    f1: Figure
    neither: int = 0
    split: int = 0


class Row(Frozen):
    """A line of a table by interview, kind or third."""

    name: str
    score: Score


def score_of(outcomes: Outcomes, what: What) -> Score:
    expected = [one for one in outcomes.expected if one.what == what]
    shown = [one for one in outcomes.shown if one.what == what]
    return Score(
        recall=recall_of(expected),
        precision=precision_of(shown),
        f1=_f1(expected, shown, by_interview=what == INSIGHT),
        neither=sum(one.verdict is Verdict.NEITHER for one in shown),
        split=sum(one.verdict is Verdict.SPLIT for one in shown),
    )


def recall_of(expected: Sequence[Expected]) -> Figure:
    return share(sum(one.found for one in expected), len(expected))


def recall_under_any_kind(expected: Sequence[Expected]) -> Figure:
    return share(sum(one.found or one.how is How.OTHER_KIND for one in expected), len(expected))


def precision_of(shown: Sequence[Shown], right: frozenset[Verdict] = frozenset({Verdict.RIGHT})) -> Figure:
    counted = [one for one in shown if one.verdict in right | {Verdict.WRONG, Verdict.OTHER_KIND}]
    return share(sum(one.verdict in right for one in counted), len(counted))


def precision_under_any_kind(shown: Sequence[Shown]) -> Figure:
    return precision_of(shown, frozenset({Verdict.RIGHT, Verdict.OTHER_KIND}))


def rows_by(outcomes: Outcomes, what: What, of: Callable[[Slice], str]) -> tuple[Row, ...]:
    """One row for each value of a slice, in the order of the gold file, then of the draft."""
    slices = [one.slice for one in outcomes.expected if one.what == what]
    slices += [one.slice for one in outcomes.shown if one.what == what]
    names = dict.fromkeys(of(one) for one in slices)
    rows = []
    for name in names:
        part = Outcomes(
            expected=tuple(one for one in outcomes.expected if of(one.slice) == name),
            shown=tuple(one for one in outcomes.shown if of(one.slice) == name),
        )
        rows.append(Row(name=name, score=score_of(part, what)))
    return tuple(rows)


def _f1(expected: Sequence[Expected], shown: Sequence[Shown], *, by_interview: bool) -> Figure:
    """Interviews are resampled where the things are of interviews; otherwise there is no unit to resample."""
    recall, precision = recall_of(expected).value, precision_of(shown).value
    if not by_interview:
        value = harmonic(recall, precision)
        return Figure(value=None if value is None else round(value, 4))
    return resampled(units_of(expected, shown), f1_of_units)


Unit = tuple[int, int, int, int]
"""Of one interview: found, expected, right, counted."""


def units_of(expected: Sequence[Expected], shown: Sequence[Shown]) -> list[Unit]:
    """In the order of interviews' names, so that two evaluations of the same gold pair up."""
    names = sorted({one.slice.interview for one in expected} | {one.slice.interview for one in shown})
    units = []
    for name in names:
        recall = recall_of([one for one in expected if one.slice.interview == name])
        precision = precision_of([one for one in shown if one.slice.interview == name])
        units.append((recall.hits, recall.of, precision.hits, precision.of))
    return units


def recall_of_units(units: Sequence[Unit]) -> float | None:
    return _ratio(sum(one[0] for one in units), sum(one[1] for one in units))


def precision_of_units(units: Sequence[Unit]) -> float | None:
    return _ratio(sum(one[2] for one in units), sum(one[3] for one in units))


def f1_of_units(units: Sequence[Unit]) -> float | None:
    return harmonic(recall_of_units(units), precision_of_units(units))


def _ratio(hits: int, of: int) -> float | None:
    return hits / of if of else None
