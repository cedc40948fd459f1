"""A trained head: what a model's own states say about a sentence, without asking it to write anything.

A small model answers "which kind is this" badly and knows it well: a linear map over its hidden states, trained
on sentences of our own (`training/`), tells kinds apart that its answers mix up. A head fits only the weights it was
trained with.
"""

import base64
import functools
import json
import math
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from icp2prd.domain.base import Frozen
from icp2prd.llm.hashing import tagged_hash
from icp2prd.llm.protocol import Spoken

if TYPE_CHECKING:
    import numpy

NOTHING: Final = "nothing"
"""The label of a sentence that shows nothing."""

LEAN: Final = -0.5
"""Added to the logarithm of how likely "nothing" is: as low as three in four of what is shown are right, whatever the
kind, on the studies that were tuned on (`python -m benchmarks.quality.leaning`). What it adds is unsure, and listed so.
"""

_DECIMALS: Final = 3
_FEW: Final = 5
_SIGNS: Final = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"\d|\b(?:one|two|three|four|five|six|ten|twelve|twenty|thirty|forty|fifty|hundred|thousand|half)\b",
        r"\?",
        r"\b(?:i|we|my|our|me|us)\b",
        r"n['’]t\b|\b(?:not|never|no|nobody|nothing|without|cannot)\b",
        r"\bwould\b|['’]d\b|\b(?:have to|has to|must|need)\b",
    )
)
"""A quantity, a question, the speaker, a negation, a condition."""

SEEN: Final = 2 + len(_SIGNS)


class HeadFile(Frozen):
    """weights: SHA-256 of the model it was trained with. sentences: hash of what it was trained on.

    matrix: float16, little-endian, base64; as many rows as a sentence has features, a column for each label.
    held_out: share of sentences labelled rightly in fields of work it had not seen.
    """

    weights: str
    sentences: str
    labels: tuple[str, ...]
    matrix: str
    bias: tuple[float, ...]
    held_out: float


class Head:
    def __init__(self, file: HeadFile) -> None:
        import numpy  # noqa: PLC0415 -- comes with the embedded model's extra

        self.labels = file.labels
        raw = numpy.frombuffer(base64.b64decode(file.matrix), dtype="<f2")
        self._matrix = raw.astype(numpy.float64).reshape(-1, len(file.labels))
        self._bias = numpy.array(file.bias)

    @property
    def size(self) -> int:
        """How many features a sentence has."""
        return int(self._matrix.shape[0])

    def scores(self, features: "numpy.ndarray[Any, Any]") -> dict[str, float]:
        """How likely each label is, for the features of one sentence."""
        import numpy  # noqa: PLC0415

        logits = features @ self._matrix + self._bias
        likely = numpy.exp(logits - logits.max())
        shares = likely / likely.sum()
        return {label: round(float(share), _DECIMALS) for label, share in zip(self.labels, shares, strict=True)}


def head_file(weights_sha256: str) -> HeadFile | None:
    """The head that fits some weights; None where there is none."""
    file = files("icp2prd.llm").joinpath("heads", f"{weights_sha256[:16]}.json")
    return HeadFile.model_validate(json.loads(file.read_text("utf-8"))) if file.is_file() else None


def head_id(weights_sha256: str) -> str:
    """What names a head in cache keys: its own hash, so that a head that was trained again is another model."""
    file = head_file(weights_sha256)
    return tagged_hash("icp2prd/head/2", file.model_dump(mode="json"))[7:23] if file else "none"


@functools.lru_cache(maxsize=2)
def head_for(weights_sha256: str) -> Head:
    """Raises LookupError where no head was trained with these weights."""
    file = head_file(weights_sha256)
    if file is None:
        raise LookupError(f"No head was trained with the weights {weights_sha256}.")
    return Head(file)


class Laid(Frozen):
    """A turn as the model reads it. spans: of each sentence, in bytes of the text in UTF-8."""

    text: str
    spans: tuple[tuple[int, int], ...]


def laid_out(spoken: Spoken) -> Laid:
    """The question, then one sentence on each line: the very form that heads are trained on."""
    text = f"Interviewer: {' '.join(spoken.asked.split())}\nCustomer:\n"
    spans = []
    for sentence in spoken.sentences:
        text += "- "
        start = len(text.encode())
        text += " ".join(sentence.split())
        spans.append((start, len(text.encode())))
        text += "\n"
    return Laid(text=text, spans=tuple(spans))


def features_of(laid: Laid, pieces: Sequence[bytes], states: "numpy.ndarray[Any, Any]") -> "numpy.ndarray[Any, Any]":
    """What a head knows of each sentence: what the model's states say of it, then what its words show at once.

    pieces: the text in tokens, in order. states: tokens × size.
    """
    import numpy  # noqa: PLC0415

    return numpy.concatenate([read_of(laid, pieces, states), seen_of(laid)], axis=1)


def read_of(laid: Laid, pieces: Sequence[bytes], states: "numpy.ndarray[Any, Any]") -> "numpy.ndarray[Any, Any]":
    """The last state of each sentence beside the mean of its states: sentences × (2 × size)."""
    import numpy  # noqa: PLC0415

    ends = numpy.cumsum([len(piece) for piece in pieces])
    starts = ends - [len(piece) for piece in pieces]
    rows = []
    for start, end in laid.spans:
        own = states[(ends > start) & (starts < end)]
        rows.append(numpy.concatenate([own[-1], own.mean(axis=0)]))
    return numpy.array(rows)


def seen_of(laid: Laid) -> "numpy.ndarray[Any, Any]":
    """How long each sentence is, and what anybody sees in it without reading: sentences × `SEEN`.

    States alone take "that was Friday" for a pain; that four words seldom say one is quickly learnt.
    """
    import numpy  # noqa: PLC0415

    text = laid.text.encode()
    return numpy.array([_seen_in(text[start:end].decode()) for start, end in laid.spans])


def _seen_in(sentence: str) -> list[float]:
    words = len(sentence.split())
    return [math.log(words + 1), float(words <= _FEW), *(float(bool(sign.search(sentence))) for sign in _SIGNS)]


def shown_as(scores: Mapping[str, float]) -> str:
    """The label that a sentence is shown under: the likeliest, with a lean to showing it."""
    return likeliest({label: one * math.exp(LEAN) if label == NOTHING else one for label, one in scores.items()})


def likeliest(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda label: scores[label])
