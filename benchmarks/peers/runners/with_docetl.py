"""DocETL, by its Frame API: a map over the interviews with a schema of the answer. It has no check of quotes."""

import importlib.util
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.runners.task import KINDS, PROMPT


def main(job_file: str, out_file: str) -> None:
    _count_tokens_offline()
    import docetl

    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    docetl.default_model = f"openai/{job['model']}"
    docetl.bypass_cache = True
    with tempfile.TemporaryDirectory() as home:
        source = Path(home) / "interviews.json"
        source.write_text(json.dumps(job["interviews"]), encoding="utf-8")
        began = time.monotonic()
        rows = (
            docetl.read_json(str(source))
            .map(
                prompt=f"{PROMPT}\n\nThe kinds: {', '.join(KINDS)}.\n\nThe interview:\n{{{{ input.text }}}}",
                output={"schema": {"insights": "list[{kind: string, quote: string}]"}, "mode": "structured_output"},
                litellm_completion_kwargs={"api_base": job["base_url"], "api_key": job["key"], "temperature": 0.0},
            )
            .collect()
        )
        seconds = time.monotonic() - began
    quotes = [_quote(row["id"], one) for row in rows for one in row["insights"]]
    Path(out_file).write_text(json.dumps({"quotes": quotes, "seconds": seconds}), encoding="utf-8")


def _count_tokens_offline() -> None:
    """DocETL counts tokens with a list that tiktoken would fetch from the web; litellm, which it needs, carries it."""
    litellm = importlib.util.find_spec("litellm")
    if litellm and litellm.submodule_search_locations:
        carried = Path(litellm.submodule_search_locations[0]) / "litellm_core_utils" / "tokenizers"
        os.environ.setdefault("TIKTOKEN_CACHE_DIR", str(carried))


def _quote(interview: str, one: dict[str, Any]) -> dict[str, Any]:
    words = str(one.get("quote", ""))
    return {"interview": interview, "kind": one.get("kind", ""), "proposed": words, "given": words, "note": ""}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
