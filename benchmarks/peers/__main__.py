"""icp2prd beside langextract, DocETL and instructor: the same interviews, the same model, the same endpoint.

    python -m benchmarks.peers --environments DIR --base-url http://127.0.0.1:8080/v1 --model NAME [STUDY …]
    python -m benchmarks.peers --environments DIR --local [STUDY …]      the embedded model's own server
    python -m benchmarks.peers --again FILE                              score once more what was kept

Studies are folders with an expected.yaml; those of `fixtures/` where none is named. Prints a table; `--write` puts it
into docs/peers.md, `--keep FILE` keeps every quote, so that people can disagree. A tool that ends with an error has a
row that says so, and the status is 1.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.asking import ask_ours, ask_theirs, endpoint
from benchmarks.peers.environments import NEEDS
from benchmarks.peers.relay import MOST_TOKENS, Counted, relay_to
from benchmarks.peers.report import HEADER, Answered, Comparison, conditions, row_of, written
from benchmarks.peers.scoring import PeerQuote
from icp2prd.evaluation import PlacedGold, place_gold, read_gold
from icp2prd.ingest import read_interviews
from icp2prd.study.settings import read_brief

FIXTURES = Path(__file__).parents[2] / "fixtures"
OURS = "icp2prd"
EMBEDDED = "Qwen2.5-Coder-1.5B-Instruct (Q4_K_M), the embedded one"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("studies", nargs="*", type=Path)
    parser.add_argument("--environments", type=Path, help="where the tools' environments are made")
    parser.add_argument("--base-url", default="", help="an OpenAI-compatible endpoint")
    parser.add_argument("--model", default="local", help="the model's name there")
    parser.add_argument("--local", action="store_true", help="serve the embedded model")
    parser.add_argument("--only", choices=(OURS, *NEEDS), action="append", help="some of the tools")
    parser.add_argument(
        "--most-tokens", type=int, default=MOST_TOKENS, help="of one answer, where the tool sets no limit"
    )
    parser.add_argument("--write", action="store_true", help="put the table into docs/peers.md")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep what the tools gave, as JSON")
    parser.add_argument("--again", type=Path, metavar="FILE", help="score what was kept; no tool and no model is run")
    asked = parser.parse_args(arguments)
    if not asked.again and asked.local == bool(asked.base_url):
        parser.error("name an endpoint with --base-url, or use --local")
    if not asked.again and not asked.environments:
        parser.error("name a folder for the tools' environments with --environments")
    comparison, rows = _scored_again(asked.again) if asked.again else _compared(asked)
    if asked.write:
        written(comparison.conditions, rows)
    return 0 if all(one.finished for one in comparison.tools) else 1


def _scored_again(file: Path) -> tuple[Comparison, list[str]]:
    comparison = Comparison.model_validate_json(file.read_bytes())
    golds = [_placed(FIXTURES / study if not study.exists() else study) for study in comparison.studies]
    rows = [row_of(one, golds) for one in comparison.tools]
    print(*HEADER, *rows, sep="\n")
    return comparison, rows


def _compared(asked: argparse.Namespace) -> tuple[Comparison, list[str]]:
    studies = asked.studies or sorted(file.parent for file in FIXTURES.glob("*/expected.yaml"))
    golds = [_placed(study) for study in studies]
    interviews = sum(len(one.interviews.interviews) for one in golds)
    said = conditions(EMBEDDED if asked.local else asked.model, studies, interviews, asked.most_tokens)
    comparison = Comparison(conditions=said, studies=tuple(studies), tools=())
    rows: list[str] = []
    print(*HEADER, sep="\n", flush=True)
    with (
        endpoint(asked.base_url, local=asked.local) as (base_url, key),
        relay_to(base_url, asked.most_tokens) as (address, counted),
    ):
        for tool in asked.only or (OURS, *NEEDS):
            counted.reset()
            one = _answered(tool, asked, (studies, golds), (address, key), counted)
            comparison = comparison.model_copy(update={"tools": (*comparison.tools, one)})
            if asked.keep:  # after each: the next may take an hour
                asked.keep.write_text(comparison.model_dump_json(indent=1) + "\n", encoding="utf-8")
            rows.append(row_of(one, golds))
            print(rows[-1], flush=True)
    return comparison, rows


def _answered(
    tool: str,
    asked: argparse.Namespace,
    material: tuple[Sequence[Path], Sequence[PlacedGold]],
    where: tuple[str, str],
    counted: Counted,
) -> Answered:
    studies, golds = material
    began = time.monotonic()
    quotes: list[PeerQuote] = []
    finished = True
    try:
        if tool == OURS:
            quotes = ask_ours(studies, "local" if asked.local else f"openai/{asked.model}", where[0], counted)
            seconds = time.monotonic() - began
        else:
            quotes, seconds = ask_theirs(tool, golds, asked.environments, (*where, asked.model))
    except subprocess.CalledProcessError:  # the tool has said why, on standard error
        finished, seconds = False, time.monotonic() - began
    return Answered(
        tool=tool,
        finished=finished,
        calls=counted.calls,
        prompt_tokens=counted.prompt_tokens,
        completion_tokens=counted.completion_tokens,
        seconds=seconds,
        quotes=tuple(quotes),
    )


def _placed(study: Path) -> PlacedGold:
    file = read_gold(study)
    return place_gold(file, read_interviews(file.study, read_brief(file.study).brief.settings))


if __name__ == "__main__":
    sys.exit(main())
