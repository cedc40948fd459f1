"""Worked examples are held to what answers are held to, before anything is asked with them."""

import re

from pydantic import ValidationError

from icp2prd.domain.base import InterviewId, PersonId, TurnId
from icp2prd.domain.evidence import Refusal
from icp2prd.domain.interview import Interview, Interviews, Mark, Role, Turn
from icp2prd.errors import PromptError
from icp2prd.grounding import Gate
from icp2prd.llm.prompts import Example, Prompt
from icp2prd.stages.extracting.reading import Extraction

_TURN = re.compile(r"^\[(?P<number>\d+)\] (?P<speaker>\w+): (?P<text>.*)$", re.MULTILINE)


def check_examples(prompt: Prompt) -> None:
    """Raises PromptError where an example of the extraction prompt quotes what is not there."""
    for number, example in enumerate(prompt.examples, start=1):
        for complaint in _complaints(example):
            raise PromptError(
                f"Worked example {number} would be refused: {complaint}",
                where=f"prompts/{prompt.name}.md",
                hint="Copy the quote from the example's own turn, word for word.",
            )


def _complaints(example: Example) -> list[str]:
    interview = _interview_in(f"{example.given['before']}\n{example.given['read']}")
    gate = Gate(Interviews(interviews=(interview,)))
    asked_for = set(example.given["kinds"].split(", "))
    complaints = []
    try:
        answer = Extraction.model_validate(example.answer)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return [f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}."]
    for found in answer.insights:
        quote = gate.ground(interview.id, found.turn, found.quote)
        if isinstance(quote, Refusal):
            complaints.append(quote.reason)
        if found.kind.value not in asked_for:
            complaints.append(f"It was not asked for a {found.kind.value}.")
    return complaints


def _interview_in(text: str) -> Interview:
    home = InterviewId("example")
    turns = tuple(
        Turn(
            id=TurnId(f"{home}:{match['number']}"),
            interview=home,
            number=int(match["number"]),
            speaker=match["speaker"],
            person=PersonId(match["speaker"].lower()),
            role=Role(match["speaker"].lower()),
            text=match["text"],
            marks=(Mark(offset=0, line=1),),
        )
        for match in _TURN.finditer(text)
    )
    return Interview(id=home, file="example", format="example", encoding="utf-8", sha256="", speakers=(), turns=turns)
