"""What a model's server may do wrong, and what becomes of the run."""

import socket
from pathlib import Path

import httpx2
import pytest

from icp2prd.errors import KeyRejected, ModelUnavailable
from icp2prd.llm.cache import CallCache
from icp2prd.llm.door import Door
from icp2prd.llm.events import CallEvent
from icp2prd.llm.fake import FakeEmbedder
from icp2prd.llm.profiles import HOSTED
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.llm.servers import OpenAIBackend
from tests.llm.doubles import (
    GREEN,
    Colour,
    ScriptedServer,
    Waits,
    door_to,
    fails,
    happened,
    question,
    says,
    server,
)


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks() -> None:
    waits, busy = Waits(), ScriptedServer(fails(429, retry_after="7"), says(GREEN))
    assert door_to(busy, waits=waits).ask(question(), Colour).name == "green"
    assert waits.slept == [7.0]


def test_a_busy_server_that_does_not_say_is_tried_again_after_growing_waits() -> None:
    waits, busy = Waits(), ScriptedServer(fails(429), fails(429), says(GREEN))
    door_to(busy, waits=waits).ask(question(), Colour)
    assert waits.slept == [1.0, 2.0]


def test_a_server_error_is_tried_again_and_told() -> None:
    events: list[CallEvent] = []
    door_to(ScriptedServer(fails(500), says(GREEN)), on_event=events.append).ask(question(), Colour)
    assert happened(events) == ["started", "retried", "finished"]
    assert "500" in events[1].reason


def test_patience_ends() -> None:
    broken = ScriptedServer(fails(503, "overloaded"))
    with pytest.raises(ModelUnavailable, match=r"503: overloaded\. Tried 3 times") as unavailable:
        door_to(broken).ask(question(), Colour)
    assert unavailable.value.exit_status == 3
    assert len(broken.asked) == 3


def test_a_server_that_asks_for_an_hour_is_taken_at_its_word() -> None:
    waits = Waits()
    with pytest.raises(ModelUnavailable, match="3600 seconds"):
        door_to(ScriptedServer(fails(429, retry_after="3600")), waits=waits).ask(question(), Colour)
    assert waits.slept == []


def test_a_time_out_is_tried_again() -> None:
    slow = ScriptedServer(httpx2.ReadTimeout("slow"), says(GREEN))
    assert door_to(slow).ask(question(), Colour).strength == 3


def test_a_refused_connection_names_the_server() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    nobody = server(host=f"127.0.0.1:{port}", base_url=f"http://127.0.0.1:{port}/v1", direct=True)
    door = Door(OpenAIBackend(nobody), FakeEmbedder(), profile=HOSTED, patience=Waits().patience())
    with door, pytest.raises(ModelUnavailable, match=f"127.0.0.1:{port} cannot be reached.*refused"):
        door.ask(question(), Colour)


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key_stops_at_once_and_says_which_variable(status: int) -> None:
    locked = ScriptedServer(fails(status, "invalid key"))
    with pytest.raises(KeyRejected) as rejected:
        door_to(locked).ask(question(), Colour)
    assert "COLOURS_KEY" in str(rejected.value)
    assert "sk-secret" not in str(rejected.value)
    assert rejected.value.exit_status == 3
    assert len(locked.asked) == 1


def test_a_missing_key_stops_before_any_call() -> None:
    unasked = ScriptedServer(says(GREEN))
    with pytest.raises(KeyRejected, match="COLOURS_KEY is not set"):
        door_to(unasked, key="").ask(question(), Colour)
    assert unasked.asked == []


def test_an_account_without_credit_is_not_waited_for() -> None:
    body = {"error": {"message": "quota", "code": "insufficient_quota"}}
    empty = ScriptedServer(httpx2.Response(429, json=body))
    with pytest.raises(KeyRejected, match="no credit"):
        door_to(empty).ask(question(), Colour)


def test_an_unknown_model_stops_the_run() -> None:
    with pytest.raises(ModelUnavailable, match="no model called colours-1"):
        door_to(ScriptedServer(fails(404))).ask(question(), Colour)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (says('{"name": "gre', "length"), "cut off"),
        (says(""), "empty"),
        (says(None), "empty"),
        (says("It is green."), "Invalid JSON"),
        (says('{"colour": "green"}'), "name: Field required"),
        (says('["green"]'), "should be an object"),
    ],
    ids=["truncated", "empty", "nothing", "not JSON", "wrong shape", "a list"],
)
def test_an_answer_that_does_not_fit_is_asked_for_again(answer: httpx2.Response, reason: str) -> None:
    events: list[CallEvent] = []
    scripted = ScriptedServer(answer, says(GREEN))
    assert door_to(scripted, on_event=events.append).ask(question(), Colour).name == "green"
    assert happened(events) == ["started", "finished", "invalid", "started", "finished"]
    assert reason in events[2].reason


def test_an_answer_that_is_cut_off_does_not_count_even_where_it_parses() -> None:
    scripted = ScriptedServer(says(GREEN, "length"), says('{"name": "red", "strength": 1}'))
    assert door_to(scripted).ask(question(), Colour).name == "red"


def test_asking_again_is_a_fresh_conversation_with_the_error_and_without_the_answer() -> None:
    scripted = ScriptedServer(says('{"name": "zinc white"}'), says(GREEN))
    door_to(scripted).ask(question(), Colour)
    first, second = (asked["messages"] for asked in scripted.asked)
    assert len(first) == len(second) == 2
    assert second[1]["content"].startswith("Which colour?\n\nAn earlier answer was not accepted: strength: Field")
    assert "zinc white" not in second[1]["content"]


def test_an_answer_that_never_fits_is_rejected_and_the_run_goes_on(tmp_path: Path) -> None:
    events: list[CallEvent] = []
    scripted = ScriptedServer(*[says("no idea")] * 3, says(GREEN))
    door = door_to(scripted, on_event=events.append, cache=CallCache(tmp_path))
    with pytest.raises(AnswerRejected, match="colour ana/1: answer: Invalid JSON"):
        door.ask(question(), Colour)
    assert len(scripted.asked) == 3
    assert happened(events)[-1] == "rejected"
    assert door.ask(question("And now?", item="ana/2"), Colour).name == "green"
    assert (door.totals.invalid, door.totals.rejected) == (3, 1)


def test_a_request_that_is_refused_rejects_its_item_only() -> None:
    scripted = ScriptedServer(fails(400, "the request exceeds the available context size"), says(GREEN))
    door = door_to(scripted)
    with pytest.raises(AnswerRejected, match="context size"):
        door.ask(question("a very long one"), Colour)
    assert door.ask(question(), Colour).name == "green"


def test_a_server_that_refuses_everything_stops_the_run() -> None:
    door = door_to(ScriptedServer(fails(400, "no such parameter")))
    for number in range(2):
        with pytest.raises(AnswerRejected):
            door.ask(question(f"{number}"), Colour)
    with pytest.raises(ModelUnavailable, match="refuses whatever it is asked"):
        door.ask(question("third"), Colour)


def test_a_model_that_takes_no_temperature_is_asked_without() -> None:
    body = {"error": {"message": "unsupported", "param": "temperature", "code": "unsupported_value"}}
    scripted = ScriptedServer(httpx2.Response(400, json=body), says(GREEN))
    door = door_to(scripted)
    door.ask(question(), Colour)
    door.ask(question("And now?"), Colour)
    assert ["temperature" in asked for asked in scripted.asked] == [True, False, False]
