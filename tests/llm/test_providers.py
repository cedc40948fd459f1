"""Providers that are reached through instructor's own adapters, and servers that use tools."""

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import instructor
import pytest
from instructor.core.exceptions import InstructorRetryException

from icp2prd.errors import KeyRejected, ModelUnavailable
from icp2prd.llm import elsewhere
from icp2prd.llm.choice import choose_model
from icp2prd.llm.opening import open_door
from icp2prd.llm.protocol import AnswerRejected, Message
from icp2prd.llm.providers import PROVIDERS
from icp2prd.llm.servers import OpenAIEmbedder
from tests.llm.doubles import GREEN, Colour, ScriptedServer, door_to, question, server

CLAUDE = choose_model(explicit="anthropic/claude-sonnet-4-6", environ={})


def test_a_missing_sdk_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "is_installed", lambda module: False)
    with pytest.raises(ModelUnavailable, match=r"needs the package instructor\[anthropic\]") as missing:
        open_door(CLAUDE).ask(question(), Colour)
    assert missing.value.hint == "pip install 'instructor[anthropic]'"


def test_a_missing_key_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "is_installed", lambda module: True)
    with pytest.raises(KeyRejected, match="ANTHROPIC_API_KEY is not set"):
        open_door(CLAUDE).ask(question(), Colour)


class AdapterOf:
    """What instructor.from_provider gives back, for one answer or one error."""

    def __init__(self, outcome: Any) -> None:
        self.client = SimpleNamespace(max_retries=2)
        self.options: dict[str, Any] = {}
        self._outcome = outcome

    def create_with_completion(self, **options: Any) -> Any:
        self.options = options
        if isinstance(self._outcome, Exception):
            raise self._outcome
        usage = SimpleNamespace(input_tokens=11, output_tokens=7)
        return self._outcome, SimpleNamespace(usage=usage, stop_reason="tool_use", model="claude")


@pytest.fixture
def through(monkeypatch: pytest.MonkeyPatch) -> Any:
    def adapter_for(outcome: Any) -> AdapterOf:
        adapter = AdapterOf(outcome)
        monkeypatch.setattr(elsewhere, "is_installed", lambda module: True)
        monkeypatch.setattr(instructor, "from_provider", lambda name: adapter)
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-test")
        return adapter

    return adapter_for


def test_an_answer_through_an_adapter_is_one_like_any_other(through: Any) -> None:
    adapter = through(Colour(name="green", strength=3))
    with open_door(CLAUDE) as door:
        assert door.ask(question(), Colour).name == "green"
    assert (door.totals.prompt_tokens, door.totals.completion_tokens) == (11, 7)
    assert adapter.options["max_retries"] == 0
    assert adapter.client.max_retries == 0


GEMINI = choose_model(explicit="google/gemini-3.5-flash", environ={})


def test_a_providers_own_names_for_turns_and_sampling_are_used(through: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_API_KEY", "sk-test")
    adapter = through(Colour(name="green", strength=3))
    with_example = question().model_copy(
        update={
            "messages": (
                Message(role="assistant", content=GREEN),
                Message(role="user", content="Which colour?"),
            )
        }
    )
    open_door(GEMINI).ask(with_example, Colour)
    assert [message["role"] for message in adapter.options["messages"]] == ["model", "user"]
    assert adapter.options["generation_config"] == {"max_tokens": 50 + 4096, "temperature": 0.0}


def test_an_sdk_that_takes_no_temperature_is_called_without(through: Any) -> None:
    adapter = through(TypeError("create() got an unexpected keyword argument 'temperature'"))
    with pytest.raises(ModelUnavailable, match="cannot be used"):
        open_door(CLAUDE).ask(question(), Colour)
    assert "temperature" not in adapter.options


def test_an_sdk_that_cannot_be_set_up_says_why(through: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    through(None)

    def broken(name: str) -> Any:
        raise ImportError("No module named 'jsonref'")

    monkeypatch.setattr(instructor, "from_provider", broken)
    with pytest.raises(ModelUnavailable, match="cannot be set up: No module named 'jsonref'"):
        open_door(CLAUDE).ask(question(), Colour)


@pytest.mark.parametrize(
    "raw",
    [
        SimpleNamespace(content=[SimpleNamespace(input={"name": "red"})], stop_reason="tool_use"),
        SimpleNamespace(
            candidates=[
                SimpleNamespace(
                    content=SimpleNamespace(
                        parts=[SimpleNamespace(function_call=SimpleNamespace(args={"name": "red"}))]
                    ),
                    finish_reason="STOP",
                )
            ]
        ),
        SimpleNamespace(content=[SimpleNamespace(text='{"name": '), SimpleNamespace(text='"red"}')]),
    ],
    ids=["anthropic", "google", "text in blocks"],
)
def test_what_was_said_is_kept_also_where_it_does_not_fit(through: Any, raw: Any, tmp_path: Path) -> None:
    attempts: list[Any] = []
    failed = InstructorRetryException(
        "strength is missing", last_completion=raw, n_attempts=1, total_usage=0, failed_attempts=attempts
    )
    through(failed)
    with pytest.raises(AnswerRejected, match="strength: Field required"):
        open_door(CLAUDE, cache_folder=tmp_path).ask(question(), Colour)
    kept = next(iter(sorted(tmp_path.rglob("*.json"))))
    assert "red" in json.loads(kept.read_text(encoding="utf-8"))["response"]["text"]


class Denied(Exception):
    status_code = 401


def test_a_wrong_key_through_an_adapter_names_its_variable(through: Any) -> None:
    through(Denied("invalid x-api-key"))
    with pytest.raises(KeyRejected, match="Check ANTHROPIC_API_KEY"):
        open_door(CLAUDE).ask(question(), Colour)


def test_a_server_without_schemas_is_asked_through_a_tool() -> None:
    call = {
        "id": "1",
        "type": "function",
        "function": {"name": "Colour", "arguments": '{"name":"red","strength":1}'},
    }
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    body = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": "tool_calls", "message": message}],
    }
    scripted = ScriptedServer(_json(body))
    assert door_to(scripted, format="tools").ask(question(), Colour).name == "red"
    assert scripted.asked[0]["tool_choice"]["function"]["name"] == "Colour"


def test_a_servers_embeddings_are_brought_to_unit_length_in_order() -> None:
    data = [{"object": "embedding", "index": i, "embedding": v} for i, v in ((1, [0.0, 2.0]), (0, [3.0, 4.0]))]
    body = {"object": "list", "model": "e", "data": data, "usage": {"prompt_tokens": 6, "total_tokens": 6}}
    embedder = OpenAIEmbedder(server(), ScriptedServer(_json(body)).client())
    made = embedder.embed(["one", "two"])
    assert made.vectors == ((0.6, 0.8), (0.0, 1.0))
    assert made.prompt_tokens == 6


def test_every_provider_is_one_instructor_knows() -> None:
    from instructor.v2.auto_client import supported_providers

    assert set(PROVIDERS) - {"local", "fake"} <= set(supported_providers)


def test_a_module_that_is_a_package_inside_another_is_looked_for_without_importing_it() -> None:
    assert not elsewhere.is_installed("nowhere_at_all.inside")
    sys.modules["somewhere_fake"] = ModuleType("somewhere_fake")
    try:
        assert not elsewhere.is_installed("somewhere_fake.inside")
    finally:
        del sys.modules["somewhere_fake"]


def _json(body: Any) -> Any:
    import httpx2

    return httpx2.Response(200, json=body)
