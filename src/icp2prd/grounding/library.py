"""Interviews, ready to have words looked for in them."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from icp2prd.domain.interview import Interview
from icp2prd.grounding.searchable import SearchableTurn

_BETWEEN_TURNS = "\n"
"""Never in a folded text, so that nothing is found across turns."""


class SearchableInterview:
    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.turns = tuple(SearchableTurn(turn) for turn in interview.turns)
        self._by_number = {one.turn.number: one for one in self.turns}
        self._by_id = {str(one.turn.id): one for one in self.turns}

    def turn(self, name: int | str) -> SearchableTurn | None:
        """A turn by its id, or by its number, as a number or in digits."""
        if isinstance(name, int):
            return self._by_number.get(name)
        digits = name.strip()
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            return self._by_number.get(int(digits))
        return self._by_id.get(digits)

    def turns_holding(self, words: str) -> Iterator[SearchableTurn]:
        """The turns in which some folded words stand, in order, each once."""
        index = self._all_text.find(words)
        while index >= 0:
            place = bisect_right(self._turn_starts, index) - 1
            yield self.turns[place]
            if place + 1 == len(self.turns):
                return
            index = self._all_text.find(words, self._turn_starts[place + 1])

    @cached_property
    def _all_text(self) -> str:
        return _BETWEEN_TURNS.join(one.folded.text for one in self.turns)

    @cached_property
    def _turn_starts(self) -> list[int]:
        starts = [0]
        for one in self.turns[:-1]:
            starts.append(starts[-1] + len(one.folded.text) + len(_BETWEEN_TURNS))
        return starts
