"""What can be used now: the data behind `icp2prd models`."""

import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.errors import WeightsError
from icp2prd.llm.choice import DEFAULT_OPENAI_MODEL
from icp2prd.llm.elsewhere import is_installed
from icp2prd.llm.providers import FAKE, LOCAL, OLLAMA, OPENAI, PROVIDERS, Provider
from icp2prd.llm.weights import ALL_WEIGHTS, WeightsFile, verified, weights_folder

_SERVER_ANSWERS_WITHIN: Final = 0.5
_RUNTIME: Final = ("xllamacpp", "onnxruntime", "tokenizers")


class ModelStatus(Frozen):
    """why: what makes it usable, or what to do to make it so."""

    name: str
    usable: bool
    why: str


class WeightsStatus(Frozen):
    name: str
    title: str
    size: int
    path: str
    present: bool
    verified: bool


def available_models(environ: Mapping[str, str]) -> list[ModelStatus]:
    """Look at keys, SDKs, a local server and the embedded weights; no interview goes anywhere."""
    return [_embedded(environ), _ollama(), *(_hosted(facts, environ) for facts in _hosted_providers())]


def weights_status(environ: Mapping[str, str], *, anew: bool = False) -> list[WeightsStatus]:
    """Look at each file; `anew` reads all bytes again. A file that is something else is deleted."""
    folder = weights_folder(environ)
    return [_weights(file, folder, anew=anew) for file in ALL_WEIGHTS]


def _weights(file: WeightsFile, folder: Path, *, anew: bool) -> WeightsStatus:
    try:
        found = verified(file, folder, anew=anew)
    except WeightsError:
        found = None
    return WeightsStatus(
        name=file.name,
        title=file.title,
        size=file.size,
        path=str(folder / file.name),
        present=found is not None,
        verified=found is not None,
    )


def _embedded(environ: Mapping[str, str]) -> ModelStatus:
    missing = [module for module in _RUNTIME if not is_installed(module)]
    if missing:
        return ModelStatus(name=LOCAL, usable=False, why="pip install 'icp2prd[local]'")
    absent = [status for status in weights_status(environ) if not status.verified]
    if absent:
        size = sum(status.size for status in absent) / 1e9
        why = f"fetched on first use, or by `icp2prd models pull` ({size:.2f} GB)"
        return ModelStatus(name=LOCAL, usable=True, why=why)
    return ModelStatus(name=LOCAL, usable=True, why="weights are here and verified; nothing leaves this machine")


def _ollama() -> ModelStatus:
    name, address = f"{OLLAMA}/…", PROVIDERS[OLLAMA].address
    try:
        urllib.request.urlopen(f"{address}/models", timeout=_SERVER_ANSWERS_WITHIN).close()
    except (OSError, urllib.error.URLError):
        return ModelStatus(name=name, usable=False, why=f"no server answers at {address}; start Ollama")
    return ModelStatus(name=name, usable=True, why=f"a server answers at {address}")


def _hosted_providers() -> list[Provider]:
    return [facts for facts in PROVIDERS.values() if facts.name not in {LOCAL, FAKE, OLLAMA}]


def _hosted(facts: Provider, environ: Mapping[str, str]) -> ModelStatus:
    name = f"{OPENAI}/{DEFAULT_OPENAI_MODEL}" if facts.name == OPENAI else f"{facts.name}/…"
    to_do = []
    if not is_installed(facts.module):
        to_do.append(f"pip install '{facts.package}'")
    if facts.key and not environ.get(facts.key):
        to_do.append(f"set {facts.key}")
    if to_do:
        return ModelStatus(name=name, usable=False, why=" and ".join(to_do))
    return ModelStatus(name=name, usable=True, why=f"{facts.key} is set; interviews are sent to {facts.server}")
