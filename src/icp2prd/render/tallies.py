"""What is counted over a whole draft, for the summary and the appendix."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import Chain
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.icp import Pain, Theme, sure_of
from icp2prd.domain.insight import Kind, TurnFate
from icp2prd.domain.orders import SET_ASIDE
from icp2prd.domain.references import references_of
from icp2prd.domain.requirement import Priority, Requirement

MOST_TURNS_LISTED = 12
MOST_PAINS = 10
"""In the ranking that is read first; those that lead to requirements are never left out of it."""

MOST_THEMES = 5
"""Of one kind, in the profile that is read first; the others stand in the appendix."""

_FATES = {
    TurnFate.USED: "used as evidence",
    TurnFate.NO_NEED: "holds no need",
    TurnFate.REFUSED: "quotes refused",
    TurnFate.UNANSWERED: "no usable answer from the model",
}


class Fate(NamedTuple):
    """Turns that ended the same way for the same reason. more: how many are not listed."""

    fate: str
    reason: str
    number: int
    turns: tuple[str, ...]
    more: int


class Themes(NamedTuple):
    kind: Kind
    themes: tuple[Theme, ...]


class PriorityGroup(NamedTuple):
    priority: Priority
    requirements: tuple[Requirement, ...]


class Tallies:
    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._prd = chain.prd

    def findings(self, severity: str) -> int:
        """How many stand; what a person has waived is not counted."""
        return sum(one.severity == severity for one in self._prd.standing())

    def findings_by_severity(self) -> tuple[tuple[FindingSeverity, int], ...]:
        return tuple((severity, self.findings(severity)) for severity in FindingSeverity if self.findings(severity))

    def by_priority(self) -> tuple[PriorityGroup, ...]:
        """Requirements under each priority that has any, the first first."""
        groups = (
            PriorityGroup(priority, tuple(one for one in self._prd.requirements if one.priority is priority))
            for priority in Priority
        )
        return tuple(group for group in groups if group.requirements)

    def musts(self) -> tuple[Requirement, ...]:
        return tuple(one for one in self._prd.requirements if one.priority is Priority.MUST)

    def unstable_pains(self) -> tuple[Pain, ...]:
        return tuple(pain for pain in self._prd.icp.pains if pain.unstable)

    def shown(self, themes: Sequence[Theme]) -> tuple[Theme, ...]:
        """Those of one kind that the profile shows: the first of the sure ones."""
        return sure_of(themes)[:MOST_THEMES]

    def not_shown(self, themes: Sequence[Theme]) -> tuple[Theme, ...]:
        shown = {theme.id for theme in self.shown(themes)}
        return tuple(theme for theme in themes if theme.id not in shown)

    def ranked_in_short(self) -> tuple[Pain, ...]:
        icp = self._prd.icp
        kept = {pain.id for pain in (*icp.top_pains(), *icp.pains[:MOST_PAINS])}
        return tuple(pain for pain in icp.pains if pain.id in kept)

    def not_ranked_in_short(self) -> tuple[Pain, ...]:
        ranked = {pain.id for pain in self.ranked_in_short()}
        return tuple(pain for pain in self._prd.icp.pains if pain.id not in ranked)

    def further_themes(self) -> tuple[Themes, ...]:
        """Those of each kind that the profile leaves to the appendix."""
        groups: dict[Kind, list[Theme]] = {}
        for theme in self._prd.icp.themes():
            if theme.kind is not Kind.PAIN:
                groups.setdefault(theme.kind, []).append(theme)
        further = (Themes(kind, self.not_shown(themes)) for kind, themes in groups.items())
        return tuple(group for group in further if group.themes)

    def used_by(self, evidence: Evidence) -> tuple[ItemId, ...]:
        """The items that name a quote, each once, in the order of the document."""
        return tuple(self._named_by.get(evidence.id, ()))

    def reads_like_an_order(self, evidence: Evidence) -> bool:
        """Whether a quote is from a turn that nothing is concluded from, because it orders a program about."""
        return evidence.turn in self._set_aside

    @cached_property
    def _set_aside(self) -> frozenset[str]:
        return frozenset(one.turn for one in self._prd.coverage.ledger if one.reason == SET_ASIDE)

    @cached_property
    def _named_by(self) -> dict[ItemId, dict[ItemId, None]]:
        named: dict[ItemId, dict[ItemId, None]] = {}
        for reference in references_of(self._prd):
            if reference.item in self._chain.items:
                named.setdefault(reference.to, {})[reference.item] = None
        return named

    def unused_turns(self) -> tuple[Fate, ...]:
        """What became of the turns that are not used, the commonest first."""
        groups: dict[tuple[TurnFate, str], list[str]] = {}
        for record in self._prd.coverage.ledger:
            if record.fate is not TurnFate.USED:
                groups.setdefault((record.fate, record.reason), []).append(record.turn)
        ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
        return tuple(
            Fate(
                _FATES[fate],
                reason,
                len(turns),
                tuple(turns[:MOST_TURNS_LISTED]),
                max(0, len(turns) - MOST_TURNS_LISTED),
            )
            for (fate, reason), turns in ordered
        )
