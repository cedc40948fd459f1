"""What a run took, and what of its answers was refused."""

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict

from pydantic import Field

from icp2prd.domain.base import Frozen
from icp2prd.domain.prd import Prd
from icp2prd.domain.run import Called, RunEvent, StageFinished, Usage


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
        self._usage = Usage()
        self._retried = 0
        self._seconds = 0.0

    def __call__(self, event: RunEvent) -> None:
        with self._lock:
            if isinstance(event, Called):
                self._usage += event.usage
                self._retried += event.happened == "retried"
            if isinstance(event, StageFinished):
                self._seconds += event.seconds

    @property
    def used(self) -> Used:
        with self._lock:
            return Used(**asdict(self._usage), retried=self._retried, seconds=self._seconds)


def refused_in(prd: Prd) -> Refused:
    answers = Counter(f"{one.stage}: {one.reason}" for one in prd.coverage.rejected)
    return Refused(quotes=dict(sorted(prd.coverage.refused.items())), answers=_most_first(answers))


def _most_first(counted: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
