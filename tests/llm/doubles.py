"""A small answer to ask for, and servers that say what a test tells them to."""

import json
from collections.abc import Callable
from typing import Any

import httpx2
from pydantic import BaseModel, ConfigDict

from icp2prd.llm.account import Account
from icp2prd.llm.cache import CallCache
from icp2prd.llm.door import Door
from icp2prd.llm.events import CallEvent, Listener, unheard
from icp2prd.llm.fake import FakeEmbedder
from icp2prd.llm.patience import Patience
from icp2prd.llm.prices import free
from icp2prd.llm.profiles import HOSTED, Profile
from icp2prd.llm.protocol import Message, Question
from icp2prd.llm.servers import OpenAIBackend, Server


class Colour(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    strength: int


GREEN = '{"name": "green", "strength": 3}'
Response = httpx2.Response | BaseException


def question(text: str = "Which colour?", *, item: str = "ana/1", sample: int = 0) -> Question:
    messages = (Message(role="system", content="You name colours."), Message(role="user", content=text))
    return Question(prompt="colour", item=item, messages=messages, max_tokens=50, sample=sample)


def says(text: str | None, finish_reason: str = "stop") -> httpx2.Response:
    body = {
        "id": "chat-1",
        "object": "chat.completion",
        "created": 0,
        "model": "colours-1",
        "choices": [{"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
    }
    return httpx2.Response(200, json=body)


def fails(status: int, message: str = "no", **headers: str) -> httpx2.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, json={"error": {"message": message}}, headers=named)


class ScriptedServer:
    """Answers in order; the last answer is given again and again. `asked` holds the bodies that came."""

    def __init__(self, *responses: Response) -> None:
        self._responses = list(responses)
        self.asked: list[dict[str, Any]] = []

    def client(self) -> httpx2.Client:
        return httpx2.Client(transport=httpx2.MockTransport(self._answer))

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(json.loads(request.content))
        response = self._responses.pop(0) if len(self._responses) > 1 else self._responses[0]
        if isinstance(response, BaseException):
            raise response
        return httpx2.Response(response.status_code, content=response.content, headers=response.headers)


def server(**changes: Any) -> Server:
    usual = Server(
        host="colours.example",
        base_url="https://colours.example/v1",
        key="sk-secret",
        key_variable="COLOURS_KEY",
        model="colours-1",
        model_id="openai/colours-1",
        format="json_schema",
    )
    return usual.model_copy(update=changes)


class Waits:
    """A clock that moves when somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._now = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._now += seconds

    def clock(self) -> float:
        return self._now

    def patience(self, attempts: int = 3) -> Patience:
        return Patience(attempts, sleep=self.sleep, clock=self.clock, jitter=lambda: 1.0)


def door_to(
    scripted: ScriptedServer,
    *,
    cache: CallCache | None = None,
    account: Account | None = None,
    price: Callable[[int, int], float | None] = free,
    on_event: Listener = unheard,
    waits: Waits | None = None,
    profile: Profile = HOSTED,
    **of_server: Any,
) -> Door:
    return Door(
        OpenAIBackend(server(**of_server), scripted.client()),
        FakeEmbedder(),
        profile=profile,
        cache=cache,
        account=account,
        price=price,
        on_event=on_event,
        patience=(waits or Waits()).patience(),
    )


def happened(events: list[CallEvent]) -> list[str]:
    return [event.happened.value for event in events]
