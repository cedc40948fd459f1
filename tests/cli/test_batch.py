import json
from pathlib import Path

import pytest

from icp2prd.domain.run import Listen, ModelChosen, RunRequest, RunResult
from icp2prd.errors import InputError
from tests.cli.calling import icp2prd
from tests.study.drafts import draft


def run_one(request: RunRequest, listen: Listen) -> RunResult:
    listen(ModelChosen("Interviews are read here."))
    if request.study.name == "bad":
        raise InputError("no interviews here", where=str(request.study), hint="Put one there.")
    return RunResult(draft(), unchanged=request.study.name == "old")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("icp2prd.cli.batch.run_study", run_one)
    for name in ("new", "old", "bad"):
        (tmp_path / name / "interviews").mkdir(parents=True)
    return tmp_path


def test_a_batch_names_the_bad_one_and_goes_on(root: Path) -> None:
    said = icp2prd("batch", root)

    assert said.exit_code == 2
    assert "[1/3] bad" in said.stderr
    assert "Error: bad: " in said.stderr
    assert "Put one there." in said.stderr
    rows = {line.split()[0]: line.split()[1:] for line in said.stdout.splitlines()[1:]}
    assert rows["bad"] == ["failed", "0", "0", "0", "0", "0", "2"]
    assert rows["new"] == ["written", "0", "1", "1", "0", "0", "0"]
    assert rows["old"][0] == "unchanged"
    assert (root / "batch.json").is_file()


def test_json_is_the_report(root: Path) -> None:
    said = icp2prd("batch", root, "--json")

    assert json.loads(said.stdout) == json.loads((root / "batch.json").read_text())
    assert said.exit_code == 2


def test_a_folder_without_studies_is_wrong_input(tmp_path: Path) -> None:
    said = icp2prd("batch", tmp_path)

    assert said.exit_code == 2
    assert "There is no study here." in said.stderr
