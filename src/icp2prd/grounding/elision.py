"""A quote that leaves words out: its parts stand in one turn, in order, and nothing left out turns the
meaning.

- A part is found like a quote of its own, and has two words or more; three where another sentence begins in
  the gap.
- At most 40 words are left out between two parts.
- A word that negates, contrasts or conditions may not be left out of a sentence that is quoted from.
- Where another sentence begins in the gap, the next part begins it: the end of one sentence must not become
  the end of another.
Where nothing but punctuation is left out, the parts are one.
"""

from collections.abc import Sequence
from itertools import islice, pairwise

from icp2prd.domain.evidence import Span
from icp2prd.grounding.folding import Place
from icp2prd.grounding.negation import turning_word
from icp2prd.grounding.searchable import SearchableTurn
from icp2prd.grounding.vocabulary import count_words

WIDEST_GAP = 40
FEWEST_WORDS_IN_A_PART = 2
FEWEST_WORDS_ACROSS_SENTENCES = 3
_MOST_STARTS = 500
"""Bounds the work on a very long turn that repeats one word."""

Chain = tuple[Span, ...]
"""Where a quote stands in a turn's text: one span, or one for each part, in order."""


def tightest_places(turn: SearchableTurn, parts: Sequence[str]) -> tuple[Place, ...]:
    """The places of the parts, in order, that reach least far; none where they do not stand so."""
    if not all(part in turn.folded.text for part in parts):
        return ()
    starts = islice(turn.whole_occurrences(parts[0]), _MOST_STARTS)
    found = [places for first in starts if (places := _earliest_places(turn, first, parts[1:]))]
    return min(found, key=lambda places: places[-1].end - places[0].start, default=())


def without_empty_gaps(turn: SearchableTurn, chain: Chain) -> Chain:
    """The chain with parts joined where no word stands between them."""
    merged = [chain[0]]
    for part in chain[1:]:
        if count_words(turn.folded_between(merged[-1].end, part.start)):
            merged.append(part)
        else:
            merged[-1] = Span(start=merged[-1].start, end=part.end)
    return tuple(merged)


def objection_to(turn: SearchableTurn, chain: Chain) -> str:
    """Why parts without empty gaps may not be put together so, in a sentence; empty where they may."""
    if len(chain) > 1 and _fewest_words(turn, chain) < FEWEST_WORDS_IN_A_PART:
        return f"Each part of a quote with words left out needs at least {FEWEST_WORDS_IN_A_PART} words."
    objections = (_objection_to_gap(turn, before, after) for before, after in pairwise(chain))
    return next(filter(None, objections), "")


def _earliest_places(turn: SearchableTurn, first: Place, rest: Sequence[str]) -> tuple[Place, ...]:
    """From a place of the first part, each other part where it stands next: none from there ends earlier."""
    places = [first]
    for part in rest:
        place = next(turn.whole_occurrences(part, places[-1].end), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(places)


def _objection_to_gap(turn: SearchableTurn, before: Span, after: Span) -> str:
    left_out = turn.folded_between(before.end, after.start)
    if count_words(left_out) > WIDEST_GAP:
        return f"The ellipsis leaves out more than {WIDEST_GAP} words: quote one passage."
    ends = [one.end for one in turn.sentences if before.end <= one.end <= after.start]
    begins = [one.start for one in turn.sentences if before.end <= one.start <= after.start]
    if ends and begins:
        if _fewest_words(turn, (before, after)) < FEWEST_WORDS_ACROSS_SENTENCES:
            return f"Parts of several sentences need at least {FEWEST_WORDS_ACROSS_SENTENCES} words each."
        if count_words(turn.folded_between(begins[-1], after.start)):
            return "The ellipsis joins a sentence to the middle of another: quote one of them."
        left_out = turn.folded_between(before.end, ends[0])
    if word := turning_word(left_out):
        return f"The ellipsis leaves out “{word}”, which may turn the meaning: quote the passage whole."
    return ""


def _fewest_words(turn: SearchableTurn, chain: Chain) -> int:
    return min(count_words(turn.folded_between(part.start, part.end)) for part in chain)
