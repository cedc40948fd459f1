"""langextract, as its README advises: an example, small chunks, several passes for recall."""

import json
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.runners.task import EXAMPLE, EXAMPLE_TEXT, PROMPT


def main(job_file: str, out_file: str) -> None:
    import langextract as lx

    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    example = lx.data.ExampleData(
        text=EXAMPLE_TEXT,
        extractions=[lx.data.Extraction(extraction_class=kind, extraction_text=words) for kind, words in EXAMPLE],
    )
    config = lx.factory.ModelConfig(  # the provider is named: by its id a Qwen model would be sent to Ollama
        model_id=job["model"],
        provider="OpenAILanguageModel",
        provider_kwargs={"base_url": job["base_url"], "api_key": job["key"], "temperature": 0.0},
    )
    began = time.monotonic()
    quotes: list[dict[str, Any]] = []
    for interview in job["interviews"]:
        found = lx.extract(
            text_or_documents=interview["text"],
            prompt_description=PROMPT,
            examples=[example],
            config=config,
            max_char_buffer=1000,
            extraction_passes=job.get("passes", 2),
            max_workers=1,
            show_progress=False,
        )
        quotes += [_quote(interview, one) for one in found.extractions or []]
    Path(out_file).write_text(json.dumps({"quotes": quotes, "seconds": time.monotonic() - began}), encoding="utf-8")


def _quote(interview: dict[str, str], one: Any) -> dict[str, Any]:
    """given: what the tool shows as the source; empty where it could not place the words."""
    at = one.char_interval
    given = interview["text"][at.start_pos : at.end_pos] if at and at.start_pos is not None else ""
    status = one.alignment_status.value if one.alignment_status else "not placed"
    return {
        "interview": interview["id"],
        "kind": one.extraction_class,
        "proposed": one.extraction_text,
        "given": given,
        "note": status,
    }


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
