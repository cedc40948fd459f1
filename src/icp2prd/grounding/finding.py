"""Looking for proposed words in one turn."""

from dataclasses import dataclass

from icp2prd.grounding.elision import Chain, objection_to, tightest_places, without_empty_gaps
from icp2prd.grounding.folding import Place
from icp2prd.grounding.needle import Needle
from icp2prd.grounding.searchable import SearchableTurn


@dataclass(frozen=True, slots=True)
class Finding:
    """Where some words stand in a turn.

    chains: one for each place. objection: why there is none, although something like it is there.
    """

    chains: tuple[Chain, ...] = ()
    objection: str = ""


NOTHING = Finding()


def find(turn: SearchableTurn, needle: Needle) -> Finding:
    if chains := tuple(_widened(turn, (place,), needle) for place in turn.whole_occurrences(needle.core)):
        return Finding(chains)
    if cut := next(turn.occurrences(needle.core), None):
        whole = turn.text_of(turn.original(turn.made_whole(cut)))
        return Finding(objection=f"The words are cut out of “{whole}”.")
    if len(needle.parts) > 1:
        return _find_parts(turn, needle)
    return NOTHING


def _find_parts(turn: SearchableTurn, needle: Needle) -> Finding:
    places = tightest_places(turn, needle.parts)
    if not places:
        return NOTHING
    chain = without_empty_gaps(turn, _widened(turn, places, needle))
    objection = objection_to(turn, chain)
    return Finding(objection=objection) if objection else Finding((chain,))


def _widened(turn: SearchableTurn, places: tuple[Place, ...], needle: Needle) -> Chain:
    """Original spans, with as much of the punctuation around the needle as the text has too."""
    text = turn.folded.text
    first, last = places[0].start, places[-1].end
    start = first - _common_length(needle.lead[::-1], text[max(0, first - len(needle.lead)) : first][::-1])
    end = last + _common_length(needle.tail, text[last : last + len(needle.tail)])
    start = start if start == first or turn.may_be_cut(start) else first
    end = end if end == last or turn.may_be_cut(end) else last
    if len(places) == 1:
        return (turn.original(Place(start, end)),)
    outer = (Place(start, places[0].end), *places[1:-1], Place(places[-1].start, end))
    return tuple(turn.original(place) for place in outer)


def _common_length(one: str, other: str) -> int:
    """How far two texts agree from their beginning on, white space at the end of it aside."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return len(one[:length].rstrip())
