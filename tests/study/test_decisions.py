import json
from pathlib import Path
from typing import Any

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.errors import InputError, UsageError
from icp2prd.study.decisions import (
    Decisions,
    decisions_text,
    name_of_who_decides,
    read_decisions,
    read_waivers,
    with_waiver,
)
from icp2prd.study.folder import StudyFolder

ACCEPTED: dict[str, Any] = {
    "id": "DEC-004",
    "action": "accept",
    "item": "REQ-002",
    "rule": None,
    "reason": "agreed",
    "by": "Ines",
    "rested_on": {"statement": "sha256:1"},
    "of_a_later_version": [1, 2],
}


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    (tmp_path / "prd").mkdir()
    return StudyFolder(tmp_path)


def waive(decisions: Decisions, reason: str = "a fixed phrase", item: str = "REQ-001") -> Decisions:
    rested = {"statement": f"sha256:{reason}"}
    return with_waiver(decisions, rule="WORDS-002", item=ItemId(item), reason=reason, by="Ines", rested_on=rested)[0]


def test_without_the_file_nothing_is_decided(folder: StudyFolder) -> None:
    assert read_decisions(folder) == Decisions()
    assert read_waivers(folder).waivers == ()


def test_a_waiver_is_read_back_as_it_was_given(folder: StudyFolder) -> None:
    folder.decisions_file.write_text(decisions_text(waive(Decisions())))

    (waiver,) = read_waivers(folder).waivers
    assert (waiver.id, waiver.rule, waiver.item) == ("DEC-001", "WORDS-002", "REQ-001")
    assert (waiver.reason, waiver.by) == ("a fixed phrase", "Ines")


def test_decisions_of_other_kinds_pass_through_untouched(folder: StudyFolder) -> None:
    folder.decisions_file.write_text(json.dumps({"schema_version": "1", "decisions": [ACCEPTED]}))

    text = decisions_text(waive(read_decisions(folder)))

    assert json.loads(text)["decisions"][0] == ACCEPTED
    assert json.loads(text)["decisions"][1]["id"] == "DEC-005"


def test_a_second_waiver_of_the_same_takes_the_place_of_the_first() -> None:
    decisions = waive(waive(waive(Decisions(decisions=(ACCEPTED,))), item="REQ-009"), "looked again")

    assert [(one["id"], one["reason"]) for one in decisions.decisions] == [
        ("DEC-004", "agreed"),
        ("DEC-005", "looked again"),
        ("DEC-006", "a fixed phrase"),
    ]


def test_keys_are_sorted_for_reviews() -> None:
    (entry,) = json.loads(decisions_text(waive(Decisions())))["decisions"]

    assert list(entry) == sorted(entry)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"schema_version": "1",\n <<<<<<< HEAD', "decisions.json:2"),
        ('{"schema_version": "9", "decisions": []}', "schema_version"),
        ('{"schema_version": "1", "decisions": [{"id": "DEC-007", "action": "waive"}]}', "DEC-007: rule"),
        ("[]", "decisions.json"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_never_passed_over(folder: StudyFolder, text: str, told: str) -> None:
    folder.decisions_file.write_text(text)

    with pytest.raises(InputError) as raised:
        read_waivers(folder)

    assert told in str(raised.value)


def test_who_decides_is_named_by_option_then_by_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Ines Marlow\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))

    assert name_of_who_decides(tmp_path, " Joss ") == "Joss"
    assert name_of_who_decides(tmp_path) == "Ines Marlow"


def test_a_decision_of_nobody_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")

    with pytest.raises(UsageError, match="--as"):
        name_of_who_decides(tmp_path)
