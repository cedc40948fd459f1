"""Pains of the draft against those of the gold file, by their members."""

from icp2prd.domain.base import Frozen
from icp2prd.domain.icp import Pain
from icp2prd.domain.prd import Prd
from icp2prd.evaluation.insights import found_in
from icp2prd.evaluation.outcomes import PAIN, Expected, How, Outcomes, Shown, Verdict
from icp2prd.evaluation.placing import PlacedGold


class PainPair(Frozen):
    """A pain of the gold, by number, and the one of the draft that is taken for it. shared: members in both."""

    gold: int
    draft: Pain
    shared: int


class Cited(Frozen):
    """A pain of the draft. required, fine: the insights its quotes stand on, by number. quotes: of the pain itself."""

    pain: Pain
    required: frozenset[int]
    fine: frozenset[int]
    quotes: int


def cited_by(prd: Prd, gold: PlacedGold) -> tuple[Cited, ...]:
    """What stands under each pain: its quotes, of any kind in the gold file."""
    evidence = prd.evidence_by_id()
    found = []
    for pain in prd.icp.pains:
        quotes = [evidence[one] for one in pain.evidence if one in evidence]
        on = [insight for one in quotes for insight in found_in(gold, one)]
        found.append(
            Cited(
                pain=pain,
                required=frozenset(one.number for one in on if one.required),
                fine=frozenset(one.number for one in on if not one.required),
                quotes=len(quotes),
            )
        )
    return tuple(found)


def paired(cited: tuple[Cited, ...], gold: PlacedGold) -> tuple[PainPair, ...]:
    """One to one, those that share most first: a pain that lumps two together is found once."""
    candidates = [
        PainPair(gold=number, draft=one.pain, shared=len(one.required & members))
        for number, members in enumerate(gold.members)
        for one in cited
        if one.required & members
    ]
    every = sorted(candidates, key=lambda one: (-one.shared, one.draft.rank, one.gold))
    taken_gold: set[int] = set()
    taken: set[str] = set()
    pairs = []
    for pair in every:
        if pair.gold not in taken_gold and pair.draft.id not in taken:
            taken_gold.add(pair.gold)
            taken.add(pair.draft.id)
            pairs.append(pair)
    return tuple(sorted(pairs, key=lambda one: one.gold))


def score_pains(prd: Prd, gold: PlacedGold) -> Outcomes:
    cited = cited_by(prd, gold)
    pairs = paired(cited, gold)
    by_gold = {one.gold: one for one in pairs}
    taken = {one.draft.id: one for one in pairs}
    return Outcomes(
        expected=tuple(_expected(number, gold, by_gold.get(number)) for number in range(len(gold.members))),
        shown=tuple(_shown(one, gold, taken.get(one.pain.id)) for one in cited),
    )


def _expected(number: int, gold: PlacedGold, pair: PainPair | None) -> Expected:
    pain = gold.gold.pains[number]
    return Expected(
        what=PAIN,
        name=pain.name,
        text=f"{pain.name} (severity {pain.severity}, {len(pain.members)} members)",
        found=pair is not None,
        how=How.MEMBERS if pair else How.NONE,
        by=pair.draft.id if pair else "",
        by_text=f"{pair.draft.name} (severity {int(pair.draft.severity)}, {pair.shared} shared)" if pair else "",
    )


def _shown(one: Cited, gold: PlacedGold, pair: PainPair | None) -> Shown:
    verdict, because = _verdict(one, gold, pair)
    return Shown(what=PAIN, item=one.pain.id, text=one.pain.name, verdict=verdict, because=because)


def _verdict(one: Cited, gold: PlacedGold, pair: PainPair | None) -> tuple[Verdict, str]:
    held = [number for number, members in enumerate(gold.members) if one.required & members]
    names = "; ".join(gold.gold.pains[number].name for number in held)
    if pair is not None:
        lumped = f"; lumps together: {names}" if len(held) > 1 else ""
        return Verdict.RIGHT, f"members: {gold.gold.pains[pair.gold].name}{lumped}"
    if held:
        return Verdict.SPLIT, f"a part of: {names}"
    if one.required or one.fine:
        return Verdict.NEITHER, "true, and in no pain of the gold file"
    return Verdict.WRONG, "none of its quotes is an insight of the gold file"
