"""Finding any of many terms in a text, in one pass over its words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"-\w")


class Hit(NamedTuple):
    """Characters `start` up to, not including, `end`, and the key of the term that stands there."""

    start: int
    end: int
    key: str


class Terms:
    """Terms by their first word: a text is looked through once, however many terms there are."""

    def __init__(self, terms: Mapping[str, Iterable[str]]) -> None:
        """terms: for each key, its terms, as they would stand in a text."""
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        for key, own in terms.items():
            for term in own:
                word = _WORD.search(term)
                if word is None or word.start():
                    raise ValueError(f"“{term}” of {key} does not begin with a word")
                self._by_first_word.setdefault(word[0], []).append((term, key))
        for candidates in self._by_first_word.values():
            candidates.sort(key=lambda one: -len(one[0]))

    def hits(self, text: str) -> Iterator[Hit]:
        """Whole words only, and of one key the longest term at each place."""
        for word in _WORD.finditer(text):
            start, seen = word.start(), set[str]()
            if candidates := self._by_first_word.get(word[0]):
                for term, key in candidates:
                    if key not in seen and text.startswith(term, start) and _is_whole(text, start, start + len(term)):
                        seen.add(key)
                        yield Hit(start, start + len(term), key)


def _is_whole(text: str, start: int, end: int) -> bool:
    ends_in_word = text[end - 1].isalnum()
    goes_on = ends_in_word and (text[end : end + 1].isalnum() or _JOINED.match(text, end) is not None)
    return not goes_on and not (start and (text[start - 1].isalnum() or text[start - 1] in "-_."))
