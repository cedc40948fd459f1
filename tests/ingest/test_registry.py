"""A format is one more reader in the registry, and nothing else."""

import pytest

from icp2prd.ingest.document import Document, StudyFile
from icp2prd.ingest.kinds import Kind
from icp2prd.ingest.registry import READERS, Reader, opened, reader_of
from icp2prd.ingest.transcript import Piece, Transcript, Utterance


class WordReader:
    """A reader of a binary format, as one to come."""

    name = "odt"
    tools = "LibreOffice"
    recognised_by = "its bytes"
    keeps = "their number"

    def recognises(self, document: Document) -> float:
        return 1.0 if document.content.startswith(b"PK\x03\x04") and b"opendocument" in document.content else 0.0

    def read(self, document: Document) -> Transcript:
        return Transcript("odt", (Utterance("Ann", (Piece(str(len(document.content)), 1),)),))


def test_a_reader_of_binary_files_gets_their_bytes() -> None:
    document = opened(StudyFile(name="a.odt", content=b"PK\x03\x04 opendocument.text \0\xff"))

    reader: Reader | Kind = reader_of(document, (*READERS, WordReader()))

    assert isinstance(reader, WordReader)
    assert document.lines == ()
    assert document.content.startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("a.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhi", "webvtt"),
        ("a.vtt", "Ann: How?\nBo: By hand.\nAnn: Oh?\nBo: Yes.\n", "labelled text"),
        ("a.md", "Ann: How?\nBo: By hand.\nAnn: Oh?\nBo: Yes.\n", "labelled text"),
        ("a.txt", "# Call\n- slow\n", "notes"),
        ("a", "um so we do it all by hand " * 200, "captions"),
    ],
)
def test_content_comes_before_the_file_name(name: str, text: str, reader: str) -> None:
    chosen = reader_of(opened(StudyFile(name=name, content=text.encode())))

    assert chosen.name == reader
