"""The problem statement, part by part, each from the customers' words and before any thought of a solution."""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId, PersonId
from icp2prd.domain.icp import Icp, Pain, Severity, Synthesis, Theme, sure_of
from icp2prd.domain.insight import Insights, Rejected
from icp2prd.domain.problem import PartName, Problem, ProblemPart
from icp2prd.domain.settings import Brief
from icp2prd.llm.lengths import Passage
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.planning.notes import settings_in
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.stage import Work, stage
from icp2prd.stages.wording import Unsupported, speaks_in_first_person, supported

MOST_THEMES: Final = 4
MOST_QUOTES: Final = 4
NOT_FOUND: Final = "not found in the interviews"
NOTES: Final = "gtm.md"
_THEY: Final = {"they": "people who", "they're": "people who are", "they've": "people who have"}

_TELLS: Final = {
    PartName.WHAT: "What goes wrong",
    PartName.WHY: "What it costs them",
    PartName.UNSOLVED: "What it has come to",
}

_IDS: Final = {name: ItemId(f"PROB-{number:03d}") for number, name in enumerate(PartName, start=1)}


class PartAnswer(Frozen):
    text: Passage


class Ground(Frozen):
    """What one part is written from."""

    name: PartName
    themes: tuple[Theme, ...]

    @property
    def evidence(self) -> tuple[ItemId, ...]:
        return tuple(dict.fromkeys(one for theme in self.themes for one in theme.evidence))[:MOST_QUOTES]

    @property
    def names(self) -> str:
        return "; ".join(theme.name.rstrip(".") for theme in self.themes)

    def part(self, text: str, assumption: str = "") -> ProblemPart:
        return ProblemPart(
            id=_IDS[self.name],
            name=self.name,
            text=text,
            traces=tuple(theme.id for theme in self.themes),
            evidence=self.evidence,
            assumption=assumption,
        )


@stage("problem", "who has which problem, why it matters, and what happens if nobody solves it", prompts=("problem",))
def problem(work: Work, brief: Brief, insights: Insights, synthesis: Synthesis) -> Problem:
    if work.door.profile.needs_cues:
        return _put_together(synthesis.icp, brief)
    shelf = Shelf(insights, synthesis)
    rejected: list[Rejected] = []

    def write(ground: Ground) -> ProblemPart:
        part, rejection = _part(work, shelf, ground)
        rejected.extend(rejection)
        return part

    parts = work.each(_grounds(synthesis.icp), write)
    sentence, rejection = _sentence(work, parts)
    return Problem(parts=(*parts, sentence), rejected=(*rejected, *rejection))


def _put_together(icp: Icp, brief: Brief) -> Problem:
    """The parts as customers' statements, for models that would invent the rest: one pain for each part."""
    segment = brief.settings.gtm.segment or settings_in(brief.notes).segment
    parts = []
    used: set[ItemId] = set()
    for known in _grounds(icp):
        fresh = [theme for theme in known.themes if theme.id not in used] or known.themes
        ground = known if known.name is PartName.WHO else Ground(name=known.name, themes=tuple(fresh[:1]))
        used.update(theme.id for theme in ground.themes)
        text = ground.names
        if ground.name is PartName.WHO:
            text = segment or _people(text)
        unheard = f"said by the team, in {NOTES}" if text else NOT_FOUND
        parts.append(ground.part(text, "" if ground.themes else unheard))
    who, *rest = parts
    told = _told(rest)
    heading = f"{_first_of(who.text)}. " if who.text else ""
    return Problem(parts=(*parts, _whole(parts, f"{heading}{told}" if told else "")))


def _whole(parts: Sequence[ProblemPart], text: str) -> ProblemPart:
    """The sentence of some parts, which rests on what they rest on."""
    return ProblemPart(
        id=_IDS[PartName.SENTENCE],
        name=PartName.SENTENCE,
        text=text,
        traces=tuple(dict.fromkeys(one for part in parts for one in part.traces)),
        evidence=tuple(dict.fromkeys(one for part in parts for one in part.evidence)),
        assumption="" if text else NOT_FOUND,
    )


