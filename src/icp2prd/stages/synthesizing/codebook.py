"""The codebook: each insight is put under a theme that is there, or opens a new one.

Work grows with insights × themes, and an insight that arrives later never tears older themes apart.
"""

from collections.abc import Callable, Sequence
from typing import Final

from icp2prd.domain.base import Frozen

SAME: Final = 0.46
"""Likeness of two insights above which they are taken to be about the same thing."""

PERHAPS: Final = 0.28
"""Above this, a model that can tell is asked; without one, the answer is `HALFWAY`."""

HALFWAY: Final = 0.34
"""On the fixtures' hand-made themes, 51 % of the pairs that belong together and 5 % of the others lie above."""

Likeness = Callable[[int, int], float]
"""How alike the insights at two places are, from -1 to 1."""


class Entry(Frozen):
    """A theme in the making. members: places in the list of insights, in order."""

    members: tuple[int, ...]


def coded(count: int, likeness: Likeness, confirm: Callable[[int, int], bool] | None = None) -> list[Entry]:
    """Put insights under themes, in their order.

    confirm: says whether the insights at two places are about the same thing; asked for borderline ones only.
    """
    entries: list[list[int]] = []
    for place in range(count):
        best, highest = _closest(place, entries, likeness)
        if best is not None and _is_same(highest, best[0], place, confirm):
            best.append(place)
        else:
            entries.append([place])
    return [Entry(members=tuple(members)) for members in entries]


def most_central(members: Sequence[int], likeness: Likeness) -> tuple[int, ...]:
    """The members, the one most like all the others first; ties keep their order."""
    return tuple(sorted(members, key=lambda one: -sum(likeness(one, other) for other in members if other != one)))


def _closest(place: int, entries: list[list[int]], likeness: Likeness) -> tuple[list[int] | None, float]:
    """The entry whose members are most like an insight: the mean of the nearest member and of them all."""
    best: list[int] | None = None
    highest = -1.0
    for members in entries:
        each = [likeness(place, member) for member in members]
        overall = (max(each) + sum(each) / len(each)) / 2
        if overall > highest:
            best, highest = members, overall
    return best, highest


def _is_same(likeness: float, first: int, place: int, confirm: Callable[[int, int], bool] | None) -> bool:
    if likeness >= SAME:
        return True
    if likeness < PERHAPS:
        return False
    return confirm(first, place) if confirm else likeness >= HALFWAY
