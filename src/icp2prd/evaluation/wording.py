"""How alike two sentences are: the cosine of their embeddings, by one model whatever model is being scored.

The thresholds were measured with the embedded embedding model on the pairs of benchmarks/quality; see docs/quality.md.
"""

from collections.abc import Iterable
from typing import Final

from icp2prd.llm import Vector
from icp2prd.llm.vectors import Embed, cosine

SAME_REQUIREMENT: Final = 0.40
"""From here on two requirements in different words are taken for one."""

SAME_REQUIREMENT_FROM_THE_SAME_WORDS: Final = 0.25
"""The same, where both rest on the same words of a customer."""

UNWANTED: Final = 0.50
"""From here on a requirement is shown to a person as one that must not be there."""

SAME_QUESTION: Final = 0.53
"""From here on two questions are taken for one."""

SAME_STATEMENT: Final = 0.60
"""From here on a quote elsewhere in the turn is taken for what the gold words say."""

SUPPORTS: Final = 0.35
"""From here on a sentence somebody said is taken to support a requirement."""


class Ruler:
    """Embeds each text once."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._known: dict[str, Vector] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Embed many texts in one call. Raises ModelError."""
        new = sorted({text for text in texts if text and text not in self._known})
        if new:
            self._known.update(zip(new, self._embed(new), strict=True))

    def likeness(self, one: str, other: str) -> float:
        """-1 to 1; 0 where one of them is empty. Raises ModelError."""
        if not one or not other:
            return 0.0
        self.learn((one, other))
        return cosine(self._known[one], self._known[other])

    def nearest(self, one: str, others: Iterable[str]) -> tuple[float, str]:
        """The most alike of some texts; 0 and an empty text where there are none."""
        return max(((self.likeness(one, other), other) for other in others), default=(0.0, ""))
