"""icp2prd beside langextract, DocETL and instructor: the same interviews, the same model, the same endpoint.

    python -m benchmarks.peers --environments DIR --base-url http://127.0.0.1:8080/v1 --model NAME [STUDY …]
    python -m benchmarks.peers --environments DIR --local [STUDY …]      the embedded model's own server

Studies are folders with an expected.yaml; those of `fixtures/` where none is named. Prints a table; `--write` puts it
into docs/peers.md, `--quotes FILE` keeps every quote with what became of it, so that people can disagree. A tool that
ends with an error has a row that says so, and the status is 1.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.peers.environments import NEEDS, run_tool
from benchmarks.peers.relay import MOST_TOKENS, Counted, relay_to
from benchmarks.peers.report import HEADER, conditions, row_of, row_of_nothing, written
from benchmarks.peers.scoring import PeerQuote, quotes_of, score_peer, truth_of
from icp2prd.domain.base import InterviewId
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
    parser.add_argument(
        "--most-tokens", type=int, default=MOST_TOKENS, help="of one answer, where the tool sets no limit"
    )
    parser.add_argument("--write", action="store_true", help="put the table into docs/peers.md")
    parser.add_argument("--quotes", type=Path, help="keep the quotes here, as JSON")
    asked = parser.parse_args(arguments)
    if asked.local == bool(asked.base_url):
        parser.error("name an endpoint with --base-url, or use --local")
    return _compared(asked)


def _compared(asked: argparse.Namespace) -> int:
    studies = asked.studies or sorted(file.parent for file in FIXTURES.glob("*/expected.yaml"))
    golds = [_placed(study) for study in studies]
    print(*HEADER, sep="\n", flush=True)
    rows: list[str] = []
    kept: list[dict[str, str]] = []
    failed = 0
    with (
        _endpoint(asked.base_url, local=asked.local) as (base_url, key),
        relay_to(base_url, asked.most_tokens) as (address, counted),
    ):
        for tool in asked.only or (OURS, *NEEDS):
            counted.reset()
            began = time.monotonic()
            try:
                if tool == OURS:
                    quotes = _ours(studies, "local" if asked.local else f"openai/{asked.model}", address, counted)
                    seconds = time.monotonic() - began
                else:
                    quotes, seconds = _theirs(tool, golds, asked.environments, (address, key, asked.model))
            except subprocess.CalledProcessError:  # the tool has said why, on standard error
                failed += 1
                rows.append(row_of_nothing(tool, counted, time.monotonic() - began))
            else:
                rows.append(row_of(score_peer(tool, quotes, golds), counted, seconds))
                kept += [{"tool": tool, **one.model_dump(), "truth": _truth(one, golds)} for one in quotes]
            print(rows[-1], flush=True)
    if asked.quotes:
        asked.quotes.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if asked.write:
        model = "Qwen2.5-Coder-1.5B-Instruct (Q4_K_M), the embedded one" if asked.local else asked.model
        interviews = sum(len(one.interviews.interviews) for one in golds)
        written(conditions(model, studies, interviews, asked.most_tokens), rows)
    return 1 if failed else 0


def _truth(one: PeerQuote, golds: Sequence[PlacedGold]) -> str:
    if one.failed:
        return "failed"
    gold = next(gold for gold in golds if gold.name == one.study)
    return truth_of(one, gold.interviews.by_id()[InterviewId(one.interview)])[0].value


def transcript_of(interview: Interview) -> str:
    """As people paste it: `Name: words`, one turn a paragraph."""
    return "\n".join(f"{turn.speaker}: {turn.text}" for turn in interview.turns)


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


def _ours(studies: Sequence[Path], model: str, address: str, counted: Counted) -> list[PeerQuote]:
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


if __name__ == "__main__":
    sys.exit(main())
