"""The embedded model: llama.cpp's own server, in this process, on loopback, spoken to like any other server.

Nobody else can use it: the port is random and the key is made for this run. Nothing is logged: what
llama.cpp logs holds prompts at some levels, and prompts hold what customers said.
"""

import atexit
import functools
import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel

from icp2prd.errors import ModelUnavailable
from icp2prd.llm.call import Completion, Request
from icp2prd.llm.faults import Refused, Transient
from icp2prd.llm.protocol import Question
from icp2prd.llm.servers import OpenAIBackend, Server

if TYPE_CHECKING:
    import httpx2

CONTEXT_TOKENS: Final = 8192
READ_AT_ONCE: Final = 1024
"""Tokens of one pass, and so of a text whose states are wanted."""

_PROMPT_CACHE_MIB: Final = 512
_SILENT: Final = -1
_ALIAS: Final = "local"
_ANSWER_SECONDS: Final = 900.0


class EmbeddedBackend:
    """Implements icp2prd.llm.call.Backend.

    weights: finds the file, fetching it where need be; called once, when the first answer is wanted.
    model_id: has the hash of the weights in it, so that a cached answer is one of these very weights.
    """

    def __init__(self, weights: Callable[[], Path], model_id: Callable[[], str]) -> None:
        self._weights = weights
        self._model_id = model_id
        self._talk: _Talk | None = None
        self._lock = threading.Lock()

    @property
    def model_id(self) -> str:
        return self._model_id()

    @property
    def format(self) -> str:
        return "grammar"

    def complete(self, request: Request, answer_model: type[BaseModel], about: Question) -> Completion:
        return self._started().answers.complete(request, answer_model, about)

    def states(self, text: str) -> tuple[list[bytes], Any]:
        """The tokens of a text, as bytes, and their last hidden states: tokens × size, not scaled."""
        import numpy  # noqa: PLC0415 -- comes with the extra

        client = self._started().states
        tokens = _posted(client, "/tokenize", {"content": text, "with_pieces": True})["tokens"]
        states = _posted(client, "/embeddings", {"content": text, "embd_normalize": -1})[0]["embedding"]
        pieces = [one["piece"] for one in tokens]
        as_bytes = [piece.encode() if isinstance(piece, str) else bytes(piece) for piece in pieces]
        return as_bytes, numpy.array(states, dtype=numpy.float64)

    def close(self) -> None:
        """Hang up; the server stays for the next study of this process."""
        if self._talk is not None:
            self._talk.answers.close()
            self._talk.states.close()
        self._talk = None

    def _started(self) -> "_Talk":
        with self._lock:
            if self._talk is None:
                with _STARTING:
                    running, key = running_server(self._weights())
                address = running.listening_address
                self._talk = _Talk(OpenAIBackend(_address_of(address, key, self.model_id)), _client(address, key))
            return self._talk


class _Talk(NamedTuple):
    """Two ways to talk to the server; states are not in OpenAI's protocol."""

    answers: OpenAIBackend
    states: "httpx2.Client"


def _client(address: str, key: str) -> "httpx2.Client":
    import httpx2  # noqa: PLC0415

    return httpx2.Client(
        base_url=address, headers={"Authorization": f"Bearer {key}"}, timeout=_ANSWER_SECONDS, trust_env=False
    )


def _posted(client: "httpx2.Client", path: str, body: dict[str, Any]) -> Any:
    import httpx2  # noqa: PLC0415

    try:
        answer = client.post(path, json=body)
        answer.raise_for_status()
    except httpx2.HTTPStatusError as error:
        raise Refused(f"the embedded model does not read this: {error.response.text[:200]}") from error
    except httpx2.HTTPError as error:
        raise Transient(f"the embedded model did not answer: {error}") from error
    return answer.json()


@functools.lru_cache(maxsize=1)
def running_server(weights: Path) -> tuple[Any, str]:
    """Return this process's one server, with the key it takes: loading weights takes seconds."""
    key = secrets.token_urlsafe(32)
    return start_server(weights, key), key


_STARTING = threading.Lock()
atexit.register(running_server.cache_clear)


def start_server(weights: Path, key: str) -> Any:
    """Start llama.cpp on a free port of 127.0.0.1; it stops when let go. Raises ModelUnavailable."""
    try:
        import xllamacpp  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise ModelUnavailable(
            "The embedded model's runtime is not installed.",
            hint="pip install 'icp2prd[local]', or choose another model with --model.",
        ) from error
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.verbosity = _SILENT
    params.model_alias = {_ALIAS}
    params.n_ctx = CONTEXT_TOKENS
    params.n_ubatch = READ_AT_ONCE
    params.embedding = True  # beside answers: the states of what it reads
    params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_NONE
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.cache_ram_mib = _PROMPT_CACHE_MIB
    params.port = 0
    params.api_keys = [key]
    params.cors_origins = "http://127.0.0.1"
    params.cors_origins_explicit = True
    params.endpoint_slots = params.endpoint_props = params.endpoint_metrics = params.ui = False
    try:
        return xllamacpp.Server(params)
    except (RuntimeError, ValueError) as error:
        raise ModelUnavailable(
            f"The embedded model cannot be loaded: {error}",
            where=str(weights),
            hint="`icp2prd models` checks the file; it needs about 2 GB of memory.",
        ) from error


def _address_of(listening: str, key: str, model_id: str) -> Server:
    return Server(
        host="the embedded model",
        base_url=f"{listening}/v1",
        key=key,
        key_variable="",
        model=_ALIAS,
        model_id=model_id,
        format="grammar",
        timeout=_ANSWER_SECONDS,
        direct=True,
    )
