import threading
import time
from pathlib import Path

import pytest

from icp2prd.errors import KeyRejected
from icp2prd.llm.cache import CallCache
from icp2prd.llm.parallel import map_in_order
from tests.llm.doubles import GREEN, Colour, ScriptedServer, door_to, fails, question, says


def test_results_come_in_the_order_of_the_items() -> None:
    def slowest_first(number: int) -> int:
        time.sleep(0.002 * (5 - number))
        return number * number

    assert map_in_order(slowest_first, range(6), 3) == [0, 1, 4, 9, 16, 25]


def test_no_more_than_allowed_run_at_once() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def count(_: int) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.005)
        with lock:
            running -= 1

    map_in_order(count, range(12), 3)
    assert most == 3


def test_one_at_a_time_runs_in_this_thread() -> None:
    assert set(map_in_order(lambda _: threading.get_ident(), range(3), 1)) == {threading.get_ident()}


def test_a_wrong_key_cancels_what_waits() -> None:
    scripted = ScriptedServer(fails(401))
    door = door_to(scripted)
    with pytest.raises(KeyRejected):
        door.map(lambda number: door.ask(question(f"{number}"), Colour), range(100))
    assert len(scripted.asked) <= door.profile.concurrency


def test_the_first_real_error_is_raised_and_not_that_of_an_item_let_go() -> None:
    second_failed = threading.Event()

    def fail_second(number: int) -> int:
        if number == 0:
            second_failed.wait(2)
            return 0
        second_failed.set()
        raise ValueError(f"item {number}")

    with pytest.raises(ValueError, match="item 1"):
        map_in_order(fail_second, range(2), 2)


def test_an_interruption_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path) -> None:
    asked_before = ScriptedServer(says(GREEN))
    door = door_to(asked_before, cache=CallCache(tmp_path))

    def interrupt_at_three(number: int) -> str:
        if number == 3:
            raise KeyboardInterrupt
        return door.ask(question(f"{number}"), Colour).name

    with pytest.raises(KeyboardInterrupt):
        map_in_order(interrupt_at_three, range(8), 1)
    asked_after = ScriptedServer(says(GREEN))
    again = door_to(asked_after, cache=CallCache(tmp_path))
    again.map(lambda number: again.ask(question(f"{number}"), Colour), range(8))
    assert (len(asked_before.asked), len(asked_after.asked)) == (3, 5)


def test_a_wait_between_attempts_ends_when_another_item_fails() -> None:
    stopping, began = threading.Event(), time.monotonic()

    def one_waits_one_fails(number: int) -> None:
        if number == 0:
            assert stopping.wait(5)
        else:
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        map_in_order(one_waits_one_fails, range(2), 2, stopping)
    assert time.monotonic() - began < 4
    assert not stopping.is_set(), "the next map begins afresh"
