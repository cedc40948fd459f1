"""icp2prd beside langextract, DocETL and instructor: the same interviews, the same model, the same endpoint.

    python -m benchmarks.peers --environments DIR --base-url http://127.0.0.1:8080/v1 --model NAME [STUDY …]
    python -m benchmarks.peers --environments DIR --local [STUDY …]      the embedded model's own server

Studies are folders with an expected.yaml; those of `fixtures/` where none is named. Prints a table.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers.environments import NEEDS, run_tool
from benchmarks.peers.relay import Counted, relay_to
from benchmarks.peers.scoring import PeerQuote, PeerScore, quotes_of, score_peer
from icp2prd.domain.interview import Interview
from icp2prd.domain.run import RunRequest
from icp2prd.evaluation import PlacedGold, place_gold, read_gold
from icp2prd.evaluation.session import copy_of
from icp2prd.ingest import read_interviews
from icp2prd.pipeline import run_study
from icp2prd.study.settings import read_brief

FIXTURES = Path(__file__).parents[2] / "fixtures"
OURS = "icp2prd"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("studies", nargs="*", type=Path)
    parser.add_argument("--environments", type=Path, required=True, help="where the tools' environments are made")
    parser.add_argument("--base-url", default="", help="an OpenAI-compatible endpoint")
    parser.add_argument("--model", default="local", help="the model's name there")
    parser.add_argument("--local", action="store_true", help="serve the embedded model")
    parser.add_argument("--only", choices=(OURS, *NEEDS), action="append", help="some of the tools")
    asked = parser.parse_args(arguments)
    if asked.local == bool(asked.base_url):
        parser.error("name an endpoint with --base-url, or use --local")
    studies = asked.studies or sorted(file.parent for file in FIXTURES.glob("*/expected.yaml"))
    golds = [_placed(study) for study in studies]
    print(*_HEADER, sep="\n")
    with _endpoint(asked.base_url, local=asked.local) as (base_url, key), relay_to(base_url) as (address, counted):
        for tool in asked.only or (OURS, *NEEDS):
            _reset(counted)
            began = time.monotonic()
            if tool == OURS:
                quotes = _ours(studies, "local" if asked.local else f"openai/{asked.model}", address, asked.local)
                seconds = time.monotonic() - began
            else:
                quotes, seconds = _theirs(tool, golds, asked.environments, (address, key, asked.model))
            print(row_of(score_peer(tool, quotes, golds), counted, seconds), flush=True)
    return 0


def transcript_of(interview: Interview) -> str:
    """As people paste it: `Name: words`, one turn a paragraph."""
    return "\n".join(f"{turn.speaker}: {turn.text}" for turn in interview.turns)


def row_of(score: PeerScore, counted: Counted, seconds: float) -> str:
    truth = score.by_truth
    cells = (
        score.tool,
        f"{score.recall} / any kind {score.recall_any_kind.hits}",
        str(score.precision),
        "–" if score.f1 is None else f"{score.f1:.2f}",
        str(truth["customer"]),
        str(truth["other"]),
        str(truth["falsified"]),
        str(truth["held back"]),
        str(score.failed),
        str(counted.calls or "–"),
        f"{counted.prompt_tokens} + {counted.completion_tokens}" if counted.calls else "–",
        f"{seconds:.0f}",
    )
    return "| " + " | ".join(cells) + " |"


_HEADER = (
    "| tool | recall | precision | F1 | customer's | somebody else's | falsified | held back | interviews failed"
    " | calls | tokens in + out | seconds |",
    "|" + " --- |" * 12,
)


def _theirs(
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


def peer_quote(one: dict[str, str]) -> PeerQuote:
    study, _, interview = one["interview"].partition("/")
    return PeerQuote.model_validate({**one, "study": study, "interview": interview})


def _ours(studies: Sequence[Path], model: str, address: str, local: bool) -> list[PeerQuote]:
    """The embedded model is called in-process, past the relay: its calls and tokens are on the last line of `run`."""
    quotes: list[PeerQuote] = []
    for study in studies:
        with copy_of(study) as copy:
            request = RunRequest(copy, model, "" if local else address)
            result = run_study(request, lambda _: None)
        assert result.prd is not None
        quotes += quotes_of(result.prd, study.resolve().name)
        print(f"{study.name}: {result.usage}", file=sys.stderr)
    return quotes


@contextmanager
def _endpoint(base_url: str, *, local: bool) -> Iterator[tuple[str, str]]:
    if not local:
        yield base_url, os.environ.get("OPENAI_API_KEY", "none")
        return
    from icp2prd.llm import fetch, weights_folder
    from icp2prd.llm.embedded import running_server
    from icp2prd.llm.weights import LANGUAGE_MODEL

    server, key = running_server(fetch(LANGUAGE_MODEL, weights_folder(os.environ)))
    yield f"{server.listening_address}/v1", key


def _placed(study: Path) -> PlacedGold:
    file = read_gold(study)
    return place_gold(file, read_interviews(file.study, read_brief(file.study).brief.settings))


def _reset(counted: Counted) -> None:
    counted.calls = counted.failed = counted.prompt_tokens = counted.completion_tokens = 0


if __name__ == "__main__":
    sys.exit(main())
