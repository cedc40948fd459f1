"""A clean PRD from what a person wrote: quotes through the gate; counts, ranks, ids by the product's own code.

Where some interviews are left out, so is everything that rests on them alone, and each requirement whose first quote is
gone. What is left without a requirement is listed as cut.
"""

from collections.abc import Iterable, Sequence
from statistics import fmean

from benchmarks.critic.script import MetricText, RequirementText, Script, ThemeText
from icp2prd.domain.base import Frozen, InterviewId, ItemId, PersonId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.evidence import Evidence, Quote
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Contradiction, CustomerSeverity, Icp, Pain, Saturation, Severity, Synthesis, Theme
from icp2prd.domain.insight import Insights, Kind, TurnFate, TurnRecord
from icp2prd.domain.interview import Interview, Interviews
from icp2prd.domain.job import Job, JobKind, Jobs
from icp2prd.domain.metric import TARGET_TO_SET, UNKNOWN_BASELINE, Figure, Metric, Metrics
from icp2prd.domain.prd import Prd, Previous, Provenance
from icp2prd.domain.priority import priority_of
from icp2prd.domain.problem import PartName, Problem, ProblemPart
from icp2prd.domain.requirement import Criterion, Cut, Priority, Requirement, Requirements, Verification
from icp2prd.domain.settings import Brief
from icp2prd.grounding import GROUNDABLE, Gate, evidence_from
from icp2prd.llm.fake import FakeModel
from icp2prd.stages.assembling import MadeBy, Parts, assembled
from icp2prd.stages.gtm import gtm
from icp2prd.stages.stage import Work
from icp2prd.stages.synthesizing.ranking import SETTLED_FROM, Candidate, Voice, stand

_PREFIXES = {
    Kind.WORKAROUND: ("WORK", "workarounds"),
    Kind.DECISION_CRITERION: ("CRIT", "decision_criteria"),
    Kind.SUCCESS_METRIC: ("WISH", "success_metrics"),
    Kind.TRIGGER: ("TRIG", "triggers"),
    Kind.CHANNEL: ("CHAN", "channels"),
    Kind.SEGMENT: ("SEG", "segments"),
    Kind.OBJECTION: ("OBJ", "objections"),
}
_ORDER = tuple(Priority)


class Golden(Frozen):
    """A clean PRD with what it was made from. requirements: id of each that a person wrote → what was written."""

    prd: Prd
    interviews: Interviews
    brief: Brief
    requirements: dict[ItemId, RequirementText]
    synonyms: dict[str, str]


def golden(script: Script, interviews: Interviews, brief: Brief, most: int = 99) -> Golden:
    """most: how many requirements it may have, the first by rank of their pains."""
    book = _Book(script, interviews)
    icp = _icp(book)
    synthesis = Synthesis(icp=icp)
    told = gtm.run(Work(FakeModel()), brief, synthesis, Previous())
    assert isinstance(told, Gtm)
    jobs = _jobs(book)
    texts = _in_order(book, icp)[:most]
    ids = {key: ItemId(f"REQ-{place:03d}") for place, key in enumerate(texts, start=1)}
    metrics = _metrics(book, told, ids)
    made = tuple(_requirement(book, ids[key], script.requirements[key], icp, jobs, metrics) for key in texts)
    parts = Parts(
        brief=brief,
        interviews=interviews,
        insights=book.insights(),
        synthesis=synthesis,
        problem=_problem(book),
        jobs=jobs,
        gtm=told,
        requirements=Requirements(requirements=made, cut=_cut(icp, made)),
        metrics=metrics,
        made_by=MadeBy(provenance=Provenance(icp2prd="", model="", embedding_model="", prompts={}, judge="off")),
        previous=Previous(),
    )
    return Golden(
        prd=assembled(parts),
        interviews=interviews,
        brief=brief,
        requirements={ids[key]: script.requirements[key] for key in texts},
        synonyms=script.synonyms,
    )