def _told(parts: Sequence[ProblemPart]) -> str:
    """The parts one after the other, each with what it tells; what two tell alike comes once."""
    first: dict[str, PartName] = {}
    for part in parts:
        if part.text:
            first.setdefault(part.text.rstrip("."), part.name)
    return " ".join(f"{_TELLS[name]}: {text}." for text, name in first.items())


def _people(told: str) -> str:
    """Sentences about customers as a name for them: "they run two shops" are people who run two shops."""
    people = []
    for one in told.split("; "):
        first, _, rest = one.partition(" ")
        people.append(f"{_THEY.get(first.casefold(), first)} {rest}".strip())
    text = "; ".join(people)
    return text[:1].upper() + text[1:]


def _first_of(text: str) -> str:
    """The first sentence, and of several people the first."""
    return re.split(r"\. |; ", text, maxsplit=1)[0].rstrip(".")


def _grounds(icp: Icp) -> list[Ground]:
    """What each part rests on: who, on segments; the rest, on pains, the costly ones for why and what if.

    What is not sure to be a segment or a pain says nothing here.
    """
    top = icp.top_pains()
    costly = [pain for pain in top if pain.worst >= Severity.RECURRING_COST] or list(top)
    worst = [pain for pain in sure_of(icp.pains) if pain.worst is Severity.BLOCKING] if top else []
    return [
        Ground(name=PartName.WHO, themes=_one_of_each(icp.who())[:MOST_THEMES]),
        Ground(name=PartName.WHAT, themes=tuple(top[:MOST_THEMES])),
        Ground(name=PartName.WHY, themes=tuple(costly[:MOST_THEMES])),
        Ground(name=PartName.UNSOLVED, themes=tuple(_consequences(worst, costly)[:MOST_THEMES])),
    ]


def _consequences(worst: Sequence[Pain], costly: Sequence[Pain]) -> list[Pain]:
    """What has already happened to somebody is what happens if nobody solves it."""
    return list(worst) or [pain for pain in costly if pain.strength >= 3]


def _part(work: Work, shelf: Shelf, ground: Ground) -> tuple[ProblemPart, list[Rejected]]:
    if not ground.themes:
        return ground.part("", NOT_FOUND), []
    material = shelf.material(ground.themes, ground.evidence)
    question = load_prompt("problem").ask_about(
        ground.name.value, part=ground.name.value, statements=material.statements, quotes=material.quotes
    )
    try:
        text = supported(work.door, question, PartAnswer, material.text, _complaint).text
    except (AnswerRejected, Unsupported) as failure:
        return ground.part(ground.names), [Rejected(stage="problem", item=ground.name.value, reason=failure.reason)]
    return ground.part(text), []


def _complaint(answer: PartAnswer) -> str:
    return "Write about customers, never “I”, “me” or “we”." if speaks_in_first_person(answer.text) else ""


def _one_of_each(themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """A theme for each customer before a second one for any, so that nobody stands for all."""
    heard: set[PersonId] = set()
    first: list[Theme] = []
    second: list[Theme] = []
    for theme in themes:
        (second if heard.issuperset(theme.persons) else first).append(theme)
        heard.update(theme.persons)
    return (*first, *second)


def _sentence(work: Work, parts: Sequence[ProblemPart]) -> tuple[ProblemPart, list[Rejected]]:
    """One sentence of the parts that were found; put together by code where the model strays."""
    found = [part for part in parts if part.text]
    if not found:
        return _whole([], ""), []
    said = "\n".join(f"- {part.name.value}: {part.text}" for part in found)
    question = load_prompt("problem").ask_about("sentence", part="sentence", statements=said, quotes="")
    rejected = []
    try:
        text = supported(work.door, question, PartAnswer, said, _complaint).text
    except (AnswerRejected, Unsupported) as failure:
        text = ". ".join(part.text.rstrip(".") for part in found) + "."
        rejected = [Rejected(stage="problem", item="sentence", reason=failure.reason)]
    return _whole(found, text), rejected
