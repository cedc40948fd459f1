"""What people decided outlives every regeneration."""

import json
import shutil
from pathlib import Path

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import items_of
from icp2prd.domain.prd import Prd
from icp2prd.domain.references import references_of
from icp2prd.errors import InputError
from icp2prd.llm.fake import Reply
from icp2prd.llm.protocol import Question
from tests.pipeline.deciding import CYD, actions, ask, doubts, review, statements
from tests.pipeline.studies import DOCUMENTS, run, tiny, written
from tests.scripted import PlainReader

OTHER = {"title": "Nothing lost", "statement": "The product must list the orders that the ovens lost every week."}
AGAIN = {"title": "Offline", "statement": "The product must work in the cellar without the internet, at the ovens."}


def in_other_words(_: Question) -> Reply | None:
    return OTHER


def dangling(prd: Prd) -> set[ItemId]:
    there = {item_id for item_id, _ in items_of(prd)}
    return {one.to for one in references_of(prd)} - there


@pytest.fixture
def study(tmp_path: Path, reader: PlainReader) -> Path:
    study = tiny(tmp_path)
    run(study)
    return study


def test_all_new_customers_who_contradict_a_decision_are_counted(study: Path, reader: PlainReader) -> None:
    review(study, ask("accept", "REQ-001"))
    for name in ("Dee Rask", "Eli Toft", "Fay Lunde"):
        talk = f"{name}: It's no problem when orders get lost between the shops and the ovens.\n"
        (study / "interviews" / f"{name[:3].lower()}.txt").write_text(f"Interviewer: Do orders get lost?\n\n{talk}")

    assert "3 new customers contradict it" in doubts(run(study).prd)["REQ-001"]


def test_what_was_accepted_stays_to_the_letter_whatever_the_model_says(study: Path, reader: PlainReader) -> None:
    before = run(study).prd
    review(study, ask("accept", "REQ-001"), ask("lock", "PAIN-001"))
    reader.answers = {"requirement": in_other_words}
    shutil.rmtree(study / ".icp2prd" / "calls")

    prd = run(study).prd

    assert statements(prd)["REQ-001"] == statements(before)["REQ-001"]
    assert prd.requirements[0].criteria == before.requirements[0].criteria
    assert prd.requirements[0].title == before.requirements[0].title
    assert {str(one.item): one.drafted for one in prd.decided}["REQ-001"] == OTHER["statement"]
    assert doubts(prd) == {}


def test_an_edit_stays_and_what_comes_after_is_drafted_from_it(study: Path, reader: PlainReader) -> None:
    review(study, ask("edit", "PAIN-001", text="Orders are lost on the way to the oven."))
    reader.asked.clear()

    prd = run(study).prd

    assert prd.icp.pains[0].name == "Orders are lost on the way to the oven."
    about = [one for one in reader.asked if one.prompt == "requirement"]
    assert any("lost on the way to the oven" in one.messages[-1].content for one in about)


def test_what_was_rejected_is_held_back_and_the_person_is_told(study: Path, reader: PlainReader) -> None:
    before = run(study).prd
    gone = before.requirements[-1]
    review(study, ask("reject", gone.id, reason="not ours"))

    ran = run(study)

    assert gone.id not in statements(ran.prd)
    assert [(one.item, one.because) for one in ran.prd.held_back] == [(gone.id, "rejected by Dana: not ours")]
    assert f"{gone.id} was drafted again and is held back: rejected by Dana: not ours." in ran.notices
    assert "**Held back**" in written(study)["prd.md"].decode()
    assert dangling(ran.prd) == set()


def test_what_was_rejected_does_not_return_in_other_words(study: Path, reader: PlainReader) -> None:
    gone = run(study).prd.requirements[-1]
    review(study, ask("reject", gone.id, reason="not ours"))
    run(study)
    reader.answers = {"requirement": lambda question: AGAIN if "CRIT" in question.item else None}
    shutil.rmtree(study / ".icp2prd" / "calls")
    (study / "interviews" / "cyd.txt").write_text(CYD)

    prd = run(study).prd

    assert AGAIN["statement"] not in statements(prd).values()
    assert [(one.item, one.text) for one in prd.held_back] == [(gone.id, AGAIN["statement"])]


def test_a_rejected_pain_takes_its_requirements_with_it_and_leaves_no_id_dangling(study: Path) -> None:
    review(study, ask("reject", "PAIN-001", reason="not our market"))

    prd = run(study).prd

    assert "PAIN-001" not in {one.id for one in prd.icp.pains}
    assert dangling(prd) == set()


def test_an_accepted_item_whose_interview_was_removed_stays_and_is_suspect(study: Path) -> None:
    before = run(study).prd
    review(
        study, ask("accept", "REQ-001"), ask("accept", "CHAN-001"), ask("accept", "MET-001"), ask("accept", "JOB-001")
    )
    (study / "interviews" / "ben.txt").unlink()

    prd = run(study).prd

    assert statements(prd)["REQ-001"] == statements(before)["REQ-001"]
    assert doubts(prd)["CHAN-001"] == ("its only quote was in an interview that was removed (ben)",)
    assert doubts(prd)["REQ-001"][0] == "1 of its 2 quotes was in an interview that was removed (ben)"
    assert dangling(prd) == set()
    assert "Waiting for a person" in written(study)["prd.md"].decode()


