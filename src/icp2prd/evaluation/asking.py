"""Contradictions, jobs and open questions: what a draft has to say beside insights, pains and requirements."""

from icp2prd.domain.evidence import Evidence
from icp2prd.domain.job import Job, JobKind
from icp2prd.domain.prd import Prd
from icp2prd.evaluation.gold import NOT_FOUND
from icp2prd.evaluation.outcomes import CONTRADICTION, JOB, QUESTION, Expected, How, Outcomes
from icp2prd.evaluation.placing import Place, PlacedGold
from icp2prd.evaluation.wording import SAME_QUESTION, Ruler


def score_the_rest(prd: Prd, gold: PlacedGold, ruler: Ruler) -> Outcomes:
    """Recall only: what else a draft finds contradictory or asks is no fault. Raises ModelError."""
    return Outcomes(
        expected=(
            *(_contradiction(prd, gold, number) for number in range(len(gold.sides))),
            *(one for kind in JobKind if (one := _job(prd, gold, kind))),
            *(_question(prd, ask, ruler) for ask in gold.gold.must_ask),
        )
    )


def _contradiction(prd: Prd, gold: PlacedGold, number: int) -> Expected:
    """Found where one contradiction or requirement holds quotes of two sides, one for it and one against."""
    sides = gold.sides[number]
    evidence = prd.evidence_by_id()
    told = [(str(one.theme), one.evidence, one.against) for one in prd.icp.contradictions]
    told += [(str(one.id), one.evidence, one.against) for one in prd.requirements]
    by = ""
    for name, holding, opposing in told:
        held = _sides_in(sides, [evidence[each] for each in holding if each in evidence])
        against = _sides_in(sides, [evidence[each] for each in opposing if each in evidence])
        if any(a != b for a in held for b in against):
            by = name
            break
    about = gold.gold.contradictions[number].about
    return Expected(
        what=CONTRADICTION,
        name=about,
        text=about,
        found=bool(by),
        how=How.EVIDENCE if by else How.NONE,
        by=by,
    )


def _sides_in(sides: tuple[Place, ...], quotes: list[Evidence]) -> set[int]:
    return {number for number, side in enumerate(sides) if any(side.shares_sentence(one) for one in quotes)}


def _job(prd: Prd, gold: PlacedGold, kind: JobKind) -> Expected | None:
    """A job on one of the words, or none where nobody speaks of one."""
    words = getattr(gold.gold.jobs, kind.value)
    if not words:
        return None
    drawn = [one for one in prd.jobs.jobs if one.kind is kind]
    by: Job | None = None
    if words == NOT_FOUND:
        found = not drawn
    else:
        by = next((one for one in drawn if _rests_on(prd, one, gold.jobs[kind.value])), None)
        found = by is not None
    return Expected(
        what=JOB,
        name=f"{kind} job",
        text=words
        if isinstance(words, str)
        else " / ".join(one if isinstance(one, str) else one.turn for one in words),
        found=found,
        how=How.EVIDENCE if by else How.NONE,
        by=by.id if by else "",
        by_text=by.statement if by else "; ".join(one.statement for one in drawn),
    )


def _rests_on(prd: Prd, job: Job, places: tuple[Place, ...]) -> bool:
    evidence = prd.evidence_by_id()
    quotes = [evidence[one] for one in job.evidence if one in evidence]
    return any(place.shares_sentence(one) for place in places for one in quotes)


def _question(prd: Prd, ask: str, ruler: Ruler) -> Expected:
    asked = {one.question: one.id for one in prd.open_questions}
    likeness, nearest = ruler.nearest(ask, asked)
    found = likeness >= SAME_QUESTION
    return Expected(
        what=QUESTION,
        name=ask,
        text=ask,
        found=found,
        how=How.WORDING if found else How.NONE,
        by=asked[nearest] if found else "",
        by_text=nearest,
        likeness=round(likeness, 2),
    )
