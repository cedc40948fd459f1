"""Between the first criticism and the page: sentences with a blocking finding are mended, or the finding stands.

A repair is taken only where the rules are better off: the finding is gone and no rule finds more than before. Quotes
and traces are never part of it. What was not taken is listed with the other answers that were not.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from icp2prd.critic import criticise
from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.insight import Rejected
from icp2prd.domain.job import Job
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Criterion, Requirement
from icp2prd.domain.settings import FailOn, Limits
from icp2prd.llm.lengths import Line
from icp2prd.llm.profiles import Profile
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.assembling import Parts, assembled
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.stage import Work
from icp2prd.stages.wording import complaint_about

PROMPT: Final = "repair"
MOST_ROUNDS: Final = 2

_WHAT: Final = {
    "statement": "the statement of a requirement",
    "given": "the “given” of an acceptance criterion",
    "when": "the “when” of an acceptance criterion",
    "then": "the “then” of an acceptance criterion: what a tester sees",
    "situation": "the situation of a job, after “When”",
    "motivation": "the motivation of a job, after “I want to”",
    "outcome": "the outcome of a job, after “so I can”",
}


class RepairAnswer(Frozen):
    text: Line


class Criticised(NamedTuple):
    """A draft and what the rules hold against it."""

    draft: Prd
    findings: tuple[Finding, ...]


class Place(NamedTuple):
    """One text of one item, and what blocks it."""

    item: ItemId
    field: str
    text: str
    evidence: tuple[ItemId, ...]
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        return f"{self.item}, {self.field}"


def rounds_for(limits: Limits, profile: Profile) -> int:
    """How often an item may be revised: as the team says; otherwise not by a model that could not tell the fault."""
    if limits.repairs is not None:
        return limits.repairs
    return MOST_ROUNDS if profile.can_judge else 0


def criticised(work: Work, parts: Parts) -> Criticised:
    """The draft with what could be mended mended. Asks nothing where nothing blocks. Raises ModelError."""
    now = _criticise(parts)
    for _ in range(rounds_for(parts.brief.settings.limits, work.door.profile)):
        places = list(_places(parts, now.findings))
        if not places:
            break
        shelf = Shelf(parts.insights, parts.synthesis)
        refused = {one.item: one.reason for one in parts.requirements.rejected if one.stage == PROMPT}
        answers = work.each(places, partial(_ask, work, shelf, refused))
        for place, answer in zip(places, answers, strict=True):
            parts, now = _taken(parts, now, place, answer)
    return now


def _criticise(parts: Parts) -> Criticised:
    draft = assembled(parts)
    return Criticised(draft, criticise(draft, parts.interviews, parts.brief))


def _places(parts: Parts, findings: Sequence[Finding]) -> Iterator[Place]:
    """Texts with a blocking finding, in the order of the document."""
    blocking: dict[tuple[ItemId, str], list[Finding]] = {}
    for one in findings:
        if one.severity is FindingSeverity.ERROR or (
            parts.brief.settings.gate.fail_on is FailOn.WARNING and one.severity is FindingSeverity.WARNING
        ):
            blocking.setdefault((one.item, one.field), []).append(one)
    for item in _items(parts):
        for field in _WHAT:
            found = blocking.get((item.id, field))
            if found and hasattr(item, field):
                yield Place(item.id, field, getattr(item, field), item.evidence, tuple(found))


def _items(parts: Parts) -> Iterator[Job | Requirement | Criterion]:
    yield from parts.jobs.jobs
    for requirement in parts.requirements.requirements:
        yield requirement
        yield from requirement.criteria


def _ask(work: Work, shelf: Shelf, refused: Mapping[str, str], place: Place) -> str | Rejected:
    """refused: why an earlier answer was not taken, by the name of its place; asked the same, a model says the same."""
    material = shelf.material([], place.evidence)
    findings = "\n".join(f"- {one.message} {one.fix}" for one in place.findings)
    if earlier := refused.get(place.name):
        findings += f"\n- An earlier answer was not taken: {earlier}."
    question = load_prompt(PROMPT).ask_about(
        place.name, what=_WHAT[place.field], text=place.text, findings=findings, quotes=material.quotes
    )
    try:
        answer = work.door.ask(question, RepairAnswer)
    except AnswerRejected as failure:
        return _refused(place, failure.reason)
    complaint = complaint_about(answer, f"{material.text}\n{place.text}")
    return _refused(place, complaint) if complaint else _shaped(place.field, answer.text)


def _shaped(field: str, text: str) -> str:
    bare = " ".join(text.split()).strip(" .")
    return f"{bare}." if field == "statement" else bare[:1].lower() + bare[1:]


def _taken(parts: Parts, now: Criticised, place: Place, answer: str | Rejected) -> tuple[Parts, Criticised]:
    """The parts with the answer in them, or, where it does not help, with a line that says so."""
    if isinstance(answer, Rejected):
        refused = answer
    elif answer == place.text:
        refused = _refused(place, "the sentence came back as it was")
    else:
        candidate = _with(parts, place, {place.field: answer})
        after = _criticise(candidate)
        worse = _worse(now.findings, after.findings, place)
        if not worse:
            return candidate, after
        refused = _refused(place, worse)
    noted = parts.requirements.model_copy(update={"rejected": (*parts.requirements.rejected, refused)})
    parts = parts.model_copy(update={"requirements": noted})
    return parts, _criticise(parts)


def _worse(before: Sequence[Finding], after: Sequence[Finding], place: Place) -> str:
    """Why a repair is not taken; empty where it is."""
    then, now = Counter(one.rule for one in before), Counter(one.rule for one in after)
    if more := [rule for rule in now if now[rule] > then[rule]]:
        return f"{', '.join(sorted(more))} would find more than before"
    left = {(one.rule, one.item, one.field) for one in after}
    same = [one.rule for one in place.findings if (one.rule, one.item, one.field) in left]
    return f"{', '.join(sorted(set(same)))} still finds the same" if same else ""


def _with(parts: Parts, place: Place, fields: Mapping[str, str]) -> Parts:
    """The parts with one text changed, and nothing that it rests on."""
    jobs = tuple(one.model_copy(update=fields) if one.id == place.item else one for one in parts.jobs.jobs)
    requirements = tuple(_changed(one, place, fields) for one in parts.requirements.requirements)
    return parts.model_copy(
        update={
            "jobs": parts.jobs.model_copy(update={"jobs": jobs}),
            "requirements": parts.requirements.model_copy(update={"requirements": requirements}),
        }
    )


def _changed(requirement: Requirement, place: Place, fields: Mapping[str, str]) -> Requirement:
    if requirement.id == place.item:
        pattern = pattern_of(fields.get("statement", requirement.statement))
        return requirement.model_copy(update={**fields, "pattern": pattern})
    criteria = tuple(one.model_copy(update=fields) if one.id == place.item else one for one in requirement.criteria)
    return requirement.model_copy(update={"criteria": criteria})


def _refused(place: Place, reason: str) -> Rejected:
    return Rejected(stage=PROMPT, item=place.name, reason=reason)
