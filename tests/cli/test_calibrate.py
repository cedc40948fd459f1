import json
from collections.abc import Callable
from pathlib import Path

import pytest

from icp2prd.critic.judge import PROMPTS
from icp2prd.errors import ModelUnavailable
from icp2prd.llm.fake import Reply, Script
from icp2prd.llm.protocol import Question
from tests.cli.calling import icp2prd
from tests.critic.judge.benches import approver, oracle

Sit = Callable[[Callable[[Question], Reply]], list[Question]]


@pytest.fixture
def sit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sit:
    """Puts a model behind the whole door, cache and all; the list fills with what it is asked."""
    monkeypatch.setenv("ICP2PRD_MODEL", "fake")
    monkeypatch.setenv("ICP2PRD_FAKE_MODEL", "scripted")
    monkeypatch.setenv("ICP2PRD_JUDGES_DIR", str(tmp_path))

    def seated(answer: Callable[[Question], Reply]) -> list[Question]:
        asked: list[Question] = []

        def heard(question: Question) -> Reply:
            asked.append(question)
            return answer(question)

        monkeypatch.setattr("icp2prd.llm.opening._script", lambda _: Script(dict.fromkeys(PROMPTS, heard)))
        return asked

    return seated


def test_a_model_that_knows_every_case_may_judge(sit: Sit) -> None:
    asked = sit(oracle)

    said = icp2prd("models", "calibrate")

    assert said.exit_code == 0, said.output
    assert len(asked) == 70
    lines = said.stdout.splitlines()
    assert lines[0].startswith("fake/scripted: balanced accuracy 1.00 (0.9")
    assert lines[1] == "  1.00 (0.69 to 1.00)  The quotes together support the requirement"
    assert lines[-2:] == [
        "  of 35 faults it failed 35, of 35 sound cases it passed 35",
        "It may judge: 0.8 is needed.",
    ]
    assert icp2prd("models", "judges").stdout.splitlines()[1].startswith("  fake/scripted  judges: balanced")


def test_a_model_that_approves_of_everything_may_not(sit: Sit) -> None:
    sit(approver)

    said = icp2prd("models", "calibrate")

    assert said.exit_code == 1
    assert "of 35 faults it failed 0, of 35 sound cases it passed 35" in said.stdout
    assert said.stdout.splitlines()[-1] == "It may not judge: 0.8 is needed."
    assert "fake/scripted  does not judge" in icp2prd("models", "judges").stdout


def test_plain_lines_say_who_answers_and_what_came_of_it(sit: Sit) -> None:
    sit(oracle)

    said = icp2prd("models", "calibrate").stderr.splitlines()

    assert said[0].startswith("fake takes the judge's calibration: 70 cases of our own writing stay on this machine")
    assert said[1] == "calibrate: 70 cases whose answers are known"
    assert said[-1].startswith("calibrate: balanced accuracy 1.00")


def test_an_interrupted_calibration_goes_on_where_it_stopped(sit: Sit, tmp_path: Path) -> None:
    left = iter(range(25))

    def away(question: Question) -> Reply:
        return ModelUnavailable("The server is gone.") if next(left, None) is None else oracle(question)

    sit(away)
    first = icp2prd("models", "calibrate")
    kept = len(list((tmp_path / "calls").rglob("*.json")))
    asked = sit(oracle)
    again = icp2prd("models", "calibrate")

    assert (first.exit_code, kept) == (3, 25)
    assert icp2prd("models", "judges").stdout.count("fake/scripted") == 1
    assert again.exit_code == 0
    assert len(asked) == 70 - kept
    assert "balanced accuracy 1.00" in again.stdout


def test_a_person_who_interrupts_it_loses_nothing(sit: Sit, tmp_path: Path) -> None:
    left = iter(range(10))

    def stopped(question: Question) -> Reply:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return oracle(question)

    sit(stopped)
    said = icp2prd("models", "calibrate")

    assert said.exit_code == 130
    assert "the same command goes on from here" in said.stderr
    assert list(tmp_path.glob("*.json")) == []
    asked = sit(oracle)
    assert icp2prd("models", "calibrate").exit_code == 0
    assert len(asked) == 60


def test_a_result_is_printed_again_without_a_call(sit: Sit) -> None:
    sit(oracle)
    first = icp2prd("models", "calibrate")
    asked = sit(approver)

    again = icp2prd("models", "calibrate")

    assert asked == []
    assert again.stdout == first.stdout


def test_as_json_it_is_one_record_with_every_question(sit: Sit) -> None:
    sit(approver)

    said = icp2prd("models", "calibrate", "--json")
    record = json.loads(said.stdout)

    assert said.exit_code == 1
    assert (record["model"], record["passed"], record["balanced_accuracy"]) == ("fake/scripted", False, 0.5)
    assert record["low"] < 0.5 < record["high"]
    assert all(one["failed_faults"] + one["passed_sound"] == 5 for one in record["by_aspect"].values())
    assert len(record["by_aspect"]) == 7
