"""How anyone will know: for every go-to-market goal a product metric, in customers' own words where they gave one."""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.gtm import Goal, Gtm
from icp2prd.domain.icp import Icp, Synthesis, Theme, sure_of
from icp2prd.domain.identity import Minter
from icp2prd.domain.insight import Insights, Rejected
from icp2prd.domain.metric import TARGET_TO_SET, UNKNOWN_BASELINE, Figure, Metric, Metrics
from icp2prd.domain.prd import Previous
from icp2prd.domain.quantity import bounded, is_figure, quantities
from icp2prd.domain.requirement import Priority, Requirement, Requirements
from icp2prd.llm.lengths import Label, Line
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.known import known_items, words_of
from icp2prd.stages.planning.goals import MEASURES, Measure, family_of, goal_for
from icp2prd.stages.planning.stem import shares_words
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.stage import Work, stage
from icp2prd.stages.wording import Unsupported, supported

MOST_MEASURES: Final = 4
"""Metrics made from what customers said themselves; the rest of their words stay in the profile."""

MOST_REQUIREMENTS: Final = 3

_SUPPOSED: Final = re.compile(r"^(?:if|that|when) ", re.IGNORECASE)
_MONEY: Final = ("median of what customers pay for it in the period", "money")
COUNTED_BY: Final = {
    "seconds": ("median of the time from beginning the job to its end", "time"),
    "%": ("cases for which this holds ÷ all cases in the period", "%"),
    "$": _MONEY,
    "€": _MONEY,
    "£": _MONEY,
}
"""How a quantity is counted, by its unit; for models whose formulas count nothing."""


class MetricAnswer(Frozen):
    name: Label
    formula: Line
    unit: Label
    population: Label
    data_source: Label
    counter_metric: Line


class Ground(Frozen):
    """What one metric is for. wish: how customers would notice, in their words; None where nobody said."""

    goal: Goal
    requirements: tuple[Requirement, ...]
    wish: Theme | None = None

    @property
    def item(self) -> str:
        return self.wish.id if self.wish else self.goal.id


@stage("metrics", "how anyone will know that it worked, tied to go-to-market goals", prompts=("metric",))
def metrics(
    work: Work, insights: Insights, synthesis: Synthesis, gtm: Gtm, requirements: Requirements, previous: Previous
) -> Metrics:
    shelf = Shelf(insights, synthesis)
    grounds = _grounds(synthesis.icp, gtm, requirements, shelf)
    answers = work.each(grounds, lambda ground: _measure(work, shelf, ground))
    known = previous.prd.metrics if previous.prd else ()
    minter = Minter(previous.highest, known_items(previous.prd, ((m.id, m.name, m.evidence) for m in known)))
    ids = minter.assign(
        "MET",
        list(zip(grounds, answers, strict=True)),
        words_of=lambda pair: [words_of(r) for r in shelf.records(pair[0].wish.evidence)] if pair[0].wish else [],
        text_of=lambda pair: pair[1][0].name,
    )
    return Metrics(
        metrics=tuple(
            _metric(item_id, ground, measure, synthesis.icp, shelf)
            for item_id, ground, (measure, _) in zip(ids, grounds, answers, strict=True)
        ),
        rejected=tuple(rejection for _, rejection in answers if rejection),
    )


def _grounds(icp: Icp, gtm: Gtm, requirements: Requirements, shelf: Shelf) -> list[Ground]:
    """The customers' own measures, those with a figure first, for the goals they speak for; then goals without any."""
    made = requirements.requirements
    if not gtm.goals or not made:
        return []
    grounds = []
    wishes = sorted(
        (theme for theme in sure_of(icp.success_metrics) if theme.traces),
        key=lambda one: not _said(one.evidence, shelf),
    )
    for wish in wishes[:MOST_MEASURES]:
        validates = tuple(one for one in made if set(one.traces) & set(wish.traces))
        if validates:
            goal = goal_for(wish.name, gtm.goals)
            grounds.append(Ground(goal=goal, requirements=validates[:MOST_REQUIREMENTS], wish=wish))
    measured = {ground.goal.id for ground in grounds}
    for goal in gtm.goals:
        if goal.id not in measured:
            serving = tuple(one for one in made if goal.id in one.traces) or made
            grounds.append(Ground(goal=goal, requirements=serving[:MOST_REQUIREMENTS]))
    return _with_every_must(grounds, made)


