import pytest

from icp2prd.errors import ModelUnavailable
from icp2prd.llm.faults import Transient, fault_of
from icp2prd.llm.patience import Patience
from tests.llm.doubles import Waits


def busy(retry_after: float | None = None) -> Transient:
    return Transient("the server is busy", retry_after)


def failing(*faults: Transient) -> "list[Transient]":
    return list(faults)


def call(patience: Patience, faults: list[Transient]) -> str:
    def attempt() -> str:
        if faults:
            raise faults.pop(0)
        return "done"

    return patience.call(attempt, lambda fault, wait: None)


def test_waits_double_and_are_bounded() -> None:
    waits = Waits()
    patience = Patience(6, shortest=1.0, longest=4.0, sleep=waits.sleep, clock=waits.clock, jitter=lambda: 1.0)
    assert call(patience, failing(*[busy() for _ in range(5)])) == "done"
    assert waits.slept == [1.0, 2.0, 4.0, 4.0, 4.0]


def test_jitter_halves_a_wait_at_most() -> None:
    waits = Waits()
    patience = Patience(3, shortest=2.0, sleep=waits.sleep, clock=waits.clock, jitter=lambda: 0.0)
    call(patience, failing(busy(), busy()))
    assert waits.slept == [1.0, 2.0]


def test_a_server_that_asked_to_be_left_alone_is_left_alone_by_the_next_call_too() -> None:
    waits = Waits()
    patience = waits.patience(attempts=1)
    with pytest.raises(ModelUnavailable):
        call(patience, failing(busy(5.0)))
    assert waits.slept == []
    patience = waits.patience(attempts=2)
    call(patience, failing(busy(5.0)))
    call(patience, [])
    assert waits.slept == [5.0], "the second call finds the time already over"


class Said(Exception):
    def __init__(self, status: int, headers: dict[str, str]) -> None:
        super().__init__("slow down")
        self.status_code = status
        self.response = type("Response", (), {"headers": headers})()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "2.5"}, 2.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
    ],
)
def test_the_header_is_read_in_all_its_forms(headers: dict[str, str], seconds: float | None) -> None:
    fault = fault_of(Said(429, headers), server="s", key_variable="K", model="m")
    assert isinstance(fault, Transient)
    assert fault.retry_after == seconds
