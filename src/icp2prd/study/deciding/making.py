"""A new decision: what a person asks for, checked against the draft in front of them."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.decision import KEEPING, Action, Decision, Decisions, RestedOn
from icp2prd.domain.finding import Finding
from icp2prd.domain.identity import Minter, numbers_taken
from icp2prd.domain.prd import Prd
from icp2prd.domain.problem import ProblemPart
from icp2prd.domain.waiving import ground_of_waiver, waivers_in, with_waivers
from icp2prd.errors import UsageError
from icp2prd.study.deciding.ground import Ground, ground_of
from icp2prd.study.deciding.items import Item, items_of, prefix_of, worded, wording_of
from icp2prd.study.lineage import nearest_ids
from icp2prd.study.meaning import says, text_of


class Asked(Frozen):
    """What a person asks for. into: the id to merge into. texts: of the items to split into."""

    action: Action
    item: ItemId
    rule: str | None = None
    text: str | None = None
    reason: str = ""
    into: ItemId | None = None
    texts: tuple[str, ...] = Field(default=())


def decide(decisions: Decisions, prd: Prd, asked: Asked, by: str, taken: Mapping[str, int] | None = None) -> Decisions:
    """The decisions with one more. taken: the highest number ever used, for each prefix, as in the lockfile.

    Raises UsageError where the draft has no such item, or the action lacks what it needs.
    """
    wanted = _spelt(asked.item.strip(), prd)
    asked = asked.model_copy(update={"item": wanted, "reason": _one_line(asked.reason)})
    waives = asked.action is Action.WAIVE
    made = _waived(prd, asked, by) if waives else _decided(decisions, prd, asked, by, taken or {})
    return decisions.numbered(made)


def _spelt(typed: str, prd: Prd) -> ItemId:
    """An id in the case it is printed in: those of items are capitals, and a finding may name an interview."""
    return next((one.item for one in prd.findings if one.item.casefold() == typed.casefold()), ItemId(typed.upper()))


def clean_items(prd: Prd, decisions: Decisions) -> tuple[ItemId, ...]:
    """What nobody has to look at twice: said, neither decided nor suspect, and without a finding that nobody waived."""
    settled = {*decisions.in_force(), *(one.item for one in prd.suspect)}
    standing = [one for one in with_waivers(prd.findings, prd, waivers_in(decisions)) if not one.waived]
    return tuple(
        item.id
        for item in items_of(prd)
        if text_of(item).strip() and item.id not in settled and not findings_about(item.id, standing)
    )


def findings_about(item: ItemId, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those about an item, and about the criteria of a requirement."""
    return tuple(one for one in findings if one.item == item or one.item.startswith(f"{item}-"))


def accepted(decisions: Decisions, prd: Prd, items: Iterable[ItemId], by: str) -> Decisions:
    for item in items:
        decisions = decide(decisions, prd, Asked(action=Action.ACCEPT, item=item), by)
    return decisions


def _waived(prd: Prd, asked: Asked, by: str) -> Decision:
    rule = (asked.rule or "").strip().upper()
    rested_on = ground_of_waiver(rule, asked.item, prd.findings, prd)
    if not rested_on:
        rules = ", ".join(sorted({one.rule for one in prd.findings if one.item == asked.item}))
        raise UsageError(
            f"There is no finding {rule or 'without a rule'} about {asked.item} to waive.",
            hint=f"There is {rules}." if rules else "The findings stand in prd.md.",
        )
    _needs_reason(asked)
    return _blank(asked, by).model_copy(update={"rule": rule, "rested_on": RestedOn(fields=rested_on)})


def _decided(decisions: Decisions, prd: Prd, asked: Asked, by: str, taken: Mapping[str, int]) -> Decision:
    by_id = {one.id: one for one in items_of(prd)}
    in_force = decisions.in_force().get(asked.item)
    item = by_id.get(asked.item)
    if item is None:
        return _brought_back(prd, asked, by, in_force)
    if in_force is not None and in_force.action is Action.LOCK and asked.action not in _OPENING:
        raise UsageError(
            f"{asked.item} was locked by {in_force.by} ({in_force.id}).", hint="Accept or defer it first, to open it."
        )
    if isinstance(item, ProblemPart) and asked.action in {Action.MERGE, Action.SPLIT}:
        raise UsageError(f"{asked.item} is a part of the problem statement, which has one of each.", hint="Edit it.")
    match asked.action:
        case Action.EDIT:
            changes = _edited(asked, item)
        case Action.REJECT:
            changes = _rejected(asked, item)
        case Action.MERGE:
            changes = _merged(asked, item, by_id, decisions)
        case Action.SPLIT:
            changes = _split(asked, item, _numbers(decisions, prd, taken))
        case _:
            changes = _as_it_is(asked, item)
    rested_on = _ground(prd, decisions).under(item)
    return _blank(asked, by).model_copy(update={**changes, "rested_on": rested_on})


