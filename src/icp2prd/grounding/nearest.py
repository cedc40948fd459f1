"""The real words closest to a refused quote: a suggestion for a re-ask or a person, never an acceptance."""

from collections.abc import Iterable

from icp2prd.grounding.folding import Place
from icp2prd.grounding.needle import Needle
from icp2prd.grounding.negation import holds_a_negator
from icp2prd.grounding.roles import GROUNDABLE
from icp2prd.grounding.searchable import SearchableTurn

LEAST_LIKE = 60.0
"""Of 100, by rapidfuzz's partial ratio; below it nothing is near enough to help."""

NAMED_TURN_BONUS = 10.0

LONGEST_NEEDLE = 400
"""Characters that are compared; the time it takes grows with them."""


def nearest_words(needle: Needle, named: SearchableTurn | None, turns: Iterable[SearchableTurn]) -> str:
    """The most similar stretch of a turn that may be quoted; the whole sentence where that negates.

    The named turn is preferred to one that is a little closer. Empty where nothing is near.
    """
    # Slow to import, and needed only when something was refused.
    from rapidfuzz import fuzz  # noqa: PLC0415

    words = needle.core[:LONGEST_NEEDLE]
    best = LEAST_LIKE
    found = ""
    for turn in turns:
        if turn.turn.role not in GROUNDABLE or not turn.folded.text:
            continue
        bonus = NAMED_TURN_BONUS if turn is named else 0.0
        match = fuzz.partial_ratio_alignment(words, turn.folded.text, score_cutoff=max(0.0, best - bonus))
        if match is not None and match.dest_end > match.dest_start and match.score + bonus > best:
            best = match.score + bonus
            found = _whole_words(turn, match.dest_start, match.dest_end)
    return found


def _whole_words(turn: SearchableTurn, start: int, end: int) -> str:
    text = turn.folded.text
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    span = turn.original(turn.made_whole(Place(start, max(end, start + 1))))
    sentence = turn.sentence_around(span.start, span.end)
    negated = holds_a_negator(turn.folded_between(sentence.start, sentence.end))
    return turn.text_of(sentence if negated else span)
