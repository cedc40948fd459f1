"""Which item of a fresh draft a decision is about: by id, then by evidence, then by wording.

A draft that has a decided item's id and nothing else of it gets a number of its own: what a person said is not put
onto something else. A draft under a number of its own that is the decided item in other words gets the item's id.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Decision
from icp2prd.domain.identity import SAME_WORDING, Known, Minter
from icp2prd.domain.problem import ProblemPart
from icp2prd.study.deciding.ground import Ground
from icp2prd.study.deciding.items import Item, prefix_of
from icp2prd.study.meaning import likeness, text_of

SHARED: Final = 0.5
"""Share of the fewer quotes of two items that is in both, from which they may be one."""

SAME_EVIDENCE: Final = 0.75
"""Share of all quotes of two items that is in both, from which they are one whatever their words are."""

RELATED_WORDING: Final = 0.3
"""Likeness of wording that is enough where evidence is shared."""


class Trait(NamedTuple):
    """What a decided item is known by. quotes: hashes. texts: what it said, by decision and in the last draft."""

    quotes: frozenset[str]
    texts: tuple[str, ...]


def traits_of(decision: Decision, last_texts: Mapping[ItemId, str]) -> Trait:
    quotes = frozenset(one.words for one in decision.rested_on.evidence.values())
    texts = (decision.text, last_texts.get(decision.item))
    return Trait(quotes, tuple(one for one in texts if one))


def matched(
    drafts: Sequence[Item],
    decided: Mapping[ItemId, Trait],
    last: Mapping[ItemId, Item],
    ground: Ground,
    highest: Mapping[str, int],
    *,
    parts: Mapping[ItemId, ItemId],
) -> dict[ItemId, ItemId]:
    """What drafts are to be called instead, by the id they have.

    last: items of the last draft; what people saw and did not decide about is never taken for something else.
    parts: what was split, by the id of each part: what is drafted as a part is the whole once more.
    """
    names: dict[ItemId, ItemId] = {}
    displaced: list[Item] = []
    drafted = {one.id for one in drafts}
    taken = {one.id for one in drafts if one.id in decided and _is_same(one, decided[one.id], ground)}
    for draft in drafts:
        whole = parts.get(draft.id) if draft.id not in decided else None
        if whole and whole not in {*taken, *drafted} and _is_same(draft, decided[whole], ground):
            names[draft.id] = whole
            taken.add(whole)
        elif whole or draft.id in decided.keys() - taken:
            displaced.append(draft)
    fresh = [one for one in drafts if one.id not in decided and one.id not in last]
    for item_id, trait in decided.items():
        if item_id not in taken and (again := _likest(item_id, trait, fresh, ground)):
            names[again.id] = item_id
            fresh.remove(again)
    free = [one for one in last.values() if one.id not in {*drafted, *decided, *parts}]
    return names | _placed(displaced, free, ground, highest)


def _placed(
    displaced: Iterable[Item], free: Iterable[Item], ground: Ground, highest: Mapping[str, int]
) -> dict[ItemId, ItemId]:
    """Ids for drafts that are not what their id stands for: that of an item they were before, or a new one."""
    known = [Known(id=one.id, words=ground.words_of(one.evidence), text=text_of(one)) for one in free]
    minter = Minter(dict(highest), known)
    by_prefix: dict[str, list[Item]] = {}
    for one in displaced:
        by_prefix.setdefault(prefix_of(one.id), []).append(one)
    names: dict[ItemId, ItemId] = {}
    for prefix, items in by_prefix.items():
        ids = minter.assign(prefix, items, words_of=lambda one: ground.words_of(one.evidence), text_of=text_of)
        names |= {one.id: new for one, new in zip(items, ids, strict=True)}
    return names


def returns(draft: Item, rejected: Trait, ground: Ground) -> bool:
    """Whether a fresh item says what was rejected, in the same or in other words."""
    quotes = ground.words_of(draft.evidence)
    wording = _wording(draft, rejected)
    of_all = len(quotes & rejected.quotes) / max(1, len(quotes | rejected.quotes))
    related = _shared(quotes, rejected.quotes) >= SHARED and wording >= RELATED_WORDING
    return of_all >= SAME_EVIDENCE or wording >= SAME_WORDING or related


def _is_same(draft: Item, trait: Trait, ground: Ground) -> bool:
    if not trait.quotes or isinstance(draft, ProblemPart):
        return True
    return _shared(ground.words_of(draft.evidence), trait.quotes) >= SHARED or _wording(draft, trait) >= SAME_WORDING


def _likest(item_id: ItemId, trait: Trait, drafts: Iterable[Item], ground: Ground) -> Item | None:
    alike = [one for one in drafts if prefix_of(one.id) == prefix_of(item_id) and returns(one, trait, ground)]

    def nearness(one: Item) -> tuple[float, float]:
        return _shared(ground.words_of(one.evidence), trait.quotes), _wording(one, trait)

    return max(alike, key=nearness, default=None)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _wording(draft: Item, trait: Trait) -> float:
    return max((likeness(text_of(draft), text) for text in trait.texts), default=0.0)
