from pathlib import Path

import pytest

from tests.ingest.pdfs import pdf
from tests.ingest.reading import outcome, read, refuse, spoken

FILES = Path(__file__).parent / "files"
TALK = [("Interviewer", "How?"), ("Ann Lee", "By hand."), ("Interviewer", "Oh?"), ("Ann Lee", "Yes.")]
LINES = [f"{name}: {text}" for name, text in TALK]


def test_an_interview_over_three_pages_with_running_heads_and_page_numbers() -> None:
    interview = read((FILES / "interview.pdf").read_bytes(), "interview.pdf")

    assert interview.encoding == "PDF document, 3 pages"
    assert [name for name, _ in spoken(interview)] == ["Interviewer", "Runa Halvik"] * 2
    words = " ".join(turn.text for turn in interview.turns)
    assert "Page" not in words
    assert "bakery" not in words
    assert [notice for notice in interview.notices if "what stands on every page" in notice and "bakery" in notice]


@pytest.mark.parametrize("name", ["a.pdf", "a.txt"])
def test_the_text_goes_through_the_layouts_of_text(name: str) -> None:
    interview = read(pdf([LINES]), name)

    assert interview.format == "labelled text"
    assert spoken(interview) == TALK


@pytest.mark.parametrize("numbers", [["1", "2"], ["- 1 -", "- 2 -"], ["Page 1 of 2", "Page 2 of 2"], ["p. 1", "p. 2"]])
def test_page_numbers_are_mark_up_on_two_pages_already(numbers: list[str]) -> None:
    assert spoken(read(pdf([[*LINES[:2], numbers[0]], [*LINES[2:], numbers[1]]]), "a.pdf")) == TALK


def test_page_numbers_may_begin_anywhere_in_a_longer_document() -> None:
    pages = [[str(7 + at), line] for at, line in enumerate(LINES)]

    assert spoken(read(pdf(pages), "a.pdf")) == TALK


def test_a_number_that_somebody_said_is_no_page_number() -> None:
    interview = read(
        pdf([["Interviewer: How many?", "Ann Lee:", "40"], ["Interviewer: Oh?", "Ann Lee:", "12"]]), "a.pdf"
    )

    assert spoken(interview)[1] == ("Ann Lee", "40")
    assert spoken(interview)[3] == ("Ann Lee", "12")


def test_a_name_at_the_top_of_every_page_is_a_name_where_it_stands_within_them_too() -> None:
    page = ["Ann Lee:", "{} by hand.", "Interviewer:", "Oh?", "Ann Lee:", "Yes.", "Interviewer:", "{}, right?"]
    pages = [[line.format(at) for line in page] for at in ("One", "Two", "Three")]

    interview = read(pdf(pages), "a.pdf")

    assert [name for name, _ in spoken(interview)] == ["Ann Lee", "Interviewer"] * 6


def test_a_scanned_document_is_named_as_such() -> None:
    unread = refuse(pdf([[], [], []]), "a.pdf")

    assert unread.reason == "a scanned PDF: 3 pages of pictures, without a text layer"
    assert "OCR" in unread.hint


def test_pages_without_text_among_others_are_named() -> None:
    interview = read(pdf([LINES[:2], [], LINES[2:]]), "a.pdf")

    assert spoken(interview) == TALK
    assert "Page 2 of the PDF: no text there, it may be a picture." in interview.notices


def test_ten_thousand_pages_are_refused_by_what_the_document_says() -> None:
    unread = refuse(pdf([["Hm"]] * 10_000), "a.pdf")

    assert unread.reason == "a PDF of 10,000 pages, more than the 1,000 of the longest interview"


@pytest.mark.parametrize("pages", [1001, 10_000])
def test_too_many_pages_are_refused_also_where_the_document_denies_them(pages: int) -> None:
    reason = refuse(pdf([["Hm"]] * pages, count=3), "a.pdf").reason

    assert "1,001 pages" in reason or "too complex" in reason


def test_a_locked_document_is_refused() -> None:
    locked = pdf([LINES], trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >> /ID [<00> <00>]")

    assert refuse(locked, "a.pdf").reason == "a PDF that is locked (encrypted)"


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.9])
def test_a_damaged_document_ends_in_turns_or_in_a_reason(part: float) -> None:
    content = pdf([LINES, LINES])
    cut = content[: int(part * len(content))]

    result = outcome(cut, "a.pdf")

    assert getattr(result, "turns", ()) or getattr(result, "reason", "").startswith(
        ("a PDF that is damaged", "a scanned")
    )


def test_a_line_that_comes_at_the_top_of_a_few_pages_is_no_running_head() -> None:
    pages = [
        ["And again." if page < 3 else f"So to the {'abcdef'[page]}.", "Ann Lee: By hand.", "Interviewer: Oh?"]
        for page in range(6)
    ]

    told = " ".join(text for _, text in spoken(read(pdf(pages), "a.pdf")))

    assert told.count("And again.") == 3
