import json
from pathlib import Path

from icp2prd.domain.base import ItemId
from icp2prd.domain.interview import Interviews
from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews
from icp2prd.study.folder import StudyFolder
from icp2prd.study.hashing import content_hash
from icp2prd.study.lock import (
    Ids,
    Ingredients,
    changes_since,
    input_hashes,
    lock_text,
    make_lock,
    outputs_that_differ,
    read_lock,
    with_outputs,
)
from icp2prd.writing import write_documents
from tests.study.drafts import draft

MADE_FROM = Ingredients(
    inputs={"interviews/dana.md": "sha256:1", "gtm.md": "sha256:2"},
    prompts={"extract": "sha256:3"},
    model="local/cc32",
    embedding_model="local/8199",
    icp2prd="0.1.0",
)
DOCUMENTS = {"prd.md": "# PRD\n", "prd.json": "{}\n"}


def test_a_lock_can_be_read_back(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)
    lock = make_lock(MADE_FROM, DOCUMENTS, draft())

    write_documents(folder.prd, {"icp2prd.lock": lock_text(lock)})

    assert read_lock(folder) == lock


def test_a_lock_is_sorted_and_tagged_and_has_no_path_of_a_machine(tmp_path: Path) -> None:
    text = lock_text(make_lock(MADE_FROM, DOCUMENTS, draft()))
    read = json.loads(text)

    assert list(read) == sorted(read)
    assert read["outputs"]["prd.md"] == content_hash("# PRD\n")
    assert content_hash("").startswith("sha256:e3b0c44298fc1c14")
    assert str(tmp_path) not in text


def test_ids_that_are_gone_are_retired_and_their_numbers_stay_taken() -> None:
    before = Ids(highest={"REQ": 7, "WORK": 2}, retired=(ItemId("REQ-007"),))
    smaller = draft().model_copy(update={"requirements": ()})

    ids = make_lock(MADE_FROM, DOCUMENTS, smaller, before, draft()).ids

    assert ids.retired == ("AC-001", "REQ-001", "REQ-007")
    assert ids.highest["REQ"] == 7
    assert ids.highest["WORK"] == 2
    assert ids.highest["EV"] == 2


def test_an_id_that_came_back_is_not_retired() -> None:
    ids = make_lock(MADE_FROM, DOCUMENTS, draft(), Ids(retired=(ItemId("REQ-001"),))).ids

    assert ids.retired == ()


def test_nothing_changed_is_nothing_said() -> None:
    assert changes_since(make_lock(MADE_FROM, DOCUMENTS, draft()), MADE_FROM) == []


def test_every_change_is_one_sentence() -> None:
    now = Ingredients(
        inputs={"interviews/dana.md": "sha256:9", "interviews/tom.md": "sha256:8"},
        prompts={"extract": "sha256:7"},
        model="openai/gpt-5.4-mini",
        embedding_model="local/8199",
        icp2prd="0.2.0",
    )

    assert changes_since(make_lock(MADE_FROM, DOCUMENTS, draft()), now) == [
        "gtm.md is gone.",
        "interviews/dana.md has changed.",
        "interviews/tom.md is new.",
        "The prompt extract has changed.",
        "The model is openai/gpt-5.4-mini; it was local/cc32.",
        "The version of icp2prd is 0.2.0; it was 0.1.0.",
    ]


def test_a_document_that_was_edited_or_removed_is_noticed(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)
    lock = make_lock(MADE_FROM, DOCUMENTS, draft())
    write_documents(folder.prd, DOCUMENTS)
    assert outputs_that_differ(lock, folder) == []

    (folder.prd / "prd.md").write_text("mine")
    (folder.prd / "prd.json").unlink()

    assert outputs_that_differ(lock, folder) == [
        "prd.json is gone.",
        "prd.md was changed after it was written.",
    ]


def test_rendering_again_changes_the_hash_of_what_was_rendered_only() -> None:
    lock = make_lock(MADE_FROM, DOCUMENTS, draft())

    again = with_outputs(lock, {"prd.md": "other\n"})

    assert again.outputs == {**lock.outputs, "prd.md": content_hash("other\n")}
    assert again.made_from == lock.made_from


def test_a_damaged_lock_is_no_lock(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)
    write_documents(folder.prd, {"icp2prd.lock": "<<<<<<< HEAD\n"})

    assert read_lock(folder) is None


def test_inputs_are_every_file_a_draft_depends_on(tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "dana.md").write_text("Interviewer: how?\nDana: badly, every month.\n")
    (tmp_path / "gtm.md").write_text("x")
    (tmp_path / "mine.jinja").write_text("y")
    interviews = read_interviews(tmp_path, Settings())

    hashes = input_hashes(StudyFolder(tmp_path), interviews, template="mine.jinja")

    assert set(hashes) == {"interviews/dana.md", "gtm.md", "mine.jinja"}
    assert hashes["gtm.md"] == content_hash("x")
    assert hashes["interviews/dana.md"] == content_hash((tmp_path / "interviews/dana.md").read_bytes())
    assert input_hashes(StudyFolder(tmp_path / "none"), Interviews(interviews=())) == {}
