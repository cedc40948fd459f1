"""Items of an earlier draft that are gone: what they said last, and what stands in their place."""

from collections.abc import Iterable, Mapping
from typing import Final

from icp2prd.domain.base import ItemId
from icp2prd.domain.decided import Superseded
from icp2prd.domain.decision import Action, Decision, Decisions
from icp2prd.domain.prd import Prd
from icp2prd.study.deciding.ground import Ground, ground_of
from icp2prd.study.deciding.items import Item, items_of, prefix_of
from icp2prd.study.deciding.suspicion import some_quotes
from icp2prd.study.meaning import likeness, text_of

IN_ITS_PLACE: Final = 0.5
"""Likeness of wording from which one item stands in the place of another, where no quote says so."""


def superseded_by(
    prd: Prd, before: Prd | None, earlier: Iterable[Superseded], decisions: Decisions
) -> tuple[Superseded, ...]:
    """In the order in which they went. earlier: those of the drafts before; one that came back is not among them."""
    now = {one.id for one in items_of(prd)}
    held = {one.item for one in prd.held_back}
    known = {one.id: one for one in earlier if one.id not in now}
    if before is not None:
        for item in items_of(before):
            if item.id not in now | held:
                known.setdefault(item.id, _superseded(item, before, prd, decisions.in_force()))
    return tuple(known.values())


def _superseded(item: Item, before: Prd, prd: Prd, in_force: Mapping[ItemId, Decision]) -> Superseded:
    decision = in_force.get(item.id)
    words = text_of(item)
    if decision is not None and decision.action in {Action.MERGE, Action.SPLIT, Action.REJECT}:
        done = {Action.MERGE: "merged", Action.SPLIT: "split", Action.REJECT: "rejected"}[decision.action]
        why = f"{done} by {decision.by}" + (f": {decision.reason}" if decision.reason else "")
        return Superseded(id=item.id, words=words, replaced_by=decision.into, why=why)
    now = ground_of(prd)
    heirs = _heirs(item, before, prd, now)
    lost = ground_of(before).words_of(item.evidence) - now.words_of(now.evidence)
    if not item.evidence:
        why = "nothing in the interviews leads to it"
    elif lost:
        why = f"{some_quotes(len(lost), len(item.evidence), 'is' if len(lost) == 1 else 'are')} gone"
    else:
        why = "its quotes are there, and nothing like it is drawn from them"
    return Superseded(id=item.id, words=words, replaced_by=heirs, why=why)


def _heirs(item: Item, before: Prd, prd: Prd, now: Ground) -> tuple[ItemId, ...]:
    """Items of the same kind on the same quotes, the one with most of them first; without any, the likest words."""
    quotes = ground_of(before).words_of(item.evidence)
    same_kind = [one for one in items_of(prd) if prefix_of(one.id) == prefix_of(item.id)]
    shared = {one.id: len(quotes & now.words_of(one.evidence)) for one in same_kind}
    heirs = sorted((one for one, count in shared.items() if count), key=lambda one: -shared[one])
    if heirs:
        return tuple(heirs[:1])
    alike = [(likeness(text_of(one), text_of(item)), one.id) for one in same_kind]
    return tuple(one for score, one in sorted(alike, reverse=True)[:1] if score >= IN_ITS_PLACE)
