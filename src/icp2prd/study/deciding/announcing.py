"""Every decision that a draft knows of, with the item it is about; and those that no draft has yet."""

from collections.abc import Iterator

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action, Decisions
from icp2prd.domain.difference import NewDecision
from icp2prd.domain.prd import Prd

Announced = tuple[ItemId, NewDecision]


def decisions_in(prd: Prd) -> Iterator[Announced]:
    """In force in a draft, waivers with them: each is decided about something there, held back, or about nothing."""
    for one in prd.decided:
        yield one.item, NewDecision(id=one.decision, action=one.action, by=one.by, reason=one.reason)
    for held in {one.decision: one for one in prd.held_back}.values():
        reason = held.because.partition(": ")[2]
        yield held.item, NewDecision(id=held.decision, action=Action.REJECT, by=held.by, reason=reason)
    for gone in prd.unplaced:
        yield gone.item, NewDecision(id=gone.decision, action=gone.action, by=gone.by)
    waived = {(one.item, mark.decision): (one, mark) for one in prd.findings if (mark := one.waived)}
    for finding, mark in waived.values():
        made = NewDecision(id=mark.decision, action=Action.WAIVE, by=mark.by, reason=mark.reason, rule=finding.rule)
        yield ItemId(finding.item), made


def decisions_waiting(prd: Prd, decisions: Decisions) -> Iterator[Announced]:
    """Those of the file that a draft does not have: the next run puts them in."""
    known = {made.id for _, made in decisions_in(prd)}
    for one in decisions.in_force().values():
        if one.id not in known:
            made = NewDecision(id=one.id, action=one.action, by=one.by, reason=one.reason, waits=True)
            yield one.item, made
