"""How alike two texts are, by their embeddings."""

from collections.abc import Callable, Sequence
from operator import mul

from icp2prd.llm.protocol import Vector

Embed = Callable[[Sequence[str]], Sequence[Vector]]
"""Texts to unit vectors, in their order."""


def cosine(one: Vector, other: Vector) -> float:
    """Of unit vectors, from -1 to 1."""
    return float(sum(map(mul, one, other)))
