import json
from pathlib import Path

import pytest

from icp2prd.checking import check_study, waive_finding
from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action
from icp2prd.domain.report import Report
from icp2prd.domain.settings import FailOn
from icp2prd.errors import StudyHeld, UsageError
from icp2prd.study.deciding.making import Asked
from icp2prd.study.deciding.reviewing import review_with
from icp2prd.study.folder import StudyFolder
from icp2prd.study.holding import held


def check(study: Path) -> Report:
    return check_study(StudyFolder(study), FailOn.WARNING)


def waive(study: Path, item: str, reason: str = "bakers know how quickly") -> None:
    waive_finding(StudyFolder(study), f"WORDS-002:{item}", reason=reason, by="Ines")


def items(report: Report) -> list[str]:
    return [one.finding.item for one in report.standing()]


def test_waived_findings_are_counted_and_do_not_fail(drafted: Path) -> None:
    before = items(check(drafted))

    for item in before:
        waive(drafted, item.lower())

    after = check(drafted)
    assert after.exit_status == 0
    assert len(after.waived()) == len(before)
    assert after.standing() == ()


def test_a_finding_about_an_interview_is_waived_as_it_is_printed(drafted: Path) -> None:
    prd_json = drafted / "prd" / "prd.json"
    prd = json.loads(prd_json.read_text(encoding="utf-8"))
    for interview in prd["interviews"]:
        interview["sha256"] = "0" * 64
    prd_json.write_text(json.dumps(prd), encoding="utf-8")
    [edited, *_] = [one.finding.item for one in check(drafted).standing() if one.finding.rule == "STALE-001"]

    waive_finding(StudyFolder(drafted), f"STALE-001:{edited}", reason="a typo", by="Ines")

    assert edited == edited.lower()
    assert edited in [one.finding.item for one in check(drafted).waived()]


def test_the_documents_say_so_at_once_and_the_draft_stays_current(drafted: Path) -> None:
    first = items(check(drafted))[0]

    waive(drafted, first)

    assert "_Waived by Ines: bakers know how quickly_" in (drafted / "prd" / "prd.md").read_text()
    assert "Waived by Ines" in (drafted / "prd" / "prd.html").read_text()
    recorded = json.loads((drafted / "prd" / "prd.json").read_text())["findings"]
    assert [one["item"] for one in recorded if one["waived"]] == [first]
    assert check(drafted).changes == ()


def test_a_stale_draft_is_not_printed_again_behind_anybodys_back(drafted: Path) -> None:
    document = drafted / "prd" / "prd.md"
    document.write_text(document.read_text() + "A line of my own.\n")
    first = items(check(drafted))[0]

    given = waive_finding(StudyFolder(drafted), f"WORDS-002:{first}", reason="agreed", by="Ines")

    assert not given.shown
    assert document.read_text().endswith("A line of my own.\n")
    assert first not in items(check(drafted))
    assert {one.name for one in check(drafted).changes} == {"prd.md", "decisions.json"}


def test_a_waiver_lapses_with_its_text_and_the_check_says_so(drafted: Path) -> None:
    first = items(check(drafted))[0]
    waive(drafted, first)
    prd = drafted / "prd" / "prd.json"
    prd.write_text(prd.read_text().replace("it is shown to the bakers quickly", "it is shown to all quickly"))

    report = check(drafted)

    assert first in items(report)
    assert [(one.id, one.item) for one in report.lapsed] == [("DEC-001", first)]


def test_decisions_of_others_stay_to_the_letter(drafted: Path) -> None:
    accepted = {"id": "DEC-009", "action": "accept", "item": "REQ-001", "by": "Joss", "text": "The  product must."}
    decisions = drafted / "prd" / "decisions.json"
    decisions.write_text(json.dumps({"schema_version": "1", "decisions": [accepted]}))

    waive(drafted, items(check(drafted))[0])

    first, second = json.loads(decisions.read_text())["decisions"]
    assert {name: first[name] for name in accepted} == accepted
    assert (second["id"], second["action"], second["rule"]) == ("DEC-010", "waive", "WORDS-002")


def test_a_waiver_is_the_same_whoever_writes_it(drafted: Path) -> None:
    first, second = items(check(drafted))[:2]
    waive(drafted, first)
    asked = Asked(action=Action.WAIVE, item=ItemId(second), rule="words-002", reason="bakers know how quickly")
    review_with(StudyFolder(drafted), [asked], "Ines", accept_clean=False)

    checked, reviewed = json.loads((drafted / "prd" / "decisions.json").read_text())["decisions"]
    alike = ("action", "by", "reason", "rule")
    assert [checked[one] for one in alike] == [reviewed[one] for one in alike]
    assert checked["rested_on"]["fields"].keys() == reviewed["rested_on"]["fields"].keys() != set()
    assert {one.finding.item for one in check(drafted).waived()} == {first, second}


def test_a_second_waiver_of_the_same_takes_the_place_of_one_that_lapsed(drafted: Path) -> None:
    first = items(check(drafted))[0]
    waive(drafted, first)
    prd = drafted / "prd" / "prd.json"
    prd.write_text(prd.read_text().replace("it is shown to the bakers quickly", "it is shown to all quickly"))

    waive(drafted, first, "looked again")

    report = check(drafted)
    assert report.lapsed == ()
    assert [one.finding.waived.decision for one in report.waived() if one.finding.waived] == ["DEC-002"]


def test_nobody_waives_while_a_run_writes(drafted: Path) -> None:
    first = items(check(drafted))[0]

    with held(StudyFolder(drafted)), pytest.raises(StudyHeld):
        waive(drafted, first)


@pytest.mark.parametrize("wanted", ["WORDS-002:REQ-999", "WORDS-999:REQ-001", "WORDS-002", ""])
def test_what_was_not_found_cannot_be_waived_and_what_can_is_named(drafted: Path, wanted: str) -> None:
    with pytest.raises(UsageError, match=r"RULE:ITEM is one of: WORDS-002:") as raised:
        waive_finding(StudyFolder(drafted), wanted, reason="agreed", by="Ines")

    assert items(check(drafted))[0] in str(raised.value)
    assert not (drafted / "prd" / "decisions.json").exists()


def test_without_a_reason_or_a_name_nothing_is_waived(drafted: Path) -> None:
    first = items(check(drafted))[0]

    for reason, by, told in (("  ", "Ines", "--reason"), ("agreed", "", "--as")):
        with pytest.raises(UsageError, match=told):
            waive_finding(StudyFolder(drafted), f"WORDS-002:{first}", reason=reason, by=by)
    assert not (drafted / "prd" / "decisions.json").exists()