def _with_every_must(grounds: Sequence[Ground], made: Sequence[Requirement]) -> list[Ground]:
    """Each must under a metric of a goal it serves, where none was made for it."""
    shown = {one.id for ground in grounds for one in ground.requirements}
    missing = [one for one in made if one.priority is Priority.MUST and one.id not in shown]
    completed = list(grounds)
    for one in missing:
        place = next((n for n, ground in enumerate(completed) if ground.goal.id in one.traces), None)
        if place is not None:
            ground = completed[place]
            completed[place] = ground.model_copy(update={"requirements": (*ground.requirements, one)})
    return completed


def _measure(work: Work, shelf: Shelf, ground: Ground) -> tuple[Measure, Rejected | None]:
    """The metric's wording: a model's for what customers said themselves, the article's table for the rest.

    A small model's formulas count nothing; in its place stands the share of customers for whom their own words hold.
    """
    usual = MEASURES[family_of(ground.goal)]
    if ground.wish is None:
        return usual, None
    own = _own_measure(ground.wish, shelf, usual)
    if work.door.profile.needs_cues:
        return own, None
    material = shelf.material([ground.wish], ground.wish.evidence[:2])
    requirement = ground.requirements[0].statement
    question = load_prompt("metric").ask_about(
        ground.item, wish=ground.wish.name, quotes=material.quotes, requirement=requirement
    )
    try:
        answer = supported(work.door, question, MetricAnswer, f"{material.text}\n{requirement}")
    except (AnswerRejected, Unsupported) as failure:
        return own, Rejected(stage="metrics", item=ground.item, reason=failure.reason)
    return Measure(**answer.model_dump()), None


def _own_measure(wish: Theme, shelf: Shelf, usual: Measure) -> Measure:
    """What customers would notice, counted as its quantity says; without one, the share of them for whom it holds."""
    name = _SUPPOSED.sub("", wish.name).rstrip(".")
    name = name[:1].upper() + name[1:]
    said = next(iter(_said(wish.evidence, shelf)), None)
    formula, unit = COUNTED_BY.get(said[1] if said else "", ("", ""))
    if formula:
        update = {
            "name": name,
            "formula": formula,
            "unit": unit,
            "population": "times the job is done with it in the period",
        }
        return usual.model_copy(
            update={**update, "data_source": "times recorded by the product, and a question to customers"}
        )
    return usual.model_copy(
        update={
            "name": name,
            "formula": "customers for whom this holds ÷ customers asked",
            "unit": "%",
            "population": "customers who use it",
            "data_source": "a question to customers, and product usage records",
        }
    )


def _metric(item_id: ItemId, ground: Ground, measure: Measure, icp: Icp, shelf: Shelf) -> Metric:
    wish, goal = ground.wish, ground.goal
    target, baseline = _figures(ground, icp, shelf)
    quotes = wish.evidence[:2] if wish else ()
    return Metric(
        id=item_id,
        **measure.model_dump(),
        baseline=baseline,
        target=target,
        window=goal.window or TARGET_TO_SET,
        goal=goal.id,
        requirements=tuple(one.id for one in ground.requirements),
        traces=(goal.id, *(one.id for one in ground.requirements), *((wish.id,) if wish else ())),
        evidence=tuple(dict.fromkeys((*quotes, *target.evidence, *baseline.evidence))),
    )


def _figures(ground: Ground, icp: Icp, shelf: Shelf) -> tuple[Figure, Figure]:
    """Target and baseline as customers said them; neither is ever guessed.

    A baseline has the unit of the target and is said of the same thing: hours of work are none for days of notice.
    """
    unknown = Figure(value=UNKNOWN_BASELINE)
    if ground.wish is None:
        return Figure(value=TARGET_TO_SET), unknown
    target = next(iter(_said(ground.wish.evidence, shelf)), None)
    if target is None:
        return Figure(value=TARGET_TO_SET), unknown
    pains = [pain for pain in icp.pains if pain.id in ground.wish.traces[:2]]
    wished = shelf[target[2]]
    person = wished.person
    told = [
        one
        for pain in pains
        for one in _said(pain.evidence, shelf)
        if one[1] == target[1] and shares_words(wished.sentence, shelf[one[2]].sentence)
    ]
    told.sort(key=lambda one: shelf[one[2]].person != person)
    baseline = Figure(value=told[0][0], source=told[0][2], evidence=(told[0][2],)) if told else unknown
    return Figure(value=target[0], source=target[2], evidence=(target[2],)), baseline


def _said(quotes: Sequence[ItemId], shelf: Shelf) -> list[tuple[str, str, ItemId]]:
    """Quantities with a unit that some quotes hold: the words, the unit, the quote. "A month" is no figure."""
    return [
        (bounded(record.quote, found), found.unit, record.id)
        for record in shelf.records(quotes)
        for found in quantities(record.quote)
        if is_figure(record.quote, found)
    ]
