"""The words of a document, however it is set: in runs, tables and footnotes, over lines and pages. None is lost."""

import io
import re
import textwrap
import zipfile
from collections import Counter
from collections.abc import Sequence

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.pdfs import pdf
from tests.ingest.reading import read, spoken

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAID = "so um it's by-hand, right? No. 40 € 3.14 50% 10:30 café Zoë’s “mostly” e-mail – 7 don't I"
WORDS = st.sampled_from(SAID.split())
SAYINGS = st.lists(WORDS, min_size=1, max_size=14)
TALKS = st.lists(SAYINGS, min_size=4, max_size=10)
NAMES = ("Ruth Halloran", "Tomas Brandt")


def said(talk: Sequence[Sequence[str]]) -> list[tuple[str, list[str]]]:
    return [(NAMES[at % 2], list(words)) for at, words in enumerate(talk)]


def _run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


WRAPPED = st.sampled_from(
    [
        "{}",
        "<w:ins w:id='1' w:author='x'>{}</w:ins>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:moveTo w:id='2'>{}</w:moveTo>",
        "{}<w:del w:id='3'><w:r><w:delText>gone</w:delText></w:r></w:del>",
        "{}<w:r><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/></w:r>",
    ]
)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(talk=TALKS, data=st.data())
def test_every_word_of_a_word_document_is_in_its_turn(talk: list[list[str]], data: st.DataObject) -> None:
    document = docx.Document()
    for name, words in said(talk):
        runs = [data.draw(WRAPPED).format(_run(f" {word}")) for word in words]
        body = document.element.body
        body.insert(len(body) - 1, parse_xml(f"<w:p {W}>{_run(f'{name}:')}{''.join(runs)}</w:p>"))
    stream = io.BytesIO()
    document.save(stream)

    interview = read(stream.getvalue(), "a.docx")

    assert [(name, text.split()) for name, text in spoken(interview)] == said(talk)


@settings(deadline=None, derandomize=True, max_examples=40)
@given(talk=TALKS)
def test_every_word_of_a_table_in_a_word_document_is_read(talk: list[list[str]]) -> None:
    """One cell for the name, one for the words, as people who transcribe by hand lay it out."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for name, words in said(talk):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = f"{name}:", " ".join(words)
    stream = io.BytesIO()
    document.save(stream)

    told = " ".join(text for _, text in spoken(read(stream.getvalue(), "a.docx"))).split()

    assert told == [word for words in talk for word in words]


@settings(deadline=None, derandomize=True, max_examples=80)
@given(talk=TALKS, width=st.integers(20, 90), length=st.integers(2, 30), head=st.sampled_from(["", "A talk, 3 May"]))
def test_every_word_of_a_pdf_is_in_its_turn_or_named_as_left_out(
    talk: list[list[str]], width: int, length: int, head: str
) -> None:
    lines = [
        line
        for name, words in said(talk)
        for line in textwrap.wrap(f"{name}: {' '.join(words)}", width, break_on_hyphens=False)
    ]
    pages = [lines[at : at + length] for at in range(0, len(lines), length)]
    headed = bool(head) and len(pages) > 2
    written = pdf([[head, *page, f"- {number} -"] if headed else page for number, page in enumerate(pages, 1)])

    interview = read(written, "a.pdf")

    left_out = [one for one in interview.notices if "what stands on every page" in one]
    told = [(name, text.split()) for name, text in spoken(interview)]
    if not left_out or re.fullmatch(r".*\(“A talk, 3 May”, “- \d -”\)\.", left_out[0]):
        assert told == said(talk)
    else:  # the same words at the same edge of page after page cannot be told from a running head
        missing = Counter(word for words in talk for word in words) - Counter(
            word for _, words in told for word in words
        )
        assert all(word in left_out[0] for word in missing)
    assert bool(left_out) >= headed


@pytest.mark.parametrize(
    ("part", "what"),
    [("footnotes", "a footnote"), ("endnotes", "an endnote"), ("comments", "a comment"), ("header1", "a running head")],
)
def test_words_beside_the_body_of_a_word_document_are_named(part: str, what: str) -> None:
    document = docx.Document()
    for name, words in said([["How", "so?"], ["By", "hand."]]):
        document.add_paragraph(f"{name}: {' '.join(words)}")
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(f"word/{part}.xml", f"<w:notes {W}><w:p>{_run('Not what he meant.')}</w:p></w:notes>")

    interview = read(stream.getvalue(), "a.docx")

    assert len(interview.turns) == 2
    assert [one for one in interview.notices if what in one and "“Not what he meant.”" in one]
