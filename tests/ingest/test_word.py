import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from tests.ingest.reading import read, refuse, spoken

FILES = Path(__file__).parent / "files"
TALK = [("Interviewer", "How?"), ("Ann Lee", "By hand."), ("Interviewer", "Oh?"), ("Ann Lee", "Yes.")]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(write: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    write(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rezipped(content: bytes, change: Callable[[str, bytes], bytes], extra: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        if extra:
            new.writestr("word/media/extra.bin", extra)
    return stream.getvalue()


PLAIN = saved(lambda document: [document.add_paragraph(f"{name}: {text}") for name, text in TALK])


def test_a_transcript_downloaded_from_teams() -> None:
    interview = read((FILES / "teams.docx").read_bytes(), "teams.docx")

    assert interview.encoding == "Word document (.docx)"
    assert [(turn.speaker, turn.time) for turn in interview.turns] == [
        ("Pim Adeyo", 2.0),
        ("Runa Halvik", 10.0),
        ("Pim Adeyo", 26.0),
        ("Runa Halvik", 34.0),
    ]
    assert interview.turns[-1].text.endswith("one baker short.")


def test_an_interview_with_a_title_headings_and_a_table() -> None:
    interview = read((FILES / "interview.docx").read_bytes(), "interview.docx")

    assert [name for name, _ in spoken(interview)] == ["Interviewer", "Runa Halvik"] * 2
    assert [turn.place for turn in interview.turns] == ["", "", "What it costs", "What it costs"]
    assert interview.turns[3].text.startswith("Yeah, ha. Last Tuesday")


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a"])
def test_the_content_tells_not_the_name(name: str) -> None:
    assert spoken(read(PLAIN, name)) == TALK


def test_names_set_as_headings_are_names() -> None:
    def write(document: Document) -> None:
        for name, text in TALK:
            document.add_heading(name, 2)
            document.add_paragraph(text)

    assert spoken(read(saved(write), "a.docx")) == TALK


def test_the_paragraphs_of_notes_are_passages_under_their_headings() -> None:
    def write(document: Document) -> None:
        document.add_heading("Shifts", 1)
        document.add_paragraph("Ring round before six", style="List Bullet")
        document.add_paragraph("Sheet on the door", style="List Bullet")
        document.add_paragraph("She plans on paper. It takes an hour.")
        document.add_paragraph("Nobody looks at it twice.")

    interview = read(saved(write), "a.docx")

    assert interview.format == "notes"
    assert [(turn.text, turn.place) for turn in interview.turns] == [
        ("Ring round before six", "Shifts"),
        ("Sheet on the door", "Shifts"),
        ("She plans on paper. It takes an hour.", "Shifts"),
        ("Nobody looks at it twice.", "Shifts"),
    ]


def body_of(xml: str) -> bytes:
    def write(document: Document) -> None:
        for name, text in TALK[:3]:
            document.add_paragraph(f"{name}: {text}")
        document.element.body.insert(3, parse_xml(f"<w:p {W}>{xml}</w:p>"))

    return saved(write)


RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:ins w:id='1' w:author='x'>{RUN.format('Ann Lee: kept')}</w:ins>", "kept"),
        (f"{RUN.format('Ann Lee: kept')}<w:del w:id='1'><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        (f"{RUN.format('Ann Lee: kept')}<w:moveFrom w:id='1'>{RUN.format('moved')}</w:moveFrom>", "kept"),
        (f"<w:sdt><w:sdtContent>{RUN.format('Ann Lee: kept')}</w:sdtContent></w:sdt>", "kept"),
        (f"<w:hyperlink>{RUN.format('Ann Lee: kept')}</w:hyperlink>", "kept"),
        (
            "<w:r><w:t>Ann Lee:</w:t><w:tab/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>",
            "a-b\nc",
        ),
        (RUN.format("Ann Lee: ig\u200bnore\u202e it"), "ignore it"),
        (
            f"{RUN.format('Ann Lee: at least ')}<m:oMath xmlns:m="
            "'http://schemas.openxmlformats.org/officeDocument/2006/math'><m:r><m:t>x=4</m:t></m:r></m:oMath>",
            "at least x=4",
        ),
    ],
)
def test_what_a_reader_of_the_document_sees_is_read_once(xml: str, text: str) -> None:
    turns = spoken(read(body_of(xml), "a.docx"))

    assert turns == [*TALK[:3], ("Ann Lee", text)]


def test_text_boxes_are_read_once_though_they_stand_there_twice() -> None:
    box = f"<w:txbxContent><w:p>{RUN.format('Ann Lee: boxed')}</w:p></w:txbxContent>"
    mc = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    xml = f"<w:r><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"

    interview = read(body_of(f"{xml}</mc:AlternateContent></w:r>"), "a.docx")

    assert " ".join(turn.text for turn in interview.turns).count("boxed") == 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rezipped(PLAIN, lambda _, part: part, extra=b"\0" * 40_000_000)

    unread = refuse(bomb, "a.docx")

    assert len(bomb) < 200_000
    assert "unpacks to 40," in unread.reason
    assert "above the limit of 16,777,216" in unread.reason


def test_a_zip_bomb_that_denies_it_is_no_use_to_anyone() -> None:
    size = 40_000_000
    bomb = rezipped(PLAIN, lambda _, part: part, extra=b"\0" * size)
    lying = bomb.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))

    assert refuse(lying, "a.docx").reason.startswith("a damaged Word document (.docx)")


def test_a_document_that_is_cut_off_or_has_no_words_part_is_damaged() -> None:
    assert refuse(PLAIN[: len(PLAIN) - 900], "a.docx").reason.startswith(("a damaged Word", "a ZIP archive"))
    for broken in (b"", b"<w:document", b"<a/>"):
        content = rezipped(PLAIN, lambda name, part, b=broken: b if name == "word/document.xml" else part)  # type: ignore[misc]
        assert refuse(content, "a.docx").reason.startswith("a damaged Word document (.docx)")


def test_parts_that_are_locked_are_said_to_be() -> None:
    content = bytearray(PLAIN)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1

    assert refuse(bytes(content), "a.docx").reason == "a Word document (.docx) that is locked"


def test_a_document_without_words_says_so() -> None:
    assert refuse(saved(lambda _: None), "a.docx").reason in ("empty", "without a word that anyone says")
