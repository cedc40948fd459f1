"""Asking one tool about all the interviews."""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers.environments import run_tool
from benchmarks.peers.relay import Counted
from benchmarks.peers.scoring import PeerQuote, quotes_of
from icp2prd.domain.interview import Interview
from icp2prd.domain.run import RunRequest
from icp2prd.evaluation import PlacedGold
from icp2prd.evaluation.session import copy_of
from icp2prd.pipeline import run_study


def ask_ours(studies: Sequence[Path], model: str, address: str, counted: Counted) -> list[PeerQuote]:
    """The embedded model is called in-process, past the relay: its calls and tokens are what the run says of itself."""
    local = model == "local"
    quotes: list[PeerQuote] = []
    for study in studies:
        with copy_of(study) as copy:
            result = run_study(RunRequest(copy, model, "" if local else address), lambda _: None)
        assert result.prd is not None
        quotes += quotes_of(result.prd, study.resolve().name)
        if local:
            counted.calls += result.usage.calls
            counted.prompt_tokens += result.usage.prompt_tokens
            counted.completion_tokens += result.usage.completion_tokens
    return quotes


def ask_theirs(
    tool: str, golds: Sequence[PlacedGold], environments: Path, endpoint: tuple[str, str, str]
) -> tuple[list[PeerQuote], float]:
    address, key, model = endpoint
    interviews = [
        {"id": f"{gold.name}/{one.id}", "text": transcript_of(one)}
        for gold in golds
        for one in gold.interviews.interviews
    ]
    with tempfile.TemporaryDirectory() as home:
        job, out = Path(home) / "job.json", Path(home) / "out.json"
        job.write_text(
            json.dumps({"base_url": address, "key": key, "model": model, "interviews": interviews}), encoding="utf-8"
        )
        run_tool(tool, job, out, environments)
        answer = json.loads(out.read_text(encoding="utf-8"))
    return [peer_quote(one) for one in answer["quotes"]], answer["seconds"]


def transcript_of(interview: Interview) -> str:
    """As people paste it: `Name: words`, one turn a paragraph."""
    return "\n".join(f"{turn.speaker}: {turn.text}" for turn in interview.turns)


def peer_quote(one: dict[str, str]) -> PeerQuote:
    study, _, interview = one["interview"].partition("/")
    return PeerQuote.model_validate({**one, "study": study, "interview": interview})


@contextmanager
def endpoint(base_url: str, *, local: bool) -> Iterator[tuple[str, str]]:
    if not local:
        yield base_url, os.environ.get("OPENAI_API_KEY", "none")
        return
    from icp2prd.llm import fetch, weights_folder
    from icp2prd.llm.embedded import running_server
    from icp2prd.llm.weights import LANGUAGE_MODEL

    server, key = running_server(fetch(LANGUAGE_MODEL, weights_folder(os.environ)))
    yield f"{server.listening_address}/v1", key
