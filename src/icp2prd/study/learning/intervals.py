"""Two-sided 95% intervals for a share, a count and a mean."""

import math
from collections.abc import Callable
from statistics import NormalDist
from typing import Final

from icp2prd.domain.base import Frozen

_TAIL: Final = 0.025
_Z: Final = NormalDist().inv_cdf(1 - _TAIL)
_EXACT_COUNTS: Final = 1000
_EXACT_DEGREES: Final = 200


class Interval(Frozen):
    """method: its name, as readers know it."""

    low: float
    high: float
    method: str


def of_share(successes: int, n: int) -> Interval:
    """Wilson's score interval, from 0 to 1, without correction for continuity.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209–212;
    recommended by R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, whose figures the tests compare with.
    """
    share, square = successes / n, _Z * _Z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = _Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return Interval(low=low, high=high, method="Wilson")


def of_count(count: int) -> Interval:
    """The exact interval of a Poisson mean: the means under which the count would be just within either tail.

    F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936) 437–442. Above a thousand Byar's
    approximation, which is then right to four digits (N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research
    II, IARC 1987, p. 69).
    """
    if count > _EXACT_COUNTS:
        return Interval(low=_byar(count, -1), high=_byar(count + 1, 1), method="Poisson, Byar's approximation")
    widest = count + 10 * math.sqrt(count + 1) + 10
    low = _where(lambda mean: 1 - _poisson_up_to(count - 1, mean), 0.0, widest, _TAIL) if count else 0.0
    high = _where(lambda mean: -_poisson_up_to(count, mean), 0.0, widest, -_TAIL)
    return Interval(low=low, high=high, method="exact Poisson")


def of_mean(mean: float, sd: float, n: int) -> Interval:
    """Student's interval of a mean. n: at least 2; sd: of the sample, with n - 1 below the root.

    Student, The probable error of a mean, Biometrika 6 (1908) 1–25.
    """
    half = t_quantile(n - 1) * sd / math.sqrt(n)
    return Interval(low=mean - half, high=mean + half, method=f"Student's t, {n - 1} df")


def t_quantile(degrees: int) -> float:
    """The point that Student's t exceeds with probability 0.025.

    M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964): the finite sums 26.7.3 and 26.7.4, turned
    round by halving; above 200 degrees the expansion 26.7.5.
    """
    if degrees > _EXACT_DEGREES:
        return _Z + (_Z**3 + _Z) / (4 * degrees) + (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / (96 * degrees**2)
    return _where(lambda point: _t_within(point, degrees), 0.0, 20.0, 1 - 2 * _TAIL)


def _byar(count: int, sign: int) -> float:
    return float(count * (1 - 1 / (9 * count) + sign * _Z / (3 * math.sqrt(count))) ** 3)


def _poisson_up_to(count: int, mean: float) -> float:
    if mean <= 0:
        return 1.0
    return math.fsum(math.exp(one * math.log(mean) - mean - math.lgamma(one + 1)) for one in range(count + 1))


def _t_within(point: float, degrees: int) -> float:
    """Probability that Student's t is between -point and point."""
    angle = math.atan(point / math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees % 2 == 1
    term = total = cosine if odd else 1.0
    for power in range(3 if odd else 2, degrees - 1, 2):
        term *= (power - 1) / power * cosine**2
        total += term
    if odd:
        return 2 / math.pi * (angle + (sine * total if degrees > 1 else 0.0))
    return sine * total


def _where(rising: Callable[[float], float], low: float, high: float, wanted: float) -> float:
    """Where a rising function takes a value, by halving: sixty times is all that a double can tell apart."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2
