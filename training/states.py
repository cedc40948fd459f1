"""What the embedded model's states say of labelled text; read once, and kept."""

import os
import pickle
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import platformdirs

from icp2prd.llm.embedded import EmbeddedBackend
from icp2prd.llm.fetching import fetch
from icp2prd.llm.head import laid_out, read_of, seen_of
from icp2prd.llm.protocol import Spoken
from icp2prd.llm.weights import LANGUAGE_MODEL, weights_folder

Matrix = np.ndarray[Any, Any]

KEPT: Final = platformdirs.user_cache_path("icp2prd") / "training.pickle"
KEPT_EVERY: Final = 200
"""Turns, so that what was read is not lost when somebody stops it."""


def features(spoken: Sequence[Spoken]) -> Matrix:
    """As many rows as there are sentences."""
    known: dict[str, Matrix] = pickle.loads(KEPT.read_bytes()) if KEPT.is_file() else {}
    backend = EmbeddedBackend(lambda: fetch(LANGUAGE_MODEL, weights_folder(os.environ)), lambda: "local")
    rows = []
    for number, laid in enumerate(map(laid_out, spoken), 1):
        if laid.text not in known:
            pieces, states = backend.states(laid.text)
            known[laid.text] = read_of(laid, pieces, states).astype(np.float16)
        rows.append(np.concatenate([known[laid.text].astype(np.float32), seen_of(laid)], axis=1))
        if number % KEPT_EVERY == 0:
            _keep(known)
    _keep(known)
    return np.concatenate(rows)


def _keep(known: dict[str, Matrix]) -> None:
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    KEPT.write_bytes(pickle.dumps(known))
