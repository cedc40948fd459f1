"""Figures with their intervals."""

import math
import random
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from icp2prd.domain.base import Frozen

T = TypeVar("T")

Z: Final = 1.959964
"""Two-sided 95 %."""

RESAMPLES: Final = 2000
SEED: Final = 20090
"""Fixed, so that the same rows give the same interval."""


class Interval(StrEnum):
    """WILSON: of a share, things taken as independent. BOOTSTRAP: percentiles, interviews or things resampled."""

    WILSON = "wilson"
    BOOTSTRAP = "bootstrap"
    NONE = "none"


class Figure(Frozen):
    """value: None where there is nothing to count. hits, of: for shares; 0 of 0 for others. low, high: 95 %."""

    value: float | None
    hits: int = 0
    of: int = 0
    low: float | None = None
    high: float | None = None
    interval: Interval = Interval.NONE

    def __str__(self) -> str:
        if self.value is None:
            return "–"
        between = "" if self.low is None or self.high is None else f" [{self.low:.2f}–{self.high:.2f}]"
        counted = f" ({self.hits}/{self.of})" if self.of else ""
        return f"{self.value:.2f}{counted}{between}"


def share(hits: int, of: int) -> Figure:
    """With a Wilson interval (Wilson 1927)."""
    if of == 0:
        return Figure(value=None)
    rate = hits / of
    spread = Z * math.sqrt(rate * (1 - rate) / of + Z * Z / (4 * of * of))
    middle, scale = rate + Z * Z / (2 * of), 1 + Z * Z / of
    return Figure(
        value=round(rate, 4),
        hits=hits,
        of=of,
        low=round(max(0.0, (middle - spread) / scale), 4),
        high=round(min(1.0, (middle + spread) / scale), 4),
        interval=Interval.WILSON,
    )


def harmonic(recall: float | None, precision: float | None) -> float | None:
    if recall is None or precision is None:
        return None
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def resampled(units: Sequence[T], figure: Callable[[Sequence[T]], float | None]) -> Figure:
    """A figure over units (interviews, or studies), with the percentiles of `figure` over resampled ones.

    No interval below three units: there is too little to resample.
    """
    value = figure(units)
    if value is None or len(units) < 3:
        return Figure(value=None if value is None else round(value, 4))
    chance = random.Random(SEED)
    drawn = [figure(chance.choices(units, k=len(units))) for _ in range(RESAMPLES)]
    low, high = percentiles([one for one in drawn if one is not None])
    return Figure(value=round(value, 4), low=round(low, 4), high=round(high, 4), interval=Interval.BOOTSTRAP)


def percentiles(values: Sequence[float]) -> tuple[float, float]:
    """2.5 % and 97.5 %."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]
