"""Drafts of the recorded runs, and the example in the docs, are held to the rules without any model."""

import json
import shutil
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from icp2prd.checking import check_documents, check_study
from icp2prd.checking.markdown import read_markdown
from icp2prd.checking.statements import statements_of
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.settings import FailOn
from icp2prd.render.reports import Format, report_in
from icp2prd.study.folder import StudyFolder
from tests.e2e.test_recorded_studies import EXAMPLE, run, study
from tests.recorded import recorded_model
from tests.render.reports.test_sarif import SCHEMA


def draft_of(name: str, home: Path) -> Path:
    """The draft of a recorded run, without what the run left behind."""
    folder = study(name, home)
    with recorded_model(name):
        run(folder)
    shutil.rmtree(folder / ".icp2prd")
    return folder


def edited_draft(home: Path) -> Path:
    """Of the conflicting study as far as it is on tape: two interviews, of which one is edited between two runs."""
    folder = study("conflicting", home)
    for absent in ("gil-navarro.md", "wendy-lau.txt"):
        (folder / "interviews" / absent).unlink()
    edited = folder / "interviews" / "sheila-moran.txt"
    told = edited.read_text(encoding="utf-8")
    with recorded_model("conflicting-edited"):
        run(folder)
        edited.write_text(told.replace("about thirty texts a week", "about ninety texts a week"), encoding="utf-8")
        assert [one.name for one in check_study(StudyFolder(folder)).changes] == ["interviews/sheila-moran.txt"]
        run(folder)
    shutil.rmtree(folder / ".icp2prd")
    return folder


@pytest.mark.parametrize("name", ["investor-updates", "thin", "conflicting"])
def test_a_recorded_draft_holds_until_an_interview_changes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ICP2PRD_MODEL", raising=False)
    folder = StudyFolder(edited_draft(tmp_path) if name == "conflicting" else draft_of(name, tmp_path))
    report = check_study(folder)
    lines = folder.prd_md.read_text(encoding="utf-8").split("\n")
    recorded = json.loads(folder.prd_json.read_text(encoding="utf-8"))["findings"]

    assert report.changes == ()
    assert [one.finding.model_dump(mode="json") for one in report.findings] == recorded
    assert report.exit_status == (1 if report.failing() else 0)
    assert [one for one in report.failing() if one.finding.rule.startswith("TRACE")] == []
    assert all(1 <= one.at.line <= len(lines) for one in report.findings)
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(report_in(Format.SARIF, report)))

    (first, *_) = sorted((folder.root / "interviews").iterdir())
    first.unlink()
    if any((folder.root / "interviews").iterdir()):
        stale = check_study(folder)
        assert stale.exit_status == 4
        assert [one.name for one in stale.changes] == [f"interviews/{first.name}"]
        assert stale.changes[0].items


def test_the_example_in_the_docs_has_no_fault_that_its_words_show() -> None:
    text = (EXAMPLE / "prd.md").read_text(encoding="utf-8")
    report = check_documents([EXAMPLE / "prd.md"], fail_on=FailOn.WARNING, today=date(2026, 11, 21))
    read = statements_of(read_markdown(text, "prd.md"))

    assert {one.label for one in read} >= {"REQ-001", "REQ-002", "REQ-003", "REQ-004"}
    faults = [one for one in report.findings if one.finding.severity is not FindingSeverity.NOTE]
    assert [f"{one.at.line}: {one.finding.message}" for one in faults] == []
