"""Requirements of the draft against those of the gold file: by shared evidence, then by wording, one to one."""

from icp2prd.domain.base import Frozen
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Requirement
from icp2prd.evaluation.gold import DisputedRequirement, GoldRequirement
from icp2prd.evaluation.insights import found_in
from icp2prd.evaluation.outcomes import REQUIREMENT, Expected, How, Outcomes, Shown, Verdict
from icp2prd.evaluation.placing import PlacedGold
from icp2prd.evaluation.wording import SAME_REQUIREMENT, SAME_REQUIREMENT_FROM_THE_SAME_WORDS, Ruler


class RequirementPair(Frozen):
    """A requirement of the gold, by number, and one of the draft. unopposed: the case against it is not told."""

    gold: int
    draft: Requirement
    likeness: float
    how: How
    unopposed: bool = False


def score_requirements(prd: Prd, gold: PlacedGold, ruler: Ruler) -> Outcomes:
    """Raises ModelError."""
    wanted = gold.gold.requirements.wanted()
    ruler.learn((*(one.what for one in wanted), *(one.statement for one in prd.requirements)))
    candidates = _candidates(prd, gold, wanted, ruler)
    pairs = _one_to_one(candidates)
    by_gold = {one.gold: one for one in pairs if not one.unopposed}
    return Outcomes(
        expected=tuple(_expected(number, one, by_gold.get(number), prd, ruler) for number, one in enumerate(wanted)),
        shown=tuple(_shown(one, wanted, candidates, pairs) for one in prd.requirements),
    )


def _candidates(
    prd: Prd, gold: PlacedGold, wanted: tuple[GoldRequirement, ...], ruler: Ruler
) -> tuple[RequirementPair, ...]:
    evidence = prd.evidence_by_id()
    found = []
    for draft in prd.requirements:
        quotes = [evidence[one] for one in draft.evidence if one in evidence]
        cited = {insight.number for one in quotes for insight in found_in(gold, one)}
        opposing = {evidence[one].interview for one in draft.against if one in evidence}
        for number, one in enumerate(wanted):
            shared = bool(cited & gold.rests_on[number])
            alike = ruler.likeness(one.what, draft.statement)
            if alike >= (SAME_REQUIREMENT_FROM_THE_SAME_WORDS if shared else SAME_REQUIREMENT):
                unopposed = isinstance(one, DisputedRequirement) and not opposing & set(one.against)
                how = How.EVIDENCE if shared else How.WORDING
                found.append(
                    RequirementPair(gold=number, draft=draft, likeness=round(alike, 2), how=how, unopposed=unopposed)
                )
    return tuple(found)


def _one_to_one(candidates: tuple[RequirementPair, ...]) -> tuple[RequirementPair, ...]:
    """Those that rest on the same words before the others, then the most alike."""
    pairs: list[RequirementPair] = []
    for one in sorted(candidates, key=lambda one: (one.how is not How.EVIDENCE, -one.likeness, one.gold, one.draft.id)):
        if all(one.gold != pair.gold and one.draft.id != pair.draft.id for pair in pairs):
            pairs.append(one)
    return tuple(pairs)


def _expected(number: int, one: GoldRequirement, pair: RequirementPair | None, prd: Prd, ruler: Ruler) -> Expected:
    likeness, nearest = ruler.nearest(one.what, [each.statement for each in prd.requirements])
    return Expected(
        what=REQUIREMENT,
        name=f"{number + 1}: {one.what}",
        text=one.what,
        found=pair is not None,
        how=pair.how if pair else How.NONE,
        by=pair.draft.id if pair else "",
        by_text=pair.draft.statement if pair else f"the nearest: {nearest}" if nearest else "",
        likeness=pair.likeness if pair else round(likeness, 2),
    )


def _shown(
    draft: Requirement,
    wanted: tuple[GoldRequirement, ...],
    candidates: tuple[RequirementPair, ...],
    pairs: tuple[RequirementPair, ...],
) -> Shown:
    taken = next((one for one in pairs if one.draft.id == draft.id), None)
    alike = [one for one in candidates if one.draft.id == draft.id]
    if taken and taken.unopposed:
        verdict, because = Verdict.WRONG, f"says nothing of those against: {wanted[taken.gold].what}"
    elif taken:
        verdict, because = Verdict.RIGHT, f"{taken.how} {taken.likeness:.2f}: {wanted[taken.gold].what}"
    elif alike:
        verdict, because = Verdict.SPLIT, f"a part of: {wanted[alike[0].gold].what}"
    else:
        verdict, because = Verdict.WRONG, "no requirement of the gold file"
    return Shown(what=REQUIREMENT, item=draft.id, text=draft.statement, verdict=verdict, because=because)
