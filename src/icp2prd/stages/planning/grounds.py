"""What requirements are written from: a pain, and what customers say a product must do about it."""

from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.icp import Band, Icp, Pain, Theme, sure_of
from icp2prd.domain.insight import Kind
from icp2prd.domain.requirement import Pattern
from icp2prd.stages.planning.frames import Frame

MOST_QUOTES: Final = 3
SAID_BY_CUSTOMERS: Final = "what a customer said"


class Ground(Frozen):
    """What one requirement is written from.

    pains: the one it answers first. wanted: what customers say a product must do, or what they do today and should not
    have to, where that is what it is from. today: what they do about the pain now. first: quotes that go before the
    pain's own, where code knows which of them says it.
    """

    pains: tuple[Pain, ...]
    wanted: Theme | None = None
    today: Theme | None = None
    first: tuple[ItemId, ...] = ()

    @property
    def item(self) -> str:
        return f"{self.wanted.id} for {self.pains[0].id}" if self.wanted else self.pains[0].id

    @property
    def is_relief(self) -> bool:
        """Whether it is from what customers do today, which says of itself nothing that they want."""
        return self.wanted is not None and self.wanted.kind is Kind.WORKAROUND

    @property
    def theme(self) -> Theme:
        return self.wanted or self.pains[0]

    @property
    def themes(self) -> tuple[Theme, ...]:
        return (self.wanted, self.pains[0]) if self.wanted else (self.pains[0],)

    @property
    def evidence(self) -> tuple[ItemId, ...]:
        own = self.wanted.evidence[:2] if self.wanted else ()
        return tuple(dict.fromkeys((*self.first, *own, *self.pains[0].evidence)))[:MOST_QUOTES]

    @property
    def against(self) -> tuple[ItemId, ...]:
        return tuple(dict.fromkeys(one for theme in self.themes for one in theme.against))


class Draft(Frozen):
    """frame: what the statement was made from, where code wrote it."""

    ground: Ground
    title: str
    statement: str
    pattern: Pattern
    frame: Frame | None = None


def grounds_of(icp: Icp, *, by_code: bool = False) -> list[Ground]:
    """What to write requirements from: top pains by rank, each before what customers want for it; then the rest.

    by_code: for models that cannot write. What customers object to ("it can't send our code anywhere"), and what they
    would call success ("nobody gets charged twice"), may then be things that they want too, and what they do today
    comes by itself, before pains that are only listed.
    """
    perhaps = (*icp.objections, *icp.success_metrics) if by_code else ()
    wanted = [theme for theme in (*icp.decision_criteria, *perhaps) if theme.traces]
    top = [pain for pain in icp.pains if pain.band is not Band.LISTED]
    rest = [pain for pain in icp.pains if pain.band is Band.LISTED]
    today = {pain.id: _workaround_for(pain, icp) for pain in icp.pains}
    grounds: list[Ground] = []
    for pain in top:
        grounds.append(Ground(pains=(pain,), today=today[pain.id]))
        grounds.extend(
            Ground(pains=(pain,), wanted=one, today=today[pain.id]) for one in wanted if one.traces[0] == pain.id
        )
    listed = {pain.id: pain for pain in rest}
    grounds.extend(
        Ground(pains=(listed[one.traces[0]],), wanted=one, today=today[one.traces[0]])
        for one in wanted
        if one.traces[0] in listed
    )
    if by_code:
        told = {pain.id: pain for pain in icp.pains}
        grounds.extend(
            Ground(pains=(told[one.traces[0]],), wanted=one, today=one)
            for one in sure_of(icp.workarounds)
            if one.traces
        )
    return [*grounds, *(Ground(pains=(pain,), today=today[pain.id]) for pain in rest)]


def _workaround_for(pain: Pain, icp: Icp) -> Theme | None:
    return next((theme for theme in sure_of(icp.workarounds) if theme.traces[:1] == (pain.id,)), None)
