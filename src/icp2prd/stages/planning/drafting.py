"""From a pain, or from what customers say a product must do, to the draft of one requirement."""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.critic.lint import Kind, untestable_in
from icp2prd.critic.terms import OBSERVABLE
from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.icp import Theme
from icp2prd.domain.insight import Rejected
from icp2prd.domain.quantity import quantities
from icp2prd.domain.requirement import Criterion, Verification
from icp2prd.llm.lengths import Label, Line
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.llm.vectors import cosine
from icp2prd.stages.planning.framing import framed_criterion
from icp2prd.stages.planning.grounds import SAID_BY_CUSTOMERS, Draft, Ground
from icp2prd.stages.planning.statement import complaint_about_statement
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.stage import Door
from icp2prd.stages.wording import Unsupported, supported

RELATED: Final = 0.25
"""Cosine of a requirement and the pain it answers, under which it is about something else (AUC 0.84 in the design)."""

_LEAD: Final = {
    "given": re.compile(r"^given( that)?\s+", re.IGNORECASE),
    "when": re.compile(r"^when\s+", re.IGNORECASE),
    "then": re.compile(r"^then\s+", re.IGNORECASE),
}
_TO_SEE: Final = re.compile(rf"\b{OBSERVABLE}", re.IGNORECASE)


class RequirementAnswer(Frozen):
    title: Label
    statement: Line


class CriterionAnswer(Frozen):
    given: Line
    when: Line
    then: Line


def written(door: Door, shelf: Shelf, ground: Ground) -> Draft | Rejected:
    """Ask for one requirement, hold it to its pattern, its words and its pain, and ask once more where it fails."""
    known = (*ground.themes, *((ground.today,) if ground.today else ()))
    material = shelf.material(known, ground.evidence)
    question = load_prompt("requirement").ask_about(
        ground.item,
        today=ground.today.name if ground.today else "",
        wanted=ground.wanted.name if ground.wanted else "",
        pain=ground.pains[0].name,
        quotes=material.quotes,
    )
    [anchor] = door.embed([ground.theme.name])

    def check(answer: RequirementAnswer) -> str:
        if complaint := complaint_about_statement(answer.statement, material.text):
            return complaint
        [vector] = door.embed([answer.statement])
        return "" if cosine(anchor, vector) >= RELATED else "It is about something else than the problem given."

    try:
        answer = supported(door, question, RequirementAnswer, material.text, check)
    except (AnswerRejected, Unsupported) as failure:
        return Rejected(stage="requirements", item=ground.item, reason=failure.reason)
    statement = answer.statement.strip().rstrip(".") + "."
    return Draft(
        ground=ground,
        title=answer.title.strip().rstrip("."),
        statement=statement,
        pattern=pattern_of(statement),
    )


def criterion_for(
    door: Door, shelf: Shelf, draft: Draft, measures: Sequence[Theme], item_id: ItemId
) -> Criterion | Rejected:
    """One acceptance criterion, with a number only where a customer said it."""
    ground = draft.ground
    if draft.frame:
        return framed_criterion(shelf, draft, measures, item_id)
    quotes = tuple(dict.fromkeys((*(m.evidence[0] for m in measures[:2]), *ground.evidence)))
    material = shelf.material([*measures[:2], *ground.themes], quotes)
    question = load_prompt("criterion").ask_about(
        ground.item,
        statement=draft.statement,
        measures="\n".join(f"- {measure.name}" for measure in measures[:2]),
        quotes=material.quotes,
    )
    try:
        answer = supported(
            door, question, CriterionAnswer, f"{material.text}\n{draft.statement}", _complaint_about_criterion
        )
    except (AnswerRejected, Unsupported) as failure:
        return Rejected(stage="requirements", item=f"{ground.item}, criterion", reason=failure.reason)
    then = _part("then", answer.then)
    threshold, sources = _threshold(then, shelf, quotes)
    return Criterion(
        id=item_id,
        given=_part("given", answer.given),
        when=_part("when", answer.when),
        then=then,
        threshold=threshold,
        threshold_source=SAID_BY_CUSTOMERS if threshold else "",
        evidence=sources or ground.evidence[:1],
    )


def verification_of(criterion: Criterion) -> Verification:
    """A number is tested; something to see is shown."""
    return Verification.TEST if criterion.threshold else Verification.DEMONSTRATION


def _complaint_about_criterion(answer: CriterionAnswer) -> str:
    if not all((answer.given.strip(), answer.when.strip(), answer.then.strip())):
        return "A part is empty. Given, when and then are all needed."
    if words := untestable_in(answer.then, Kind.RESULT):
        return f"“{words}” cannot be seen by a tester. Say what the tester sees."
    if not _TO_SEE.search(answer.then) and not quantities(answer.then):
        return "Say in `then` what a tester sees, gets or finds."
    return ""


def _threshold(then: str, shelf: Shelf, quotes: Sequence[ItemId]) -> tuple[str, tuple[ItemId, ...]]:
    """The quantity in a criterion and the quotes that say it; a bare count is not a threshold."""
    for wanted in quantities(then):
        if wanted.loose:
            continue
        sources = tuple(
            record.id
            for record in shelf.records(quotes)
            if any(said.unit == wanted.unit and said.value == wanted.value for said in quantities(record.sentence))
        )
        if sources:
            return wanted.text, sources
    return "", ()


def _part(name: str, text: str) -> str:
    bare = _LEAD[name].sub("", " ".join(text.split())).strip(" .,")
    return bare if bare[:2].isupper() else bare[:1].lower() + bare[1:]
