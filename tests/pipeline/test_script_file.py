"""`fake-script.json` answers for `tiny-study`, for tests of the installed program. ICP2PRD_RECORD=1 writes it anew."""

import json
from pathlib import Path
from typing import Any

import pytest

from icp2prd.llm.protocol import Question
from tests.cli.calling import icp2prd
from tests.pipeline.studies import DOCUMENTS, run, tiny, written
from tests.recorded import recording
from tests.scripted import PlainReader

SCRIPT = Path(__file__).parents[1] / "fake-script.json"


def test_the_script_is_what_the_plain_reader_answers(tmp_path: Path, reader: PlainReader) -> None:
    run(tiny(tmp_path))

    script = script_of(reader.asked, PlainReader())
    if recording():
        SCRIPT.write_text(json.dumps(script, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert json.loads(SCRIPT.read_text("utf-8")) == script, "prompts have changed; run this with ICP2PRD_RECORD=1"


def test_the_program_runs_the_tiny_study_from_the_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ICP2PRD_FAKE_MODEL", str(SCRIPT))
    study = tiny(tmp_path)

    said = icp2prd("run", study, "--model", "fake")

    assert said.exit_code == 0, said.stderr
    assert set(written(study)) == DOCUMENTS
    assert "REQ-001" in said.stderr


def script_of(asked: list[Question], reader: PlainReader) -> dict[str, Any]:
    """Item → answer where each item is asked about once, else the answers in the order of the calls."""
    script: dict[str, Any] = {}
    for prompt in sorted({question.prompt for question in asked}):
        mine = [question for question in asked if question.prompt == prompt]
        answers = [reader.reply_to(question) for question in mine]
        items = [question.item for question in mine]
        script[prompt] = dict(zip(items, answers, strict=True)) if len(set(items)) == len(items) else answers
    return script