def _ground(prd: Prd, decisions: Decisions) -> Ground:
    """With parents as they were decided: whoever edits a pain knows of it when accepting its job."""
    ground = ground_of(prd)
    in_force = decisions.in_force()
    decided = {
        item.id: says(worded(item, one.text, one.wording))
        for item in items_of(prd)
        if (one := in_force.get(item.id)) and one.action in KEEPING and one.text
    }
    return ground.model_copy(update={"parents": {**ground.parents, **decided}})


_OPENING = frozenset({Action.ACCEPT, Action.DEFER, Action.LOCK})


def _as_it_is(asked: Asked, item: Item) -> dict[str, object]:
    if asked.action is Action.DEFER:
        return {}
    if not text_of(item).strip():
        raise UsageError(f"{asked.item} says nothing yet.", hint="Edit it, and give the text.")
    return {"text": text_of(item), "wording": wording_of(item)}


def _edited(asked: Asked, item: Item) -> dict[str, object]:
    text = _one_line(asked.text or "")
    if not text:
        raise UsageError(f"{asked.item} is to be edited, and no text is given.", hint='Give it as "text".')
    edited = worded(item, text, {})
    wording = wording_of(edited)
    return {"text": text_of(edited), "wording": wording | ({"assumption": ""} if isinstance(item, ProblemPart) else {})}


def _rejected(asked: Asked, item: Item) -> dict[str, object]:
    _needs_reason(asked)
    return {"text": text_of(item)}


def _merged(asked: Asked, item: Item, by_id: Mapping[ItemId, Item], decisions: Decisions) -> dict[str, object]:
    target = ItemId((asked.into or "").strip().upper())
    if target == item.id or target not in by_id or prefix_of(target) != prefix_of(item.id):
        others = [one for one in by_id if prefix_of(one) == prefix_of(item.id) and one != item.id]
        raise UsageError(
            f"{item.id} cannot be merged into {target or 'nothing'}.",
            hint=f"It can be merged into {', '.join(others[:5])}." if others else "There is no other of its kind.",
        )
    if _kind(item) != _kind(by_id[target]):
        raise UsageError(f"{item.id} and {target} are not of one kind.", hint="Edit one of them instead.")
    if (locked := decisions.in_force().get(target)) and locked.action is Action.LOCK:
        raise UsageError(f"{target} was locked by {locked.by} ({locked.id}).", hint="Accept or defer it first.")
    return {"into": (target,), "text": text_of(item)}


def _split(asked: Asked, item: Item, minter: Minter) -> dict[str, object]:
    texts = tuple(_one_line(one) for one in asked.texts)
    if len(texts) < 2 or not all(texts) or len(set(texts)) < len(texts):
        raise UsageError(
            f"{item.id} is to be split, and needs two different texts or more.", hint='Give them as "texts": [ … ].'
        )
    said = tuple(text_of(worded(item, one, {})) for one in texts)
    return {
        "into": tuple(minter.mint(prefix_of(item.id)) for _ in said),
        "texts": said,
        "text": text_of(item),
        "wording": wording_of(item),
    }


def _brought_back(prd: Prd, asked: Asked, by: str, in_force: Decision | None) -> Decision:
    """A decision about something that is not in the draft: only to let it back in, or to leave it open."""
    if in_force is None:
        near = nearest_ids(prd, asked.item)
        raise UsageError(
            f"There is no {asked.item} in this draft to decide about.",
            hint=f"Did you mean {' or '.join(near)}?" if near else "The ids stand in prd.md: REQ-001, PAIN-001 …",
        )
    if asked.action not in _OPENING:
        raise UsageError(
            f"{asked.item} is not in this draft: {in_force.by} decided to {in_force.action} it ({in_force.id}).",
            hint="Accept it, to have it as it was, or defer it, to have it drafted again.",
        )
    kept = {} if asked.action is Action.DEFER else {"text": in_force.text, "wording": in_force.wording}
    return _blank(asked, by).model_copy(update={**kept, "rested_on": in_force.rested_on})


def _numbers(decisions: Decisions, prd: Prd, taken: Mapping[str, int]) -> Minter:
    used: Sequence[str] = [*decisions.named(), *(one.id for one in items_of(prd)), *(one.id for one in prd.superseded)]
    return Minter(numbers_taken(used, taken))


def _kind(item: Item) -> object:
    return getattr(item, "kind", None)


def _needs_reason(asked: Asked) -> None:
    if not asked.reason:
        raise UsageError(
            f"{asked.action} {asked.item} needs a reason.", hint='Others will ask why: give it as "reason".'
        )


def _blank(asked: Asked, by: str) -> Decision:
    return Decision(
        id="DEC-000",
        action=asked.action,
        item=asked.item,
        rule=asked.rule if asked.action is Action.WAIVE else None,
        reason=asked.reason,
        by=by,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