def test_what_is_suspect_waits_until_a_person_decides_again(study: Path) -> None:
    review(study, ask("accept", "REQ-001"))
    (study / "interviews" / "ben.txt").unlink()
    first = run(study).prd
    assert run(study).result.unchanged

    review(study, ask("accept", "REQ-001"))
    prd = run(study).prd

    assert "REQ-001" in doubts(first)
    assert "REQ-001" not in doubts(prd)
    assert len(json.loads((study / "prd" / "decisions.json").read_text())["decisions"]) == 2


def test_one_more_interview_in_support_makes_nothing_suspect(study: Path) -> None:
    review(study, ask("accept", "PAIN-001"), ask("accept", "REQ-001"))
    (study / "interviews" / "cyd.txt").write_text(
        "Interviewer: What goes wrong?\n\nCyd Moss: Orders get lost between the shops and the ovens every week too.\n"
    )

    prd = run(study).prd

    assert prd.icp.pains[0].reach == 3
    assert doubts(prd) == {}


def test_a_merged_item_gives_its_evidence_and_is_listed_with_what_replaced_it(study: Path) -> None:
    before = run(study).prd
    one, two = before.requirements
    review(study, ask("merge", two.id, into=one.id, reason="the same thing"))

    prd = run(study).prd

    assert list(statements(prd)) == [one.id]
    assert set(prd.requirements[0].evidence) == {*one.evidence, *two.evidence}
    [gone] = prd.superseded
    assert (gone.id, gone.words, gone.replaced_by) == (two.id, two.statement, (one.id,))
    assert gone.why == "merged by Dana: the same thing"
    assert dangling(prd) == set()
    assert json.loads(written(study)["icp2prd.lock"])["superseded"][0]["id"] == two.id


def test_a_split_item_is_replaced_by_its_parts_under_new_numbers(study: Path) -> None:
    texts = ["The product must list lost orders.", "The product must warn the baker."]
    review(study, ask("split", "REQ-001", texts=texts))

    prd = run(study).prd
    again = run(study)

    assert {"REQ-003": texts[0], "REQ-004": texts[1]}.items() <= statements(prd).items()
    assert "REQ-001" not in statements(prd)
    assert [(one.id, one.replaced_by) for one in prd.superseded] == [("REQ-001", ("REQ-003", "REQ-004"))]
    assert dangling(prd) == set()
    assert again.result.unchanged


def test_a_decision_on_what_is_not_there_any_more_is_kept_and_listed(study: Path) -> None:
    review(study, ask("defer", "CHAN-001"))
    decisions = (study / "prd" / "decisions.json").read_bytes()
    (study / "interviews" / "ben.txt").unlink()

    prd = run(study).prd

    assert [(one.item, one.action) for one in prd.unplaced] == [("CHAN-001", "defer")]
    assert "Decided about what is not there any more" in written(study)["prd.md"].decode()
    assert (study / "prd" / "decisions.json").read_bytes() == decisions


def test_a_run_never_writes_what_people_decided(study: Path) -> None:
    review(study, ask("accept", "REQ-001"), ask("reject", "REQ-002", reason="no"))
    decisions = (study / "prd" / "decisions.json").read_bytes()
    (study / "interviews" / "cyd.txt").write_text(CYD)

    run(study)

    assert (study / "prd" / "decisions.json").read_bytes() == decisions
    assert set(written(study)) == {*DOCUMENTS, "decisions.json"}


def test_decisions_find_their_items_again_when_all_but_them_is_lost(study: Path) -> None:
    before = run(study).prd
    review(study, ask("accept", "REQ-001"), ask("reject", "REQ-002", reason="no"), ask("accept", "PAIN-001"))
    for name in DOCUMENTS:
        (study / "prd" / name).unlink()

    prd = run(study).prd

    assert statements(prd) == {"REQ-001": statements(before)["REQ-001"]}
    assert prd.icp.pains[0].id == "PAIN-001"
    assert [one.item for one in prd.held_back] == ["REQ-002"]
    assert dangling(prd) == set()
    assert set(actions(prd)) == {"REQ-001", "PAIN-001"}


def test_damaged_decisions_stop_the_run_and_change_nothing(study: Path) -> None:
    review(study, ask("accept", "REQ-001"))
    (study / "prd" / "decisions.json").write_text("<<<<<<< HEAD\n")
    before = written(study)

    with pytest.raises(InputError, match="merge conflict"):
        run(study)

    assert written(study) == before


def test_the_same_decisions_give_the_same_bytes(tmp_path: Path, reader: PlainReader) -> None:
    here, there = tiny(tmp_path / "here"), tiny(tmp_path / "there")
    for one in (here, there):
        run(one)
        review(one, ask("accept", "REQ-001"), ask("reject", "REQ-002", reason="no"))
        run(one)

    assert written(here) == written(there)
    assert run(here).result.unchanged
