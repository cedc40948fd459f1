"""The sheets of a draft: what is suspect, then stage by stage, and in each what needs a person first."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from icp2prd.domain.base import Frozen, InterviewId, ItemId
from icp2prd.domain.chain import items_of as everything_in
from icp2prd.domain.decision import Action, Decision, Decisions
from icp2prd.domain.evidence import Evidence, Strength
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.icp import Theme
from icp2prd.domain.interview import Interview, Interviews
from icp2prd.domain.job import Job
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Prd
from icp2prd.domain.problem import ProblemPart
from icp2prd.domain.waiving import waivers_in, with_waivers
from icp2prd.review.changes import changes_of, glance_at
from icp2prd.review.facts import facts_about, word_for
from icp2prd.review.quoting import said
from icp2prd.review.sheet import Fact, Need, Sheet, Stage
from icp2prd.study.bookmark import Bookmark
from icp2prd.study.deciding.items import Item, items_of
from icp2prd.study.deciding.making import findings_about
from icp2prd.study.meaning import text_of

_IN_ORDER: Final = tuple(Stage)
_SEVERITIES: Final = tuple(FindingSeverity)


class Material(Frozen):
    """What is reviewed, and what was decided and seen before. stages: those that are asked about; empty for all."""

    prd: Prd
    interviews: Interviews = Interviews(interviews=())
    decisions: Decisions = Decisions()
    bookmark: Bookmark = Bookmark()
    stages: frozenset[Stage] = frozenset()


def sheets_of(material: Material) -> tuple[Sheet, ...]:
    sheets = [*_Gathering(material).items(), *_Gathering(material).findings()]
    wanted = material.stages or frozenset(Stage)
    return tuple(sorted((one for one in sheets if one.stage in wanted), key=_pressing))


def _pressing(sheet: Sheet) -> tuple[bool, int, int, int, bool]:
    """What was agreed and is in doubt comes before all that is new.

    Then stage, need, and among those with the same need what has findings, then what has little evidence.
    """
    worst = min((_SEVERITIES.index(one.severity) for one in sheet.findings), default=len(_SEVERITIES))
    stage = _IN_ORDER.index(sheet.stage)
    return sheet.need is not Need.SUSPECT, stage, sheet.need, worst, LOW_EVIDENCE not in sheet.needs


LOW_EVIDENCE: Final = "low evidence"


class _Gathering:
    def __init__(self, material: Material) -> None:
        self._prd = material.prd
        self._seen = material.bookmark.seen
        self._in_force = material.decisions.in_force()
        self._evidence = material.prd.evidence_by_id()
        self._interviews: Mapping[InterviewId, Interview] = material.interviews.by_id()
        marked = with_waivers(material.prd.findings, material.prd, waivers_in(material.decisions))
        self._standing = tuple(one for one in marked if not one.waived)
        self._waivers = {(one.rule, one.item): one.id for one in waivers_in(material.decisions).waivers}
        self._suspect = {(one.item, one.decision): one.reasons for one in material.prd.suspect}
        self._items = {one.id: one for one in items_of(material.prd)}
        self._texts = {item_id: text_of(one) for item_id, one in everything_in(material.prd)}

    def items(self) -> Iterator[Sheet]:
        for item in self._items.values():
            found = findings_about(item.id, self._standing)
            if text_of(item).strip() or found:
                yield self._sheet(item, found)

    def findings(self) -> Iterator[Sheet]:
        ordered = sorted(self._standing, key=lambda one: (_SEVERITIES.index(one.severity), one.rule, one.item))
        for (rule, item_id), group in groupby(ordered, key=lambda one: (one.rule, one.item)):
            yield self._finding_sheet(rule, item_id, tuple(group))

    def _sheet(self, item: Item, found: tuple[Finding, ...]) -> Sheet:
        decision = self._in_force.get(item.id)
        glance = glance_at(item, self._evidence)
        doubts = self._suspect.get((item.id, decision.id if decision else ""), ())
        new = not decision and self._seen.get(item.id) != glance
        thin = has_low_evidence(item, self._evidence)
        return Sheet(
            id=item.id,
            stage=stage_of(item),
            word=word_for(item),
            statement=text_of(item),
            facts=facts_about(item, self._prd.icp.customers, self._texts),
            quotes=said(item.evidence, self._evidence, self._interviews),
            against=said(getattr(item, "against", ()), self._evidence, self._interviews),
            findings=found,
            doubts=doubts,
            changes=tuple(changes_of(item.id, glance, self._seen.get(item.id), decision, self._prd)),
            need=_need(decision, doubts, new=new, found=bool(found), thin=thin),
            needs=tuple(_needs(decision, doubts, new=new, found=len(found), thin=thin)),
            open_under=decision.id if decision else "",
            glance=glance,
        )

    def _finding_sheet(self, rule: str, item_id: ItemId, found: tuple[Finding, ...]) -> Sheet:
        item = self._items.get(item_id)
        ids = item.evidence if item is not None else ()
        worst = found[0].severity
        about = self._texts.get(item_id, "")
        return Sheet(
            id=item_id,
            rule=rule,
            stage=Stage.FINDINGS,
            word=str(worst),
            statement=found[0].message,
            facts=(Fact(label="About", text=f"{item_id} {about}".strip()), Fact(label="Mend it", text=found[0].fix)),
            quotes=said(ids, self._evidence, self._interviews),
            findings=found if len(found) > 1 else (),
            need=Need.NOTHING if worst is FindingSeverity.NOTE else Need.FINDINGS,
            needs=(f"{worst}: waive it with a reason, or leave it to be mended",),
            open_under=self._waivers.get((rule, item_id), ""),
        )


def stage_of(item: Item) -> Stage:
    match item:
        case Theme():
            return Stage.PAINS
        case ProblemPart():
            return Stage.PROBLEM
        case Job():
            return Stage.JOBS
        case Metric():
            return Stage.METRICS
    return Stage.REQUIREMENTS


def has_low_evidence(item: Item, evidence: Mapping[ItemId, Evidence]) -> bool:
    """One customer or none behind it, or nothing stronger than an opinion; a metric may rest on its goal alone."""
    quotes = [evidence[one] for one in item.evidence if one in evidence]
    if isinstance(item, Metric):
        return not item.traces
    return len({one.person for one in quotes}) < 2 or max(one.strength for one in quotes) < Strength.HABIT


def _need(decision: Decision | None, doubts: tuple[str, ...], *, new: bool, found: bool, thin: bool) -> Need:
    if doubts:
        return Need.SUSPECT
    if decision is not None:
        return Need.DEFERRED if decision.action is Action.DEFER else Need.NOTHING
    if new:
        return Need.NEW
    return Need.FINDINGS if found else Need.LOW_EVIDENCE if thin else Need.NOTHING


def _needs(decision: Decision | None, doubts: tuple[str, ...], *, new: bool, found: int, thin: bool) -> Iterator[str]:
    if doubts:
        yield "suspect"
    elif decision is not None and decision.action is Action.DEFER:
        yield f"deferred by {decision.by}"
    if new:
        yield "new"
    if found:
        yield f"{found} finding" if found == 1 else f"{found} findings"
    if thin:
        yield LOW_EVIDENCE
