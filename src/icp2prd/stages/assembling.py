"""The artifacts of a study as one document."""

from collections import Counter
from collections.abc import Iterable, Iterator

from icp2prd.domain.base import Artifact, Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.gtm import Gtm, OpenQuestion, Source
from icp2prd.domain.icp import Synthesis, Theme, sure_of
from icp2prd.domain.identity import Known, Minter
from icp2prd.domain.insight import Insights, Rejected
from icp2prd.domain.interview import Interview, Interviews
from icp2prd.domain.job import Job, Jobs
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import (
    Assumption,
    Coverage,
    InterviewSummary,
    Prd,
    Previous,
    Provenance,
    TranslationRow,
)
from icp2prd.domain.problem import PartName, Problem
from icp2prd.domain.references import references_of
from icp2prd.domain.requirement import Criterion, Priority, Requirement, Requirements
from icp2prd.domain.settings import Brief
from icp2prd.stages.known import known_items
from icp2prd.stages.planning.left_open import left_open


class MadeBy(Artifact):
    """Program, models and prompts: what the draft owes its wording to."""

    provenance: Provenance


class Parts(Frozen):
    """Everything that the stages before wrote."""

    brief: Brief
    interviews: Interviews
    insights: Insights
    synthesis: Synthesis
    problem: Problem
    jobs: Jobs
    gtm: Gtm
    requirements: Requirements
    metrics: Metrics
    made_by: MadeBy
    previous: Previous


def assembled(parts: Parts) -> Prd:
    """Return the draft without findings; quotes that nothing rests on are listed as unused."""
    minter = Minter(parts.previous.highest, _known(parts.previous))
    minter.reserve(question.id for question in parts.gtm.questions)
    evidence = (*parts.insights.evidence, *parts.synthesis.found)
    draft = Prd(
        title=parts.brief.title,
        interviews=tuple(_summary(one) for one in parts.interviews.interviews),
        evidence=evidence,
        icp=parts.synthesis.icp,
        problem=parts.problem,
        jobs=parts.jobs,
        gtm=parts.gtm,
        requirements=parts.requirements.requirements,
        metrics=parts.metrics.metrics,
        non_goals=parts.gtm.non_goals,
        cut=parts.requirements.cut,
        assumptions=_assumptions(parts, minter),
        open_questions=(*parts.gtm.questions, *_questions(parts, evidence, minter)),
        translation=_translation(parts),
        findings=(),
        coverage=_coverage(parts, ()),
        provenance=parts.made_by.provenance,
    )
    used = {reference.to for reference in references_of(draft)}
    unused = tuple(one.id for one in evidence if one.id not in used)
    return draft.model_copy(update={"coverage": _coverage(parts, unused)})


def _known(previous: Previous) -> list[Known]:
    prd = previous.prd
    if prd is None:
        return []
    asked = ((one.id, one.question, ()) for one in prd.open_questions)
    assumed = ((one.id, one.text, ()) for one in prd.assumptions)
    return list(known_items(prd, (*asked, *assumed)))


def _summary(interview: Interview) -> InterviewSummary:
    return InterviewSummary(
        id=interview.id,
        file=interview.file,
        format=interview.format,
        sha256=interview.sha256,
        turns=len(interview.turns),
        words=interview.words,
        speakers=interview.speakers,
        notices=interview.notices,
    )


class _Said(Frozen):
    text: str
    about: str


def _assumptions(parts: Parts, minter: Minter) -> tuple[Assumption, ...]:
    found = list(_assumed(parts))
    ids = minter.assign("ASM", found, words_of=lambda _: (), text_of=lambda one: one.text)
    return tuple(
        Assumption(id=item_id, text=one.text, about=one.about) for item_id, one in zip(ids, found, strict=True)
    )


