"""Which words of a PRD are the product's own, and so can be wrong."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from icp2prd.critic.draft import Draft
from icp2prd.domain.base import ItemId
from icp2prd.domain.metric import Metric
from icp2prd.domain.references import GTM, gtm_lines
from icp2prd.domain.requirement import Requirement

_BINDING = re.compile(r"\b(?:must|shall|should|can)\b", re.IGNORECASE)


class Text(NamedTuple):
    item: ItemId
    field: str
    text: str


def our_texts(draft: Draft) -> Iterator[Text]:
    """All that is printed and was not said by a customer, in the order of the document; no empty fields.

    What code counts and phrases (priorities' reasons, coverage) is not among them.
    """
    for text in _all(draft):
        if text.text:
            yield text


def binding_texts(requirement: Requirement) -> Iterator[Text]:
    """What somebody builds and tests against; never the why, and never a quote."""
    yield Text(requirement.id, "statement", requirement.statement)
    yield from criteria_of(requirement)


def response_of(statement: str) -> str:
    """What comes after the binding word; the whole statement where there is none."""
    match = _BINDING.search(statement)
    return statement[match.end() :] if match else statement


def criteria_of(requirement: Requirement) -> Iterator[Text]:
    for criterion in requirement.criteria:
        for field in ("given", "when", "then"):
            yield Text(criterion.id, field, getattr(criterion, field))


def _all(draft: Draft) -> Iterator[Text]:
    prd = draft.prd
    for theme in prd.icp.themes():
        yield Text(theme.id, "name", theme.name)
    for part in prd.problem.parts:
        yield Text(part.id, "text", part.text)
    for job in prd.jobs.jobs:
        for field in ("situation", "motivation", "outcome"):
            yield Text(job.id, field, getattr(job, field))
    yield from _gtm(draft)
    for requirement in prd.requirements:
        for field in ("title", "statement", "rationale"):
            yield Text(requirement.id, field, getattr(requirement, field))
        yield from criteria_of(requirement)
    for metric in prd.metrics:
        yield from _metric(metric)
    for non_goal in prd.non_goals:
        yield Text(non_goal.id, "text", non_goal.text)
    for cut in prd.cut:
        yield Text(cut.id, "text", cut.text)


def _gtm(draft: Draft) -> Iterator[Text]:
    for field, line in gtm_lines(draft.prd):
        yield Text(GTM, field, line.text)
    for pillar in draft.prd.gtm.pillars:
        yield Text(GTM, f"pillars.{pillar.name}.implication", pillar.implication)
    for goal in draft.prd.gtm.goals:
        for field in ("name", "baseline", "target", "window"):
            yield Text(goal.id, field, getattr(goal, field))
    for action in draft.prd.gtm.actions:
        for field in ("action", "measure", "window", "pivot", "persevere"):
            yield Text(action.id, field, getattr(action, field))


def _metric(metric: Metric) -> Iterator[Text]:
    for field in ("name", "formula", "unit", "population", "window", "data_source", "counter_metric"):
        yield Text(metric.id, field, getattr(metric, field))
    yield Text(metric.id, "baseline", metric.baseline.value)
    yield Text(metric.id, "target", metric.target.value)
