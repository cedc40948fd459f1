"""What a run can watch: one event for each thing that happens at the door."""

from collections.abc import Callable
from enum import StrEnum

from icp2prd.domain.base import Frozen


class Happened(StrEnum):
    STARTED = "started"
    FINISHED = "finished"
    CACHED = "cached"
    RETRIED = "retried"
    """The server was busy or away; the same call is made again."""
    INVALID = "invalid"
    """The answer did not fit; the question is asked again in a fresh call."""
    REJECTED = "rejected"
    """No answer fitted within the schema budget, or the server refused the question."""


class CallEvent(Frozen):
    """prompt, item: see Question; `embeddings` and the number of texts for embed. seconds: of the call.

    cost: US dollars; None where the price is unknown. reason: for retried, invalid and rejected.
    """

    happened: Happened
    prompt: str
    item: str
    key: str = ""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    cost: float | None = 0.0
    reason: str = ""


Listener = Callable[[CallEvent], None]


def unheard(event: CallEvent) -> None:
    """Listen to nothing."""
