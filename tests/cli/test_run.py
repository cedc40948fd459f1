import json
from pathlib import Path

import pytest

from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.run import (
    Called,
    Listen,
    ModelChosen,
    Notice,
    RunRequest,
    RunResult,
    StageFinished,
    StageProgress,
    StageStarted,
    Usage,
    Written,
)
from icp2prd.errors import CostLimitReached
from tests.cli.calling import icp2prd
from tests.study.drafts import draft, finding

SENTENCE = "Interviews are read by the embedded model on this machine; nothing leaves it."


class Pipeline:
    """Says what a run says, and comes out as it is told to."""

    def __init__(self, result: RunResult | BaseException) -> None:
        self.result = result
        self.request: RunRequest | None = None

    def __call__(self, request: RunRequest, listen: Listen) -> RunResult:
        self.request = request
        listen(ModelChosen(SENTENCE))
        listen(Notice("gtm.md is empty."))
        listen(StageStarted("extract", "find what customers reveal"))
        listen(StageProgress("extract", 1, 2))
        listen(Called("finished", "extract", "dana/1", prompt_tokens=900, completion_tokens=200, cost=0.01))
        if isinstance(self.result, BaseException):
            raise self.result
        listen(StageFinished("extract", "4 insights", 2.0))
        listen(Written(self.result.written))
        return self.result


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    return put(monkeypatch, RunResult(draft(), written=(Path("prd/prd.md"),), usage=Usage(calls=1, cost=0.01)))


def put(monkeypatch: pytest.MonkeyPatch, result: RunResult | BaseException) -> Pipeline:
    pipeline = Pipeline(result)
    monkeypatch.setattr("icp2prd.cli.run.run_study", pipeline)
    return pipeline


@pytest.mark.usefixtures("pipeline")
def test_the_first_line_says_which_model_reads_and_whether_anything_leaves() -> None:
    assert icp2prd("run", "study").stderr.splitlines()[0] == SENTENCE
    assert icp2prd("run", "study", "--quiet").stderr == f"{SENTENCE}\n"


@pytest.mark.usefixtures("pipeline")
def test_plain_lines_where_there_is_no_terminal() -> None:
    said = icp2prd("run", "study")

    assert said.exit_code == 0
    assert said.stdout == ""
    assert said.stderr.splitlines()[1:4] == [
        "Note: gtm.md is empty.",
        "extract: find what customers reveal",
        "extract: 4 insights (2 s)",
    ]
    assert "\x1b" not in said.stderr


@pytest.mark.usefixtures("pipeline")
def test_the_end_says_what_was_written_what_must_be_built_and_what_is_next() -> None:
    said = icp2prd("run", "study").stderr

    assert "Wrote prd.md in study/prd" in said
    assert "REQ-001  The product must bring the numbers together." in said
    assert "PAIN-001  Copying numbers by hand takes evenings (told by 1 of 1)" in said
    assert "Findings: none. Used 1 call, $0.0100." in said
    assert "Next: read study/prd/prd.md; `icp2prd trace study REQ-001` shows what that rests on." in said


def test_every_option_reaches_the_pipeline(pipeline: Pipeline, tmp_path: Path) -> None:
    options = ["--model", "ollama/x", "--base-url", "http://h/v1", "--max-cost", "2", "--until", "extract"]

    icp2prd("run", "study", *options, "--out", tmp_path)

    assert pipeline.request == RunRequest(
        Path("study"), "ollama/x", "http://h/v1", out=tmp_path, max_cost=2.0, until="extract"
    )


@pytest.mark.usefixtures("pipeline")
def test_json_is_one_event_a_line_and_the_last_says_how_it_ended() -> None:
    said = icp2prd("run", "study", "--json")

    events = [json.loads(line) for line in said.stdout.splitlines()]
    assert [event["event"] for event in events] == [
        "model_chosen",
        "notice",
        "stage_started",
        "stage_progress",
        "called",
        "stage_finished",
        "written",
        "finished",
    ]
    assert events[-1]["exit_status"] == 0
    assert events[-1]["usage"]["calls"] == 1
    assert said.stderr == ""


def test_json_tells_a_failure_too(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, CostLimitReached("too much", hint="Raise it."))

    said = icp2prd("run", "study", "--json")

    assert said.exit_code == 3
    assert json.loads(said.stdout.splitlines()[-1]) == {
        "event": "failed",
        "what": "too much",
        "where": "",
        "hint": "Raise it.",
        "exit_status": 3,
    }
    assert said.stderr == "Error: too much\n  Raise it.\n"


def test_blocking_findings_are_told_and_exit_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    prd = draft(finding(), finding(FindingSeverity.WARNING))
    put(monkeypatch, RunResult(prd, findings={"error": 1, "warning": 1, "note": 0}, exit_status=1))

    said = icp2prd("run", "study")

    assert said.exit_code == 1
    assert "TRACE-003 REQ-001: rests on nothing\n      name a pain" in said.stderr
    assert "Findings: 1 error, 1 warning." in said.stderr


def test_the_end_counts_requirements_to_be_ashamed_of(monkeypatch: pytest.MonkeyPatch) -> None:
    generic = finding(FindingSeverity.WARNING).model_copy(update={"rule": "GENERIC-001"})
    put(monkeypatch, RunResult(draft(generic), findings={"error": 0, "warning": 1, "note": 0}))

    assert "Of 1 requirement, 1 is true of any product.\nFindings: 1 warning." in icp2prd("run", "study").stderr


def test_an_unchanged_study_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, RunResult(draft(), unchanged=True))

    assert "Nothing has changed: study/prd/prd.md still holds." in icp2prd("run", "study").stderr


def test_a_run_that_stops_early_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, RunResult(None))

    assert "Stopped after synthesize, as asked." in icp2prd("run", "study", "--until", "synthesize").stderr


def test_an_interruption_says_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, KeyboardInterrupt())

    said = icp2prd("run", "study")

    assert said.exit_code == 130
    assert "the same command goes on from here" in said.stderr


def test_a_negative_limit_on_cost_is_wrong_usage() -> None:
    assert icp2prd("run", "study", "--max-cost", "-1").exit_code == 2