class _Book:
    """Quotes by the names a person gave them, and ids of what rests on them; what is not there is left out."""

    def __init__(self, script: Script, interviews: Interviews) -> None:
        self.script = script
        self.interviews = interviews
        known = interviews.by_id()
        gate = Gate(interviews)
        self.evidence: dict[str, Evidence] = {}
        for name, (interview, words) in script.quotes.items():
            if InterviewId(interview) in known:
                item_id = ItemId(f"EV-{len(self.evidence) + 1:03d}")
                self.evidence[name] = _grounded(gate, known[InterviewId(interview)], words, item_id)
        kept = [name for name, pain in script.pains.items() if self.ids(pain.quotes)]
        self.pain_ids = {name: ItemId(f"PAIN-{place:03d}") for place, name in enumerate(kept, start=1)}

    def ids(self, names: Iterable[str]) -> tuple[ItemId, ...]:
        return tuple(one.id for one in self.records(names))

    def records(self, names: Iterable[str]) -> list[Evidence]:
        return [self.evidence[name] for name in names if name in self.evidence]

    def pains(self, names: Iterable[str]) -> tuple[ItemId, ...]:
        return tuple(self.pain_ids[name] for name in names if name in self.pain_ids)

    def insights(self) -> Insights:
        quoted = {one.turn for one in self.evidence.values()}
        turns = [turn for one in self.interviews.interviews for turn in one.turns if turn.role in GROUNDABLE]
        ledger = tuple(
            TurnRecord(turn=turn.id, fate=TurnFate.USED)
            if turn.id in quoted
            else TurnRecord(turn=turn.id, fate=TurnFate.NO_NEED, reason="tells of no need")
            for turn in turns
        )
        return Insights(insights=(), evidence=tuple(self.evidence.values()), ledger=ledger)


def _grounded(gate: Gate, interview: Interview, words: str, item_id: ItemId) -> Evidence:
    for turn in interview.turns:
        quote = gate.ground(interview.id, turn.number, words)
        if isinstance(quote, Quote):
            return evidence_from(quote, interview, item_id)
    raise ValueError(f"nobody says {words!r} in {interview.file}")


def _icp(book: _Book) -> Icp:
    people = {turn.person for one in book.interviews.interviews for turn in one.turns if turn.role in GROUNDABLE}
    names = list(book.pain_ids)
    candidates = [Candidate(voices=_voices(book, name)) for name in names]
    interviews = [one.id for one in book.interviews.interviews]
    standings = stand(candidates, len(people), interviews)
    pains = []
    for name, candidate, standing in zip(names, candidates, standings, strict=True):
        text = book.script.pains[name]
        theme = _theme(book, book.pain_ids[name], Kind.PAIN, ThemeText(**text.model_dump(exclude={"severity"})))
        by_customer = tuple(
            CustomerSeverity(person=voice.person, severity=voice.severity, because="as a person read it")
            for voice in candidate.voices
        )
        facts = {**theme.model_dump(exclude={"strength"}), **standing.model_dump()}
        pains.append(Pain(**facts, by_customer=by_customer))
    groups = {field: _themes(book, kind, prefix) for kind, (prefix, field) in _PREFIXES.items()}
    opposed = [theme for theme in (*pains, *(one for group in groups.values() for one in group)) if theme.against]
    return Icp(
        customers=len(people),
        pains=tuple(sorted(pains, key=lambda pain: pain.rank)),
        saturation=Saturation(
            interviews=len(interviews), base_size=len(interviews), run_length=0, base=None, new=None, ratio=None
        ),
        contradictions=tuple(
            Contradiction(theme=theme.id, evidence=theme.evidence, against=theme.against) for theme in opposed
        ),
        settled=len(interviews) >= SETTLED_FROM,
        **groups,
    )


def _voices(book: _Book, name: str) -> tuple[Voice, ...]:
    text = book.script.pains[name]
    records = book.records(text.quotes)
    return tuple(
        Voice(
            person=PersonId(own[0].person),
            interview=InterviewId(interview),
            severity=Severity(severity),
            strength=fmean(one.strength for one in own),
        )
        for interview, severity in text.severity.items()
        if (own := [one for one in records if one.interview == interview])
    )


def _themes(book: _Book, kind: Kind, prefix: str) -> tuple[Theme, ...]:
    texts = [one for one in book.script.themes.get(kind.value, ()) if book.ids(one.quotes)]
    return tuple(_theme(book, ItemId(f"{prefix}-{place:03d}"), kind, text) for place, text in enumerate(texts, start=1))


def _theme(book: _Book, item_id: ItemId, kind: Kind, text: ThemeText) -> Theme:
    records = book.records(text.quotes)
    return Theme(
        id=item_id,
        kind=kind,
        name=text.name,
        statements=(text.name,),
        persons=tuple(dict.fromkeys(one.person for one in records)),
        interviews=tuple(dict.fromkeys(one.interview for one in records)),
        evidence=book.ids(text.quotes),
        against=book.ids(text.against),
        traces=book.pains(text.pains),
        strength=round(fmean(one.strength for one in records), 2),
    )


def _problem(book: _Book) -> Problem:
    texts = book.script.problem
    return Problem(
        parts=tuple(
            ProblemPart(
                id=ItemId(f"PROB-{place:03d}"),
                name=name,
                text=texts[name].text,
                traces=book.pains(texts[name].pains),
                evidence=book.ids(texts[name].quotes),
            )
            for place, name in enumerate(PartName, start=1)
        )
    )


