"""Whether the pains stand in the right order, and are as bad as the gold file says."""

import math
from collections.abc import Sequence

from icp2prd.domain.base import Frozen
from icp2prd.domain.prd import Prd
from icp2prd.evaluation.figures import Figure
from icp2prd.evaluation.pains import PainPair
from icp2prd.evaluation.placing import PlacedGold


class Ranking(Frozen):
    """tau: Kendall's tau-b between the draft's ranks and the gold's, of the pains that were found; None for fewer than
    two, or where all are tied. The gold ranks by customers × severity, as the draft does but for strength.

    severity_error: mean absolute, of the pains that were found. customer_error: the same, of each customer's own.
    """

    tau: Figure
    severity_error: Figure
    customer_error: Figure


def ranking_of(prd: Prd, gold: PlacedGold, pairs: tuple[PainPair, ...]) -> Ranking:
    pains = [gold.gold.pains[one.gold] for one in pairs]
    expected = [float(one.customers * one.severity) for one in pains]
    drawn = [float(-one.draft.rank) for one in pairs]
    errors = [abs(one.severity - int(pair.draft.severity)) for one, pair in zip(pains, pairs, strict=True)]
    own = [
        abs(pain.by_customer[interview] - severity)
        for pain, pair in zip(pains, pairs, strict=True)
        for interview, severity in _by_interview(prd, pair)
        if interview in pain.by_customer
    ]
    return Ranking(tau=Figure(value=tau_b(expected, drawn)), severity_error=_mean(errors), customer_error=_mean(own))


def tau_b(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Kendall's tau-b (Kendall 1945): pairs that agree less those that do not, over what ties leave of all pairs."""
    agreeing = tied_one = tied_other = pairs = 0
    for first in range(len(one)):
        for second in range(first):
            a = _sign(one[first] - one[second])
            b = _sign(other[first] - other[second])
            pairs += 1
            agreeing += a * b
            tied_one += a == 0
            tied_other += b == 0
    scale = math.sqrt((pairs - tied_one) * (pairs - tied_other))
    return round(agreeing / scale, 4) if scale else None


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _by_interview(prd: Prd, pair: PainPair) -> list[tuple[str, int]]:
    """A customer's severity, by the interview that customer spoke in."""
    evidence = prd.evidence_by_id()
    heard = {evidence[one].person: evidence[one].interview for one in pair.draft.evidence if one in evidence}
    return [(heard[one.person], int(one.severity)) for one in pair.draft.by_customer if one.person in heard]


def _mean(errors: Sequence[int]) -> Figure:
    return Figure(value=round(sum(errors) / len(errors), 4)) if errors else Figure(value=None)
