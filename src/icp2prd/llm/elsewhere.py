"""Providers with an SDK of their own, through instructor's adapters."""

import importlib.util
import os
import threading
from typing import Any

from pydantic import BaseModel

from icp2prd.errors import KeyRejected, ModelUnavailable
from icp2prd.llm.call import Completion, Request
from icp2prd.llm.choice import ModelChoice
from icp2prd.llm.faults import fault_of
from icp2prd.llm.protocol import Question
from icp2prd.llm.structured import Structured, silence


def is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


class ProviderBackend:
    """Implements icp2prd.llm.call.Backend. No seed is sent: most of these servers take none.

    Seen to work with anthropic 0.93 and google-genai 3.4; the others are as good as instructor's adapters.
    """

    def __init__(self, choice: ModelChoice) -> None:
        self._choice = choice
        self._structured: Structured | None = None
        self._takes_temperature = True
        self._lock = threading.Lock()

    @property
    def model_id(self) -> str:
        return self._choice.name

    @property
    def format(self) -> str:
        return self._choice.facts.format

    def complete(self, request: Request, answer_model: type[BaseModel], about: Question) -> Completion:
        with self._lock:
            structured = self._structured = self._structured or self._adapter()
        try:
            return structured.attempt(request, answer_model, **self._options(request))
        except Exception as error:  # each SDK has a tree of its own
            if self._takes_temperature and isinstance(error, TypeError) and "temperature" in str(error):
                self._takes_temperature = False
                return self.complete(request, answer_model, about)
            raise self._fault(error) from error

    def close(self) -> None:
        self._structured = None

    def _options(self, request: Request) -> dict[str, Any]:
        options: dict[str, Any] = {"max_tokens": request.max_tokens}
        if self._takes_temperature:
            options["temperature"] = request.temperature
        sampling = self._choice.facts.sampling
        return {sampling: options} if sampling else options

    def _adapter(self) -> Structured:
        facts = self._choice.facts
        if not is_installed(facts.module):
            raise ModelUnavailable(
                f"{facts.name} needs the package {facts.package}, which is not installed.",
                hint=f"pip install '{facts.package}'",
            )
        if facts.key and not os.environ.get(facts.key):
            raise KeyRejected(
                f"{facts.server} needs a key, and {facts.key} is not set.",
                hint=f"Set {facts.key}, or read the interviews on this machine with --model local.",
            )
        return Structured(_client_of(self._choice), facts.assistant)

    def _fault(self, error: Exception) -> Exception:
        facts = self._choice.facts
        return fault_of(error, server=facts.server, key_variable=facts.key, model=self._choice.model)


def _client_of(choice: ModelChoice) -> Any:
    import instructor  # noqa: PLC0415

    silence()
    try:
        client = instructor.from_provider(choice.name)
    except Exception as error:  # whatever an SDK says of its own setting up
        raise ModelUnavailable(
            f"{choice.provider} cannot be set up: {error}", hint=f"pip install '{choice.facts.package}'"
        ) from error
    sdk: Any = getattr(client, "client", None)
    if hasattr(sdk, "max_retries"):
        sdk.max_retries = 0
    return client
