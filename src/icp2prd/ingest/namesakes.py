"""People who are called as a passage may be: June, Price, Friday. Who takes turns with the others is one of them.

`Price: 300 dollars` is said within somebody's turn and comes back there; June answers, or asks, between the words of
others. One line cannot tell them apart, so nobody is taken for a person who speaks only once.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter

from icp2prd.ingest.cues import asks
from icp2prd.ingest.document import Line
from icp2prd.ingest.vocabulary import DOCUMENT_WORDS, NAMES_TOO, SENTENCE_STARTERS

_FEWEST_TURNS = 2
_FEWEST_TURNS_AMONG_SEVERAL = 3
_LONGEST_TURN = 40
"""Lines of a turn that are looked at for a question."""
_NOT_KNOWN = -1


def is_name_too(key: str) -> bool:
    """Whether a folded label could be a name, and would be one but for a word in it that people are called too."""
    words = key.split()
    if not words or not any(word in NAMES_TOO for word in words):
        return len(words) > 1 and words[0] in SENTENCE_STARTERS and not any(word in DOCUMENT_WORDS for word in words)
    return not any(word in DOCUMENT_WORDS - NAMES_TOO for word in words) and words[0] not in SENTENCE_STARTERS


def namesakes(
    labels: Iterable[tuple[int, str]], keys: Iterable[str], possible: Iterable[str], lines: Sequence[Line]
) -> frozenset[str]:
    """The labels that only their words speak against, of those who take part in the talk as people do.

    labels: number of the line, 0 where it is not known, and folded label, in the order of the file. keys: those there
    are. possible: those that nothing speaks against.
    """
    suspects = {key for key in keys if is_name_too(key)}.difference(possible)
    if not suspects:
        return frozenset()
    known = suspects.union(possible)
    numbers: dict[str, int] = {}
    order, starts = array("I"), array("I")
    places: dict[int, array[int]] = {}
    for key, turn in groupby((one for one in labels if one[1] in known), key=itemgetter(1)):
        number = numbers.setdefault(key, len(numbers))
        if key in suspects:
            places.setdefault(number, array("I")).append(len(order))
        order.append(number)
        starts.append(next(turn)[0])
    asking = _asking(starts, lines)
    several = sum(turns >= _FEWEST_TURNS for turns in Counter(order).values())
    return frozenset(
        key
        for key in suspects
        if len(own := places[numbers[key]]) >= _FEWEST_TURNS and _takes_turns(own, several - 1, order, asking)
    )


def _takes_turns(own: Sequence[int], others: int, order: Sequence[int], asking: Sequence[int]) -> bool:
    """own: the places of the suspect's turns. others: how many others have several turns.

    order: whose turn each is. asking: whether each turn holds a question.
    """
    beside = [at for mine in own for at in (mine - 1, mine) if at >= 0 and asking[at] != _NOT_KNOWN]
    if beside and sum(asking[at] for at in beside) * 4 < len(own):
        return False
    before = {order[at - 1] for at in own if at}
    after = {order[at + 1] for at in own if at + 1 < len(order)}
    between = sum(0 < at < len(order) - 1 and order[at - 1] == order[at + 1] for at in own)
    of_two = others == 1 and (bool(beside) or len(own) >= _FEWEST_TURNS_AMONG_SEVERAL)
    among_several = len(own) >= _FEWEST_TURNS_AMONG_SEVERAL and len(before) > 1 and len(after) > 1
    return of_two or among_several or (between >= _FEWEST_TURNS and between * 2 >= len(own) - 1)


def _asking(starts: Sequence[int], lines: Sequence[Line]) -> "array[int]":
    """Whether each turn holds a question, where its words are known. starts: the number of its first line, or 0."""
    found = array("b", [_NOT_KNOWN]) * len(starts)
    left = iter(lines)
    line = next(left, None)
    for at, start in enumerate(starts):
        if not start:
            continue
        end = starts[at + 1] if at + 1 < len(starts) else start + _LONGEST_TURN
        said: list[str] = []
        while line and line.number < max(start, end):
            if line.number >= start and len(said) < _LONGEST_TURN:
                said.append(line.text)
            line = next(left, None)
        found[at] = asks(" ".join(said))
    return found
