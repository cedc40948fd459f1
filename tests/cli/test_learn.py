import json
from pathlib import Path

import pytest

from icp2prd.study.folder import StudyFolder
from tests.cli.calling import icp2prd
from tests.study.learning.results_files import HEADER, PIVOTS, drafted, files, results


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    folder = drafted(tmp_path)
    (folder.root / "interviews").mkdir()
    (folder.root / "interviews" / "ana.txt").write_text("Interviewer: How was it?\n\nAna: Fine, I think.\n")
    return folder


def test_each_result_is_told_with_its_arithmetic_and_what_waits(folder: StudyFolder) -> None:
    said = icp2prd("learn", folder.root, "--results", results(folder, HEADER + PIVOTS))

    assert said.exit_code == 0, said.stderr
    assert "RES-001  ACT-001 Offer one free trip to ten schools from the forum: pivot" in said.stdout
    assert "2 of 10 = 20.0%, 95% interval 5.7 to 51.0% (Wilson): “fewer than 3” means pivot" in said.stdout
    assert "REQ-001 is suspect and waits for a person: ACT-001 says pivot (RES-001)." in said.stdout
    assert "Not enough data: MET-001, MET-002, MET-003, ACT-002 not measured yet." in said.stdout
    assert "Wrote prd.md, prd.html, prd.json, learned.json" in said.stderr


def test_a_dry_run_tells_and_writes_nothing(folder: StudyFolder) -> None:
    before = files(folder)

    said = icp2prd("learn", folder.root, "--results", results(folder, HEADER + PIVOTS), "--dry-run")

    assert "ACT-001" in said.stdout
    assert "Nothing was written." in said.stderr
    assert files(folder) == before


def test_json_has_the_lesson_and_what_waits_and_nothing_else(folder: StudyFolder) -> None:
    said = icp2prd("learn", folder.root, "--results", results(folder, HEADER + PIVOTS), "--json", "--quiet")

    told = json.loads(said.stdout)
    assert [one["verdict"] for one in told["lesson"]["results"]] == ["pivot"]
    assert [one["item"] for one in told["prd"]["learned"]["suspect"]] == ["REQ-001", "REQ-002"]
    assert set(told["prd"]) == {"learned"}
    assert said.stderr == ""


def test_a_bad_file_ends_with_2_and_its_rows(folder: StudyFolder) -> None:
    path = results(folder, HEADER + PIVOTS.replace("2,10", "12,10"))

    said = icp2prd("learn", folder.root, "--results", path)

    assert said.exit_code == 2
    assert f"{path}:2: successes: 12 is more than n, which is 10." in said.stderr
    assert "Nothing was changed" in said.stderr


def test_the_template_is_data_on_standard_output(folder: StudyFolder) -> None:
    said = icp2prd("learn", folder.root, "--template")

    assert said.stdout.startswith("metric,name,successes,n,value,sd,unit,window,segment,source,note\nMET-001,")
    assert said.stderr == ""


def test_without_results_it_says_what_it_needs(folder: StudyFolder) -> None:
    said = icp2prd("learn", folder.root)

    assert said.exit_code == 2
    assert "--results" in said.stderr
    assert "--template" in said.stderr
