"""Several calls at once, results in order."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Stopped(Exception):
    """Another item failed, or the user interrupted: this one is let go."""


def map_in_order(
    do: Callable[[T], R], items: Iterable[T], at_once: int, stopping: threading.Event | None = None
) -> list[R]:
    """Do something for every item, `at_once` at a time; one at a time runs in this thread.

    The first exception, an interruption by the user included, sets `stopping`: nothing more begins, and waits
    between attempts end. A call that is under way is awaited, so that what was paid for reaches the cache.
    """
    waiting = list(items)
    if at_once <= 1 or len(waiting) <= 1:
        return [do(item) for item in waiting]
    stop = stopping or threading.Event()

    def do_unless_stopped(item: T) -> R:
        if stop.is_set():
            raise Stopped
        try:
            return do(item)
        except BaseException:
            stop.set()
            raise

    with ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="icp2prd") as pool:
        try:
            futures = [pool.submit(do_unless_stopped, item) for item in waiting]
            wait(futures, return_when=FIRST_EXCEPTION)
        except BaseException:
            stop.set()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=stop.is_set())
    stop.clear()
    errors = [future.exception() for future in futures if not future.cancelled()]
    for error in errors:
        if error is not None and not isinstance(error, Stopped):
            raise error
    return [future.result() for future in futures]
