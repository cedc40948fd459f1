"""Files that follow from the code: JSON Schemas, the diagram of the stages, the help texts, the rules, the formats,
what the commands of the walk-through print.

python scripts/generate.py            write them
python scripts/generate.py --check    exit 1 and name those that are stale
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from typer.main import get_command
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # a script is given its own folder only, and the examples of the rules are in `tests`

from benchmarks.critic.paired import paired_score, paired_tables
from benchmarks.critic.planted import planted_score
from benchmarks.critic.report import planted_tables
from icp2prd.checking import Baseline
from icp2prd.cli.program import COMMANDS, app
from icp2prd.critic import RULES
from icp2prd.critic.judge import verdicts
from icp2prd.domain.decision import Decisions
from icp2prd.domain.difference import Difference
from icp2prd.domain.learned import Learned
from icp2prd.domain.prd import Prd
from icp2prd.domain.report import Report
from icp2prd.domain.settings import Settings
from icp2prd.evaluation import Comparison, Evaluation, Gold
from icp2prd.ingest.registry import PACKINGS, READERS
from icp2prd.llm.cache import CallRecord
from icp2prd.llm.prompts import load_prompt, prompt_names
from icp2prd.study.batch import BatchReport
from icp2prd.study.lock import Lock
from scripts import walkthrough_page
from scripts.document_rules_page import document_rules_table
from scripts.formats_page import formats_table
from scripts.gate_page import gate_table
from scripts.parts import with_parts
from scripts.rules_page import rules_page
from scripts.stages_page import declared_stages, stage_diagram, stage_modules, stage_table

SCHEMAS = ROOT / "schemas"
PAGES = (
    ROOT / "README.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("check", "commands", "critic-score", "design", "formats", "rules")),
)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; name what is stale")
    wanted = generated()
    stale = stale_files(wanted)
    if parser.parse_args(arguments).check:
        for path in stale:
            print(f"stale: {path.relative_to(ROOT)}; run python scripts/generate.py", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        else:
            path.unlink()
        print(path.relative_to(ROOT))
    return 0


def generated() -> dict[Path, str]:
    """Every generated file with its text as it should be."""
    return schema_files() | documentation_files() | walkthrough_file()


def walkthrough_file() -> dict[Path, str]:
    return {walkthrough_page.PAGE: walkthrough_page.told().page}


def stale_files(wanted: Mapping[Path, str]) -> list[Path]:
    """Those whose text is another, those that are missing, and schemas that nothing generates any more."""
    left_over = set(SCHEMAS.rglob("*.schema.json")) - set(wanted)
    changed = {path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text}
    return sorted(left_over | changed)


def schema_files() -> dict[Path, str]:
    files = {
        SCHEMAS / "baseline.schema.json": _schema(Baseline, written_by_us=True),
        SCHEMAS / "batch.schema.json": _schema(BatchReport, written_by_us=True),
        SCHEMAS / "call.schema.json": _schema(CallRecord, written_by_us=True),
        SCHEMAS / "decisions.schema.json": _schema(Decisions, written_by_us=False),
        SCHEMAS / "difference.schema.json": _schema(Difference, written_by_us=True),
        SCHEMAS / "learned.schema.json": _schema(Learned, written_by_us=False),
        SCHEMAS / "evaluation.schema.json": _schema(Evaluation, written_by_us=True),
        SCHEMAS / "evaluation-comparison.schema.json": _schema(Comparison, written_by_us=True),
        SCHEMAS / "gold.schema.json": _schema(Gold, written_by_us=False),
        SCHEMAS / "lock.schema.json": _schema(Lock, written_by_us=True),
        SCHEMAS / "prd.schema.json": _schema(Prd, written_by_us=True),
        SCHEMAS / "report.schema.json": _schema(Report, written_by_us=True),
        SCHEMAS / "settings.schema.json": _schema(Settings, written_by_us=False),
    }
    for name, model in answer_models().items():
        files[SCHEMAS / "answers" / f"{name}.schema.json"] = _schema(model, written_by_us=False)
    return files


def documentation_files() -> dict[Path, str]:
    """Documents with generated parts between marks; the rest of them is written by people."""
    stages = declared_stages()
    parts = {
        "stages": stage_diagram(stages),
        "stage-table": stage_table(stages),
        "help": help_texts(),
        "rules": rules_page(RULES),
        "gate": gate_table(),
        "formats": formats_table(READERS, PACKINGS),
        "document-rules": document_rules_table(),
        "paired": paired_tables(paired_score()),
        "planted": planted_tables(planted_score()),
    }
    return {page: with_parts(page.read_text(encoding="utf-8"), parts) for page in PAGES}


def answer_models() -> dict[str, type[BaseModel]]:
    """The models that prompts name as their `answer`, found in the stages and in the judge.

    Raises LookupError where a prompt names a model that is defined in neither.
    """
    known = {
        name: thing
        for module in (*stage_modules(), verdicts)
        for name, thing in vars(module).items()
        if isinstance(thing, type) and issubclass(thing, BaseModel)
    }
    asked = {load_prompt(name).header.answer: name for name in prompt_names()}
    if missing := sorted(asked.keys() - known.keys()):
        places = ", ".join(f"{model} (prompts/{asked[model]}.md)" for model in missing)
        raise LookupError(f"Nothing defines the answer {places}.")
    return {name: known[name] for name in sorted(asked)}


def help_texts() -> str:
    """What `--help` says, for the program and each of its commands."""
    runner = CliRunner(env={"COLUMNS": "90", "NO_COLOR": "1", "TERM": "dumb"})
    parts = []
    for command in ((), *_commands()):
        arguments = [*command, "--help"]
        text = runner.invoke(app, arguments, prog_name="icp2prd").stdout.rstrip()
        title = " ".join(("icp2prd", *command))
        parts.append(f"## {title}\n\n```text\n$ {title} --help\n{text}\n```")
    return "\n\n".join(parts)


def _commands() -> Iterator[tuple[str, ...]]:
    """Every command, each before the commands it has itself: `models`, `models pull`, …"""
    for name, entry in COMMANDS.items():
        yield (name,)
        command: Any = get_command(importlib.import_module(f"icp2prd.cli.{entry.module}").app)
        yield from ((name, below) for below in getattr(command, "commands", ()))


def _schema(model: type[BaseModel], *, written_by_us: bool) -> str:
    """A file that we write has every field; one that people or models write may leave out the defaults."""
    schema = model.model_json_schema(mode="serialization" if written_by_us else "validation")
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main())
