"""Two drafts held side by side, item by item.

Quotes are compared by whose words they are, not by their ids; acceptance criteria are part of their requirement.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.chain import items_of
from icp2prd.domain.difference import Difference, Happened, ItemChange, MovedPriority, MovedQuote, NewDecision, Wording
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.finding import WHOLE
from icp2prd.domain.icp import Pain
from icp2prd.domain.prd import Prd
from icp2prd.domain.priority import figures_of
from icp2prd.domain.requirement import Criterion, Requirement
from icp2prd.study.deciding.announcing import decisions_in
from icp2prd.study.item import every_item
from icp2prd.study.meaning import quote_hash, text_of
from icp2prd.study.reading import printed_words, same_meaning
from icp2prd.study.units import Units
from icp2prd.study.why import every_root, roots_of

_PART_OF_ANOTHER: Final = (Evidence, Criterion)


@dataclass(frozen=True)
class Side:
    """One of the two drafts. units: of its lockfile, where there is one. waiting: decisions that it does not have."""

    prd: Prd
    units: Units = field(default_factory=Units)
    waiting: tuple[tuple[ItemId, NewDecision], ...] = ()

    @cached_property
    def items(self) -> dict[ItemId, Frozen]:
        return {one: item for one, item in items_of(self.prd) if not isinstance(item, _PART_OF_ANOTHER)}

    @cached_property
    def kinds(self) -> dict[ItemId, str]:
        return {one.id: one.word for one in every_item(self.prd)}

    @cached_property
    def evidence(self) -> dict[ItemId, Evidence]:
        return self.prd.evidence_by_id()

    @cached_property
    def doubts(self) -> dict[ItemId, tuple[str, ...]]:
        return {one.item: one.reasons for one in self.prd.suspect}

    @cached_property
    def roots(self) -> dict[str, str]:
        return every_root(self.units)

    @cached_property
    def decisions(self) -> dict[ItemId, tuple[NewDecision, ...]]:
        found: dict[ItemId, tuple[NewDecision, ...]] = {}
        for item, decision in (*decisions_in(self.prd), *self.waiting):
            found[item] = (*found.get(item, ()), decision)
        return found


def items_that_differ(before: Side, after: Side) -> tuple[ItemChange, ...]:
    """In the order of the document, then those that are gone, then those that no draft has any more."""
    there = dict.fromkeys((*after.items, *before.items, *after.decisions))
    changes = (_change(one, before, after) for one in there)
    return tuple(one for one in changes if one is not None)


def difference(before: Side, after: Side, *, names: tuple[str, str], because: tuple[str, ...] = ()) -> Difference:
    """names: of the two, for people. because: what they were made from differently, one sentence each."""
    return Difference(before=names[0], after=names[1], because=because, items=items_that_differ(before, after))


def _change(item_id: ItemId, before: Side, after: Side) -> ItemChange | None:
    then, now = before.items.get(item_id), after.items.get(item_id)
    decided = _newly_decided(item_id, before, after)
    fields: dict[str, object] = {}
    happened: list[Happened] = []
    if then is not None and now is not None:
        fields = _moved(then, now, before, after)
        happened = list(_what_happened(then, now, fields))
    elif now is not None:
        happened = [Happened.NEW]
        fields = {"gained": tuple(_quotes(now, after).values()), "priority": None}
    elif then is not None:
        happened = [Happened.GONE]
        fields = _gone(item_id, after.prd)
    suspect = tuple(one for one in after.doubts.get(item_id, ()) if one not in before.doubts.get(item_id, ()))
    if suspect:
        happened.append(Happened.SUSPECT)
    if item_id in before.doubts and item_id not in after.doubts:
        happened.append(Happened.SETTLED)
    if decided:
        happened.append(Happened.DECIDED)
    if not happened:
        return None
    said = now or then
    return ItemChange.model_validate(
        {
            "item": item_id,
            "word": after.kinds.get(item_id) or before.kinds.get(item_id, "document" if item_id == WHOLE else "item"),
            "text": text_of(said) if said is not None else _last_words(item_id, after.prd),
            "happened": tuple(one for one in Happened if one in happened),
            "suspect": suspect,
            "decided": decided,
            "causes": _causes(item_id, before, after),
            **fields,
        }
    )


def _moved(then: Frozen, now: Frozen, before: Side, after: Side) -> dict[str, object]:
    quotes_then, quotes_now = _quotes(then, before), _quotes(now, after)
    traces_then, traces_now = getattr(then, "traces", ()), getattr(now, "traces", ())
    words_then, words_now = printed_words(then), printed_words(now)
    return {
        "wording": tuple(
            Wording(field=name, before=words_then.get(name, ""), after=words_now.get(name, ""))
            for name in dict.fromkeys((*words_now, *words_then))
            if words_then.get(name, "") != words_now.get(name, "")
        ),
        "rests_on": tuple(one for one in traces_now if one not in traces_then),
        "no_longer_on": tuple(one for one in traces_then if one not in traces_now),
        "gained": tuple(quote for words, quote in quotes_now.items() if words not in quotes_then),
        "lost": tuple(quote for words, quote in quotes_then.items() if words not in quotes_now),
        "priority": _moved_priority(then, now, after.prd),
    }


def _what_happened(then: Frozen, now: Frozen, moved: Mapping[str, object]) -> Iterator[Happened]:
    if not same_meaning(then, now) or moved["rests_on"] or moved["no_longer_on"]:
        yield Happened.MEANING
    elif moved["wording"]:
        yield Happened.REWORDED
    if moved["priority"]:
        yield Happened.PRIORITY
    if moved["gained"]:
        yield Happened.GAINED
    if moved["lost"]:
        yield Happened.LOST


def _moved_priority(then: Frozen, now: Frozen, prd: Prd) -> MovedPriority | None:
    if isinstance(then, Requirement) and isinstance(now, Requirement) and then.priority is not now.priority:
        return MovedPriority(before=then.priority, after=now.priority, because=now.priority_because)
    if isinstance(then, Pain) and isinstance(now, Pain) and (then.rank, then.band) != (now.rank, now.band):
        because = figures_of(now, prd.icp.customers)
        return MovedPriority(before=_standing(then), after=_standing(now), because=because)
    return None


def _standing(pain: Pain) -> str:
    return f"rank {pain.rank} ({pain.band.value.replace('_', ' ')})"


def _quotes(item: Frozen, side: Side) -> dict[tuple[str, bool], MovedQuote]:
    """By whose words they are, and whether they speak against the item."""
    return {
        (quote_hash(quote), opposes): MovedQuote(
            id=one, interview=quote.interview, words=quote.printed(), opposes=opposes
        )
        for field, opposes in (("evidence", False), ("against", True))
        for one in getattr(item, field, ())
        if (quote := side.evidence.get(one)) is not None
    }


def _causes(item_id: ItemId, before: Side, after: Side) -> tuple[str, ...]:
    if not before.roots or not after.roots:
        return ()
    behind = roots_of(before.units, item_id) | roots_of(after.units, item_id)
    return tuple(one for one in sorted(behind) if before.roots.get(one) != after.roots.get(one))


def _gone(item_id: ItemId, prd: Prd) -> dict[str, object]:
    for one in prd.superseded:
        if one.id == item_id:
            return {"replaced_by": one.replaced_by, "why": one.why}
    held = next((one.because for one in prd.held_back if one.item == item_id), "")
    return {"why": held or "this draft has no place for it"}


def _newly_decided(item_id: ItemId, before: Side, after: Side) -> tuple[NewDecision, ...]:
    known = {(one.id, one.rule) for one in before.decisions.get(item_id, ())}
    return tuple(one for one in after.decisions.get(item_id, ()) if (one.id, one.rule) not in known)


def _last_words(item_id: ItemId, prd: Prd) -> str:
    """Of an item that neither draft has, and that somebody decided about."""
    superseded = (one.words for one in prd.superseded if one.id == item_id)
    held = (one.text for one in prd.held_back if one.item == item_id)
    unplaced = (one.text for one in prd.unplaced if one.item == item_id)
    nothing = "all of it" if item_id == WHOLE else ""
    return next((one for one in (*superseded, *held, *unplaced) if one), nothing)
