"""Which item of a fresh draft a decision is about: by id, then by evidence, then by wording.

A draft that has a decided item's id and nothing else of it gets a number of its own: what a person said is not put
onto something else. A draft under a number of its own that is the decided item in other words gets the item's id.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Decision
from icp2prd.domain.identity import SAME_WORDING, Minter
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
    known: frozenset[ItemId],
    ground: Ground,
    minter: Minter,
    *,
    parts: Mapping[ItemId, ItemId],
) -> dict[ItemId, ItemId]:
    """What drafts are to be called instead, by the id they have.

    parts: what was split, by the id of each part: what is drafted as a part is the whole once more. known: ids of
    the last draft; an item that people saw and did not decide about is never taken for another.
    """
    names: dict[ItemId, ItemId] = {}
    taken: set[ItemId] = set()
    for draft in drafts:
        trait = decided.get(draft.id)
        if trait is None and draft.id in parts:
            whole = parts[draft.id]
            free = whole not in {*taken, *(one.id for one in drafts)}
            is_whole = free and _is_same(draft, decided[whole], ground)
            names[draft.id] = whole if is_whole else minter.mint(prefix_of(draft.id))
            taken.update({whole} if is_whole else ())
        if trait is None:
            continue
        if isinstance(draft, ProblemPart) or _is_same(draft, trait, ground):
            taken.add(draft.id)
        else:
            names[draft.id] = minter.mint(prefix_of(draft.id))
    fresh = [one for one in drafts if one.id not in decided and one.id not in known]
    for item_id, trait in decided.items():
        if item_id in taken:
            continue
        again = _likest(item_id, trait, [one for one in fresh if one.id not in names], ground)
        if again is not None:
            names[again.id] = item_id
    return names


def returns(draft: Item, rejected: Trait, ground: Ground) -> bool:
    """Whether a fresh item says what was rejected, in the same or in other words."""
    quotes = ground.words_of(draft.evidence)
    wording = _wording(draft, rejected)
    of_all = len(quotes & rejected.quotes) / max(1, len(quotes | rejected.quotes))
    related = _shared(quotes, rejected.quotes) >= SHARED and wording >= RELATED_WORDING
    return of_all >= SAME_EVIDENCE or wording >= SAME_WORDING or related


def _is_same(draft: Item, trait: Trait, ground: Ground) -> bool:
    if not trait.quotes:
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
