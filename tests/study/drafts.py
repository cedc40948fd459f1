"""A small draft, made by hand: two quotes, a pain, a job, a requirement, a metric, a goal."""

from icp2prd.domain.base import InterviewId, ItemId, PersonId, TurnId
from icp2prd.domain.evidence import Evidence, Locator, Strength
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.gtm import Goal, Gtm, GtmLine, Hypothesis, Source
from icp2prd.domain.icp import Band, CustomerSeverity, Icp, Pain, Saturation, Severity
from icp2prd.domain.interview import Role
from icp2prd.domain.job import Job, JobKind, Jobs
from icp2prd.domain.metric import Figure, Metric
from icp2prd.domain.prd import Coverage, Prd, Provenance
from icp2prd.domain.problem import Problem
from icp2prd.domain.requirement import Criterion, Pattern, Priority, Requirement, Verification

DANA = PersonId("dana")


def ids(*names: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(name) for name in names)


def quote(number: int, words: str, sentence: str = "") -> Evidence:
    return Evidence(
        id=ItemId(f"EV-{number:03d}"),
        interview=InterviewId("dana"),
        turn=TurnId(f"dana:{number}"),
        start=0,
        end=len(words),
        quote=words,
        sentence=sentence or words,
        speaker="Dana",
        person=DANA,
        role=Role.CUSTOMER,
        strength=Strength.PAST_EVENT,
        strength_because="says when it happened",
        locator=Locator(file="interviews/dana.md", line=10 + number, time=75.0),
    )


def pain() -> Pain:
    return Pain(
        id=ItemId("PAIN-001"),
        name="Copying numbers by hand takes evenings",
        statements=("Copying numbers by hand takes evenings",),
        persons=(DANA,),
        interviews=(InterviewId("dana"),),
        evidence=ids("EV-001"),
        against=ids("EV-002"),
        strength=4.0,
        severity=Severity.REWORK,
        worst=Severity.REWORK,
        by_customer=(CustomerSeverity(person=DANA, severity=Severity.REWORK, because="hours"),),
        score=1.6,
        rank=1,
        best_rank=1,
        worst_rank=1,
        share_low=0.2,
        share_high=1.0,
        band=Band.TOP,
    )


def requirement() -> Requirement:
    return Requirement(
        id=ItemId("REQ-001"),
        title="Numbers without copying",
        statement="The product must bring the numbers together.",
        pattern=Pattern.CAPABILITY,
        rationale="",
        priority=Priority.MUST,
        priority_because="answers the first pain",
        verification=Verification.TEST,
        criteria=(Criterion(id=ItemId("AC-001"), given="a month", when="it ends", then="the numbers are there"),),
        traces=ids("PAIN-001", "JOB-001", "GOAL-001"),
        evidence=ids("EV-001"),
    )


def metric() -> Metric:
    return Metric(
        id=ItemId("MET-001"),
        name="Evenings",
        formula="evenings spent ÷ months",
        unit="evenings",
        population="founders",
        baseline=Figure(value="unknown: measure first"),
        target=Figure(value="to set with the team"),
        window="a month",
        data_source="diary",
        counter_metric="errors",
        goal=ItemId("GOAL-001"),
        requirements=ids("REQ-001"),
        traces=ids("GOAL-001", "REQ-001"),
    )


def gtm() -> Gtm:
    nothing = GtmLine()
    return Gtm(
        value_proposition=nothing,
        promise=nothing,
        positioning=nothing,
        hypothesis=Hypothesis(segment=nothing, channels=(), promise=nothing),
        pillars=(),
        goals=(Goal(id=ItemId("GOAL-001"), name="Reduce churn", source=Source.TEAM, where="gtm.md"),),
        actions=(),
    )


def finding(severity: FindingSeverity = FindingSeverity.ERROR) -> Finding:
    return Finding(
        rule="TRACE-003",
        severity=severity,
        item=ItemId("REQ-001"),
        field="traces",
        span="",
        message="rests on nothing",
        fix="name a pain",
    )


def draft(*findings: Finding, title: str = "Investor updates") -> Prd:
    job = Job(
        id=ItemId("JOB-001"),
        kind=JobKind.FUNCTIONAL,
        situation="the month ends",
        motivation="send the numbers",
        outcome="sleep",
        traces=ids("PAIN-001"),
        evidence=ids("EV-001"),
    )
    saturation = Saturation(interviews=1, base_size=0, run_length=0, base=None, new=None, ratio=None)
    return Prd(
        title=title,
        interviews=(),
        evidence=(quote(1, "it takes me evenings", "And it takes me evenings."), quote(2, "it's fine")),
        icp=Icp(customers=1, pains=(pain(),), saturation=saturation, settled=False),
        problem=Problem(parts=()),
        jobs=Jobs(jobs=(job,)),
        gtm=gtm(),
        requirements=(requirement(),),
        metrics=(metric(),),
        non_goals=(),
        cut=(),
        assumptions=(),
        open_questions=(),
        translation=(),
        findings=findings,
        coverage=Coverage(turns=2, used=2, ledger=(), quotes_by_interview={}, refused={}, rejected=(), unused=()),
        provenance=Provenance(icp2prd="0", model="fake", embedding_model="fake", prompts={}, judge="off"),
    )
