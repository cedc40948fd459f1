"""Insights of the draft against those of the gold file: by place and kind first, then by wording.

A draft's insight and the gold's are one where they are of one kind and their words overlap, or stand in one sentence;
or stand in one turn and are alike. One insight may answer to several of the gold, and the other way round: a sentence
that says two things is quoted once.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.insight import Kind
from icp2prd.domain.interview import Turn
from icp2prd.domain.prd import Prd
from icp2prd.evaluation.outcomes import INSIGHT, Expected, How, Outcomes, Shown, Slice, Verdict
from icp2prd.evaluation.placing import PlacedGold, PlacedInsight
from icp2prd.evaluation.wording import SAME_STATEMENT, Ruler

_SURE: Final = (How.OVERLAP, How.SENTENCE, How.WORDING)


class DraftInsight(Frozen):
    """A quote, and the kind of theme that rests on it. sure: whether that theme is."""

    item: ItemId
    kind: Kind
    evidence: Evidence
    sure: bool


class Likeness(Frozen):
    how: How
    likeness: float | None = None


def insights_of(prd: Prd) -> tuple[DraftInsight, ...]:
    """In the order of the themes; a quote that two themes of a kind rest on comes once."""
    evidence = prd.evidence_by_id()
    found: dict[tuple[Kind, ItemId], DraftInsight] = {}
    for theme in prd.icp.themes():
        for one in theme.evidence:
            if one in evidence:
                insight = DraftInsight(item=theme.id, kind=theme.kind, evidence=evidence[one], sure=theme.sure)
                found.setdefault((theme.kind, one), insight)
    return tuple(found.values())


def score_insights(prd: Prd, gold: PlacedGold, ruler: Ruler) -> Outcomes:
    """Raises ModelError."""
    return matched_insights(insights_of(prd), gold, ruler)


def matched_insights(drawn: Sequence[DraftInsight], gold: PlacedGold, ruler: Ruler) -> Outcomes:
    """Raises ModelError."""
    matching = _Matching(gold, ruler)
    return Outcomes(
        expected=tuple(matching.expected(one, drawn) for one in gold.required()),
        shown=tuple(matching.shown(one) for one in drawn),
    )


def third_of(turn: Turn, turns: int) -> int:
    """1 to 3. turns: of the whole interview."""
    return min(3, 3 * (turn.number - 1) // max(1, turns) + 1)


def found_in(gold: PlacedGold, one: Evidence, *, kind: Kind | None = None) -> Iterator[PlacedInsight]:
    """Insights of the gold whose words a quote overlaps or shares a sentence with; overlapping ones first."""
    alike = [g for g in gold.insights if kind is None or g.insight.kind is kind]
    overlapping = [g for g in alike if g.place.overlaps(one)]
    yield from overlapping
    yield from (g for g in alike if g not in overlapping and g.place.shares_sentence(one))


class _Matching:
    def __init__(self, gold: PlacedGold, ruler: Ruler) -> None:
        self._gold = gold
        self._ruler = ruler
        self._turns = gold.interviews.turns_by_id()
        self._lengths = {one.id: len(one.turns) for one in gold.interviews.interviews}

    def expected(self, wanted: PlacedInsight, drawn: Sequence[DraftInsight]) -> Expected:
        candidates = [(self._likeness(wanted, one), one) for one in drawn if one.evidence.turn == wanted.place.turn]
        how, by = min(
            ((like, one) for like, one in candidates if like.how is not How.NONE),
            key=lambda pair: list(How).index(pair[0].how),
            default=(Likeness(how=How.NONE), None),
        )
        return Expected(
            what=INSIGHT,
            name=f"{wanted.place.turn}/{wanted.place.start}-{wanted.place.end}/{wanted.insight.kind}",
            text=wanted.insight.shown,
            at=wanted.place.turn,
            slice=self._slice(self._turns[wanted.place.turn], wanted.insight.kind),
            found=how.how in _SURE,
            how=how.how,
            by=by.item if by else "",
            by_text=by.evidence.printed() if by else "",
            likeness=how.likeness,
        )

    def shown(self, one: DraftInsight) -> Shown:
        verdict, because = self._verdict(one)
        return Shown(
            what=INSIGHT,
            item=one.item,
            text=one.evidence.printed(),
            at=one.evidence.turn,
            slice=self._slice(self._turns.get(one.evidence.turn), one.kind),
            verdict=verdict,
            because=because,
            sure=one.sure,
        )

    def _verdict(self, one: DraftInsight) -> tuple[Verdict, str]:
        alike = [(g, self._likeness(g, one)) for g in self._gold.insights if g.place.turn == one.evidence.turn]
        for required in (True, False):
            for wanted, like in alike:
                if wanted.required is required and like.how in _SURE:
                    return (Verdict.RIGHT if required else Verdict.NEITHER), f"{like.how}: {wanted.insight.shown}"
        for wanted, like in alike:
            if like.how is How.OTHER_KIND:
                return Verdict.OTHER_KIND, f"is a {wanted.insight.kind}: {wanted.insight.shown}"
        return Verdict.WRONG, "no insight of the gold file"

    def _likeness(self, wanted: PlacedInsight, one: DraftInsight) -> Likeness:
        near = wanted.place.overlaps(one.evidence), wanted.place.shares_sentence(one.evidence)
        if wanted.insight.kind is not one.kind:
            return Likeness(how=How.OTHER_KIND if near[0] else How.NONE)
        if any(near):
            return Likeness(how=How.OVERLAP if near[0] else How.SENTENCE)
        if wanted.place.turn != one.evidence.turn:
            return Likeness(how=How.NONE)
        alike = self._ruler.likeness(wanted.insight.statement or wanted.insight.words, one.evidence.sentence)
        return Likeness(how=How.WORDING if alike >= SAME_STATEMENT else How.NONE, likeness=round(alike, 2))

    def _slice(self, turn: Turn | None, kind: Kind) -> Slice:
        if turn is None:
            return Slice(kind=kind)
        third = third_of(turn, self._lengths[turn.interview])
        return Slice(interview=turn.interview, kind=kind, third=third)