def _assumed(parts: Parts) -> Iterator[_Said]:
    for part in parts.problem.parts:
        if part.assumption and part.text:
            yield _Said(text=f"The problem statement says: {part.text}", about=part.id)
    for goal in parts.gtm.goals:
        if goal.source is Source.ASSUMPTION:
            yield _Said(text=f"“{goal.name}” is a go-to-market goal of the team.", about=goal.id)
    for action in parts.gtm.actions:
        if action.source is Source.ASSUMPTION:
            yield _Said(text=f"This would test the hypothesis: {action.action}.", about=action.id)
    if parts.gtm.goals and parts.metrics.metrics:
        yield _Said(
            text="Each requirement serves one goal: first use the sales cycle, errors satisfaction, time retention. "
            "The assignment is a convention, not something that anyone said.",
            about="metrics",
        )
    for metric in parts.metrics.metrics:
        if not metric.evidence:
            yield _Said(text=f"“{metric.name}” shows whether the goal is met; no customer named it.", about=metric.id)


def _questions(parts: Parts, evidence: Iterable[Evidence], minter: Minter) -> tuple[OpenQuestion, ...]:
    asked = list(
        left_open(
            parts.interviews,
            parts.synthesis.icp,
            {one.id: one for one in evidence},
            parts.requirements.requirements,
            parts.metrics.metrics,
        )
    )
    ids = minter.assign("Q", asked, words_of=lambda _: (), text_of=lambda one: one.question)
    return tuple(OpenQuestion(id=item_id, **one.model_dump()) for item_id, one in zip(ids, asked, strict=True))


def _translation(parts: Parts) -> tuple[TranslationRow, ...]:
    """The article's table of the two languages, filled from this study. Rows without either side are left out."""
    icp, gtm = parts.synthesis.icp, parts.gtm
    made = parts.requirements.requirements
    what = parts.problem.part(PartName.SENTENCE)
    functional = parts.jobs.jobs[:1]
    musts = [one for one in made if one.priority is made[0].priority][:3] if made else []
    criteria = [criterion for one in made for criterion in one.criteria][:2]
    hurting = icp.top_pains()[:2]
    rows = (
        ("customer pain", "problem statement", _names(hurting), what.text, [*_ids(hurting), what.id]),
        (
            "value proposition",
            "expected behaviour",
            gtm.value_proposition.text,
            _joined(job.statement for job in functional),
            _ids(functional),
        ),
        (
            "promise",
            "functional requirements",
            gtm.promise.text,
            _joined(f"{one.id}: {one.title}" for one in musts),
            _ids(musts),
        ),
        ("positioning", "priorities", gtm.positioning.text, _priorities(parts.requirements), _ids(made[:1])),
        (
            "success metrics",
            "acceptance criteria",
            _names(sure_of(icp.success_metrics)[:2]) or _joined(one.name for one in parts.metrics.metrics[:2]),
            _joined(f"{one.id}: {one.then}" for one in criteria),
            [*_ids(sure_of(icp.success_metrics)[:2]), *_ids(criteria)],
        ),
    )
    return tuple(
        TranslationRow(said=said, became=became, from_text=source, to_text=target, traces=tuple(traces))
        for said, became, source, target, traces in rows
    )


def _priorities(requirements: Requirements) -> str:
    counts = Counter(one.priority for one in requirements.requirements)
    return ", ".join(f"{counts[priority]} {priority.value}" for priority in Priority if counts[priority])


def _names(themes: Iterable[Theme]) -> str:
    return _joined(theme.name for theme in themes)


def _ids(items: Iterable[Theme | Job | Requirement | Criterion]) -> list[ItemId]:
    return [item.id for item in items]


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(text.rstrip(".") for text in texts)


def _coverage(parts: Parts, unused: tuple[ItemId, ...]) -> Coverage:
    insights = parts.insights
    rejected: tuple[Rejected, ...] = (
        *insights.rejected,
        *parts.synthesis.rejected,
        *parts.problem.rejected,
        *parts.jobs.rejected,
        *parts.requirements.rejected,
        *parts.metrics.rejected,
    )
    return Coverage(
        turns=len(insights.ledger),
        used=sum(1 for record in insights.ledger if record.fate == "used"),
        ledger=insights.ledger,
        quotes_by_interview=dict(Counter(str(one.interview) for one in insights.evidence)),
        refused=dict(sorted(Counter(refusal.outcome.value for refusal in insights.refusals).items())),
        rejected=rejected,
        unused=unused,
    )
