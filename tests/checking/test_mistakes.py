"""Other people's documents: the mistakes of the article, each found in a document that has them all."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from icp2prd.checking import check_text
from icp2prd.checking.mistakes import DOCUMENT_RULES
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.report import Report
from icp2prd.domain.settings import FailOn

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 11, 21)
HEADINGS = "# Slots\n\n## Requirements\n\n"


def linted(text: str, today: date = TODAY) -> Report:
    return check_text(text, "x.md", fail_on=FailOn.ERROR, today=today)


def of_file(name: str) -> Report:
    return linted((FILES / name).read_text(encoding="utf-8"))


def rules(report: Report) -> set[str]:
    return {one.finding.rule for one in report.findings}


def test_every_mistake_of_the_article_is_found_where_all_are_made() -> None:
    assert {one.id for one in DOCUMENT_RULES} <= rules(of_file("article-mistakes.md"))


def test_what_is_found_there_stands_on_the_line_that_has_it() -> None:
    found = {(one.finding.rule, one.at.line, one.finding.span) for one in of_file("article-mistakes.md").findings}

    assert {
        ("DOC-001", 7, "Slot picker"),
        ("DOC-003", 19, "Database schema"),
        ("DOC-003", 21, ""),
        ("SPEC-001", 8, "dashboard"),
        ("SPEC-001", 11, "PostgreSQL"),
        ("SPEC-001", 16, "REST API"),
        ("SPEC-001", 17, "JSON"),
        ("WORDS-002", 12, "easy to use"),
        ("WORDS-002", 12, "fast"),
        ("WORDS-001", 12, "if possible"),
        ("TEST-002", 27, "the shop owner is happy"),
    } <= found


def test_a_place_covers_the_words_and_nothing_else() -> None:
    lines = (FILES / "article-mistakes.md").read_text(encoding="utf-8").split("\n")
    checked = 0
    for one in of_file("article-mistakes.md").findings:
        if one.finding.span:
            assert one.at.end_column is not None
            assert lines[one.at.line - 1][one.at.column - 1 : one.at.end_column - 1] == one.finding.span
            checked += 1
    assert checked > 10


def test_errors_fail_the_check_and_come_first() -> None:
    report = of_file("article-mistakes.md")

    assert report.exit_status == 1
    assert {one.finding.rule for one in report.failing()} >= {"DOC-001", "DOC-002"}
    severities = [one.finding.severity for one in report.findings]
    assert severities == sorted(severities, key=tuple(FindingSeverity).index)
    assert severities[0] != severities[-1]


def test_nothing_is_found_in_a_sound_document() -> None:
    assert [f"{one.at.line}: {one.finding.message}" for one in of_file("sound.md").findings] == []


@pytest.mark.parametrize(
    ("without", "rule"),
    [
        ("## Open questions", "DOC-005"),
        ("## Out of scope", "DOC-006"),
        ("## Trade-offs", "DOC-007"),
        ("updated: 2026-10-02", "DOC-004"),
    ],
)
def test_each_part_that_is_taken_out_of_a_sound_document_is_missed(without: str, rule: str) -> None:
    text = (FILES / "sound.md").read_text(encoding="utf-8")
    assert without in text

    assert rule in rules(linted(text.replace(without, "## Sign-off" if without.startswith("#") else "")))


def test_a_document_nobody_touched_for_half_a_year_is_old() -> None:
    text = (FILES / "sound.md").read_text(encoding="utf-8")

    assert "DOC-004" not in rules(linted(text, date(2027, 4, 3)))
    assert "DOC-004" in rules(linted(text, date(2027, 4, 4)))


@pytest.mark.parametrize("written", ["3 March 2026", "March 3, 2026", "Mar 2026", "2026-03"])
def test_dates_are_read_as_people_write_them(written: str) -> None:
    (old,) = (one for one in linted(f"{HEADINGS}Reviewed {written}\n").findings if one.finding.rule == "DOC-004")

    assert (old.finding.span, old.at.line) == (written, 5)


def test_one_reason_is_enough_for_a_why_and_none_is_not() -> None:
    bare = f"{HEADINGS}- The product must list slots.\n"

    assert "DOC-002" in rules(linted(bare))
    assert "DOC-002" not in rules(linted(bare.replace("slots.", "slots, so that nobody waits.")))
    assert "DOC-002" not in rules(linted(f"{bare}\n## Problem\n\nShops wait.\n"))
    assert "DOC-002" not in rules(linted(f"{bare}  - **Why:** shops wait.\n"))


def test_two_features_among_requirements_are_no_feature_list() -> None:
    listed = "- The product must list slots.\n" * 2

    assert "DOC-001" not in rules(linted(f"{HEADINGS}{listed}- Slot picker\n- Dark mode\n"))
    assert "DOC-001" in rules(linted(f"{HEADINGS}{listed}- Slot picker\n- Dark mode\n- Reports\n"))


def test_a_bare_list_need_not_look_like_a_document() -> None:
    report = linted("- Slot picker\n- Dark mode\n- Reports\n")

    assert Counter(one.finding.rule for one in report.findings) == {"DOC-001": 1, "FEAT-001": 3}


def test_a_text_without_requirements_says_that_it_has_none() -> None:
    assert linted("Once upon a time.\n\nThe end.\n").notices == ("No line of x.md reads like a requirement.",)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Given a slot that is fast, when it is quickly taken, then it is shown fast.", [("WORDS-002", "fast", 70)]),
        ("Given a slot, when TBD, then the shop is told.", [("WORDS-004", "TBD", 19)]),
        ("Given a slot, then the owner is happy.", [("TEST-002", "the owner is happy", 19)]),
        ("As a florist, we want to see the free slots.", []),
        ("The product should show the free slots.", [("WORDS-007", "should", 12)]),
        ("The product must show slots “as appropriate”.", []),
        ("The product must take the orders from Shopify.", []),
        ("The product must look like Shopify.", [("SPEC-001", "Shopify", 27)]),
    ],
)
def test_each_part_of_a_line_is_read_as_what_it_is(line: str, found: list[tuple[str, str, int]]) -> None:
    hits = [one for one in linted(f"- {line}\n").findings if not one.finding.rule.startswith("DOC")]

    assert [(one.finding.rule, one.finding.span, one.at.column - 3) for one in hits] == found
