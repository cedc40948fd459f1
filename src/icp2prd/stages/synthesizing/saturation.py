"""Whether more interviews would still bring new themes (Guest, Namey & Chen 2020)."""

import random
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import InterviewId
from icp2prd.domain.icp import Saturation

BASE_SIZE: Final = 4
RUN_LENGTH: Final = 2
ORDERS: Final = 200


def saturation_of(themes: Sequence[Sequence[InterviewId]], interviews: Sequence[InterviewId]) -> Saturation:
    """themes: for each, the interviews it was heard in. Averaged over orders, drawn from a fixed seed."""
    if len(interviews) < BASE_SIZE + RUN_LENGTH:
        return Saturation(
            interviews=len(interviews), base_size=BASE_SIZE, run_length=RUN_LENGTH, base=None, new=None, ratio=None
        )
    draw = random.Random(0)
    base = new = 0
    for _ in range(ORDERS):
        order = draw.sample(list(interviews), len(interviews))
        first, last = set(order[:BASE_SIZE]), set(order[-RUN_LENGTH:])
        base += sum(1 for heard in themes if first & set(heard))
        new += sum(1 for heard in themes if set(heard) <= last)
    return Saturation(
        interviews=len(interviews),
        base_size=BASE_SIZE,
        run_length=RUN_LENGTH,
        base=round(base / ORDERS, 2),
        new=round(new / ORDERS, 2),
        ratio=round(new / base, 3) if base else None,
    )
