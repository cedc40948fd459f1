"""Jobs to be done: functional from pains, emotional and social only from words that speak of them."""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Feeling, FeelingKind, Icp, Pain, Synthesis, sure_of
from icp2prd.domain.identity import Known, Minter
from icp2prd.domain.insight import Insights, Rejected
from icp2prd.domain.job import Job, JobKind, Jobs
from icp2prd.domain.prd import Previous
from icp2prd.llm.lengths import Line
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.known import words_of
from icp2prd.stages.planning.joining import NO_JOB, Joiner
from icp2prd.stages.planning.stem import telling_stems
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


Drafted = tuple[Ground, JobAnswer]


@stage("jobs", "what customers are trying to get done, feel, or be seen as", prompts=("job",))
def jobs(work: Work, insights: Insights, synthesis: Synthesis, previous: Previous) -> Jobs:
    shelf = Shelf(insights, synthesis)
    if work.door.profile.needs_cues:
        grounds = _grounds(synthesis, most=len(synthesis.icp.pains))
        answers = _joined(shelf, synthesis.icp, grounds)
    else:
        grounds = _grounds(synthesis)
        answers = work.each(grounds, lambda one: _ask(work, shelf, one))
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


def _grounds(synthesis: Synthesis, most: int = FUNCTIONAL_JOBS) -> list[Ground]:
    """most: functional ones; the pains at the top come first, and others only where there is room for more."""
    first = synthesis.icp.top_pains()
    rest = [pain for pain in sure_of(synthesis.icp.pains) if pain not in first] if most > FUNCTIONAL_JOBS else []
    top = [*first, *rest][:most] if first else []
    functional = [Ground(kind=JobKind.FUNCTIONAL, pains=(pain,), evidence=pain.evidence[:MOST_QUOTES]) for pain in top]
    return [*functional, *(one for kind in FeelingKind if (one := _felt(kind, synthesis)))]


def _felt(kind: FeelingKind, synthesis: Synthesis) -> Ground | None:
    """The ground of an emotional or social job: the feelings about the best-ranked pain that has any."""
    pains = {pain.id: pain for pain in sure_of(synthesis.icp.pains) if synthesis.icp.top_pains()}
    feelings = [one for one in synthesis.feelings if one.kind is kind and any(t in pains for t in one.traces)]
    if not feelings:
        return None
    best = min((pains[trace] for one in feelings for trace in one.traces if trace in pains), key=lambda pain: pain.rank)
    mine = _about(best, feelings) + [one for one in feelings if best.id not in one.traces]
    return Ground(
        kind=_KINDS[kind],
        pains=(best,),
        evidence=tuple(dict.fromkeys(one.evidence for one in mine))[:MOST_QUOTES],
    )


def _about(pain: Pain, feelings: Sequence[Feeling]) -> list[Feeling]:
    return [one for one in feelings if pain.id in one.traces]


def _joined(shelf: Shelf, icp: Icp, grounds: Sequence[Ground]) -> list[Drafted | Rejected]:
    """Jobs of customers' own clauses, for models that cannot write one: functional ones until there are enough."""
    joiner = Joiner(shelf, icp)
    drafts: list[Drafted] = []
    rejected: list[Rejected] = []
    for ground in grounds:
        if ground.kind is JobKind.FUNCTIONAL and len(drafts) == FUNCTIONAL_JOBS:
            continue
        felt = () if ground.kind is JobKind.FUNCTIONAL else ground.evidence
        if joined := joiner.job_of(ground.kind, ground.pains[0], felt):
            answer = JobAnswer(situation=joined.situation, motivation=joined.motivation, outcome=joined.outcome)
            drafts.append((ground.model_copy(update={"evidence": joined.evidence}), answer))
        else:
            rejected.append(Rejected(stage="jobs", item=_item(ground), reason=NO_JOB))
    return [*drafts, *rejected]


def _item(ground: Ground) -> str:
    return f"{ground.kind.value}: {ground.pains[0].id}"


def _ask(work: Work, shelf: Shelf, ground: Ground) -> Drafted | Rejected:
    material = shelf.material(ground.pains, ground.evidence)
    item = _item(ground)
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
