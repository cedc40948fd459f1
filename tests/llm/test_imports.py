"""A run that finds everything in the cache loads no SDK and starts no server."""

import json
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "openai",
    "instructor",
    "onnxruntime",
    "tokenizers",
    "xllamacpp",
    "huggingface_hub",
    "genai_prices",
    "numpy",
    "httpx2",
)

CACHED_RUN = """
import json, sys
from pathlib import Path
from pydantic import BaseModel
from icp2prd.llm import Message, Question, choose_model, open_door
from icp2prd.llm.call import Completion

class Colour(BaseModel):
    name: str

question = Question(prompt="colour", item="ana/1", messages=(Message(role="user", content="?"),))
choice = choose_model(explicit=sys.argv[2], environ={})
door = open_door(choice, cache_folder=Path(sys.argv[1]), environ={})
request = door._request(question, Colour)
said = Completion(text='{"name": "green"}', finish_reason="stop")
door._cache.keep("colour", request.key, request, said)
door._cache.keep_vector(door._embedder.model_id, "text", (1.0, 0.0))
with open_door(choice, cache_folder=Path(sys.argv[1]), environ={}) as door:
    assert door.ask(question, Colour).name == "green"
    assert door.embed(["text"]) == [(1.0, 0.0)]
    assert door.totals.calls == 0 and door.totals.cached == 2
print(json.dumps(sorted(sys.modules)))
"""


def loaded_by(program: str, *arguments: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


def test_a_cached_run_on_the_embedded_model_loads_nothing_heavy(tmp_path: Path) -> None:
    assert loaded_by(CACHED_RUN, str(tmp_path), "local").isdisjoint(HEAVY)


def test_a_cached_run_on_a_hosted_model_loads_nothing_heavy_and_needs_no_key(tmp_path: Path) -> None:
    assert loaded_by(CACHED_RUN, str(tmp_path), "openai/gpt-5.4-mini").isdisjoint(HEAVY)
