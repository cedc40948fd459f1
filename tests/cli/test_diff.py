"""`icp2prd diff`, on a study in a git repository and on one that is in none."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.cli.calling import icp2prd
from tests.pipeline.conftest import reader
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.studies import run, tiny
from tests.repositories import committed, repository
from tests.scripted import PlainReader

__all__ = ["reader"]

SCHEMA = Path(__file__).parents[2] / "schemas" / "difference.schema.json"


@pytest.fixture
def study(tmp_path: Path, reader: PlainReader) -> Path:
    """With a first draft, committed."""
    study = tiny(repository(tmp_path / "repository"))
    run(study)
    committed(study, "The first draft")
    return study


def add_an_interview(study: Path) -> None:
    (study / "interviews" / "cyd.txt").write_text(CYD)
    run(study)


def test_nothing_is_printed_where_nothing_changed(study: Path) -> None:
    for form in ("text", "markdown"):
        said = icp2prd("diff", study, "--format", form)
        assert (said.exit_code, said.stdout) == (0, "")
    found = json.loads(icp2prd("diff", study, "--json").stdout)
    assert (found["items"], found["because"]) == ([], [])


def test_the_working_tree_is_compared_with_head(study: Path) -> None:
    add_an_interview(study)

    said = icp2prd("diff", study)

    assert said.exit_code == 0
    assert said.stdout.startswith("HEAD (")
    assert "interviews/cyd.txt is new." in said.stdout
    assert "REQ-003  The product must show when labels fall off the crates at dawn." in said.stdout
    assert "+ “Labels fall off the crates at dawn.” (cyd, EV-008)" in said.stdout
    assert "behind it: interviews/cyd.txt" in said.stdout


def test_any_revision_can_be_named(study: Path) -> None:
    add_an_interview(study)
    committed(study, "The second draft")

    assert icp2prd("diff", study).stdout == ""
    assert "REQ-003" in icp2prd("diff", study, "--against", "HEAD~1").stdout
    assert "REQ-003" in icp2prd("diff", study, "--against", "HEAD~1", "--format", "markdown").stdout


def test_json_has_a_schema(study: Path) -> None:
    review(study, ask("reject", "REQ-002", reason="not ours"))
    add_an_interview(study)

    found = json.loads(icp2prd("diff", study, "--format", "json").stdout)

    jsonschema.validate(found, json.loads(SCHEMA.read_text()))
    gone = next(one for one in found["items"] if one["item"] == "REQ-002")
    assert gone["happened"] == ["gone", "decided"]
    assert gone["decided"][0]["reason"] == "not ours"


def test_a_decision_that_no_draft_has_yet_is_told(study: Path) -> None:
    review(study, ask("accept", "REQ-001"))

    said = icp2prd("diff", study).stdout

    assert "DEC-001 accept, by Dana (waits for the next run)" in said


def test_a_draft_in_a_file_is_compared_too(study: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_bytes((study / "prd" / "prd.json").read_bytes())
    add_an_interview(study)

    assert "REQ-003" in icp2prd("diff", study, "--against", kept).stdout
    assert icp2prd("diff", study, "--against", study / "prd").stdout == ""


def test_without_git_it_is_the_draft_before(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    nothing = icp2prd("diff", study)
    assert nothing.exit_code == 2
    assert "no draft before is kept" in nothing.stderr

    add_an_interview(study)

    said = icp2prd("diff", study)
    assert said.stdout.startswith("the draft before → the working tree")
    assert "REQ-003" in said.stdout


@pytest.mark.parametrize("name", ["nowhere", "-x", "--output=x", "HEAD:", "a b;c"])
def test_a_revision_that_is_none_is_named(study: Path, name: str) -> None:
    said = icp2prd("diff", study, f"--against={name}")

    assert said.exit_code == 2
    assert f"There is neither a file nor a revision '{name}'" in said.stderr


def test_a_revision_without_a_draft_is_named(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(repository(tmp_path / "repository"))
    committed(study, "Interviews")
    run(study)

    said = icp2prd("diff", study)

    assert said.exit_code == 2
    assert "There is no draft of this study at HEAD" in said.stderr


def test_a_repository_without_commits_is_told(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(repository(tmp_path / "repository"))
    run(study)

    assert "has no commit yet" in icp2prd("diff", study).stderr


def test_a_revision_of_no_repository_is_told(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)

    said = icp2prd("diff", study, "--against", "main")

    assert said.exit_code == 2
    assert "this folder is in no git repository" in said.stderr


def test_a_file_that_is_no_draft_is_told(study: Path, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")

    said = icp2prd("diff", study, "--against", tmp_path / "other.json")

    assert said.exit_code == 2
    assert "not a draft of this version" in said.stderr


def test_a_study_whose_name_means_something_to_a_shell_is_only_a_name(tmp_path: Path, reader: PlainReader) -> None:
    odd = repository(tmp_path / "repository") / "a; touch oops $(touch oops) 'é"
    odd.mkdir()
    study = tiny(odd)
    run(study)
    committed(study, "The first draft")
    add_an_interview(study)

    assert "REQ-003" in icp2prd("diff", study).stdout
    assert not list(tmp_path.rglob("oops"))


def test_git_is_not_needed_for_a_file(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", gone)

    assert icp2prd("diff", study, "--against", study / "prd" / "prd.json").exit_code == 0
    assert "this folder is in no git repository" in icp2prd("diff", study, "--against", "HEAD").stderr
