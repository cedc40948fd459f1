"""A study in memory, and a program that drafts from it as the stages do: themes by topic, a requirement for each.

What customers say is a line `topic variant`; the mood of the model is how it words things this time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from icp2prd.domain.base import Artifact, InterviewId, ItemId, PersonId, TurnId
from icp2prd.domain.decision import Decisions
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Icp, Pain, Severity, Synthesis
from icp2prd.domain.identity import Known, Minter
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interview, Interviews
from icp2prd.domain.job import Job, JobKind, Jobs
from icp2prd.domain.metric import Metric, Metrics
from icp2prd.domain.prd import InterviewSummary, Prd, Previous
from icp2prd.domain.priority import priority_of
from icp2prd.domain.requirement import Criterion, Requirement, Requirements
from icp2prd.study.deciding.recalling import recalled
from icp2prd.study.deciding.settling import Settling
from icp2prd.study.deciding.superseded import superseded_by
from icp2prd.study.lock import Ingredients, Lock, make_lock
from tests.study.drafts import draft, gtm, metric, pain, quote, requirement

TOPICS = ("late payments", "lost crates", "paper lists", "angry guests", "cold ovens")
MOODS = ("{0} cost them hours", "Hours go into {0}", "Nobody sees {0} in time", "They suffer from {0}")
NOTHING = Ingredients(inputs={}, prompts={}, model="", embedding_model="", icp2prd="")

Line = tuple[int, int]
"""Topic and variant."""


@dataclass
class World:
    """interviews: what each customer says. prd, lock: of the last draft."""

    interviews: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    mood: int = 0
    decisions: Decisions = field(default_factory=Decisions)
    prd: Prd | None = None
    lock: Lock | None = None

    def regenerate(self) -> Prd:
        highest = dict(self.lock.ids.highest) if self.lock else {}
        previous = recalled(Previous(prd=self.prd, highest=highest), self.decisions)
        settling = Settling(self.decisions, previous)
        made: dict[type[Artifact], Artifact] = {}

        def put(artifact: Artifact) -> None:
            made[type(artifact)] = settling.settle(artifact, made)

        put(self._read())
        put(self._insights(previous))
        put(self._synthesis(made, previous))
        put(gtm())
        put(self._jobs(made, previous))
        put(self._requirements(made, previous))
        put(self._metrics(made, previous))
        prd = settling.recorded(self._assembled(made))
        earlier = self.prd.superseded if self.prd else ()
        prd = prd.model_copy(update={"superseded": superseded_by(prd, self.prd, earlier, self.decisions)})
        self.lock = make_lock(NOTHING, {}, prd, self.lock.ids if self.lock else None, self.prd)
        self.prd = prd
        return prd

    def _read(self) -> Interviews:
        return Interviews(
            interviews=tuple(
                Interview(
                    id=InterviewId(name), file=name, format="text", encoding="utf-8", sha256="", speakers=(), turns=()
                )
                for name in sorted(self.interviews)
            )
        )

    def _insights(self, previous: Previous) -> Insights:
        spoken = [
            quote(number, f"{TOPICS[topic]} again, number {variant}").model_copy(
                update={
                    "interview": InterviewId(name),
                    "turn": TurnId(f"{name}:{number}"),
                    "person": PersonId(name),
                }
            )
            for name, lines in sorted(self.interviews.items())
            for number, (topic, variant) in enumerate(dict.fromkeys(lines), start=1)
        ]
        ids = self._minter(previous, "EV").assign(
            "EV", spoken, words_of=lambda one: [words(one)], text_of=lambda one: one.quote
        )
        evidence = tuple(one.model_copy(update={"id": new}) for one, new in zip(spoken, ids, strict=True))
        return Insights(insights=(), evidence=evidence, ledger=())

    def _synthesis(self, made: Mapping[type[Artifact], Artifact], previous: Previous) -> Synthesis:
        told = insights_in(made).evidence
        topics = [one for one in TOPICS if any(one in record.quote for record in told)]
        groups = [(topic, [record for record in told if topic in record.quote]) for topic in topics]
        groups.sort(key=lambda group: -len(group[1]))
        ids = self._minter(previous, "PAIN").assign(
            "PAIN",
            groups,
            words_of=lambda group: [words(record) for record in group[1]],
            text_of=lambda group: self._worded(group[0]),
        )
        pains = tuple(
            self._pain(item_id, topic, records, rank)
            for rank, (item_id, (topic, records)) in enumerate(zip(ids, groups, strict=True), start=1)
        )
        return Synthesis(icp=draft().icp.model_copy(update={"pains": pains, "customers": len(self.interviews)}))

    def _pain(self, item_id: ItemId, topic: str, records: Sequence[Evidence], rank: int) -> Pain:
        """Those who give a variant of 0 say the opposite, where somebody says something else."""
        against = [one for one in records if one.quote.endswith("number 0")]
        behind = [one for one in records if one not in against] or against
        return pain().model_copy(
            update={
                "id": item_id,
                "name": self._worded(topic),
                "persons": tuple(dict.fromkeys(one.person for one in behind)),
                "interviews": tuple(dict.fromkeys(one.interview for one in behind)),
                "evidence": tuple(one.id for one in behind),
                "against": tuple(one.id for one in against if one not in behind),
                "by_customer": (),
                "severity": Severity.REWORK,
                **dict.fromkeys(("rank", "best_rank", "worst_rank"), rank),
            }
        )

    def _jobs(self, made: Mapping[type[Artifact], Artifact], previous: Previous) -> Jobs:
        first = icp_in(made).pains[:2]
        texts = [f"{one.name} and so on".lower() for one in first]
        known = previous.prd.jobs.jobs if previous.prd else ()
        minter = Minter(previous.highest, self._known(previous, ((j.id, j.situation, j.evidence) for j in known)))
        ids = minter.assign(
            "JOB",
            list(zip(first, texts, strict=True)),
            words_of=lambda one: self._words(made, one[0].evidence),
            text_of=lambda one: one[1],
        )
        return Jobs(
            jobs=tuple(
                Job(
                    id=new,
                    kind=JobKind.FUNCTIONAL,
                    situation=text,
                    motivation="be rid of it",
                    outcome="sleep",
                    traces=(one.id,),
                    evidence=one.evidence[:3],
                )
                for new, one, text in zip(ids, first, texts, strict=True)
            )
        )

    def _requirements(self, made: Mapping[type[Artifact], Artifact], previous: Previous) -> Requirements:
        icp, jobs = icp_in(made), jobs_in(made)
        texts = [f"The product must show that {one.name.lower()}." for one in icp.pains]
        ids = self._minter(previous, "REQ").assign(
            "REQ",
            list(zip(icp.pains, texts, strict=True)),
            words_of=lambda one: self._words(made, one[0].evidence),
            text_of=lambda one: one[1],
        )
        drafted = []
        for new, one, text in zip(ids, icp.pains, texts, strict=True):
            ranking = priority_of([one], customers=icp.customers, settled=icp.settled)
            criterion = Criterion(
                id=ItemId(f"{new}-AC1"), given="a day", when="it ends", then=text, evidence=one.evidence[:1]
            )
            served = tuple(job.id for job in jobs.jobs if one.id in job.traces)
            drafted.append(
                requirement().model_copy(
                    update={
                        "id": new,
                        "statement": text,
                        "criteria": (criterion,),
                        "traces": (one.id, *served, ItemId("GOAL-001")),
                        "evidence": one.evidence,
                        "against": one.against,
                        "priority": ranking.priority,
                        "priority_because": ranking.because,
                    }
                )
            )
        return Requirements(requirements=tuple(drafted))

    def _metrics(self, made: Mapping[type[Artifact], Artifact], previous: Previous) -> Metrics:
        artifact = made[Requirements]
        assert isinstance(artifact, Requirements)
        first: Sequence[Requirement] = artifact.requirements[:1]
        ids = self._minter(previous, "MET").assign(
            "MET", first, words_of=lambda _: (), text_of=lambda one: f"{one.title} measured"
        )
        return Metrics(metrics=tuple(_measured(new, one) for new, one in zip(ids, first, strict=True)))

    def _assembled(self, made: Mapping[type[Artifact], Artifact]) -> Prd:
        requirements, metrics = made[Requirements], made[Metrics]
        assert isinstance(requirements, Requirements)
        assert isinstance(metrics, Metrics)
        summaries = tuple(
            InterviewSummary(
                id=InterviewId(name), file=name, format="text", sha256="", turns=0, words=0, speakers=(), notices=()
            )
            for name in sorted(self.interviews)
        )
        going = made[Gtm]
        assert isinstance(going, Gtm)
        return draft().model_copy(
            update={
                "interviews": summaries,
                "evidence": insights_in(made).evidence,
                "icp": icp_in(made),
                "jobs": jobs_in(made),
                "gtm": going,
                "requirements": requirements.requirements,
                "metrics": metrics.metrics,
            }
        )

    def _worded(self, topic: str) -> str:
        return MOODS[self.mood % len(MOODS)].format(topic.capitalize() if self.mood % 2 else topic)

    def _minter(self, previous: Previous, prefix: str) -> Minter:
        prd = previous.prd
        if prd is None:
            return Minter(previous.highest)
        rows = {
            "EV": [(one.id, one.quote, (one.id,)) for one in prd.evidence],
            "PAIN": [(one.id, one.name, one.evidence) for one in prd.icp.pains],
            "REQ": [(one.id, one.statement, one.evidence) for one in prd.requirements],
            "MET": [(one.id, one.name, one.evidence) for one in prd.metrics],
        }[prefix]
        return Minter(previous.highest, self._known(previous, rows))

    def _known(self, previous: Previous, rows: object) -> list[Known]:
        evidence = previous.prd.evidence_by_id() if previous.prd else {}
        return [
            Known(id=item_id, text=text, words=frozenset(words(evidence[one]) for one in quotes if one in evidence))
            for item_id, text, quotes in rows  # type: ignore[attr-defined]
        ]

    def _words(self, made: Mapping[type[Artifact], Artifact], ids: Sequence[ItemId]) -> list[str]:
        evidence = insights_in(made).evidence_by_id()
        return [words(evidence[one]) for one in ids]


def words(record: Evidence) -> str:
    return f"{record.interview}\n{record.quote}"


def insights_in(made: Mapping[type[Artifact], Artifact]) -> Insights:
    artifact = made[Insights]
    assert isinstance(artifact, Insights)
    return artifact


def icp_in(made: Mapping[type[Artifact], Artifact]) -> Icp:
    artifact = made[Synthesis]
    assert isinstance(artifact, Synthesis)
    return artifact.icp


def jobs_in(made: Mapping[type[Artifact], Artifact]) -> Jobs:
    artifact = made[Jobs]
    assert isinstance(artifact, Jobs)
    return artifact


def _measured(item_id: ItemId, one: Requirement) -> Metric:
    traces = (ItemId("GOAL-001"), one.id)
    return metric().model_copy(
        update={"id": item_id, "name": f"{one.title} measured", "requirements": (one.id,), "traces": traces}
    )
