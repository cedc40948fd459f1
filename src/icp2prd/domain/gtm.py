"""Going to market: what the team promises, to whom, and the smallest test of it."""

from enum import StrEnum

from icp2prd.domain.base import Artifact, Frozen, ItemId


class Source(StrEnum):
    """Where a line about going to market comes from."""

    TEAM = "team"
    INTERVIEWS = "interviews"
    ASSUMPTION = "assumption"
    MISSING = "missing"


class GtmLine(Frozen):
    """One thing about going to market.

    text: empty where the source is MISSING. where: the file or setting, or why it is an assumption.
    """

    text: str = ""
    source: Source = Source.MISSING
    where: str = ""
    traces: tuple[ItemId, ...] = ()
    evidence: tuple[ItemId, ...] = ()


class Goal(Frozen):
    """A go-to-market goal. baseline, target, window: as the team wrote them; empty where it did not."""

    id: ItemId
    name: str
    source: Source
    where: str
    baseline: str = ""
    target: str = ""
    window: str = ""
    traces: tuple[ItemId, ...] = ()
    evidence: tuple[ItemId, ...] = ()


class PillarName(StrEnum):
    NICHE = "niche"
    DURABILITY = "durability"
    PRODUCT = "product"


class Pillar(Frozen):
    """One of the three pillars of a defensible go-to-market, and what it means for the scope."""

    name: PillarName
    line: GtmLine
    implication: str


class Hypothesis(Frozen):
    """Which segment, reached where, answers to which promise."""

    segment: GtmLine
    channels: tuple[GtmLine, ...]
    promise: GtmLine


class Action(Frozen):
    """One of the smallest actions that test the hypothesis. Empty fields were not given, and are asked for."""

    id: ItemId
    action: str
    measure: str
    window: str
    pivot: str
    persevere: str
    source: Source
    where: str
    traces: tuple[ItemId, ...] = ()
    evidence: tuple[ItemId, ...] = ()


class OpenQuestion(Frozen):
    """What the team has to answer. about: the item or the field it concerns."""

    id: ItemId
    question: str
    about: str
    consequence: str = ""


class NonGoal(Frozen):
    """What the product will not do, and who said so."""

    id: ItemId
    text: str
    because: str
    source: Source
    traces: tuple[ItemId, ...] = ()
    evidence: tuple[ItemId, ...] = ()


class Gtm(Artifact):
    """questions: what was not given, to be asked of the team."""

    value_proposition: GtmLine
    promise: GtmLine
    positioning: GtmLine
    hypothesis: Hypothesis
    pillars: tuple[Pillar, ...]
    goals: tuple[Goal, ...]
    actions: tuple[Action, ...]
    non_goals: tuple[NonGoal, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
