"""What people decided is read as it was written, or not at all."""

import json
from pathlib import Path

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action, Decisions
from icp2prd.domain.waiving import waivers_in, with_waivers
from icp2prd.errors import InputError
from icp2prd.study.deciding.file import decisions_text, read_decisions
from icp2prd.study.deciding.making import Asked, decide
from icp2prd.study.folder import StudyFolder
from tests.study.drafts import draft, finding

QUOTELESS = finding().model_copy(update={"field": "evidence"})


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    (tmp_path / "prd").mkdir()
    return StudyFolder(tmp_path)


def waive(decisions: Decisions, reason: str = "agreed") -> Decisions:
    asked = Asked(action=Action.WAIVE, item=ItemId("REQ-001"), rule="TRACE-003", reason=reason)
    return decide(decisions, draft(QUOTELESS), asked, "Ines")


def test_without_the_file_nothing_is_decided(folder: StudyFolder) -> None:
    assert read_decisions(folder) == Decisions()
    assert waivers_in(read_decisions(folder)).waivers == ()


def test_a_waiver_about_quotes_is_read_back_and_holds(folder: StudyFolder) -> None:
    """Hashes of waived fields stood among the quotes an item rests on, and `evidence` is a field too."""
    folder.decisions_file.write_text(decisions_text(waive(Decisions())))

    waivers = waivers_in(read_decisions(folder))

    (marked,) = with_waivers([QUOTELESS], draft(QUOTELESS), waivers)
    assert marked.waived
    assert (marked.waived.decision, marked.waived.by, marked.waived.reason) == ("DEC-001", "Ines", "agreed")


def test_the_last_waiver_of_the_same_is_in_force_and_the_first_is_history() -> None:
    decisions = waive(waive(Decisions()), "looked again")

    assert [one.reason for one in decisions.decisions] == ["agreed", "looked again"]
    assert [(one.id, one.reason) for one in waivers_in(decisions).waivers] == [("DEC-002", "looked again")]


def test_keys_are_sorted_for_reviews() -> None:
    (entry,) = json.loads(decisions_text(waive(Decisions())))["decisions"]

    assert list(entry) == sorted(entry)
    assert list(entry["rested_on"]["fields"]) == ["evidence"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"schema_version": "1",\n <<<<<<< HEAD', "merge conflict"),
        ('{"schema_version": "9", "decisions": []}', "schema_version"),
        ('{"decisions": [{"id": "DEC-007", "action": "waive", "item": "REQ-001", "by": "Ines"}]}', "DEC-007 waives"),
        ('{"decisions": [{"id": "7", "action": "waive"}]}', "decisions.0.id"),
        ("[]", "decisions.json"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_never_passed_over(folder: StudyFolder, text: str, told: str) -> None:
    folder.decisions_file.write_text(text)

    with pytest.raises(InputError) as raised:
        read_decisions(folder)

    assert told in str(raised.value)
