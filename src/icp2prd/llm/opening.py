"""From a choice of model to an open door."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from icp2prd.domain.settings import Limits
from icp2prd.errors import ModelUnavailable, UsageError
from icp2prd.llm.account import Account
from icp2prd.llm.cache import CallCache
from icp2prd.llm.call import Backend, Embedder, Sorter
from icp2prd.llm.choice import FAKE_SCRIPT, ModelChoice
from icp2prd.llm.door import Door
from icp2prd.llm.elsewhere import ProviderBackend
from icp2prd.llm.embedded import EmbeddedBackend
from icp2prd.llm.events import Listener, unheard
from icp2prd.llm.fake import FakeBackend, FakeEmbedder, Script
from icp2prd.llm.fetching import fetch
from icp2prd.llm.head import head_id
from icp2prd.llm.minilm import MiniLM
from icp2prd.llm.prices import free, price_of
from icp2prd.llm.profiles import profile_of
from icp2prd.llm.providers import FAKE, LOCAL
from icp2prd.llm.servers import OpenAIBackend, OpenAIEmbedder, Server
from icp2prd.llm.sorter import HeadSorter
from icp2prd.llm.weights import (
    EMBEDDING_MODEL,
    LANGUAGE_MODEL,
    TOKENIZER,
    Watcher,
    hash_of,
    unwatched,
    weights_folder,
)

_ID_LENGTH = 16
_NO_KEY_NEEDED = "none"


def open_door(
    choice: ModelChoice,
    *,
    limits: Limits | None = None,
    cache_folder: Path | None = None,
    cache: CallCache | None = None,
    embedding: str = "",
    on_event: Listener = unheard,
    on_fetch: Watcher = unwatched,
    environ: Mapping[str, str] | None = None,
    account: Account | None = None,
) -> Door:
    """Return a door that has not called anything yet: no server is started and no SDK imported before it
    must be.

    cache_folder: `.icp2prd/calls`. cache: one of the caller's own instead. embedding: an embedding model's name at
    the chosen server, `local` for the embedded one, empty for the provider's usual one. on_fetch: hears of weights
    as they arrive. account: shared with another door, where one limit on cost holds for both.
    """
    environ = os.environ if environ is None else environ
    limits = limits or Limits()
    profile = profile_of(choice)
    embedder, embedding_model = _embedder(choice, embedding, on_fetch, environ)
    backend = _backend(choice, on_fetch, environ)
    return Door(
        backend,
        embedder,
        sorter=_sorter(backend) if profile.sorts else None,
        cache=cache or CallCache(cache_folder),
        account=account or Account(limits.max_cost),
        price=price_of(choice),
        embedding_price=price_of(choice, embedding_model) if embedding_model else free,
        on_event=on_event,
        profile=profile,
        at_once=limits.concurrency,
    )


def embedding_in_use(choice: ModelChoice, embedding: str = "") -> str:
    """Name of the embedding model at the chosen server; empty for the embedded one, on this machine."""
    if embedding == LOCAL or choice.provider in {LOCAL, FAKE}:
        return ""
    if embedding:
        return embedding
    return "" if choice.own_server else choice.facts.embedding


def _backend(choice: ModelChoice, on_fetch: Watcher, environ: Mapping[str, str]) -> Backend:
    if choice.provider == FAKE:
        return FakeBackend(_script(Path(environ[FAKE_SCRIPT])))
    if choice.provider == LOCAL:
        return _embedded_backend(choice, on_fetch, environ)
    if choice.base_url:
        return OpenAIBackend(_server(choice, environ))
    return ProviderBackend(choice)


def _embedded_backend(choice: ModelChoice, on_fetch: Watcher, environ: Mapping[str, str]) -> Backend:
    if not choice.model:
        folder = weights_folder(environ)
        model_id = f"{LOCAL}/{LANGUAGE_MODEL.sha256[:_ID_LENGTH]}"
        return EmbeddedBackend(lambda: fetch(LANGUAGE_MODEL, folder, on_fetch), lambda: model_id)
    path = Path(choice.model).expanduser()
    if not path.is_file():
        raise ModelUnavailable("There are no weights at this path.", where=str(path), hint="Name a GGUF file.")
    return EmbeddedBackend(lambda: path, lambda: f"{LOCAL}/{hash_of(path)[:_ID_LENGTH]}")


def _sorter(backend: Backend) -> Sorter | None:
    """The head of the default weights over the states of the very server that answers."""
    if not isinstance(backend, EmbeddedBackend):
        return None
    weights = LANGUAGE_MODEL.sha256
    return HeadSorter(backend.states, weights, f"{backend.model_id}+{head_id(weights)}")


def _embedder(
    choice: ModelChoice, embedding: str, on_fetch: Watcher, environ: Mapping[str, str]
) -> tuple[Embedder, str]:
    """Return the embedder, and its name where it is a server's."""
    if choice.provider == FAKE:
        return FakeEmbedder(), ""
    name = embedding_in_use(choice, embedding)
    if name:
        if not choice.base_url:
            raise UsageError(
                f"{choice.provider} has no embeddings that icp2prd can use.",
                hint="Leave `[model] embedding` empty, or set it to `local`.",
            )
        return OpenAIEmbedder(_server(choice, environ, model=name)), name
    folder = weights_folder(environ)

    def files() -> tuple[Path, Path]:
        return fetch(EMBEDDING_MODEL, folder, on_fetch), fetch(TOKENIZER, folder, on_fetch)

    return MiniLM(files, f"{LOCAL}/{EMBEDDING_MODEL.sha256[:_ID_LENGTH]}"), ""


def _server(choice: ModelChoice, environ: Mapping[str, str], model: str = "") -> Server:
    """Where and how to reach the chosen server; the key is read here, and kept out of everything else."""
    needs_none = choice.own_server or not choice.facts.key
    return Server(
        host=choice.server,
        base_url=choice.base_url,
        key=environ.get(choice.key_variable, "") or (_NO_KEY_NEEDED if needs_none else ""),
        key_variable=choice.key_variable,
        model=model or choice.model,
        model_id=f"{choice.provider}/{model or choice.model}",
        format="json_schema" if choice.own_server else choice.facts.format,
        direct=not choice.leaves_machine,
        timeout=120.0 if choice.leaves_machine else 600.0,
        new_names=choice.facts.new_names and not choice.own_server,
    )


def _script(path: Path) -> Script:
    try:
        parts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"The fake model's script cannot be read: {error}.", where=str(path), hint=f"See {FAKE_SCRIPT}."
        ) from error
    return Script(parts)
