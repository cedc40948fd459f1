"""Every item of a PRD in one shape, whatever it is: what it says, and what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.gtm import NonGoal
from icp2prd.domain.icp import Pain, Theme
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Cut, Requirement


class Level(IntEnum):
    """How far an item is from the words, along quote → pain → job → requirement → metric → goal."""

    WORDS = 0
    PAIN = 1
    THEME = 2
    JOB = 3
    REQUIREMENT = 4
    CRITERION = 5
    METRIC = 6
    GOAL = 7
    QUESTION = 8


@dataclass(frozen=True, slots=True)
class Item:
    """word: what it is, for people ("pain", "acceptance criterion"). remarks: what else to say, by line."""

    id: ItemId
    word: str
    level: Level
    text: str
    traces: tuple[ItemId, ...] = ()
    evidence: tuple[ItemId, ...] = ()
    against: tuple[ItemId, ...] = ()
    remarks: tuple[str, ...] = ()


def place_of(evidence: Evidence) -> str:
    """`interviews/dana.md:14`, with the time where there is one: where a person finds the words."""
    where = f"{evidence.locator.file}:{evidence.locator.line}"
    if evidence.locator.time is None:
        return where
    minutes, seconds = divmod(int(evidence.locator.time), 60)
    return f"{where} at {minutes // 60}:{minutes % 60:02d}:{seconds:02d}"


def every_item(prd: Prd) -> Iterator[Item]:
    """From the words to the goals, in the order of the PRD."""
    yield from map(_words, prd.evidence)
    yield from (_pain(theme) if isinstance(theme, Pain) else _theme(theme) for theme in prd.icp.themes())
    yield from _problem_and_jobs(prd)
    for requirement in prd.requirements:
        yield from _requirement(requirement)
    yield from map(_metric, prd.metrics)
    yield from _going_to_market(prd)
    yield from _left_out_and_open(prd)


def _words(one: Evidence) -> Item:
    because = f": {one.strength_because}" if one.strength_because else ""
    return Item(
        id=one.id,
        word="quote",
        level=Level.WORDS,
        text=f"“{one.printed()}”",
        remarks=(
            f"{one.speaker} ({one.role}), {place_of(one)}",
            f"strength {int(one.strength)} of 5{because}",
            *(("the words alone may say the opposite of the sentence",) if one.truncated_negation else ()),
            *((f"the whole sentence: “{one.sentence}”",) if one.sentence != one.printed() else ()),
        ),
    )


def _pain(pain: Pain) -> Item:
    return Item(
        id=pain.id,
        word="pain",
        level=Level.PAIN,
        text=pain.name,
        traces=pain.traces,
        evidence=pain.evidence,
        against=pain.against,
        remarks=(f"rank {pain.rank}, severity {int(pain.severity)} of 4, told by {pain.reach}",),
    )


def _theme(theme: Theme) -> Item:
    return Item(
        id=theme.id,
        word=theme.kind.replace("_", " "),
        level=Level.THEME,
        text=theme.name,
        traces=theme.traces,
        evidence=theme.evidence,
        against=theme.against,
    )


def _problem_and_jobs(prd: Prd) -> Iterator[Item]:
    for part in prd.problem.parts:
        yield Item(part.id, "problem statement", Level.JOB, part.text, part.traces, part.evidence)
    for job in prd.jobs.jobs:
        yield Item(job.id, f"{job.kind} job", Level.JOB, job.statement, job.traces, job.evidence)


def _requirement(one: Requirement) -> Iterator[Item]:
    yield Item(
        id=one.id,
        word="requirement",
        level=Level.REQUIREMENT,
        text=one.statement,
        traces=one.traces,
        evidence=one.evidence,
        against=one.against,
        remarks=(f"{one.priority}: {one.priority_because}",),
    )
    for criterion in one.criteria:
        yield Item(
            id=criterion.id,
            word="acceptance criterion",
            level=Level.CRITERION,
            text=criterion.statement,
            traces=(one.id,),
            evidence=criterion.evidence,
        )


def _metric(one: Metric) -> Item:
    return Item(
        id=one.id,
        word="metric",
        level=Level.METRIC,
        text=f"{one.name}: {one.formula}",
        traces=(one.goal, *one.requirements, *one.traces),
        evidence=one.evidence,
        remarks=(f"baseline {one.baseline.value}, target {one.target.value}",),
    )


def _going_to_market(prd: Prd) -> Iterator[Item]:
    for goal in prd.gtm.goals:
        yield Item(goal.id, "goal", Level.GOAL, goal.name, goal.traces, goal.evidence)
    for one in prd.gtm.actions:
        yield Item(one.id, "go-to-market action", Level.GOAL, one.action, one.traces, one.evidence)


def _left_out_and_open(prd: Prd) -> Iterator[Item]:
    for non_goal in prd.non_goals:
        yield _left_out(non_goal, "non-goal")
    for cut in prd.cut:
        yield _left_out(cut, "cut")
    for one in prd.assumptions:
        yield Item(one.id, "assumption", Level.QUESTION, one.text, (ItemId(one.about),))
    for question in prd.open_questions:
        about = (ItemId(question.about),)
        yield Item(question.id, "open question", Level.QUESTION, question.question, about)


def _left_out(one: NonGoal | Cut, word: str) -> Item:
    return Item(
        id=one.id,
        word=word,
        level=Level.REQUIREMENT,
        text=one.text,
        traces=one.traces,
        evidence=one.evidence,
        remarks=(f"because {one.because}",),
    )
