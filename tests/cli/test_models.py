import json
from pathlib import Path

import pytest

from icp2prd.critic.judge import seat_of
from icp2prd.llm.availability import ModelStatus
from icp2prd.llm.weights import FetchProgress, Watcher, WeightsFile
from tests.cli.calling import icp2prd
from tests.critic.judge.benches import approver, bench, oracle

STATUSES = [
    ModelStatus(name="local", usable=True, why="weights are here"),
    ModelStatus(name="openai/x", usable=False, why="set OPENAI_API_KEY"),
]


@pytest.fixture(autouse=True)
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("icp2prd.cli.models.available_models", lambda environ: STATUSES)
    monkeypatch.setenv("ICP2PRD_WEIGHTS_DIR", str(tmp_path))
    return tmp_path


def test_models_are_listed_by_whether_they_can_be_used() -> None:
    said = icp2prd("models")

    assert said.exit_code == 0
    assert said.stdout.splitlines() == [
        "Can be used now:",
        "  local  weights are here",
        "Not yet:",
        "  openai/x  set OPENAI_API_KEY",
        "Judges: none yet; `icp2prd models calibrate` lets a model take the calibration.",
    ]
    assert "Without a choice: Interviews are read by the embedded model" in said.stderr


def test_models_as_json() -> None:
    assert [one["name"] for one in json.loads(icp2prd("models", "--json").stdout)] == ["local", "openai/x"]


def test_models_that_took_the_judges_calibration_are_shown_with_their_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ICP2PRD_JUDGES_DIR", str(tmp_path))
    seat_of(bench(oracle), "test/oracle", tmp_path)
    seat_of(bench(approver), "test/approver", tmp_path)

    said = icp2prd("models").stdout.splitlines()
    records = json.loads(icp2prd("models", "judges", "--json").stdout)

    assert said[-3] == "Judges:"
    assert said[-2].startswith("  test/approver  does not judge: balanced accuracy 0.50 (0.4")
    assert said[-1].startswith("  test/oracle  judges: balanced accuracy 1.00 (0.9")
    assert [(one["model"], one["passed"], one["balanced_accuracy"]) for one in records] == [
        ("test/approver", False, 0.5),
        ("test/oracle", True, 1.0),
    ]
    assert icp2prd("models", "judges").stdout.splitlines() == said[-3:]


def test_weights_that_are_not_there_are_told_with_what_to_do(weights: Path) -> None:
    said = icp2prd("models", "verify")

    assert said.exit_code == 3
    assert f"missing   {weights}" in said.stdout
    assert "icp2prd models pull" in said.stderr


def test_pull_says_what_and_how_large_before_it_fetches(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(file: WeightsFile, folder: Path, watch: Watcher) -> Path:
        watch(FetchProgress(name=file.name, done=file.size, total=file.size))
        return folder / file.name

    monkeypatch.setattr("icp2prd.cli.models.fetch", fetched)

    said = icp2prd("models", "pull")

    assert said.exit_code == 0
    assert "Qwen2.5-Coder-1.5B-Instruct (Q4_K_M, Apache-2.0): 1117 MB to fetch" in said.stderr
    assert f"Fetched, and verified: {weights}" in said.stderr


def test_a_wrong_file_is_deleted_and_refused(weights: Path) -> None:
    wrong = weights / "all-MiniLM-L6-v2-tokenizer.json"
    wrong.write_text("{}")

    assert icp2prd("models", "verify").exit_code == 3
    assert not wrong.exists()
