"""The embedded models, from tape: what they really said when they were asked (see tests.recorded)."""

import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from _pytest.outcomes import Failed
from pydantic import BaseModel

from icp2prd.errors import ModelUnavailable
from icp2prd.llm import embedded
from icp2prd.llm.choice import choose_model
from icp2prd.llm.embedded import EmbeddedBackend, running_server
from icp2prd.llm.events import CallEvent
from icp2prd.llm.opening import open_door
from icp2prd.llm.protocol import Message, Question
from tests.llm.doubles import happened
from tests.recorded import recorded_model, recording

LOCAL = choose_model(explicit="local", environ={})


class Complaint(BaseModel):
    turn: int
    quote: str


class Complaints(BaseModel):
    complaints: list[Complaint]


def asked_about(turns: str) -> Question:
    return Question(
        prompt="complaints",
        item="ana/1",
        max_tokens=120,
        messages=(
            Message(role="system", content="List what the customer complains about, word for word."),
            Message(role="user", content="[1] The import takes me two hours. [2] I like the colours."),
            Message(
                role="assistant",
                content='{"complaints":[{"turn":1,"quote":"The import takes me two hours"}]}',
            ),
            Message(role="user", content=turns),
        ),
    )


def test_the_embedded_model_answers_and_embeds(tmp_path: Path) -> None:
    events: list[CallEvent] = []
    with (
        recorded_model("adapter"),
        open_door(LOCAL, cache_folder=tmp_path, on_event=events.append) as door,
    ):
        answer = door.ask(asked_about("[1] I hate spreadsheets. [2] It was sunny on Monday."), Complaints)
        import_is_slow, slow_import, sunny = door.embed(
            ["The import is slow", "Importing takes far too long", "It was sunny on Monday"]
        )
    assert answer.complaints[0] == Complaint(turn=1, quote="I hate spreadsheets")
    assert similarity(import_is_slow, slow_import) > 0.6 > similarity(import_is_slow, sunny)
    assert similarity(sunny, sunny) == pytest.approx(1.0, abs=1e-3)
    assert happened(events) == ["started", "finished", "started", "finished"]
    assert (door.totals.prompt_tokens, door.totals.cost) > (50, 0.0)


def test_what_was_recorded_has_no_white_space_between_tokens() -> None:
    tape = Path(__file__).parent.parent / "cassettes" / "adapter.json"
    assert r"{\"complaints\":[{\"turn\":1," in tape.read_text("utf-8")


@pytest.mark.skipif(recording(), reason="a miss is recorded and not refused")
def test_a_call_that_is_not_on_tape_shows_the_difference_to_the_nearest(tmp_path: Path) -> None:
    with (
        pytest.raises(Failed) as failed,
        recorded_model("adapter"),
        open_door(LOCAL, cache_folder=tmp_path) as door,
    ):
        door.ask(asked_about("[1] I hate spreadsheets. [2] It rained on Monday."), Complaints)
    assert "-[1] I hate spreadsheets. [2] It was sunny on Monday." in str(failed.value)
    assert "+[1] I hate spreadsheets. [2] It rained on Monday." in str(failed.value)


@pytest.mark.skipif(recording(), reason="a miss is recorded and not refused")
def test_a_text_that_is_not_on_tape_is_named_with_the_nearest() -> None:
    with pytest.raises(Failed, match=r"The import was slow.*The import is slow"), recorded_model("adapter"):
        open_door(LOCAL).embed(["The import was slow"])


def test_weights_of_ones_own_that_are_not_there_are_named() -> None:
    with pytest.raises(ModelUnavailable, match="no weights at this path"):
        open_door(choose_model(explicit="local/nowhere/my.gguf", environ={}))


def test_the_same_weights_under_two_names_share_their_answers(tmp_path: Path) -> None:
    ids = set()
    for name in ("a.gguf", "b.gguf"):
        (tmp_path / name).write_bytes(b"weights")
        door = open_door(choose_model(explicit=f"local/{tmp_path / name}", environ={}))
        ids.add(door._backend.model_id)
    assert ids == {"local/" + hashlib.sha256(b"weights").hexdigest()[:16]}


def test_studies_of_one_process_share_one_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[Path, str]] = []

    def start(weights: Path, key: str) -> Any:
        started.append((weights, key))
        return SimpleNamespace(listening_address="http://127.0.0.1:9")

    monkeypatch.setattr(embedded, "start_server", start)
    running_server.cache_clear()
    try:
        for _ in range(2):
            backend = EmbeddedBackend(lambda: tmp_path / "a.gguf", lambda: "local/a")
            assert backend._started().answers.client.server.key == started[0][1]
            backend.close()
    finally:
        running_server.cache_clear()
    assert len(started) == 1
    assert len(started[0][1]) > 30, "nobody guesses the key"


def similarity(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
