"""Which product metric speaks for which go-to-market goal: the table of the article the product is made from.

reduce churn            feature adoption rate, time to value
increase expansion      usage of advanced features
improve NPS             task completion rate, error rate
shorten the sales cycle time from sign-up to first value
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.gtm import Goal


class Family(StrEnum):
    RETENTION = "retention"
    EXPANSION = "expansion"
    SATISFACTION = "satisfaction"
    ACTIVATION = "activation"
    OTHER = "other"


class Measure(Frozen):
    """A metric without its figures. formula, population: with `{what}` for the job it is about."""

    name: str
    formula: str
    unit: str
    population: str
    data_source: str
    counter_metric: str


_FAMILY: Final = (
    (Family.RETENTION, re.compile(r"churn|retention|retain|renew|stay|adoption", re.IGNORECASE)),
    (Family.EXPANSION, re.compile(r"expan|upsell|cross-?sell|upgrade|seats|revenue per|arpu|nrr", re.IGNORECASE)),
    (Family.SATISFACTION, re.compile(r"\bnps\b|satisf|csat|promoter|referral|recommend|word of mouth", re.IGNORECASE)),
    (
        Family.ACTIVATION,
        re.compile(
            r"sales cycle|activat|onboard|time to|conver|trial|first (value|use|payment)|sign-?up", re.IGNORECASE
        ),
    ),
)

MEASURES: Final = {
    Family.RETENTION: Measure(
        name="Adoption rate",
        formula="customers who used it for the job in the period ÷ customers who could have",
        unit="%",
        population="paying customers",
        data_source="product usage records",
        counter_metric="share of customers who go back to their old way after trying it",
    ),
    Family.EXPANSION: Measure(
        name="Use beyond the first job",
        formula="customers who use it for two or more jobs ÷ customers who use it",
        unit="%",
        population="paying customers",
        data_source="product usage records",
        counter_metric="support requests per customer",
    ),
    Family.SATISFACTION: Measure(
        name="Completion without a correction",
        formula="jobs finished without a later correction ÷ jobs begun",
        unit="%",
        population="jobs begun in the period",
        data_source="product usage records",
        counter_metric="time one job takes",
    ),
    Family.ACTIVATION: Measure(
        name="Time from sign-up to first value",
        formula="median time from sign-up to the first finished job",
        unit="days",
        population="customers who signed up in the period",
        data_source="product usage records",
        counter_metric="share of sign-ups that never finish a first job",
    ),
    Family.OTHER: Measure(
        name="Jobs finished with it",
        formula="jobs finished with the product ÷ jobs begun with it",
        unit="%",
        population="jobs begun in the period",
        data_source="product usage records",
        counter_metric="time one job takes",
    ),
}

_TIME: Final = re.compile(r"\b(hours?|minutes?|days?|weeks?|evenings?|time|late|slow|long|wait\w*)\b", re.IGNORECASE)
_ERROR: Final = re.compile(
    r"\b(wrong|errors?|mistakes?|mismatch\w*|correct\w*|accura\w*|trust|match\w*|disagree\w*|check\w*)\b", re.IGNORECASE
)
_FIRST_USE: Final = re.compile(
    r"\b(set ?up|start\w*|install\w*|onboard\w*|learn\w*|migrat\w*|afternoon)\b", re.IGNORECASE
)


def family_of(goal: Goal) -> Family:
    return next((family for family, pattern in _FAMILY if pattern.search(goal.name)), Family.OTHER)


def goal_for(text: str, goals: Sequence[Goal]) -> Goal:
    """Return the goal that something serves: first use the sales cycle, errors satisfaction, time retention.

    A convention, not something that anyone said; the first goal where none of its family is there. goals: not empty.
    """
    if _FIRST_USE.search(text):
        wanted = Family.ACTIVATION
    elif _ERROR.search(text):
        wanted = Family.SATISFACTION
    elif _TIME.search(text):
        wanted = Family.RETENTION
    else:
        wanted = Family.OTHER
    return next((goal for goal in goals if family_of(goal) is wanted), goals[0])
