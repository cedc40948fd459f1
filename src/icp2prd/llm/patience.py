"""The transport budget: how often and how long to try again when a server is busy or away."""

import random
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from icp2prd.errors import ModelUnavailable
from icp2prd.llm.faults import Transient

T = TypeVar("T")


class Patience:
    """Tries again, and remembers for all threads until when a server asked to be left alone.

    attempts: in all, the first one included. shortest, longest: seconds; a wait doubles from one to the
    other, with jitter. A server that asks for more than `longest` is taken at its word: the call fails now
    and says so.
    """

    def __init__(
        self,
        attempts: int = 5,
        shortest: float = 1.0,
        longest: float = 120.0,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._attempts = attempts
        self._shortest = shortest
        self._longest = longest
        self._sleep = sleep
        self._clock = clock
        self._jitter = jitter
        self._quiet_until = 0.0
        self._lock = threading.Lock()

    def call(self, attempt: Callable[[], T], on_retry: Callable[[Transient, float], None]) -> T:
        """Raises ModelUnavailable when patience ends, and whatever else the attempt raises."""
        for tried in range(self._attempts):
            self._wait_for_quiet()
            try:
                return attempt()
            except Transient as fault:
                wait = self._wait_after(fault, tried)
                if tried + 1 == self._attempts or wait > self._longest:
                    raise self._unavailable(fault, tried + 1, wait) from fault
                on_retry(fault, wait)
                self._hold_back(fault, wait)
        raise AssertionError

    def _wait_after(self, fault: Transient, tried: int) -> float:
        if fault.retry_after is not None:
            return fault.retry_after
        return float(min(self._longest, self._shortest * 2**tried) * (0.5 + self._jitter() / 2))

    def _hold_back(self, fault: Transient, wait: float) -> None:
        if fault.retry_after is None:
            self._sleep(wait)
            return
        with self._lock:
            self._quiet_until = max(self._quiet_until, self._clock() + wait)

    def _wait_for_quiet(self) -> None:
        with self._lock:
            wait = self._quiet_until - self._clock()
        if wait > 0:
            self._sleep(wait)

    def _unavailable(self, fault: Transient, tried: int, wait: float) -> ModelUnavailable:
        if wait > self._longest:
            return ModelUnavailable(
                f"{fault.reason}. It asks to be left alone for {wait:.0f} seconds.",
                hint="Run the same command again later: what is done is kept.",
            )
        return ModelUnavailable(
            f"{fault.reason}. Tried {tried} times.",
            hint="Check the connection, or choose another model with --model. What is done is kept.",
        )
