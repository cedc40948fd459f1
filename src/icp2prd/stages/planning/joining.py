"""Jobs to be done put together by code from customers' own clauses, for models whose jobs say nothing.

Each clause keeps the quote it is from. Where nobody says when a trouble arises, the thing it is about stands for it;
where nobody says what they want or would gain, the shape of the trouble does, and the job rests on the pain's quotes.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Icp, Pain, Theme, sure_of
from icp2prd.domain.job import JobKind
from icp2prd.stages.planning.frames import shape_of
from icp2prd.stages.planning.wanting import (
    BY_SHAPE,
    eased,
    is_past,
    motivation_in,
    outcome_in,
    relief_in,
    situation_in,
    well_seen,
)
from icp2prd.stages.quotes import Shelf

NO_JOB: Final = "nobody says when it arises, and what they want then, in words that a job can be made of"


class Clause(Frozen):
    """A part of a job, and the quote it is from."""

    text: str
    quote: ItemId


class Joined(Frozen):
    situation: str
    motivation: str
    outcome: str
    evidence: tuple[ItemId, ...]


class Joiner:
    """Makes one job after the other, and says nothing twice as long as something else was said."""

    def __init__(self, shelf: Shelf, icp: Icp) -> None:
        self._shelf = shelf
        self._icp = icp
        self._said: set[str] = set()

    def job_of(self, kind: JobKind, pain: Pain, felt: Sequence[ItemId] = ()) -> Joined | None:
        """The job that rests on a pain; none where nothing says a part of it. felt: quotes of how it feels."""
        told = self._shelf.records(pain.evidence)
        situations = self._situations(pain, [*told, *self._shelf.records(felt)])
        wanted = self._wants(pain) if kind is JobKind.FUNCTIONAL else self._feelings(kind, felt)
        gained = self._gains(pain)
        if shape := shape_of([one.sentence for one in told]):
            want, gain = (Clause(text=one, quote=pain.evidence[0]) for one in BY_SHAPE[shape])
            wanted, gained = [*wanted, want], [*gained, gain]
        if not (situations and wanted and gained):
            return None
        parts = (
            self._fresh(situations, situations[0]),
            self._fresh(wanted, wanted[0]),
            self._fresh(gained, gained[-1]),
        )
        self._said.update(one.text for one in parts)
        situation, motivation, outcome = parts
        return Joined(
            situation=situation.text,
            motivation=motivation.text,
            outcome=outcome.text,
            evidence=tuple(dict.fromkeys(one.quote for one in parts)),
        )

    def _fresh(self, clauses: Sequence[Clause], otherwise: Clause) -> Clause:
        """The first that no job has said."""
        return next((one for one in clauses if one.text not in self._said), otherwise)

    def _situations(self, pain: Pain, told: Iterable[Evidence]) -> list[Clause]:
        """What is so every time; then what it is about; then what was so once."""
        clauses = _clauses(told, situation_in)
        about = [Clause(text=f"it comes to {pain.about}", quote=pain.evidence[0])] if pain.about else []
        now = [one for one in clauses if not is_past(one.text)]
        return [*now, *about, *(one for one in clauses if is_past(one.text))]

    def _wants(self, pain: Pain) -> list[Clause]:
        """What customers ask for, for this pain before others; then not having to do what they do about it today."""
        wished = [*self._icp.decision_criteria, *self._icp.success_metrics]
        today = self._told_for(pain, sure_of(self._icp.workarounds))
        return [*_clauses(self._told_for(pain, wished), motivation_in), *_clauses(today, relief_in)]

    def _feelings(self, kind: JobKind, felt: Sequence[ItemId]) -> list[Clause]:
        records = self._shelf.records(felt)
        turned = eased if kind is JobKind.EMOTIONAL else well_seen
        return [*_clauses(records, motivation_in), *_clauses(records, turned)]

    def _gains(self, pain: Pain) -> list[Clause]:
        """What would be so without a pain: told for it, or else by somebody who told of it."""
        metrics = sure_of(self._icp.success_metrics)
        others = _told_by(self._shelf, [one for one in metrics if pain.id not in one.traces])
        records = [*self._told_for(pain, metrics), *(one for one in others if one.person in pain.persons)]
        return _clauses(records, outcome_in)

    def _told_for(self, pain: Pain, themes: Sequence[Theme]) -> list[Evidence]:
        mine = [one for one in themes if pain.id in one.traces]
        return _told_by(self._shelf, sorted(mine, key=lambda one: one.traces[0] != pain.id))


def _told_by(shelf: Shelf, themes: Iterable[Theme]) -> list[Evidence]:
    return [record for theme in themes for record in shelf.records(theme.evidence)]


def _clauses(records: Iterable[Evidence], clause_in: Callable[[str], str]) -> list[Clause]:
    return [Clause(text=text, quote=record.id) for record in records if (text := clause_in(record.sentence))]
