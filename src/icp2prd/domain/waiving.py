"""Findings that a person lets stand, and waivers that hold no longer."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import BaseModel

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import Chain
from icp2prd.domain.decision import Action, Decisions
from icp2prd.domain.finding import Finding
from icp2prd.domain.prd import Prd
from icp2prd.domain.references import COVERAGE, GTM
from icp2prd.domain.waiver import Waiver, Waivers


class Target(NamedTuple):
    """What a waiver is given for: all that one rule holds against one field of one item."""

    rule: str
    item: ItemId
    field: str


def target_of(finding: Finding) -> Target:
    return Target(finding.rule, finding.item, finding.field)


def waivers_in(decisions: Decisions) -> Waivers:
    """Those in force, in the order in which they were first given: the last for each rule and item."""
    last = {
        (one.rule, one.item): Waiver(
            id=one.id,
            rule=one.rule,
            item=one.item,
            reason=one.reason,
            by=one.by,
            rested_on=one.rested_on.fields,
        )
        for one in decisions.decisions
        if one.action is Action.WAIVE and one.rule
    }
    return Waivers(waivers=tuple(last.values()))


def with_waivers(findings: Sequence[Finding], prd: Prd, waivers: Waivers) -> tuple[Finding, ...]:
    """The same findings in the same order, those that a waiver holds for marked."""
    bases = bases_of(findings, prd)
    marked = []
    for finding in findings:
        waiver = next((one for one in waivers.waivers if _holds_for(one, target_of(finding), bases)), None)
        marked.append(finding.model_copy(update={"waived": waiver.as_mark() if waiver else None}))
    return tuple(marked)


def lapsed(findings: Sequence[Finding], prd: Prd, waivers: Waivers) -> tuple[Waiver, ...]:
    """Waivers of findings that are still there, in a text that is another now."""
    bases = bases_of(findings, prd)
    return tuple(
        one
        for one in waivers.waivers
        if any(bases.get(Target(one.rule, one.item, field), basis) != basis for field, basis in one.rested_on.items())
    )


def bases_of(findings: Iterable[Finding], prd: Prd) -> dict[Target, str]:
    """For each target a hash of what its findings rest on: the field's text, and what they say where they quote none.

    A finding about a whole field (“4 of 5 are musts”) rests on figures that stand elsewhere: those are in its message.
    """
    ordered = sorted(findings, key=target_of)
    items: dict[ItemId, BaseModel] = {GTM: prd.gtm, COVERAGE: prd.coverage, **Chain(prd).items}
    bases = {}
    for target, group in groupby(ordered, key=target_of):
        text = _text_at(items.get(target.item), target.field)
        elsewhere = sorted({one.message for one in group if not one.span or one.span not in text})
        bases[target] = _hashed("\n".join([text, *elsewhere]))
    return bases


def ground_of_waiver(rule: str, item: ItemId, findings: Iterable[Finding], prd: Prd) -> dict[str, str]:
    """What a waiver of one rule for one item rests on, by field; nothing where nothing is found to waive."""
    bases = bases_of(findings, prd)
    return {target.field: basis for target, basis in bases.items() if (target.rule, target.item) == (rule, item)}


def _holds_for(waiver: Waiver, target: Target, bases: dict[Target, str]) -> bool:
    same = (waiver.rule, waiver.item) == (target.rule, target.item)
    return same and waiver.rested_on.get(target.field) == bases[target]


def _hashed(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _text_at(item: BaseModel | None, field: str) -> str:
    """What stands in a field, as text; of the whole item where the field is none of its own."""
    if item is None:
        return ""
    value: Any = item.model_dump(mode="json")
    for name in field.split("."):
        if not isinstance(value, dict) or name not in value:
            return item.model_dump_json()
        value = value[name]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
