"""What a person lets stand does not block a run, and the PRD says who and why."""

from pathlib import Path

import pytest

from icp2prd.domain.finding import Finding
from icp2prd.errors import InputError
from tests.pipeline.deciding import ask, review
from tests.pipeline.studies import run, tiny
from tests.scripted import PlainReader

VAGUE = {"given": "a new order", "when": "it is confirmed", "then": "it is shown to the bakers quickly"}


@pytest.fixture
def untestable(reader: PlainReader) -> PlainReader:
    """No criterion holds, so no requirement is written, and nothing measures the goal: a finding that blocks."""
    reader.answers["criterion"] = lambda _: VAGUE
    return reader


def waive(study: Path, *findings: Finding) -> None:
    review(study, *(ask("waive", one.item, rule=one.rule, reason="agreed") for one in findings), by="Ines")


@pytest.mark.usefixtures("untestable")
def test_a_waiver_moves_the_exit_status_the_document_and_the_data(tmp_path: Path) -> None:
    study = tiny(tmp_path)
    before = run(study)
    assert before.result.exit_status == 1
    waive(study, *before.prd.findings)

    after = run(study)

    assert after.result.exit_status == 0
    assert after.result.waived == len(before.prd.findings)
    assert after.result.findings == {"error": 0, "warning": 0, "note": 0}
    assert after.called == []
    assert "_Waived by Ines: agreed_ (DEC-001)" in (study / "prd" / "prd.md").read_text()
    assert run(study).result.unchanged


@pytest.mark.usefixtures("untestable")
def test_a_decision_that_changes_makes_the_draft_stale(tmp_path: Path) -> None:
    study = tiny(tmp_path)
    first = run(study)
    waive(study, first.prd.findings[0])

    assert "decisions.json is new." in run(study).notices


def test_decisions_that_cannot_be_read_stop_the_run_before_a_call(reader: PlainReader, tmp_path: Path) -> None:
    study = tiny(tmp_path)
    (study / "prd").mkdir()
    (study / "prd" / "decisions.json").write_text("{")

    with pytest.raises(InputError, match=r"decisions\.json"):
        run(study)
    assert reader.asked == []


@pytest.mark.usefixtures("untestable")
def test_a_waiver_from_a_review_is_one(tmp_path: Path) -> None:
    study = tiny(tmp_path)
    found = run(study).prd.findings[0]
    waive(study, found)

    after = run(study).prd

    assert {one.waived.decision for one in after.waived() if one.waived} == {"DEC-001"}
    assert {(one.rule, one.item) for one in after.waived()} == {(found.rule, found.item)}
    assert not after.decided
    assert not after.unplaced