def _jobs(book: _Book) -> Jobs:
    texts = [one for one in book.script.jobs if book.ids(one.quotes) and book.pains(one.pains)]
    found = tuple(
        Job(
            id=ItemId(f"JOB-{place:03d}"),
            **text.model_dump(exclude={"pains", "quotes"}),
            traces=book.pains(text.pains),
            evidence=book.ids(text.quotes),
        )
        for place, text in enumerate(texts, start=1)
    )
    kinds = {job.kind for job in found}
    return Jobs(jobs=found, not_found=tuple(kind for kind in JobKind if kind not in kinds))


def _in_order(book: _Book, icp: Icp) -> list[str]:
    """Keys of the requirements whose pain and first quote are there, by priority, then by rank."""
    ranks = {pain.id: pain.rank for pain in icp.pains}

    def place(key: str) -> tuple[int, int]:
        pains = book.pains(book.script.requirements[key].pains)
        priority = priority_of(_pains(icp, pains), customers=icp.customers, settled=icp.settled).priority
        return _ORDER.index(priority), min(ranks[one] for one in pains)

    written = book.script.requirements.items()
    return sorted((key for key, one in written if book.pains(one.pains) and book.ids(one.quotes[:1])), key=place)


def _cut(icp: Icp, made: Sequence[Requirement]) -> tuple[Cut, ...]:
    answered = {trace for one in made for trace in one.traces}
    left = [pain for pain in icp.pains if pain.id not in answered]
    return tuple(
        Cut(
            id=ItemId(f"CUT-{place:03d}"),
            text=pain.name,
            because="left for a later release",
            traces=(pain.id,),
            evidence=pain.evidence[:1],
        )
        for place, pain in enumerate(left, start=1)
    )


def _pains(icp: Icp, ids: Sequence[ItemId]) -> tuple[Pain, ...]:
    return tuple(pain for pain in icp.pains if pain.id in ids)


def _requirement(
    book: _Book, item_id: ItemId, text: RequirementText, icp: Icp, jobs: Jobs, metrics: Metrics
) -> Requirement:
    pains = _pains(icp, book.pains(text.pains))
    ranking = priority_of(pains, customers=icp.customers, settled=icp.settled)
    pain_ids = tuple(pain.id for pain in pains)
    served = tuple(job.id for job in jobs.jobs if set(job.traces) & set(pain_ids))
    goals = tuple(one.goal for one in metrics.metrics if item_id in one.requirements)
    quotes = book.ids(text.quotes)
    criterion = Criterion(id=ItemId(f"{item_id}-AC1"), **text.criterion.model_dump(), evidence=quotes[:1])
    return Requirement(
        id=item_id,
        title=text.title,
        statement=text.statement,
        pattern=pattern_of(text.statement),
        rationale=text.rationale,
        priority=ranking.priority,
        priority_because=ranking.because,
        verification=Verification.DEMONSTRATION,
        criteria=(criterion,),
        traces=(*pain_ids, *served, *goals),
        evidence=quotes,
        against=tuple(dict.fromkeys(one for pain in pains for one in pain.against)),
    )


def _metrics(book: _Book, told: Gtm, ids: dict[str, ItemId]) -> Metrics:
    """One for each goal that a metric was written for; what none of them validates, the first of them does."""
    goals = {goal.name: goal.id for goal in told.goals}
    first, *others = [one for one in book.script.metrics if one.goal in goals]
    validated = {key for one in (first, *others) for key in one.requirements}
    first = first.model_copy(
        update={"requirements": (*first.requirements, *(key for key in ids if key not in validated))}
    )
    return Metrics(
        metrics=tuple(
            _metric(book, ItemId(f"MET-{place:03d}"), text, goals[text.goal], ids)
            for place, text in enumerate((first, *others), start=1)
        )
    )


def _metric(book: _Book, item_id: ItemId, text: MetricText, goal: ItemId, ids: dict[str, ItemId]) -> Metric:
    requirements = tuple(ids[key] for key in text.requirements if key in ids) or tuple(ids.values())[:1]
    baseline = _figure(book, text.baseline, UNKNOWN_BASELINE)
    target = _figure(book, text.target, TARGET_TO_SET)
    return Metric(
        id=item_id,
        **text.model_dump(exclude={"goal", "requirements", "baseline", "target"}),
        baseline=baseline,
        target=target,
        goal=goal,
        requirements=requirements,
        traces=(goal, *requirements),
        evidence=tuple(dict.fromkeys((*baseline.evidence, *target.evidence))),
    )


def _figure(book: _Book, said: tuple[str, str] | None, otherwise: str) -> Figure:
    quotes = book.ids(said[1:]) if said else ()
    return Figure(value=said[0], source=quotes[0], evidence=quotes) if said and quotes else Figure(value=otherwise)
