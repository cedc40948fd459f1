"""Servers that speak the OpenAI protocol: OpenAI's own, Ollama, vLLM, and the embedded one."""

import json
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

from icp2prd.domain.base import Frozen
from icp2prd.errors import KeyRejected
from icp2prd.llm.call import Completion, Embedding, Request, unit_vector
from icp2prd.llm.faults import fault_of
from icp2prd.llm.protocol import Question
from icp2prd.llm.structured import Structured

if TYPE_CHECKING:
    import httpx2
    import openai

_BATCH: Final = 256
_CONNECT_SECONDS: Final = 10.0
_OPTIONAL: Final = {"temperature", "seed"}


class Server(Frozen):
    """Where it is and how to speak to it.

    host: for people. key_variable: where the key comes from, to name in an error. timeout: seconds for one
    answer. direct: no proxy of the environment is used. model: as the server calls it; model_id: as cache
    keys call it.
    """

    host: str
    base_url: str
    key: str
    key_variable: str
    model: str
    model_id: str
    format: str
    timeout: float = 120.0
    direct: bool = False
    new_names: bool = False


class OpenAIClient:
    """The SDK's client, made when it is first needed."""

    def __init__(self, server: Server, http_client: "httpx2.Client | None" = None) -> None:
        self.server = server
        self._http_client = http_client
        self._sdk: openai.OpenAI | None = None
        self._lock = threading.Lock()

    def sdk(self) -> "openai.OpenAI":
        with self._lock:
            if self._sdk is None:
                self._sdk = self._made()
            return self._sdk

    def fault(self, error: Exception) -> Exception:
        server = self.server
        return fault_of(error, server=server.host, key_variable=server.key_variable, model=server.model)

    def close(self) -> None:
        if self._sdk is not None:
            self._sdk.close()
            self._sdk = None

    def _made(self) -> "openai.OpenAI":
        import openai  # noqa: PLC0415 -- a second to import

        server = self.server
        if not server.key:
            raise KeyRejected(
                f"{server.host} needs a key, and {server.key_variable} is not set.",
                hint=f"Set {server.key_variable}, or read the interviews on this machine with --model local.",
            )
        timeout = openai.Timeout(server.timeout, connect=_CONNECT_SECONDS)
        http_client = self._http_client or openai.DefaultHttpxClient(trust_env=not server.direct, timeout=timeout)
        return openai.OpenAI(
            api_key=server.key,
            base_url=server.base_url,
            timeout=timeout,
            max_retries=0,
            http_client=http_client,
        )


class OpenAIBackend:
    """Implements icp2prd.llm.call.Backend."""

    def __init__(self, server: Server, http_client: "httpx2.Client | None" = None) -> None:
        self._client = OpenAIClient(server, http_client)
        self._structured: Structured | None = None
        self._refused_options: set[str] = set()

    @property
    def client(self) -> OpenAIClient:
        return self._client

    @property
    def model_id(self) -> str:
        return self._client.server.model_id

    @property
    def format(self) -> str:
        return self._client.server.format

    def complete(self, request: Request, answer_model: type[BaseModel], about: Question) -> Completion:
        import openai  # noqa: PLC0415

        sdk = self._client.sdk()
        structured = self._structured = self._structured or Structured(_instructor(sdk, self.format))
        try:
            return structured.attempt(request, answer_model, **self._options(request))
        except openai.BadRequestError as error:
            if not self._gives_way_to(error):
                raise self._client.fault(error) from error
            return self.complete(request, answer_model, about)
        except openai.OpenAIError as error:
            raise self._client.fault(error) from error

    def close(self) -> None:
        self._client.close()
        self._structured = None

    def _options(self, request: Request) -> dict[str, Any]:
        server = self._client.server
        bound = "max_completion_tokens" if server.new_names else "max_tokens"
        options: dict[str, Any] = {
            "model": server.model,
            "temperature": request.temperature,
            "seed": request.seed,
            bound: request.max_tokens,
        }
        if self.format == "grammar":
            options["extra_body"] = compact_grammar(request.answer_schema)
        return {name: value for name, value in options.items() if name not in self._refused_options}

    def _gives_way_to(self, error: "openai.BadRequestError") -> bool:
        """Some models take no temperature or seed; what they refuse once is not sent again."""
        refused = _OPTIONAL & {str(error.param)} - self._refused_options
        self._refused_options |= refused
        return bool(refused)


class OpenAIEmbedder:
    """Implements icp2prd.llm.call.Embedder with a server's embeddings endpoint."""

    def __init__(self, server: Server, http_client: "httpx2.Client | None" = None) -> None:
        self._client = OpenAIClient(server, http_client)

    @property
    def model_id(self) -> str:
        return self._client.server.model_id

    def embed(self, texts: Sequence[str]) -> Embedding:
        import openai  # noqa: PLC0415

        sdk, model = self._client.sdk(), self._client.server.model
        vectors, tokens = [], 0
        try:
            for start in range(0, len(texts), _BATCH):
                batch = list(texts[start : start + _BATCH])
                answer = sdk.embeddings.create(model=model, input=batch, encoding_format="float")
                in_order = sorted(answer.data, key=lambda one: one.index)
                vectors += [unit_vector(one.embedding) for one in in_order]
                tokens += answer.usage.prompt_tokens if answer.usage else 0
        except openai.OpenAIError as error:
            raise self._client.fault(error) from error
        return Embedding(vectors=tuple(vectors), prompt_tokens=tokens)

    def close(self) -> None:
        self._client.close()


def compact_grammar(schema: dict[str, Any]) -> dict[str, Any]:
    """Hold llama.cpp to the schema by a grammar that leaves no white space: half the tokens of its own."""
    tight = {"whitespace_flexible": False, "item_separator": ",", "key_separator": ":"}
    grammar = "%llguidance {}\nstart: %json " + json.dumps({"x-guidance": tight, **schema}, ensure_ascii=False)
    return {"response_format": {"type": "text"}, "grammar": grammar}


def _instructor(sdk: "openai.OpenAI", how: str) -> Any:
    import instructor  # noqa: PLC0415

    modes = {"tools": instructor.Mode.TOOLS, "json": instructor.Mode.JSON}
    return instructor.from_openai(sdk, mode=modes.get(how, instructor.Mode.JSON_SCHEMA))
