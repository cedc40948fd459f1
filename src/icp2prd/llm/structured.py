"""instructor makes a structured request of any provider's; the loops around it are ours.

Only this, `servers` and `elsewhere` import openai or instructor, and they do so when a call is made.
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from icp2prd.llm.call import Completion, Request

_SILENT = logging.CRITICAL + 1


class Structured:
    """An instructor client, held to one attempt; it hands back what the model said, fitting or not."""

    def __init__(self, client: Any, assistant: str = "assistant") -> None:
        silence()
        self._client = client
        self._assistant = assistant

    def attempt(self, request: Request, answer_model: type[BaseModel], **options: Any) -> Completion:
        """Raises what the SDK raises."""
        from instructor.core.exceptions import (  # noqa: PLC0415
            IncompleteOutputException,
            InstructorRetryException,
        )

        messages = [
            {
                "role": self._assistant if message.role == "assistant" else message.role,
                "content": message.content,
            }
            for message in request.messages
        ]
        try:
            answer, raw = self._client.create_with_completion(
                messages=messages, response_model=answer_model, max_retries=0, **options
            )
        except IncompleteOutputException as cut:
            return _completion_of(cut.last_completion).model_copy(update={"finish_reason": "length"})
        except InstructorRetryException as failed:
            if not failed.failed_attempts and failed.__cause__ is not None:
                raise failed.__cause__  # noqa: B904 -- with its own cause, which `from` would take away
            return _completion_of(failed.last_completion)
        said = _completion_of(raw)
        return said if said.text else said.model_copy(update={"text": answer.model_dump_json()})


def silence() -> None:
    """Keep instructor from logging: it logs answers it rejects, and those hold what customers said."""
    for name in ("instructor", "instructor.v2", "instructor.v2.retry", "instructor.auto_client"):
        logging.getLogger(name).setLevel(_SILENT)


def _completion_of(raw: Any) -> Completion:
    """Read what the SDKs' completions have in common; where they have not, the text stays empty."""
    usage = getattr(raw, "usage", None) or getattr(raw, "usage_metadata", None)
    text, finish_reason = _said(raw)
    return Completion(
        text=text,
        finish_reason=finish_reason,
        prompt_tokens=_first_number(usage, "prompt_tokens", "input_tokens", "prompt_token_count"),
        completion_tokens=_first_number(usage, "completion_tokens", "output_tokens", "candidates_token_count"),
        model=str(getattr(raw, "model", "") or ""),
    )


def _said(raw: Any) -> tuple[str, str]:
    """Text and reason to stop, as the protocols of OpenAI, Anthropic and Google put them."""
    if choices := getattr(raw, "choices", None):
        message = choices[0].message
        calls = getattr(message, "tool_calls", None) or []
        text = calls[0].function.arguments if calls else getattr(message, "content", None)
        return text if isinstance(text, str) else "", str(choices[0].finish_reason or "")
    if candidates := getattr(raw, "candidates", None):
        content, reason = candidates[0].content, candidates[0].finish_reason
        return _text_in(getattr(content, "parts", None)), str(getattr(reason, "value", reason) or "")
    return _text_in(getattr(raw, "content", None)), str(getattr(raw, "stop_reason", "") or "")


def _text_in(blocks: Any) -> str:
    """Arguments of the first tool that is called, otherwise the text."""
    blocks = blocks if isinstance(blocks, list) else []
    for block in blocks:
        arguments = getattr(block, "input", None) or getattr(getattr(block, "function_call", None), "args", None)
        if isinstance(arguments, Mapping):
            return json.dumps(dict(arguments), ensure_ascii=False)
    return "".join(getattr(block, "text", None) or "" for block in blocks)


def _first_number(usage: Any, *names: str) -> int:
    for name in names:
        value = getattr(usage, name, None)
        if isinstance(value, int):
            return value
    return 0
