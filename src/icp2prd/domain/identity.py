"""Ids that outlive a regeneration: matched to the previous draft by evidence first and wording second."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from icp2prd.domain.base import Frozen, ItemId

T = TypeVar("T")

_PATTERN: Final = re.compile(r"([A-Z]+)-([0-9]+)")

SAME_WORDING = 0.6
"""Share of words two texts must have in common to be one item, where their evidence says nothing."""


def numbers_taken(ids: Iterable[str], highest: Mapping[str, int] | None = None) -> dict[str, int]:
    """The highest number of each prefix among ids and those known before; what is no id of ours is passed over."""
    taken = dict(highest or {})
    for one in ids:
        if match := _PATTERN.match(one):
            taken[match[1]] = max(taken.get(match[1], 0), int(match[2]))
    return taken


class Known(Frozen):
    """An item of the previous draft, as far as it can be recognised. words: its quotes, as printed."""

    id: ItemId
    words: frozenset[str]
    text: str


class Minter:
    """Gives out ids: a known one where the item was there before, the next free number otherwise.

    Every known id is given out once at most, and a number that was ever used is never minted again. What people made
    of an id by hand (`REQ-abc`) is none: its item gets a number.
    """

    def __init__(self, highest: dict[str, int], known: Iterable[Known] = ()) -> None:
        self.highest = dict(highest)
        self._known = [one for one in known if _PATTERN.fullmatch(one.id)]
        for one in self._known:
            self._count(one.id)

    def assign(
        self,
        prefix: str,
        items: Sequence[T],
        words_of: Callable[[T], Iterable[str]],
        text_of: Callable[[T], str],
    ) -> list[ItemId]:
        """Return one id for each item, in order; the best matches choose first, whatever the order of the items."""
        free = {one.id: one for one in self._known if one.id.startswith(f"{prefix}-")}
        likeness = [
            (_likeness(frozenset(words_of(item)), text_of(item), one), position, one.id)
            for position, item in enumerate(items)
            for one in free.values()
        ]
        assigned: dict[int, ItemId] = {}
        for (score, _), position, known_id in sorted(likeness, key=_best_first):
            if score > 0 and known_id in free and position not in assigned:
                assigned[position] = known_id
                del free[known_id]
        self._known = [one for one in self._known if one.id not in set(assigned.values())]
        return [assigned[i] if i in assigned else self.mint(prefix) for i in range(len(items))]

    def reserve(self, ids: Iterable[ItemId]) -> None:
        """Take ids out of what may be given out: they are in use already."""
        taken = set(ids)
        self._known = [one for one in self._known if one.id not in taken]
        for one in taken:
            self._count(one)

    def _count(self, item_id: ItemId) -> None:
        self.highest = numbers_taken([item_id], self.highest)

    def mint(self, prefix: str) -> ItemId:
        self.highest[prefix] = self.highest.get(prefix, 0) + 1
        return ItemId(f"{prefix}-{self.highest[prefix]:03d}")


def _best_first(row: tuple[tuple[float, float], int, ItemId]) -> tuple[float, float, int, ItemId]:
    (score, wording), position, known_id = row
    return -score, -wording, position, known_id


def _likeness(words: frozenset[str], text: str, known: Known) -> tuple[float, float]:
    """Return a score, and the likeness of the wording, which decides between items on the same evidence.

    The score is 0 for two different items, up to 1 for the same wording, up to 2 for the same evidence.
    """
    ours, theirs = set(text.casefold().split()), set(known.text.casefold().split())
    common = len(ours & theirs) / max(1, len(ours | theirs))
    wording = 2.0 if text == known.text else common
    if words and known.words:
        shared = len(words & known.words) / len(words | known.words)
        if shared:
            return 1 + shared, wording
    return (common if common >= SAME_WORDING else 0.0), wording
