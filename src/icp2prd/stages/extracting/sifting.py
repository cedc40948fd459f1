"""Which of the grounded quotes stand for an insight: code can tell some of those that claim nothing."""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId, TurnId
from icp2prd.domain.evidence import Evidence, Quote, Strength
from icp2prd.domain.insight import Kind
from icp2prd.domain.interview import Interviews
from icp2prd.grounding import evidence_from
from icp2prd.stages.extracting.reading import Found, Reading, Sorted
from icp2prd.stages.extracting.windows import Window
from icp2prd.stages.synthesizing.opposition import is_content

FEWEST_WORDS: Final = 3
MOST_OF_A_KIND: Final = 2
"""Insights of one kind from one turn, of a small model that lists; more of them are the same thing told on."""

_JOKE: Final = re.compile(r"\b(just kidding|i'?m kidding|joking)\b|\A\W*ha\b", re.IGNORECASE)


class Sifted(Frozen):
    """A quote that stands for an insight. record: without an id yet. certainty: of its kind, from 0 to 1."""

    window: Window
    kind: Kind
    quote: Quote
    record: Evidence
    certainty: float

    @property
    def place(self) -> tuple[TurnId, int, int]:
        return self.quote.turn, self.quote.start, self.quote.end


def sifted(readings: Sequence[Reading], interviews: Interviews, most_of_a_kind: int | None = None) -> list[Sifted]:
    """Return the quotes to keep, in order: no two of a kind from one sentence, and the strongest of a turn's.

    most_of_a_kind: from one turn; None is as many as there are.
    """
    by_id = interviews.by_id()
    kept: list[Sifted] = []
    for reading in readings:
        found = [
            Sifted(
                window=reading.window,
                kind=one.kind,
                quote=quote,
                record=evidence_from(quote, by_id[quote.interview], ItemId("")),
                certainty=_certainty(one),
            )
            for one, quote in reading.grounded
        ]
        kept.extend(_worth_keeping([one for one in found if is_insight(one.kind, one.record)], most_of_a_kind))
    return kept


def _certainty(found: Found) -> float:
    """A model that names a kind says no more than that."""
    return found.certainty if isinstance(found, Sorted) else 1.0


def is_insight(kind: Kind, evidence: Evidence) -> bool:
    """Whether a quote can stand for an insight of its kind.

    Not an assent to a leading question, not three words, not a laugh; and nobody has a pain with what they are content
    with.
    """
    if evidence.strength is Strength.ASSENT or len(evidence.quote.split()) < FEWEST_WORDS:
        return False
    if _JOKE.search(evidence.quote):
        return False
    return kind is not Kind.PAIN or not is_content(evidence.sentence)


def _worth_keeping(found: Sequence[Sifted], most: int | None) -> list[Sifted]:
    by_strength = sorted(found, key=lambda one: -one.record.strength)
    sentences: set[tuple[Kind, TurnId, str]] = set()
    counts: dict[tuple[Kind, TurnId], int] = {}
    kept = []
    for one in by_strength:
        turn = (one.kind, one.quote.turn)
        sentence = (*turn, one.record.sentence)
        if sentence not in sentences and (most is None or counts.get(turn, 0) < most):
            sentences.add(sentence)
            counts[turn] = counts.get(turn, 0) + 1
            kept.append(one)
    return [one for one in found if one in kept]
