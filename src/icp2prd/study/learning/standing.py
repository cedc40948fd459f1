"""What was learned, put into a draft: the section, and what waits for a person because of it.

Only a result that says pivot makes anything suspect: what the market supports stands all the more. A requirement is
suspect until a person decides about it again, a part of the hypothesis until the team words it anew, and both until a
later result of the same metric or action in the same segment says something else.
"""

from collections.abc import Iterable, Iterator

from icp2prd.domain.base import ItemId
from icp2prd.domain.decided import Suspect
from icp2prd.domain.decision import Decisions
from icp2prd.domain.learned import Learned, Lessons, Part, Result, SuspectPart, Verdict
from icp2prd.domain.prd import Prd
from icp2prd.study.learning.bearing import measurable, parts_of


def with_learned(prd: Prd, learned: Learned, decisions: Decisions) -> Prd:
    """The draft with what was learned; what it told of it before is taken out first. Doing it twice changes nothing."""
    prd = _without(prd)
    if not learned.lessons:
        return prd
    suspect = tuple(_suspects(prd, learned, decisions))
    measured = {one.measured.item for one in learned.results()}
    lessons = Lessons(
        lessons=learned.lessons,
        suspect=suspect,
        parts=tuple(_suspect_parts(prd, learned)),
        unmeasured=tuple(one for one in measurable(prd) if one not in measured),
    )
    return prd.model_copy(update={"learned": lessons, "suspect": _merged(prd.suspect, suspect)})


def pivots(learned: Learned) -> tuple[Result, ...]:
    return tuple(one for one in learned.in_force() if one.verdict is Verdict.PIVOT)


def _suspects(prd: Prd, learned: Learned, decisions: Decisions) -> Iterator[Suspect]:
    in_force = decisions.in_force()
    for requirement in prd.requirements:
        decision = in_force[requirement.id].id if requirement.id in in_force else ""
        reasons = tuple(
            _reason(one)
            for one in pivots(learned)
            if requirement.id in one.bears_on and _number(decision) <= _number(one.bears_on[requirement.id])
        )
        if reasons:
            yield Suspect(item=requirement.id, decision=decision, reasons=reasons)


def _suspect_parts(prd: Prd, learned: Learned) -> Iterator[SuspectPart]:
    parts: dict[Part, tuple[str, ...]] = {part: () for part, _ in parts_of(prd)}
    for result in pivots(learned):
        for part in result.parts:
            if part in parts:
                parts[part] = (*parts[part], _reason(result))
    for part, reasons in parts.items():
        if reasons:
            yield SuspectPart(part=part, reasons=reasons)


def _reason(result: Result) -> str:
    segment = f" in {result.measured.segment}" if result.measured.segment else ""
    return f"{result.measured.item}{segment} says {result.verdict} ({result.id})"


def _number(decision: str) -> int:
    """Decisions are numbered as they are made; 0 is before all of them."""
    return int(decision.removeprefix("DEC-") or 0)


def _merged(own: Iterable[Suspect], added: Iterable[Suspect]) -> tuple[Suspect, ...]:
    merged: dict[ItemId, Suspect] = {}
    for one in (*own, *added):
        before = merged.get(one.item)
        reasons = (*before.reasons, *one.reasons) if before else one.reasons
        merged[one.item] = (before or one).model_copy(update={"reasons": reasons})
    return tuple(merged.values())


def _without(prd: Prd) -> Prd:
    added = {(one.item, reason) for one in prd.learned.suspect for reason in one.reasons}
    left = [
        one.model_copy(update={"reasons": tuple(each for each in one.reasons if (one.item, each) not in added)})
        for one in prd.suspect
    ]
    return prd.model_copy(update={"learned": Lessons(), "suspect": tuple(one for one in left if one.reasons)})
