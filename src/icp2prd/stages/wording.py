"""What a model writes about customers is held against what it was shown: no number and no name of its own."""

import re
from collections.abc import Callable
from typing import Final, TypeVar

from pydantic import BaseModel

from icp2prd.domain.quantity import quantities, vouches_for
from icp2prd.llm.protocol import Message, Model, Question

A = TypeVar("A", bound=BaseModel)

REASKS: Final = 1
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FIRST_PERSON: Final = re.compile(r"\b(I|I['’][a-z]+|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|us)\b")
_TELLING: Final = re.compile(r"[^\W\d_]{4,}")
_PLAIN: Final = frozenset(
    """
    already again always anyone back because been before being between both could does done each even every find
    finds first from gives have having here into know known knows less like list lists made make makes many
    median more most much must need needs never nobody only other over promise rather refuse refused same sees
    show shown shows since some someone such take taken takes than that their them then there these they thing
    this those time times today tries two used using want wants week weeks were what when where whether which
    while whole will with without work works would your month months year years hour hours minutes number
    numbers free once seen look product customers people given goes keep keeps kept person record recorded
    records received counted open opened closed confirm confirmed listed happened happens knowing really comes
    coming expected least new
    """.split()  # noqa: SIM905  a word a line would be a hundred lines
)
_PLACEHOLDER: Final = re.compile(r"\[[A-Z][^\]]*\]|\b(TBD|TODO|XX+|N/A)\b|<[a-z ]+>")


class Unsupported(Exception):
    """An answer says what its material does not."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def supported(
    model: Model, question: Question, answer_model: type[A], said: str, check: Callable[[A], str] | None = None
) -> A:
    """Ask until an answer adds no number and no name to what was said, once more at most.

    check: says what else is wrong with an answer, in words for the model; empty where nothing is.
    Raises AnswerRejected, Unsupported.
    """
    asked, reason = question, ""
    for _ in range(REASKS + 1):
        answer = model.ask(asked, answer_model)
        reason = (
            complaint_about(answer, said)
            or _complaint_about_leaks(question, answer)
            or (check(answer) if check else "")
        )
        if not reason:
            return answer
        asked = _again(question, reason)
    raise Unsupported(reason)


def complaint_about(answer: BaseModel, said: str) -> str:
    """What an answer adds to what was said, in a sentence; empty where it adds nothing."""
    text = "\n".join(value for value in answer.model_dump().values() if isinstance(value, str))
    known = quantities(said)
    if strange := [one.text for one in quantities(text) if not one.loose and not vouches_for(known, one)]:
        return f"Nobody said {', '.join(strange)}. Leave the number out, or use one that was said."
    said_words = said.casefold()
    names = [word for word in _names_in(text) if word.casefold() not in said_words and not word.isupper()]
    if names:
        return f"Nobody said {', '.join(dict.fromkeys(names))}. Use only what is given."
    if match := _PLACEHOLDER.search(text):
        return f"{match[0]} is a placeholder. Write what is known, and nothing else."
    return ""


def speaks_in_first_person(text: str) -> bool:
    return _FIRST_PERSON.search(text) is not None


def leaked_from_examples(question: Question, text: str) -> tuple[str, ...]:
    """Telling words of a text that stand in the worked examples and in nothing that was asked.

    A small model answers about the examples' restaurant where the customers have none.
    """
    system, *examples, asked = (message.content.casefold() for message in question.messages)
    own = set(_TELLING.findall(f"{system}\n{asked}"))
    theirs = set(_TELLING.findall("\n".join(examples))) - own
    return tuple(
        word for word in dict.fromkeys(_TELLING.findall(text.casefold())) if word in theirs and word not in _PLAIN
    )


def _complaint_about_leaks(question: Question, answer: BaseModel) -> str:
    text = "\n".join(value for value in answer.model_dump().values() if isinstance(value, str))
    leaked = leaked_from_examples(question, text)
    return f"Nobody here speaks of {', '.join(leaked)}. Write about what is given now." if leaked else ""


def _names_in(text: str) -> list[str]:
    """Words with a capital that do not begin a sentence."""
    return [
        match[0]
        for match in _WORD.finditer(text)
        if match[0][0].isupper() and not re.search(r"(?:\A|[.!?:\n“\"][”\"’'\s]*)\Z", text[: match.start()])
    ]


def _again(question: Question, reason: str) -> Question:
    *earlier, last = question.messages
    again = Message(role=last.role, content=f"{last.content}\n\nAn earlier answer was refused: {reason}")
    return question.model_copy(update={"messages": (*earlier, again)})
