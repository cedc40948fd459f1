"""What a run took, and what of its answers was refused."""

import threading
from collections import Counter
from collections.abc import Mapping

from pydantic import Field

from icp2prd.domain.base import Frozen
from icp2prd.domain.prd import Prd
from icp2prd.domain.run import Called, RunEvent, StageFinished


class Used(Frozen):
    """cost: US dollars; None where a price is unknown. seconds: of all stages."""

    calls: int = 0
    cached: int = 0
    retried: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0
    seconds: float = 0.0


class Refused(Frozen):
    """quotes: that were not in their turn, by outcome. answers: that were not taken, by stage and reason."""

    quotes: dict[str, int] = Field(default_factory=dict)
    answers: dict[str, int] = Field(default_factory=dict)


class Meter:
    """Listens to a run; may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._used = Used()

    def __call__(self, event: RunEvent) -> None:
        with self._lock:
            if isinstance(event, Called):
                self._used = _with_call(self._used, event)
            if isinstance(event, StageFinished):
                self._used = self._used.model_copy(update={"seconds": self._used.seconds + event.seconds})

    @property
    def used(self) -> Used:
        with self._lock:
            return self._used


def refused_in(prd: Prd) -> Refused:
    answers = Counter(f"{one.stage}: {one.reason}" for one in prd.coverage.rejected)
    return Refused(quotes=dict(sorted(prd.coverage.refused.items())), answers=_most_first(answers))


def _with_call(used: Used, call: Called) -> Used:
    unknown = used.cost is None or call.cost is None
    return used.model_copy(
        update={
            "calls": used.calls + (call.happened == "finished"),
            "cached": used.cached + (call.happened == "cached"),
            "retried": used.retried + (call.happened == "retried"),
            "prompt_tokens": used.prompt_tokens + call.prompt_tokens,
            "completion_tokens": used.completion_tokens + call.completion_tokens,
            "cost": None if unknown else (used.cost or 0.0) + (call.cost or 0.0),
        }
    )


def _most_first(counted: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
