"""Every format there is a reader for, and how the reader of a file is chosen."""

from dataclasses import replace
from typing import Protocol

from icp2prd.ingest.asr import JSON_READERS
from icp2prd.ingest.captions import CaptionsReader
from icp2prd.ingest.document import Document, StudyFile, document
from icp2prd.ingest.encoding import Decoded, decode
from icp2prd.ingest.jsontext import JsonText
from icp2prd.ingest.kinds import Kind, kind_of_binary, kind_of_text, signed_as_other
from icp2prd.ingest.labelled import LabelledReader
from icp2prd.ingest.notes import NotesReader
from icp2prd.ingest.pdf import PdfPacking
from icp2prd.ingest.subrip import SubRipReader
from icp2prd.ingest.table import TableReader
from icp2prd.ingest.transcript import Transcript
from icp2prd.ingest.webvtt import WebVttReader
from icp2prd.ingest.word import WordPacking
from icp2prd.ingest.written import WrittenAnswersReader


class Reader(Protocol):
    """One family of formats.

    A reader of a binary format finds its bytes in `document.content`; `document.lines` is empty then.
    tools: who writes the format. recognised_by, keeps: phrases for people; docs/formats.md is made of them.
    """

    name: str
    tools: str
    recognised_by: str
    keeps: str

    def recognises(self, document: Document) -> float:
        """0 to 1, by content first and file name second; `SURE` or more where nothing else can be meant."""

    def read(self, document: Document) -> Transcript:
        """Every word of a document it recognised. Raises InputError where it cannot be read after all."""


class Packing(Protocol):
    """A kind of file with a text inside, whose layout is for the readers of text to recognise."""

    name: str
    tools: str
    recognised_by: str
    keeps: str

    def recognises(self, content: bytes) -> bool: ...

    def unpack(self, content: bytes) -> Decoded:
        """Its text, by lines. Raises InputError where it is damaged, locked, too large, or has none."""


SURE = 0.9
"""From this score on, a reader is trusted over the general kinds of file that `kinds.py` knows."""

READERS: tuple[Reader, ...] = (
    WebVttReader(),
    SubRipReader(),
    *JSON_READERS,
    TableReader(),
    LabelledReader(),
    WrittenAnswersReader(),
    CaptionsReader(),
    NotesReader(),
)

PACKINGS: tuple[Packing, ...] = (WordPacking(), PdfPacking())


def opened(file: StudyFile, cast: frozenset[str] = frozenset()) -> Document:
    """A file ready to be recognised. cast: speakers that settings name, folded by `label_key`.

    Raises InputError where it is of a kind that is read, but cannot be opened.
    """
    packing = next((one for one in PACKINGS if one.recognises(file.content)), None)
    if packing:
        return replace(document(file, packing.unpack(file.content), cast), packed=True)
    decoded = None if signed_as_other(file.content) else decode(file.content)
    if decoded is None:
        return Document(name=file.name, content=file.content, encoding="", lines=(), cast=cast)
    return document(file, decoded, cast)


def reader_of(
    opened_file: Document, readers: tuple[Reader, ...] = READERS, *, whatever_it_is: bool = False
) -> Reader | Kind:
    """The reader that is surest of a file; where none is, what kind of file it is instead.

    whatever_it_is: a person says that it is an interview, so text is read as text though it looks like a table.
    """
    best, best_score = readers[0], 0.0
    for reader in readers:
        score = reader.recognises(opened_file)
        if score >= SURE:
            return reader
        if score > best_score:
            best, best_score = reader, score
    if opened_file.json:
        return _unknown_json(opened_file.json)
    if not opened_file.lines:
        return kind_of_binary(opened_file.name, opened_file.content)
    text = "\n".join(line.text for line in opened_file.lines[:200])
    other = None if whatever_it_is else kind_of_text("" if opened_file.packed else opened_file.name, text)
    if other:
        return other
    return best if best_score > 0 else Kind("empty", "Put the transcript in it, or take it out of the folder.")


def _unknown_json(json: JsonText) -> Kind:
    keys = ", ".join(f"“{key[:40]}”" for key in list(json.value)[:5]) if isinstance(json.value, dict) else ""
    known = ", ".join(reader.tools for reader in JSON_READERS)
    name = f"JSON of no tool that is known here ({f'its keys are {keys}' if keys else 'it has no keys'})"
    return Kind(name, f"JSON is read from {known}; export anything else as .vtt, .srt, .csv or .txt.")
