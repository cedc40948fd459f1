"""The codebook: each insight is put under a theme that is there, or opens a new one.

Work grows with insights × themes, and an insight that arrives later never tears older themes apart.
"""

from collections.abc import Callable, Sequence
from operator import mul

from icp2prd.domain.base import Frozen
from icp2prd.llm.protocol import Vector

SAME: float = 0.62
"""Cosine of two statements above which they are taken to be about the same thing."""

PERHAPS: float = 0.48
"""Above this, a model that can tell is asked; without one, the answer is `HALFWAY`."""

HALFWAY: float = 0.54


class Entry(Frozen):
    """A theme in the making. members: places in the list of insights, in order."""

    members: tuple[int, ...]


def cosine(one: Vector, other: Vector) -> float:
    """Of unit vectors, from -1 to 1."""
    return float(sum(map(mul, one, other)))


def coded(vectors: Sequence[Vector], confirm: Callable[[int, int], bool] | None = None) -> list[Entry]:
    """Put vectors under themes, in their order.

    confirm: says whether the insights at two places are about the same thing; asked for borderline ones only.
    """
    entries: list[list[int]] = []
    for place, vector in enumerate(vectors):
        best, likeness = _closest(vector, entries, vectors)
        if best is not None and _is_same(likeness, best[0], place, confirm):
            best.append(place)
        else:
            entries.append([place])
    return [Entry(members=tuple(members)) for members in entries]


def most_central(members: Sequence[int], vectors: Sequence[Vector]) -> tuple[int, ...]:
    """The members, the one most like all the others first; ties keep their order."""
    return tuple(sorted(members, key=lambda one: -sum(cosine(vectors[one], vectors[other]) for other in members)))


def _closest(vector: Vector, entries: list[list[int]], vectors: Sequence[Vector]) -> tuple[list[int] | None, float]:
    """The entry whose members are most like a vector: the mean of the nearest member and of them all."""
    best: list[int] | None = None
    highest = -1.0
    for members in entries:
        likenesses = [cosine(vector, vectors[member]) for member in members]
        likeness = (max(likenesses) + sum(likenesses) / len(likenesses)) / 2
        if likeness > highest:
            best, highest = members, likeness
    return best, highest


def _is_same(likeness: float, first: int, place: int, confirm: Callable[[int, int], bool] | None) -> bool:
    if likeness >= SAME:
        return True
    if likeness < PERHAPS:
        return False
    return confirm(first, place) if confirm else likeness >= HALFWAY
