"""People who are called as a passage may be: June, Price, Friday. Who takes turns with the others is one of them.

`Price: 300 dollars` is said within somebody's turn and comes back there; June answers, or asks, between the words of
others. One line cannot tell them apart, so nobody is taken for a person who speaks only once.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from icp2prd.ingest.cues import asks
from icp2prd.ingest.document import Line
from icp2prd.ingest.vocabulary import DOCUMENT_WORDS, NAMES_TOO, SENTENCE_STARTERS

_FEWEST_TURNS = 2
_FEWEST_TURNS_AMONG_SEVERAL = 3
_LONGEST_TURN = 40
"""Lines of a turn that are looked at for a question."""


class Labelled(Protocol):
    """A line that may begin with a speaker, by its number and the folded label; number 0 where it is not known."""

    @property
    def line(self) -> int: ...
    @property
    def key(self) -> str: ...


def is_name_too(key: str) -> bool:
    """Whether a folded label could be a name, and would be one but for a word in it that people are called too."""
    words = key.split()
    if not words or not any(word in NAMES_TOO for word in words):
        return len(words) > 1 and words[0] in SENTENCE_STARTERS and not any(word in DOCUMENT_WORDS for word in words)
    return not any(word in DOCUMENT_WORDS - NAMES_TOO for word in words) and words[0] not in SENTENCE_STARTERS


def namesakes(labels: Sequence[Labelled], possible: Iterable[str], lines: Sequence[Line]) -> frozenset[str]:
    """The labels that only their words speak against, of those who take part in the talk as people do.

    labels: in the order of the file. possible: those that nothing speaks against.
    """
    suspects = {one.key for one in labels if is_name_too(one.key)}.difference(possible)
    if not suspects:
        return frozenset()
    known = suspects.union(possible)
    turns = [next(turn) for _, turn in groupby((one for one in labels if one.key in known), key=lambda one: one.key)]
    asking = _asking(turns, lines)
    order = [turn.key for turn in turns]
    places: dict[str, list[int]] = {}
    for at, key in enumerate(order):
        places.setdefault(key, []).append(at)
    several = sum(len(own) >= _FEWEST_TURNS for own in places.values())
    return frozenset(
        key
        for key in suspects
        if len(places[key]) >= _FEWEST_TURNS and _takes_turns(places[key], several - 1, order, asking)
    )


def _takes_turns(own: Sequence[int], others: int, order: Sequence[str], asking: Mapping[int, bool]) -> bool:
    """own: the places of the suspect's turns. others: how many others have several turns.

    asking: whether a turn holds a question, by its place; without those whose words are not known.
    """
    beside = [at for mine in own for at in (mine - 1, mine) if at in asking]
    if beside and sum(asking[at] for at in beside) * 4 < len(own):
        return False
    before = {order[at - 1] for at in own if at}
    after = {order[at + 1] for at in own if at + 1 < len(order)}
    between = sum(0 < at < len(order) - 1 and order[at - 1] == order[at + 1] for at in own)
    of_two = others == 1 and (bool(beside) or len(own) >= _FEWEST_TURNS_AMONG_SEVERAL)
    among_several = len(own) >= _FEWEST_TURNS_AMONG_SEVERAL and len(before) > 1 and len(after) > 1
    return of_two or among_several or (between >= _FEWEST_TURNS and between * 2 >= len(own) - 1)


def _asking(turns: Sequence[Labelled], lines: Sequence[Line]) -> dict[int, bool]:
    """Whether each turn of a known place holds a question."""
    found = {}
    for at, turn in enumerate(turns):
        if turn.line:
            start = bisect_left(lines, turn.line, key=lambda line: line.number)
            end = turns[at + 1].line if at + 1 < len(turns) else turn.line + _LONGEST_TURN
            said = (line.text for line in lines[start : start + _LONGEST_TURN] if line.number < end)
            found[at] = asks(" ".join(said))
    return found
