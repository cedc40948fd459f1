import json
from pathlib import Path

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.prd import Prd
from icp2prd.study.folder import StudyFolder
from icp2prd.study.lock import Ids, Ingredients, lock_text, make_lock
from icp2prd.writing import write_documents
from tests.cli.calling import icp2prd
from tests.study.drafts import draft


def write(study: Path, prd: Prd, retired: str = "REQ-007") -> None:
    made_from = Ingredients(inputs={}, prompts={}, model="", embedding_model="", icp2prd="")
    lock = make_lock(made_from, {}, prd, Ids(retired=(ItemId(retired),)))
    documents = {"prd.json": prd.model_dump_json(), "icp2prd.lock": lock_text(lock)}
    write_documents(StudyFolder(study).prd, documents)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    write(tmp_path, draft())
    return tmp_path


def test_a_requirement_is_followed_to_the_words_and_to_the_goal(study: Path) -> None:
    said = icp2prd("trace", study, "REQ-001")

    assert said.exit_code == 0
    for part in (
        "REQ-001 requirement  The product must bring the numbers together.",
        "must: answers the first pain",
        "PAIN-001 pain",
        "“it takes me evenings”",
        "Dana (customer), interviews/dana.md:11 at 0:01:15",
        "And it takes me evenings.",
        "MET-001 metric",
        "GOAL-001 goal  Reduce churn",
    ):
        assert part in said.stdout
    assert said.stderr == ""


def test_quotes_against_a_pain_are_shown(study: Path) -> None:
    assert "against it" in icp2prd("trace", study, "pain-001").stdout


def test_a_chain_as_json_has_the_same_links(study: Path) -> None:
    chain = json.loads(icp2prd("trace", study, "REQ-001", "--json").stdout)

    assert chain["id"] == "REQ-001"
    assert chain["rests_on"][0]["id"] == "JOB-001"
    assert chain["rests_on"][0]["further"][0]["id"] == "PAIN-001"
    assert [one["id"] for one in chain["leads_to"]] == ["AC-001", "MET-001"]


def test_a_requirement_that_rests_on_no_words_is_told_so(tmp_path: Path) -> None:
    write(tmp_path, draft().model_copy(update={"evidence": ()}))

    assert "rests on no words of a customer" in icp2prd("trace", tmp_path, "REQ-001").stdout


@pytest.mark.parametrize(("wrong", "hint"), [("REQ-1", "REQ-001"), ("REQ-099", "REQ-001"), ("xyz", "prd.md")])
def test_an_id_that_does_not_exist_is_guessed(study: Path, wrong: str, hint: str) -> None:
    said = icp2prd("trace", study, wrong)

    assert said.exit_code == 2
    assert hint in said.stderr
    assert said.stdout == ""


def test_a_retired_id_is_known_as_such(study: Path) -> None:
    assert "no longer in this one" in icp2prd("trace", study, "REQ-007").stderr


def test_a_study_without_a_draft_says_how_to_write_one(tmp_path: Path) -> None:
    said = icp2prd("trace", tmp_path, "REQ-001")

    assert said.exit_code == 2
    assert f"icp2prd run {tmp_path}" in said.stderr


def test_a_draft_elsewhere_is_found_with_out(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()

    assert icp2prd("trace", other, "REQ-001", "--out", study / "prd").exit_code == 0
