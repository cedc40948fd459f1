"""A draft is scored against a gold file; several scorecards make an evaluation."""

from collections.abc import Sequence
from typing import TypeVar

from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief
from icp2prd.evaluation.asking import score_the_rest
from icp2prd.evaluation.counting import (
    precision_of,
    precision_under_any_kind,
    recall_of,
    recall_under_any_kind,
    rows_by,
    score_of,
)
from icp2prd.evaluation.covering import covering_of
from icp2prd.evaluation.insights import score_insights
from icp2prd.evaluation.outcomes import (
    CONTRADICTION,
    INSIGHT,
    JOB,
    PAIN,
    QUESTION,
    REQUIREMENT,
    Expected,
    Outcomes,
    Shown,
    What,
)
from icp2prd.evaluation.pains import cited_by, paired, score_pains
from icp2prd.evaluation.placing import PlacedGold
from icp2prd.evaluation.quoting import quoting_of
from icp2prd.evaluation.ranking import ranking_of
from icp2prd.evaluation.requirements import score_requirements
from icp2prd.evaluation.scorecard import Evaluation, Scorecard, Scores, Stability, Tables
from icp2prd.evaluation.usage import Used, refused_in
from icp2prd.evaluation.violations import violations_in
from icp2prd.evaluation.wording import Ruler

T = TypeVar("T", Expected, Shown)


def scorecard_of(
    prd: Prd,
    gold: PlacedGold,
    brief: Brief,
    ruler: Ruler,
    *,
    used: Used | None = None,
    stability: Stability | None = None,
) -> Scorecard:
    """Raises ModelError where wordings cannot be compared."""
    outcomes = (
        score_insights(prd, gold, ruler)
        + score_pains(prd, gold)
        + score_requirements(prd, gold, ruler)
        + score_the_rest(prd, gold, ruler)
    )
    pairs = paired(cited_by(prd, gold), gold)
    made_by = prd.provenance
    return Scorecard(
        study=gold.name,
        model=made_by.model,
        embedding_model=made_by.embedding_model,
        icp2prd=made_by.icp2prd,
        prompts=made_by.prompts,
        quoting=quoting_of(prd, gold, pairs),
        scores=scores_of(outcomes),
        tables=_tables(outcomes),
        covering=covering_of(prd, gold, brief, ruler),
        ranking=ranking_of(prd, gold, pairs),
        violations=violations_in(prd, gold, ruler),
        refused=refused_in(prd),
        used=used,
        stability=stability,
        outcomes=outcomes,
    )


def evaluation_of(scorecards: Sequence[Scorecard], ruler_id: str) -> Evaluation:
    pooled = Outcomes()
    for one in scorecards:
        pooled = pooled + _named_by_study(one)
    return Evaluation(ruler=ruler_id, scorecards=tuple(scorecards), pooled=scores_of(pooled))


def scores_of(outcomes: Outcomes) -> Scores:
    def of(what: What) -> list[Expected]:
        return [one for one in outcomes.expected if one.what == what]

    insights = [one for one in outcomes.shown if one.what == INSIGHT]
    return Scores(
        insights=score_of(outcomes, INSIGHT),
        any_kind_recall=recall_under_any_kind(of(INSIGHT)),
        any_kind_precision=precision_under_any_kind(insights),
        sure=precision_of([one for one in insights if one.sure]),
        unsure=precision_of([one for one in insights if not one.sure]),
        pains=score_of(outcomes, PAIN),
        requirements=score_of(outcomes, REQUIREMENT),
        contradictions=recall_of(of(CONTRADICTION)),
        questions=recall_of(of(QUESTION)),
        jobs=recall_of(of(JOB)),
    )


def _tables(outcomes: Outcomes) -> Tables:
    return Tables(
        by_interview=rows_by(outcomes, INSIGHT, lambda one: one.interview),
        by_kind=rows_by(outcomes, INSIGHT, lambda one: one.kind),
        by_third=tuple(sorted(rows_by(outcomes, INSIGHT, lambda one: str(one.third)), key=lambda row: row.name)),
    )


def _named_by_study(card: Scorecard) -> Outcomes:
    """Two studies may have interviews of one name."""
    return Outcomes(
        expected=tuple(_of_study(one, card.study) for one in card.outcomes.expected),
        shown=tuple(_of_study(one, card.study) for one in card.outcomes.shown),
    )


def _of_study(one: T, study: str) -> T:
    named = one.slice.model_copy(update={"interview": f"{study}/{one.slice.interview}"})
    return one.model_copy(update={"slice": named})
