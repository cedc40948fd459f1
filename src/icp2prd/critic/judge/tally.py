"""How many known cases were answered rightly, and what can be said from it."""

from math import sqrt
from typing import Final

from icp2prd.domain.base import Frozen

_Z95: Final = 1.96


class Tally(Frozen):
    """failed_faults, passed_sound: of `faults` and `sound` cases, those answered rightly."""

    faults: int
    failed_faults: int
    sound: int
    passed_sound: int

    @property
    def accuracy(self) -> float:
        """Balanced: the mean of the two shares."""
        return (self.failed_faults / self.faults + self.passed_sound / self.sound) / 2

    @property
    def interval(self) -> tuple[float, float]:
        """95 %, of two independent shares: the squares of their Wilson half-widths add up (Newcombe 1998, a mean)."""
        first, second = _wilson(self.failed_faults, self.faults), _wilson(self.passed_sound, self.sound)
        low = sqrt(
            (self.failed_faults / self.faults - first[0]) ** 2 + (self.passed_sound / self.sound - second[0]) ** 2
        )
        high = sqrt(
            (first[1] - self.failed_faults / self.faults) ** 2 + (second[1] - self.passed_sound / self.sound) ** 2
        )
        return max(0.0, self.accuracy - low / 2), min(1.0, self.accuracy + high / 2)

    @property
    def brief(self) -> str:
        low, high = self.interval
        return f"{self.accuracy:.2f} ({low:.2f} to {high:.2f})"


def _wilson(successes: int, trials: int) -> tuple[float, float]:
    share, square = successes / trials, _Z95**2
    middle = share + square / (2 * trials)
    spread = _Z95 * sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return (middle - spread) / (1 + square / trials), (middle + spread) / (1 + square / trials)
