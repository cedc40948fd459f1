"""What a run has used, and whether it may use more."""

import threading
from collections.abc import Callable

from icp2prd.domain.base import Frozen
from icp2prd.errors import CostLimitReached
from icp2prd.llm.events import CallEvent, Happened

Price = Callable[[int, int], float | None]
"""(prompt tokens, completion tokens) → US dollars; None where the price is unknown."""


class Totals(Frozen):
    """calls: that went to a model. cost: US dollars; None as soon as one call had no known price."""

    calls: int = 0
    cached: int = 0
    retried: int = 0
    invalid: int = 0
    rejected: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0


_COUNTED = {
    Happened.FINISHED: "calls",
    Happened.CACHED: "cached",
    Happened.RETRIED: "retried",
    Happened.INVALID: "invalid",
    Happened.REJECTED: "rejected",
}


class Account:
    """Safe to use from several threads. max_cost: US dollars; 0 is no limit."""

    def __init__(self, max_cost: float = 0.0) -> None:
        self._max_cost = max_cost
        self._reserved = 0.0
        self._totals = Totals()
        self._lock = threading.Lock()

    @property
    def totals(self) -> Totals:
        return self._totals

    def reserve(self, estimate: float | None) -> float:
        """Set aside what a call may cost, until `release`. Raises CostLimitReached before the call."""
        if not self._max_cost:
            return 0.0
        if estimate is None:
            raise CostLimitReached(
                "The price of this model is unknown, so a limit on cost cannot be kept.",
                hint="Leave out --max-cost, or choose a model with a known price.",
            )
        with self._lock:
            spent = self._totals.cost or 0.0
            if spent + self._reserved + estimate > self._max_cost:
                raise CostLimitReached(
                    f"The next call may cost ${estimate:.4f}; ${spent:.4f} of ${self._max_cost:g} is spent.",
                    hint="What is done is kept. Raise --max-cost and run the same command to go on.",
                )
            self._reserved += estimate
        return estimate

    def release(self, reserved: float) -> None:
        with self._lock:
            self._reserved -= reserved

    def count(self, event: CallEvent) -> None:
        field = _COUNTED.get(event.happened)
        if field is None:
            return
        with self._lock:
            now = self._totals
            cost = None if now.cost is None or event.cost is None else now.cost + event.cost
            self._totals = now.model_copy(
                update={
                    field: getattr(now, field) + 1,
                    "prompt_tokens": now.prompt_tokens + event.prompt_tokens,
                    "completion_tokens": now.completion_tokens + event.completion_tokens,
                    "cost": cost,
                }
            )
