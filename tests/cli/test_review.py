import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from icp2prd.study.folder import StudyFolder
from icp2prd.writing import write_documents
from tests.cli.calling import icp2prd
from tests.study.drafts import draft, finding


@pytest.fixture
def study(tmp_path: Path) -> Path:
    write_documents(StudyFolder(tmp_path).prd, {"prd.json": draft(finding()).model_dump_json()})
    return tmp_path


def a_list(study: Path, *asked: Mapping[str, object]) -> Path:
    path = study / "mine.json"
    path.write_text(json.dumps(asked))
    return path


def decided(study: Path) -> list[dict[str, object]]:
    path = study / "prd" / "decisions.json"
    return list(json.loads(path.read_text())["decisions"]) if path.exists() else []


def test_a_list_is_taken_and_told(study: Path) -> None:
    mine = a_list(
        study, {"action": "accept", "item": "REQ-001"}, {"action": "reject", "item": "PAIN-001", "reason": "no"}
    )

    said = icp2prd("review", study, "--decisions", mine, "--as", "Dana  Okafor")

    assert said.exit_code == 0, said.stderr
    assert [(one["action"], one["item"], one["by"]) for one in decided(study)] == [
        ("accept", "REQ-001", "Dana Okafor"),
        ("reject", "PAIN-001", "Dana Okafor"),
    ]
    assert "DEC-002  reject PAIN-001, by Dana Okafor" in said.stderr
    assert f"Next: icp2prd run {study}" in said.stderr


def test_the_file_has_sorted_keys_and_no_time(study: Path) -> None:
    icp2prd("review", study, "--accept-clean", "--as", "Dana")

    text = (study / "prd" / "decisions.json").read_text()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert json.loads(text)["schema_version"] == "1"
    assert set(decided(study)[0]) == {"action", "by", "id", "item", "reason", "rested_on", "rule", "text", "wording"}


def test_what_is_clean_is_accepted_once(study: Path) -> None:
    icp2prd("review", study, "--accept-clean", "--as", "Dana")
    again = icp2prd("review", study, "--accept-clean", "--as", "Dana")

    assert [one["item"] for one in decided(study)] == ["PAIN-001", "JOB-001", "MET-001"]
    assert "There was nothing to decide." in again.stderr


def test_one_bad_entry_and_none_is_taken(study: Path) -> None:
    mine = a_list(study, {"action": "accept", "item": "REQ-001"}, {"action": "accept", "item": "REQ-1"})

    said = icp2prd("review", study, "--decisions", mine, "--as", "Dana")

    assert said.exit_code == 2
    assert "Decision 2 cannot be made, and none was" in said.stderr
    assert "Did you mean REQ-001?" in said.stderr
    assert decided(study) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not JSON"),
        ('[{"action": "accpet", "item": "REQ-001"}]', "Decision 1, action"),
        ('[{"x": 1}]', "Decision 1"),
    ],
)
def test_a_list_that_cannot_be_read_is_named_with_an_example(study: Path, content: str, said: str) -> None:
    path = study / "mine.json"
    path.write_text(content)

    ended = icp2prd("review", study, "--decisions", path, "--as", "Dana")

    assert ended.exit_code == 2
    assert str(path) in ended.stderr
    assert said in ended.stderr
    assert "For example" in ended.stderr


def test_without_anything_to_decide_with_it_says_what_it_needs(study: Path) -> None:
    said = icp2prd("review", study)

    assert said.exit_code == 2
    assert "--decisions FILE" in said.stderr
    assert "--accept-clean" in said.stderr


def test_who_decides_is_gits_user_or_is_asked_for(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, str(study / "none"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(study.parent))
    nobody = icp2prd("review", study, "--accept-clean")
    (study / "gitconfig").write_text("[user]\n\tname = Tom Brandt\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(study / "gitconfig"))

    somebody = icp2prd("review", study, "--accept-clean")

    assert nobody.exit_code == 2
    assert "--as" in nobody.stderr
    assert "by Tom Brandt" in somebody.stderr


def test_json_has_the_new_decisions(study: Path) -> None:
    mine = a_list(study, {"action": "defer", "item": "REQ-001"})

    said = icp2prd("review", study, "--decisions", mine, "--as", "Dana", "--json", "--quiet")

    assert [one["action"] for one in json.loads(said.stdout)["made"]] == ["defer"]
    assert said.stderr == ""
