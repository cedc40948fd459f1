"""From a pain, or from what customers say a product must do, to the draft of one requirement."""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.critic.terms import IMPLEMENTATION, LOOPHOLES, OBSERVABLE, VAGUE, pattern_for
from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.icp import Band, Icp, Pain, Theme
from icp2prd.domain.insight import Rejected
from icp2prd.domain.quantity import quantities
from icp2prd.domain.requirement import Criterion, Pattern, Verification
from icp2prd.llm.lengths import Label, Line
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.planning.remedies import FRAMES, Remedy, complaint_about_words, remedy_for
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.stage import Door
from icp2prd.stages.synthesizing.codebook import cosine
from icp2prd.stages.wording import Unsupported, speaks_in_first_person, supported

MOST_QUOTES: Final = 3
RELATED: Final = 0.25
"""Cosine of a requirement and the pain it answers, under which it is about something else (AUC 0.84 in the design)."""

SAID_BY_CUSTOMERS: Final = "what a customer said"

_LEAD: Final = {
    "given": re.compile(r"^given( that)?\s+", re.IGNORECASE),
    "when": re.compile(r"^when\s+", re.IGNORECASE),
    "then": re.compile(r"^then\s+", re.IGNORECASE),
}
_BUILT: Final = pattern_for(IMPLEMENTATION)
_VAGUE: Final = pattern_for((*VAGUE, *LOOPHOLES))
_TO_SEE: Final = re.compile(rf"\b{OBSERVABLE}", re.IGNORECASE)


class RequirementAnswer(Frozen):
    title: Label
    statement: Line


class RemedyWords(Frozen):
    words: Label


class CriterionAnswer(Frozen):
    given: Line
    when: Line
    then: Line


class Ground(Frozen):
    """What one requirement is written from.

    pains: the one it answers first. wanted: what customers say a product must do, where that is what it is from.
    today: what they do about the pain now.
    """

    pains: tuple[Pain, ...]
    wanted: Theme | None = None
    today: Theme | None = None

    @property
    def item(self) -> str:
        return f"{self.wanted.id} for {self.pains[0].id}" if self.wanted else self.pains[0].id

    @property
    def theme(self) -> Theme:
        return self.wanted or self.pains[0]

    @property
    def themes(self) -> tuple[Theme, ...]:
        return (self.wanted, self.pains[0]) if self.wanted else (self.pains[0],)

    @property
    def evidence(self) -> tuple[ItemId, ...]:
        own = self.wanted.evidence[:2] if self.wanted else ()
        return tuple(dict.fromkeys((*own, *self.pains[0].evidence)))[:MOST_QUOTES]

    @property
    def against(self) -> tuple[ItemId, ...]:
        return tuple(dict.fromkeys(one for theme in self.themes for one in theme.against))


class Draft(Frozen):
    """framed: the criterion that comes with the frame the statement was made from."""

    ground: Ground
    title: str
    statement: str
    pattern: Pattern
    framed: CriterionAnswer | None = None


def grounds_of(icp: Icp) -> list[Ground]:
    """What to write requirements from: top pains by rank, each before what customers want for it; then the rest."""
    wanted = [theme for theme in icp.decision_criteria if theme.traces]
    top = [pain for pain in icp.pains if pain.band is not Band.LISTED]
    rest = [pain for pain in icp.pains if pain.band is Band.LISTED]
    today = {pain.id: _workaround_for(pain, icp) for pain in icp.pains}
    grounds: list[Ground] = []
    for pain in top:
        grounds.append(Ground(pains=(pain,), today=today[pain.id]))
        grounds.extend(
            Ground(pains=(pain,), wanted=one, today=today[pain.id]) for one in wanted if one.traces[0] == pain.id
        )
    listed = {pain.id: pain for pain in rest}
    grounds.extend(
        Ground(pains=(listed[one.traces[0]],), wanted=one, today=today[one.traces[0]])
        for one in wanted
        if one.traces[0] in listed
    )
    return [*grounds, *(Ground(pains=(pain,), today=today[pain.id]) for pain in rest)]


def _workaround_for(pain: Pain, icp: Icp) -> Theme | None:
    return next((theme for theme in icp.workarounds if theme.traces[:1] == (pain.id,)), None)


def draft_of(door: Door, shelf: Shelf, ground: Ground) -> Draft | Rejected:
    """Draft one requirement: into a frame where the model needs one and one fits, else in its own words."""
    remedy = remedy_for(ground.pains[0]) if door.profile.needs_cues and not ground.wanted else None
    return _framed(door, shelf, ground, remedy) if remedy else _written(door, shelf, ground)


def _framed(door: Door, shelf: Shelf, ground: Ground, remedy: Remedy) -> Draft | Rejected:
    """Ask for the one phrase that the frame needs."""
    frame = FRAMES[remedy]
    known = (*ground.themes, *((ground.today,) if ground.today else ()))
    material = shelf.material(known, ground.evidence)
    question = load_prompt("remedy").ask_about(
        ground.item,
        ask=frame.ask,
        pain=ground.pains[0].name,
        today=ground.today.name if ground.today else "",
        quotes=material.quotes,
    )
    begins_with_the = "begins with “the”" in frame.ask

    def check(answer: RemedyWords) -> str:
        if complaint := complaint_about_words(remedy, answer.words):
            return complaint
        return complaint_about_statement(f"The product must show {answer.words}.", material.text)

    try:
        answer = supported(door, question, RemedyWords, material.text, check)
    except (AnswerRejected, Unsupported):
        return _written(door, shelf, ground)
    words = _in_place(answer.words, begins_with_the)
    said = {name: text.format(words=words) for name, text in frame.model_dump().items()}
    return Draft(
        ground=ground,
        title=said["title"],
        statement=said["statement"],
        pattern=pattern_of(said["statement"]),
        framed=CriterionAnswer(given=said["given"], when=said["when"], then=said["then"]),
    )


def _in_place(words: str, noun: bool) -> str:
    """A phrase as the middle of a sentence takes it."""
    bare = " ".join(words.split()).strip(' .“”"').removeprefix("to ")
    bare = bare if bare[:2].isupper() else bare[:1].lower() + bare[1:]
    return bare if not noun or bare.startswith(("the ", "their ", "each ", "every ")) else f"the {bare}"


def _written(door: Door, shelf: Shelf, ground: Ground) -> Draft | Rejected:
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


def complaint_about_statement(statement: str, said: str) -> str:
    """What is wrong with a requirement's sentence, in words for its writer; empty where nothing is."""
    if pattern_of(statement) is Pattern.NONE:
        return "Write it as “The product must …”, or as “When …, the product must …”."
    if match := _VAGUE.search(statement):
        return f"“{match[0]}” cannot be tested. Say what a person would see."
    if speaks_in_first_person(statement):
        return "Write about the product and the people who use it, never “I” or “we”."
    said_too = said.casefold()
    if (match := _BUILT.search(statement)) and match[0].casefold() not in said_too:
        return f"“{match[0]}” says how it is built. Say only what the product must do."
    return ""


def criterion_for(
    door: Door, shelf: Shelf, draft: Draft, measures: Sequence[Theme], item_id: ItemId
) -> Criterion | Rejected:
    """One acceptance criterion, with a number only where a customer said it."""
    ground = draft.ground
    if draft.framed:
        return Criterion(id=item_id, **draft.framed.model_dump(), evidence=ground.evidence[:1])
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
    if match := _VAGUE.search(answer.then):
        return f"“{match[0]}” cannot be seen by a tester. Say what the tester sees."
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
