"""Which model reads the interviews, and whether they leave the machine: the first line of every run."""

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from icp2prd.domain.base import Frozen
from icp2prd.domain.settings import ModelSettings
from icp2prd.errors import UsageError
from icp2prd.llm.providers import FAKE, LOCAL, OLLAMA, OPENAI, PROVIDERS, Provider

DEFAULT_OPENAI_MODEL: Final = "gpt-5.4-mini"
EMBEDDED_MODEL: Final = "Qwen2.5-Coder-1.5B-Instruct"
FAKE_SCRIPT: Final = "ICP2PRD_FAKE_MODEL"
"""Names a JSON file with the answers of the fake model; for tests of the installed program."""

SERVER_KEY: Final = "ICP2PRD_API_KEY"
"""The key for a server given by --base-url; no other provider's key is ever sent there."""


class ModelChoice(Frozen):
    """model: empty for the default embedded weights, otherwise a path after `local/`. base_url: empty where
    the
    provider's SDK knows where to go.
    """

    provider: str
    model: str
    base_url: str = ""
    leaves_machine: bool

    @property
    def name(self) -> str:
        return f"{self.provider}/{self.model}" if self.model else self.provider

    @property
    def facts(self) -> Provider:
        return PROVIDERS[self.provider]

    @property
    def own_server(self) -> bool:
        """Whether the address was given by the user."""
        return bool(self.base_url) and self.base_url != self.facts.address

    @property
    def key_variable(self) -> str:
        return SERVER_KEY if self.own_server else self.facts.key

    @property
    def server(self) -> str:
        """Host, for people."""
        return urlsplit(self.base_url).netloc if self.base_url else self.facts.server

    @property
    def description(self) -> str:
        """One sentence for the first line of a run."""
        if self.provider == FAKE:
            return "Interviews are read by no model: answers come from a script, for tests."
        if self.provider == LOCAL:
            weights = Path(self.model).name or EMBEDDED_MODEL
            return f"Interviews are read by the embedded model {weights} on this machine; nothing leaves it."
        if self.provider == OLLAMA and self.leaves_machine:
            return f"Interviews are sent through {self.server} to ollama.com and read by {self.model}."
        if self.leaves_machine:
            return f"Interviews are sent to {self.server} and read by {self.model}."
        return f"Interviews are read by {self.model} at {self.server} on this machine; nothing leaves it."


def choose_model(
    *,
    explicit: str = "",
    base_url: str = "",
    settings: ModelSettings | None = None,
    environ: Mapping[str, str],
) -> ModelChoice:
    """Take the first of: explicit, the setting, ICP2PRD_MODEL, OpenAI where its key is set, the embedded
    model.

    Raises UsageError where the name is none.
    """
    settings = settings or ModelSettings()
    address = base_url or settings.base_url
    name = explicit or settings.name or environ.get("ICP2PRD_MODEL", "")
    if address:
        return _at_own_server(name, address)
    if not name:
        name = f"{OPENAI}/{DEFAULT_OPENAI_MODEL}" if environ.get("OPENAI_API_KEY") else LOCAL
    return _named(name, environ)


def _named(name: str, environ: Mapping[str, str]) -> ModelChoice:
    provider, _, model = name.partition("/")
    facts = PROVIDERS.get(provider)
    if facts is None or (provider == FAKE and not environ.get(FAKE_SCRIPT)):
        known = ", ".join(sorted(set(PROVIDERS) - {FAKE}))
        raise UsageError(
            f"There is no model provider called {provider!r}.",
            hint=f"A name is provider/model, such as openai/{DEFAULT_OPENAI_MODEL}, or local. Known: {known}",
        )
    if not model and provider not in {LOCAL, FAKE}:
        raise UsageError(f"Which model of {provider}?", hint=f"Name it: --model {provider}/MODEL.")
    address = facts.address
    if provider == OPENAI:
        address = environ.get("OPENAI_BASE_URL") or address
    stays = provider in {LOCAL, FAKE} or (_is_loopback(address) and not _runs_in_the_cloud(facts, model))
    return ModelChoice(provider=provider, model=model, base_url=address, leaves_machine=not stays)


def _at_own_server(name: str, address: str) -> ModelChoice:
    """The name may have slashes of its own, as those of the Hugging Face Hub do."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{address!r} is not the address of a server.", hint="Such as http://localhost:8000/v1.")
    provider, _, model = name.partition("/")
    if provider not in {OPENAI, OLLAMA}:
        model = name
    if not model:
        raise UsageError("Which model at that server?", hint=f"Name it: --base-url {address} --model MODEL.")
    return ModelChoice(
        provider=OPENAI, model=model, base_url=address.rstrip("/"), leaves_machine=not _is_loopback(address)
    )


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _runs_in_the_cloud(facts: Provider, model: str) -> bool:
    """Ollama answers for models of this kind from its own data centre."""
    return facts.name == OLLAMA and model.endswith(("-cloud", ":cloud"))
