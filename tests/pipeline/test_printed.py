"""A template of the team's own that leaves something out: the run says so, as the check does."""

from pathlib import Path

import pytest

from icp2prd.checking import check_study
from icp2prd.study.folder import StudyFolder
from tests.pipeline.studies import run, tiny, written
from tests.scripted import PlainReader

WITHOUT_METRICS = """\
# {{ prd.title }}
{% include "blocking.md.j2" %}
{% include "findings.md.j2" %}
{% include "customer.md.j2" %}
{% include "problem.md.j2" %}
{% include "jobs.md.j2" %}
{% include "market.md.j2" %}
{% include "requirements.md.j2" %}
{% include "scope.md.j2" %}
{% include "evidence.md.j2" %}
{% include "rest.md.j2" %}
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    study = tiny(tmp_path)
    (study / "mine.j2").write_text(WITHOUT_METRICS, encoding="utf-8")
    settings = study / "icp2prd.toml"
    told = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    settings.write_text(f'template = "mine.j2"\n{told}', encoding="utf-8")
    return study


def unprinted(findings: object) -> list[str]:
    return [one.item for one in findings if one.rule == "TRACE-015"]  # type: ignore[attr-defined]


def test_what_our_template_prints_is_everything(reader: PlainReader, tmp_path: Path) -> None:
    assert unprinted(run(tiny(tmp_path)).prd.findings) == []


def test_a_run_fails_on_what_its_page_leaves_out(reader: PlainReader, study: Path) -> None:
    ran = run(study)

    assert "MET-001" in unprinted(ran.prd.findings)
    assert ran.result.exit_status == 1
    assert "**TRACE-015**" in (study / "prd" / "prd.md").read_text(encoding="utf-8")


def test_a_check_of_it_says_the_same_and_a_second_run_changes_nothing(reader: PlainReader, study: Path) -> None:
    ran = run(study)
    before = written(study)

    report = check_study(StudyFolder(study, None))
    again = run(study)

    assert unprinted(one.finding for one in report.findings) == unprinted(ran.prd.findings)
    assert again.result.unchanged
    assert written(study) == before
