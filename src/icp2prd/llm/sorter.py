"""Sentences sorted by the embedded model's states: one pass over a turn, and nothing is generated."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from icp2prd.llm.call import Sorted
from icp2prd.llm.head import Laid, features_of, head_for, laid_out
from icp2prd.llm.protocol import Spoken

_MOST_WORDS: Final = 450
"""Of a piece that is read at once: the server takes about a thousand tokens."""

_MOST_ASKED: Final = 120
"""Words of the question that are shown; its end is what is answered."""

States = Callable[[str], tuple[list[bytes], Any]]
"""A text → its tokens as bytes, and their states: tokens × size."""


class HeadSorter:
    """Implements icp2prd.llm.call.Sorter with a head over the states of the weights it was trained with."""

    def __init__(self, states: States, weights_sha256: str, model_id: str) -> None:
        self._states = states
        self._weights = weights_sha256
        self.model_id = model_id

    def sort(self, spoken: Spoken) -> Sorted:
        head = head_for(self._weights)
        scores: list[dict[str, float]] = []
        tokens = 0
        for laid in map(laid_out, _pieces(spoken)):
            pieces, states = self._states(laid.text)
            tokens += len(pieces)
            scores += [head.scores(row) for row in features_of(_checked(laid, pieces), pieces, states)]
        return Sorted(scores=tuple(scores), prompt_tokens=tokens)


def _pieces(spoken: Spoken) -> list[Spoken]:
    """Whole sentences, as many as are read at once; a question that is long is shown from its end."""
    asked = " ".join(spoken.asked.split()[-_MOST_ASKED:])
    groups: list[list[str]] = [[]]
    for sentence in spoken.sentences:
        words = sum(len(one.split()) for one in groups[-1])
        if groups[-1] and words + len(sentence.split()) > _MOST_WORDS:
            groups.append([])
        groups[-1].append(_bounded(sentence))
    return [spoken.model_copy(update={"asked": asked, "sentences": tuple(group)}) for group in groups if group]


def _bounded(sentence: str) -> str:
    """The beginning of what is no sentence any more: raw captions can run on for pages."""
    return " ".join(sentence.split()[:_MOST_WORDS])[: 8 * _MOST_WORDS]


def _checked(laid: Laid, pieces: Sequence[bytes]) -> Laid:
    if b"".join(pieces) != laid.text.encode():
        raise ValueError("the tokens of a text do not add up to it")
    return laid
