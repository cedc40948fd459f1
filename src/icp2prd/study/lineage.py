"""The lineage of one item: down to the words it rests on, and up to what rests on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from icp2prd.domain.base import ItemId
from icp2prd.domain.prd import Prd
from icp2prd.study.item import Item, Level, every_item


@dataclass(frozen=True, slots=True)
class Link:
    """An item in a lineage, with those further along.

    shown_before: it stands in the lineage already, with its own links.
    """

    item: Item
    further: tuple["Link", ...] = ()
    shown_before: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """rests_on: towards the words. against: quotes that speak against it. leads_to: towards the goals."""

    item: Item
    rests_on: tuple[Link, ...]
    against: tuple[Link, ...]
    leads_to: tuple[Link, ...]

    def reaches_words(self) -> bool:
        below = (link.item.level for link in every_link(self.rests_on))
        return self.item.level is Level.WORDS or Level.WORDS in below


def lineage_of(prd: Prd, item_id: ItemId) -> Lineage:
    """Raises KeyError where the PRD has no such item."""
    items = {item.id: item for item in every_item(prd)}
    item = items[item_id]
    neighbours = _neighbours(items)
    return Lineage(
        item=item,
        rests_on=_Walk(items, neighbours, down=True).links_from(item),
        against=tuple(Link(items[one]) for one in item.against if one in items),
        leads_to=_Walk(items, neighbours, down=False).links_from(item),
    )


def every_link(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from every_link(link.further)


def nearest_ids(prd: Prd, wrong: str) -> list[str]:
    """Ids that may have been meant, likeliest first: `req-1` means `REQ-001`."""
    known = [str(item.id) for item in every_item(prd)]
    prefix, _, number = wrong.upper().partition("-")
    if number.isdecimal() and (padded := f"{prefix}-{int(number):03d}") in known:
        return [padded]
    same_kind = [one for one in known if one.startswith(f"{prefix}-")]
    return same_kind[:5] or get_close_matches(wrong.upper(), known, n=3)


class _Walk:
    """One direction through the items, one step of the chain at a time.

    Each item is followed once, where it is met first, and named again only where no link before it led there:
    a requirement rests on a job, the job on a pain, and the pain is not listed beside the job.
    """

    def __init__(self, items: Mapping[ItemId, Item], neighbours: Mapping[ItemId, list[ItemId]], *, down: bool) -> None:
        self._items = items
        self._neighbours = neighbours
        self._down = down
        self._seen: set[ItemId] = set()

    def links_from(self, item: Item) -> tuple[Link, ...]:
        self._seen.add(item.id)
        ahead = [other for one in self._neighbours[item.id] if self._is_ahead(other := self._items[one], item)]
        ahead.sort(key=lambda other: abs(other.level - item.level))
        links: list[Link] = []
        for other in ahead:
            if other.id not in self._seen:
                links.append(Link(other, self.links_from(other)))
                continue
            led_to = {one.item.id for one in every_link(links)}
            if other.level is not Level.WORDS and other.id not in led_to:
                links.append(Link(other, shown_before=True))
        return tuple(links)

    def _is_ahead(self, other: Item, item: Item) -> bool:
        return other.level < item.level if self._down else other.level > item.level


def _neighbours(items: Mapping[ItemId, Item]) -> dict[ItemId, list[ItemId]]:
    """What an item names, and what names it; quotes against it are not among them."""
    found: dict[ItemId, dict[ItemId, None]] = {one: {} for one in items}
    for item in items.values():
        for one in (*item.traces, *item.evidence):
            if one in items:
                found[item.id][one] = None
                found[one][item.id] = None
    return {one: list(others) for one, others in found.items()}
