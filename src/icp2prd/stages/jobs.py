"""Jobs to be done: functional from pains, emotional and social only from words that speak of them."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Feeling, FeelingKind, Icp, Pain, Synthesis, Theme
from icp2prd.domain.identity import Known, Minter
from icp2prd.domain.insight import Insights, Rejected
from icp2prd.domain.job import Job, JobKind, Jobs
from icp2prd.domain.prd import Previous
from icp2prd.llm.lengths import Line
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.known import words_of
from icp2prd.stages.planning.stem import telling_stems
from icp2prd.stages.planning.wanting import (
    is_past,
    motivation_in,
    never_again,
    outcome_in,
    relief_in,
    situation_in,
)
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.stage import Work, stage
from icp2prd.stages.wording import Unsupported, supported

FUNCTIONAL_JOBS: Final = 3
MOST_QUOTES: Final = 3

_KINDS: Final = {FeelingKind.EMOTIONAL: JobKind.EMOTIONAL, FeelingKind.SOCIAL: JobKind.SOCIAL}
_LEAD: Final = {
    "situation": re.compile(r"^(when|whenever|if)\s+", re.IGNORECASE),
    "motivation": re.compile(r"^(i\s+)?(want|need|would like)\s+to\s+|^to\s+", re.IGNORECASE),
    "outcome": re.compile(r"^(so\s+(that\s+)?)?(i\s+can|i\s+could|to)\s+", re.IGNORECASE),
}


class JobAnswer(Frozen):
    situation: Line
    motivation: Line
    outcome: Line


class Ground(Frozen):
    """What one job is written from."""

    kind: JobKind
    pains: tuple[Pain, ...]
    evidence: tuple[ItemId, ...]


class Clause(Frozen):
    """A part of a job in a customer's words, and the quote it is from."""

    text: str
    quote: ItemId


Drafted = tuple[Ground, JobAnswer]


@stage("jobs", "what customers are trying to get done, feel, or be seen as", prompts=("job",))
def jobs(work: Work, insights: Insights, synthesis: Synthesis, previous: Previous) -> Jobs:
    shelf = Shelf(insights, synthesis)
    grounds = _grounds(synthesis)
    by_code = work.door.profile.needs_cues
    answers = work.each(grounds, lambda one: _joined(shelf, synthesis.icp, one) if by_code else _ask(work, shelf, one))
    drafts = [one for one in answers if not isinstance(one, Rejected)]
    rejected = [one for one in answers if isinstance(one, Rejected)]
    minter = Minter(previous.highest, _known(previous))
    ids = minter.assign(
        "JOB",
        drafts,
        words_of=lambda draft: _words(draft[0].kind, shelf.records(draft[0].evidence)),
        text_of=lambda draft: f"{draft[1].situation} {draft[1].motivation} {draft[1].outcome}",
    )
    found = tuple(_job(item_id, *draft) for item_id, draft in zip(ids, drafts, strict=True))
    kinds = {ground.kind for ground in grounds}
    return Jobs(
        jobs=found,
        not_found=tuple(kind for kind in JobKind if kind not in kinds),
        rejected=tuple(rejected),
    )


def _known(previous: Previous) -> list[Known]:
    """The jobs of the last draft, each with its quotes as this draft would have them."""
    if previous.prd is None:
        return []
    evidence = previous.prd.evidence_by_id()
    return [
        Known(
            id=job.id,
            words=_words(job.kind, [evidence[quote] for quote in job.evidence if quote in evidence]),
            text=f"{job.situation} {job.motivation} {job.outcome}",
        )
        for job in previous.prd.jobs.jobs
    ]


def _words(kind: JobKind, records: Sequence[Evidence]) -> frozenset[str]:
    """The kind with the words: what one customer said may be the ground of a functional and of an emotional job."""
    return frozenset(f"{kind}\n{words_of(record)}" for record in records)


def _grounds(synthesis: Synthesis) -> list[Ground]:
    top = (synthesis.icp.top_pains() or synthesis.icp.pains)[:FUNCTIONAL_JOBS]
    functional = [Ground(kind=JobKind.FUNCTIONAL, pains=(pain,), evidence=pain.evidence[:MOST_QUOTES]) for pain in top]
    return [*functional, *(one for kind in FeelingKind if (one := _felt(kind, synthesis)))]


