from pathlib import Path

import pytest

from icp2prd.checking import check_study
from icp2prd.domain.report import Report, Reported
from icp2prd.domain.settings import FailOn
from icp2prd.errors import InputError
from icp2prd.study.folder import StudyFolder


def check(study: Path, fail_on: FailOn | None = None) -> Report:
    return check_study(StudyFolder(study), fail_on)


def vague(report: Report) -> Reported:
    return next(one for one in report.findings if one.finding.rule == "WORDS-002")


def test_a_current_draft_is_held_to_the_rules_without_a_model(drafted: Path) -> None:
    report = check(drafted)

    assert report.changes == ()
    assert {one.finding.rule for one in report.findings} == {"WORDS-002"}
    assert report.exit_status == 0


@pytest.mark.parametrize(("fail_on", "status"), [(FailOn.ERROR, 0), (FailOn.WARNING, 1), (FailOn.NEVER, 0)])
def test_what_fails_is_chosen(drafted: Path, fail_on: FailOn, status: int) -> None:
    assert check(drafted, fail_on).exit_status == status


def test_without_a_choice_the_gate_of_the_study_decides(drafted: Path) -> None:
    settings = drafted / "icp2prd.toml"
    settings.write_text(settings.read_text() + '\n[gate]\nfail_on = "warning"\n')

    assert len(check(drafted).failing()) == len(check(drafted).findings)


def test_a_finding_stands_at_its_words_in_the_document(drafted: Path) -> None:
    at = vague(check(drafted)).at
    line = (drafted / "prd" / "prd.md").read_text().split("\n")[at.line - 1]

    assert at.file == "study/prd/prd.md"
    assert at.end_column is not None
    assert line[at.column - 1 : at.end_column - 1] == "quickly"
    assert vague(check(drafted)).finding.item in line


def test_a_finding_leads_to_the_words_its_item_rests_on(drafted: Path) -> None:
    related = vague(check(drafted)).related

    assert related
    for one in related:
        line = (drafted.parent / one.at.file).read_text().split("\n")[one.at.line - 1]
        quoted = one.text.partition("“")[2].rstrip("”")
        assert quoted.split(".")[0][:40] in line


def test_a_quote_is_looked_up_where_it_stands_today(drafted: Path) -> None:
    before = {one.at.file: one.at.line for one in vague(check(drafted)).related}
    for path in (drafted / "interviews").iterdir():
        path.write_text("\n\n\n" + path.read_text())

    after = {one.at.file: one.at.line for one in vague(check(drafted)).related}

    assert after == {file: line + 3 for file, line in before.items()}


def test_a_quote_that_the_interview_no_longer_holds_is_an_error(drafted: Path) -> None:
    ben = drafted / "interviews" / "ben.txt"
    ben.write_text(ben.read_text().replace("about four a week", "about five a week"))

    report = check(drafted)

    assert "TRACE-002" in {one.finding.rule for one in report.failing()}
    assert report.exit_status == 4


def test_no_fingerprint_is_there_twice_and_none_moves_with_the_lines(drafted: Path) -> None:
    before = {one.finding.item: one.fingerprint for one in check(drafted).findings}
    document = drafted / "prd" / "prd.md"
    document.write_text("\n\n" + document.read_text())

    after = check(drafted)

    assert {one.finding.item: one.fingerprint for one in after.findings} == before
    assert len(set(before.values())) == len(before)


def test_what_is_in_the_draft_and_not_in_its_document_is_an_error(drafted: Path) -> None:
    document = drafted / "prd" / "prd.md"
    document.write_text(document.read_text().replace("GOAL-001", "GOAL-00").replace('id="goal-001"', 'id="goal"'))

    missing = [(one.finding.rule, one.finding.item) for one in check(drafted).failing()]
    assert missing == [("TRACE-015", "GOAL-001")]


def test_findings_of_a_judge_stand_as_they_were(drafted: Path) -> None:
    prd = drafted / "prd" / "prd.json"
    prd.write_text(prd.read_text().replace('"rule": "WORDS-002"', '"rule": "JUDGE-001"', 1))

    assert "JUDGE-001" in {one.finding.rule for one in check(drafted).findings}


def test_requirements_to_be_ashamed_of_are_counted(drafted: Path) -> None:
    assert check(drafted).notices == ()
    prd = drafted / "prd" / "prd.json"
    fine = "The product must show each baker the orders that are lost in REQ-001."
    prd.write_text(prd.read_text().replace(fine, "The product must give bakers stress and panic."))

    [notice] = check(drafted).notices

    assert "1 promises the pain" in notice


def test_a_study_without_a_draft_says_how_to_write_one(drafted: Path) -> None:
    (drafted / "prd" / "prd.json").unlink()

    with pytest.raises(InputError, match="icp2prd run"):
        check(drafted)
