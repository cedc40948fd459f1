"""instructor with one big prompt for each interview, and its own citation check (CitationMixin)."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.runners.task import KINDS, PROMPT


def main(job_file: str, out_file: str) -> None:
    import instructor
    import openai

    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    client = instructor.from_openai(
        openai.OpenAI(base_url=job["base_url"], api_key=job["key"], timeout=1800), mode=instructor.Mode.JSON_SCHEMA
    )
    answer = answer_model()
    began = time.monotonic()
    quotes: list[dict[str, Any]] = []
    for interview in job["interviews"]:
        messages: list[Any] = [{"role": "system", "content": PROMPT}, {"role": "user", "content": interview["text"]}]
        try:
            found = client.create(
                model=job["model"],
                response_model=answer,
                messages=messages,
                context={"context": interview["text"]},
                max_retries=2,
                temperature=0.0,
            )
        except Exception as error:  # noqa: BLE001  whatever its retries end in, the other interviews are still read
            quotes.append({"interview": interview["id"], "failed": type(error).__name__})
            continue
        quotes += [quote for one in found.insights for quote in quotes_of(interview["id"], one)]
    Path(out_file).write_text(json.dumps({"quotes": quotes, "seconds": time.monotonic() - began}), encoding="utf-8")


def answer_model() -> Any:
    """The answer, built when instructor is there. `proposed` keeps what the model wrote: the check replaces it."""
    from enum import Enum

    from instructor import CitationMixin
    from pydantic import BaseModel, create_model, model_validator
    from pydantic.json_schema import SkipJsonSchema

    class Cited(CitationMixin):
        proposed: SkipJsonSchema[tuple[str, ...]] = ()

        @model_validator(mode="before")
        @classmethod
        def keep_what_was_written(cls, values: Any) -> Any:
            return {**values, "proposed": tuple(values.get("substring_quotes") or ())}

    kind = Enum("Kind", {name: name for name in KINDS}, type=str)  # type: ignore[misc]
    insight = create_model("Insight", __base__=Cited, kind=(kind, ...), statement=(str, ...))
    return create_model("Insights", __base__=BaseModel, insights=(list[insight], ...))


def quotes_of(interview: str, one: Any) -> list[dict[str, Any]]:
    """What it could not find it drops; what it found it puts in place of what the model wrote, in that order."""
    kind = one.kind.value
    given = list(one.substring_quotes)
    if len(given) == len(one.proposed):
        pairs = list(zip(one.proposed, given, strict=True))
    else:
        pairs = [("", words) for words in given] + [(words, "") for words in one.proposed]
    return [
        {"interview": interview, "kind": kind, "proposed": proposed or words, "given": words, "note": ""}
        for proposed, words in pairs
    ]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