def _felt(kind: FeelingKind, synthesis: Synthesis) -> Ground | None:
    """The ground of an emotional or social job: the feelings about the best-ranked pain that has any."""
    pains = {pain.id: pain for pain in synthesis.icp.pains}
    feelings = [one for one in synthesis.feelings if one.kind is kind and any(t in pains for t in one.traces)]
    if not feelings:
        return None
    best = min((pains[trace] for one in feelings for trace in one.traces), key=lambda pain: pain.rank)
    mine = _about(best, feelings) + [one for one in feelings if best.id not in one.traces]
    return Ground(
        kind=_KINDS[kind],
        pains=(best,),
        evidence=tuple(dict.fromkeys(one.evidence for one in mine))[:MOST_QUOTES],
    )


def _about(pain: Pain, feelings: Sequence[Feeling]) -> list[Feeling]:
    return [one for one in feelings if pain.id in one.traces]


def _joined(shelf: Shelf, icp: Icp, ground: Ground) -> Drafted | Rejected:
    """A job of customers' own clauses, for models that cannot write one; each clause with its quote."""
    pain = ground.pains[0]
    told = shelf.records(pain.evidence)
    situations = _clauses(told, situation_in)
    situations.sort(key=lambda one: is_past(one.text))
    wished = [one for one in (*icp.decision_criteria, *icp.success_metrics) if pain.id in one.traces]
    if ground.kind is JobKind.FUNCTIONAL:
        wants = _clauses(_told_by(shelf, wished), motivation_in)
        today = [one for one in icp.workarounds if pain.id in one.traces]
        wants += _clauses(_told_by(shelf, today), relief_in)
    else:
        felt = shelf.records(ground.evidence)
        wants = _clauses(felt, motivation_in) or _clauses(felt, never_again)
    outcomes = [one for one in _gained(shelf, icp, pain) if one.text not in {want.text for want in wants}]
    if not (situations and wants and outcomes):
        missing = (
            "when it arises" if not situations else "what they want instead" if not wants else "what they would gain"
        )
        reason = f"nobody says {missing} in words that a job can be made of"
        return Rejected(stage="jobs", item=f"{ground.kind.value}: {pain.id}", reason=reason)
    parts = situations[0], wants[0], outcomes[0]
    answer = JobAnswer(situation=parts[0].text, motivation=parts[1].text, outcome=parts[2].text)
    return ground.model_copy(update={"evidence": tuple(dict.fromkeys(part.quote for part in parts))}), answer


def _gained(shelf: Shelf, icp: Icp, pain: Pain) -> list[Clause]:
    """What would be so without a pain: told for it, or else by somebody who told of it."""
    mine = [one for one in icp.success_metrics if pain.id in one.traces]
    others = [one for one in icp.success_metrics if pain.id not in one.traces]
    told = [record for record in _told_by(shelf, others) if record.person in pain.persons]
    return _clauses([*_told_by(shelf, mine), *told], outcome_in)


def _clauses(records: Sequence[Evidence], clause_in: Callable[[str], str]) -> list[Clause]:
    return [Clause(text=text, quote=record.id) for record in records if (text := clause_in(record.sentence))]


def _told_by(shelf: Shelf, themes: Sequence[Theme]) -> list[Evidence]:
    return [record for theme in themes for record in shelf.records(theme.evidence)]


def _ask(work: Work, shelf: Shelf, ground: Ground) -> Drafted | Rejected:
    material = shelf.material(ground.pains, ground.evidence)
    item = f"{ground.kind.value}: {ground.pains[0].id}"
    question = load_prompt("job").ask_about(
        item, kind=ground.kind.value, statements=material.statements, quotes=material.quotes
    )
    try:
        return ground, supported(work.door, question, JobAnswer, material.text, _complaint)
    except (AnswerRejected, Unsupported) as failure:
        return Rejected(stage="jobs", item=item, reason=failure.reason)


def _complaint(answer: JobAnswer) -> str:
    if not all((answer.situation.strip(), answer.motivation.strip(), answer.outcome.strip())):
        return "A part is empty. Every part of a job is needed."
    if telling_stems(answer.outcome) and telling_stems(answer.outcome) <= telling_stems(answer.motivation):
        return "The outcome repeats the motivation. Say what they gain by it."
    return ""


def _job(item_id: ItemId, ground: Ground, answer: JobAnswer) -> Job:
    return Job(
        id=item_id,
        kind=ground.kind,
        situation=_part("situation", answer.situation),
        motivation=_part("motivation", answer.motivation),
        outcome=_part("outcome", answer.outcome),
        traces=tuple(pain.id for pain in ground.pains),
        evidence=ground.evidence,
    )


def _part(name: str, text: str) -> str:
    """A part without the words that the sentence puts around it, beginning in lower case."""
    bare = _LEAD[name].sub("", " ".join(text.split())).strip(" .,")
    is_name = bare[:2].isupper() or bare.startswith(("I ", "I'"))
    return bare if is_name else bare[:1].lower() + bare[1:]
