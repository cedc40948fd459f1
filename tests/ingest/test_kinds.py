import io
import zipfile

import pytest

from tests.ingest.reading import read, refuse


def packed(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x" * 100)
    return buffer.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n", "only white space"),
        ("a.txt", "\ufeff\n\u200b\n".encode(), "empty"),
        ("a.md", b"---\ncustomer: Ann\n---\n\n", "empty"),
        ("a.txt", packed("notes.txt"), "a ZIP archive"),
        ("a.docx", packed("notes.txt"), "a ZIP archive"),
        ("a.docx", b"Ann: hi\nBo: hello\n", "no Word document, whatever its name says"),
        ("a.docx", LOCKED, "an Office document that is locked with a password"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Office document"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        ("a.pdf", b"hello", "no PDF document, whatever its name says"),
        ("a.mp3", b"ID3\x04\0\0\0\0\0\0", "an MP3 recording"),
        ("a.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0", "an MP4 recording or video"),
        ("a.wav", b"RIFF\x24\0\0\0WAVEfmt \0", "a WAV recording"),
        ("a.rtf", b"{\\rtf1\\ansi Hello}", "an RTF document"),
        ("a.txt", bytes(range(256)) * 4, "binary data in a .txt"),
        ("a.txt", b"\x01\x02\x03\x04\x05hello", "binary data in a .txt"),
        ("notes", b"\0\0\0\0", "binary data in a file without extension"),
        ("a.json", b'{"segments": []}', "without a word that anyone says"),
        ("a.json", b'{"a": 1, "b": []}', "JSON of no tool that is known here (its keys are “a”, “b”)"),
        ("a.txt", b'[\n {"text": "hi"}]', "JSON of no tool that is known here (it has no keys)"),
        ("a.csv", b"id,answer\n1,hi\n", "a table (.csv) without a column of text beside one of speakers or times"),
        ("a.html", b"<!DOCTYPE html><p>hi", "a web page or XML"),
        ("a.vtt", b"WEBVTT\n\nNOTE nothing here\n", "without a word that anyone says"),
    ],
)
def test_a_file_that_is_no_interview_is_named_for_what_it_is(name: str, content: bytes, reason: str) -> None:
    unread = refuse(content, name)

    assert (unread.file, unread.reason) == (name, reason)
    assert unread.hint.endswith(".")


@pytest.mark.parametrize(
    "text",
    ["BMW drivers want it.", "GIF89a is what she said", "[Music] thank you", "{laughs} well", "ID3 is a tag"],
)
def test_words_that_begin_like_another_kind_of_file_are_words(text: str) -> None:
    assert read(text).turns[0].text == text
