"""From what a model said to an answer of the type asked for, and back to the model where it is not."""

import re
from typing import Final

from pydantic import ValidationError

from icp2prd.llm.call import Completion
from icp2prd.llm.protocol import A, Message

CUT_OFF: Final = frozenset({"length", "max_tokens", "MAX_TOKENS"})
_FENCED = re.compile(r"```(?:json)?\s*\n?(.*?)```", re.DOTALL)
_SHOWN: Final = 4


class Unfit(Exception):
    """reason: for the model and for people; it repeats no more of the answer than the name of a field."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def answer_in(completion: Completion, answer_model: type[A]) -> A:
    """Raises Unfit."""
    if completion.finish_reason in CUT_OFF:
        raise Unfit("the answer was cut off before its end; answer more briefly")
    text = _json_part(completion.text)
    if not text:
        raise Unfit("the answer was empty")
    try:
        return answer_model.model_validate_json(text)
    except ValidationError as error:
        raise Unfit(_summary(error)) from error


def asked_again(messages: tuple[Message, ...], reason: str) -> tuple[Message, ...]:
    """Put the question in a fresh conversation that ends with what was wrong, without the wrong answer."""
    *before, last = messages
    correction = f"{last.content}\n\nAn earlier answer was not accepted: {reason}. Answer with valid JSON only."
    return (*before, last.model_copy(update={"content": correction}))


def _json_part(text: str) -> str:
    """Some servers wrap JSON in a code fence or a sentence."""
    text = text.strip()
    if text.startswith(("{", "[")):
        return text
    if fenced := _FENCED.search(text):
        return fenced[1].strip()
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def _summary(error: ValidationError) -> str:
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    told = [f"{'.'.join(str(part) for part in problem['loc']) or 'answer'}: {problem['msg']}" for problem in problems]
    more = f"; and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return "; ".join(told[:_SHOWN]) + more
