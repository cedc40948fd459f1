"""How alike two texts are, by their embeddings."""

from operator import mul

from icp2prd.llm.protocol import Vector


def cosine(one: Vector, other: Vector) -> float:
    """Of unit vectors, from -1 to 1."""
    return float(sum(map(mul, one, other)))
