"""How anyone will know that it worked."""

from icp2prd.domain.base import Artifact, Frozen, ItemId
from icp2prd.domain.insight import Rejected

UNKNOWN_BASELINE = "unknown: measure first"
TARGET_TO_SET = "to set with the team"


class Figure(Frozen):
    """A value with where it comes from. source: a quote's id, `gtm.md`, `icp2prd.toml`, or empty where it is open."""

    value: str
    source: str = ""
    evidence: tuple[ItemId, ...] = ()


class Metric(Frozen):
    """A product metric tied to a go-to-market goal.

    formula: what is divided by what, or counted. counter_metric: what must not get worse while this gets better.
    traces: the goal first, then the requirements it validates, then themes in the customers' own words.
    """

    id: ItemId
    name: str
    formula: str
    unit: str
    population: str
    baseline: Figure
    target: Figure
    window: str
    data_source: str
    counter_metric: str
    goal: ItemId
    requirements: tuple[ItemId, ...]
    traces: tuple[ItemId, ...]
    evidence: tuple[ItemId, ...] = ()


class Metrics(Artifact):
    metrics: tuple[Metric, ...]
    rejected: tuple[Rejected, ...] = ()
