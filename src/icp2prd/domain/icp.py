"""The Ideal Customer Profile: insights brought together across interviews, counted and ranked by code."""

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import Final, TypeVar

from pydantic import Field

from icp2prd.domain.base import Artifact, Frozen, InterviewId, ItemId, PersonId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.insight import SURE, Kind, Rejected


class Severity(IntEnum):
    """What a pain costs the one who has it; the anchors are those of requirements practice, lowest first."""

    ANNOYANCE = 1
    REWORK = 2
    RECURRING_COST = 3
    BLOCKING = 4


STANDS_FOR_ALL: Final = 0.7
"""Certainty from which on what some customers say of themselves tells who the problem statement is about. Of sentences
below it that are taken for a segment, readers find one in three to be one; of those above it, nearly all."""


class Band(StrEnum):
    """Where a pain stands.

    TOP leads to requirements, and has one or a stated non-goal. SEVERE_BUT_RARE was told by one customer and is severe:
    it is listed, never dropped. One that is not sure to be a pain is listed, whatever it scores.
    """

    TOP = "top"
    SEVERE_BUT_RARE = "severe_but_rare"
    LISTED = "listed"


class Theme(Frozen):
    """Insights about the same thing.

    name: the most central statement of its members. statements: all of them, most central first.
    about: the thing it is about, in words of the interview, where a model that writes badly was asked for it.
    evidence: the quote that the name is told from, then those that are sure, the strongest first.
    traces: what it rests on beside its quotes; for themes that belong to pains, those pains.
    against: quotes of customers who say the opposite. reach: distinct customers behind it.
    interviews: those it was heard in, in order. certainty: that of the insight whose kind is surest, from 0 to 1.
    """

    id: ItemId
    kind: Kind
    name: str
    about: str = ""
    statements: tuple[str, ...]
    persons: tuple[PersonId, ...]
    interviews: tuple[InterviewId, ...]
    evidence: tuple[ItemId, ...]
    against: tuple[ItemId, ...] = ()
    traces: tuple[ItemId, ...] = ()
    strength: float
    certainty: float = Field(default=1.0, ge=0.0, le=1.0)

    @property
    def reach(self) -> int:
        return len(self.persons)

    @property
    def sure(self) -> bool:
        """Whether it may be told as what it is taken for; a theme that may not is listed, and nothing rests on it."""
        return self.certainty >= SURE


class CustomerSeverity(Frozen):
    """How badly one customer has a pain, and what that reading rests on."""

    person: PersonId
    severity: Severity
    because: str


class Pain(Theme):
    """A problem that customers have.

    severity: median over its customers (the lower of two in the middle); worst: their maximum.
    score: share of customers × severity × mean strength ÷ 5; ties go by severity, then strength.
    rank: from 1. best_rank, worst_rank: when each interview in turn is left out; more than two apart is unstable.
    share_low, share_high: 90 % Wilson interval of the share of customers.
    """

    kind: Kind = Kind.PAIN
    severity: Severity
    worst: Severity
    by_customer: tuple[CustomerSeverity, ...]
    score: float
    rank: int
    best_rank: int
    worst_rank: int
    share_low: float
    share_high: float
    band: Band

    @property
    def unstable(self) -> bool:
        return self.worst_rank - self.best_rank > 2


AnyTheme = TypeVar("AnyTheme", bound=Theme)


def sure_of(themes: Sequence[AnyTheme]) -> tuple[AnyTheme, ...]:
    """Those that may be told as what they are taken for, in their order."""
    return tuple(theme for theme in themes if theme.sure)


class Contradiction(Frozen):
    """Two customers who say opposite things about one theme, side by side."""

    theme: ItemId
    evidence: tuple[ItemId, ...]
    against: tuple[ItemId, ...]


class Saturation(Frozen):
    """Whether the last interviews still brought new themes (Guest, Namey & Chen 2020).

    base: themes in the first `base_size` interviews. new: themes first met in the last `run_length`, both averaged over
    orders of the interviews. ratio: new ÷ base; reached at 0.05 or less. None where there are too few interviews.
    """

    interviews: int
    base_size: int
    run_length: int
    base: float | None
    new: float | None
    ratio: float | None

    @property
    def reached(self) -> bool:
        return self.ratio is not None and self.ratio <= 0.05


class Icp(Frozen):
    """The profile. Themes are in rank order: pains by score, the others by reach, then strength; the sure ones first.

    customers: distinct people who may be quoted. settled: whether the ranking may be claimed at all.
    """

    customers: int
    pains: tuple[Pain, ...]
    workarounds: tuple[Theme, ...] = ()
    decision_criteria: tuple[Theme, ...] = ()
    success_metrics: tuple[Theme, ...] = ()
    triggers: tuple[Theme, ...] = ()
    channels: tuple[Theme, ...] = ()
    segments: tuple[Theme, ...] = ()
    objections: tuple[Theme, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    saturation: Saturation
    settled: bool

    def themes(self) -> tuple[Theme, ...]:
        return (
            *self.pains,
            *self.workarounds,
            *self.decision_criteria,
            *self.success_metrics,
            *self.triggers,
            *self.channels,
            *self.segments,
            *self.objections,
        )

    def top_pains(self) -> tuple[Pain, ...]:
        return tuple(pain for pain in self.pains if pain.band is not Band.LISTED)

    def who(self) -> tuple[Theme, ...]:
        """The segments that may stand for the customers."""
        return tuple(one for one in self.segments if one.certainty >= STANDS_FOR_ALL)

    def theme(self, theme_id: ItemId) -> Theme | None:
        return next((one for one in self.themes() if one.id == theme_id), None)


class FeelingKind(StrEnum):
    """EMOTIONAL: how they feel, or want to. SOCIAL: how others see them, or should."""

    EMOTIONAL = "emotional"
    SOCIAL = "social"


class Feeling(Frozen):
    """Words that say how a customer feels or wants to be seen. traces: the pain it is felt about, if there is one."""

    kind: FeelingKind
    person: PersonId
    evidence: ItemId
    traces: tuple[ItemId, ...] = ()


class Synthesis(Artifact):
    """found: quotes that code looked up beside those that were extracted: opposing ones, and feelings.

    rejected: answers on what a pain is about that were not taken.
    """

    icp: Icp
    feelings: tuple[Feeling, ...] = ()
    found: tuple[Evidence, ...] = ()
    rejected: tuple[Rejected, ...] = ()
