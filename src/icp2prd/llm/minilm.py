"""The embedded embedding model: all-MiniLM-L6-v2, int8, through onnxruntime.

Each text goes alone: int8 activations are scaled by what is in a batch, so the company of other texts would
change its vector.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from icp2prd.errors import ModelUnavailable
from icp2prd.llm.call import Embedding, unit_vector
from icp2prd.llm.protocol import Vector

_MAX_TOKENS: Final = 256
_THREADS: Final = 2


class MiniLM:
    """Implements icp2prd.llm.call.Embedder. files: the model and its tokenizer, fetched where need be."""

    def __init__(self, files: Callable[[], tuple[Path, Path]], model_id: str) -> None:
        self._files = files
        self._model_id = model_id
        self._loaded: tuple[Any, Any] | None = None
        self._lock = threading.Lock()

    @property
    def model_id(self) -> str:
        return self._model_id

    def embed(self, texts: Sequence[str]) -> Embedding:
        with self._lock:
            self._loaded = self._loaded or _load(*self._files())
        session, tokenizer = self._loaded
        counted = [_vector_of(text, session, tokenizer) for text in texts]
        return Embedding(
            vectors=tuple(vector for vector, _ in counted), prompt_tokens=sum(tokens for _, tokens in counted)
        )

    def close(self) -> None:
        self._loaded = None


def _load(model: Path, tokenizer_file: Path) -> tuple[Any, Any]:
    try:
        import onnxruntime  # noqa: PLC0415 -- an extra
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError as error:
        raise ModelUnavailable(
            "The embedded embedding model's runtime is not installed.",
            hint="pip install 'icp2prd[local]', or name one of your server's: `[model] embedding`.",
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.enable_truncation(_MAX_TOKENS)
    tokenizer.no_padding()
    return session, tokenizer


def _vector_of(text: str, session: Any, tokenizer: Any) -> tuple[Vector, int]:
    """Mean over the tokens, unit length; with the number of tokens."""
    import numpy  # noqa: PLC0415 -- comes with onnxruntime

    encoding = tokenizer.encode(text)
    rows = {
        "input_ids": encoding.ids,
        "attention_mask": encoding.attention_mask,
        "token_type_ids": encoding.type_ids,
    }
    wanted = {one.name for one in session.get_inputs()}
    feed = {name: numpy.array([row], dtype=numpy.int64) for name, row in rows.items() if name in wanted}
    states = session.run(None, feed)[0][0]
    return unit_vector(states.mean(axis=0).tolist()), len(encoding.ids)
