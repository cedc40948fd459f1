from pathlib import Path

import pytest

from icp2prd.checking import baseline_of, check_study, check_text, read_baseline, with_baseline, write_baseline
from icp2prd.domain.report import Report
from icp2prd.domain.settings import FailOn
from icp2prd.errors import InputError
from icp2prd.study.folder import StudyFolder
from tests.checking.test_mistakes import TODAY

LIST = "- The product must be easy to use.\n- The product must be fast.\n"


def linted(text: str) -> Report:
    return check_text(text, "list.md", fail_on=FailOn.WARNING, today=TODAY)


def test_what_is_in_the_baseline_does_not_fail(drafted: Path) -> None:
    report = check_study(StudyFolder(drafted), FailOn.WARNING)
    assert report.exit_status == 1

    known = with_baseline(report, baseline_of(report))

    assert known.exit_status == 0
    assert all(one.known for one in known.findings)


def test_what_is_new_fails_alone() -> None:
    baseline = baseline_of(linted(LIST))

    report = with_baseline(linted(f"{LIST}- The product must be intuitive.\n"), baseline)

    assert [one.finding.span for one in report.failing()] == ["intuitive"]


def test_lines_above_and_a_change_of_file_name_leave_the_known_known() -> None:
    baseline = baseline_of(linted(LIST))
    moved = check_text(f"Some words before.\n\n{LIST}", "other.md", fail_on=FailOn.WARNING, today=TODAY)

    assert with_baseline(moved, baseline).failing() == ()


def test_the_same_words_twice_are_two_findings() -> None:
    once = baseline_of(linted("- The product must be fast.\n"))

    report = with_baseline(linted("- The product must be fast.\n- The product must be fast.\n"), once)

    assert [one.known for one in report.findings] == [True, False]


def test_what_is_gone_is_said() -> None:
    report = with_baseline(linted("- The product must be fast.\n"), baseline_of(linted(LIST)))

    assert report.notices == ("1 finding of the baseline is gone: write the baseline again to forget it.",)


def test_a_baseline_is_read_as_it_was_written_and_sorted(tmp_path: Path) -> None:
    baseline = baseline_of(linted(LIST))
    write_baseline(tmp_path / "new" / "known.json", baseline)

    assert read_baseline(tmp_path / "new" / "known.json") == baseline
    keys = [one.fingerprint for one in baseline.findings]
    assert keys == sorted(keys)


@pytest.mark.parametrize("content", [None, "[]", "{"])
def test_a_baseline_that_is_none_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "known.json"
    if content is not None:
        path.write_text(content)

    with pytest.raises(InputError, match="--write-baseline"):
        read_baseline(path)
