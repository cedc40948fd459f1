"""Word documents (.docx): their paragraphs as lines of text, for the readers of text to recognise."""

import io
import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icp2prd.errors import InputError
from icp2prd.ingest.encoding import Decoded, unpacked
from icp2prd.ingest.word_margins import margin_notices

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_NAME = "Word document (.docx)"
_MOST_TIMES = 10
_FLOOR = 16 * 2**20
"""Bytes that any document may unpack to: some forty hours of talk. Above, ten times the file's own size."""
_CHUNK = 2**16
_ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, OSError, EOFError, ValueError)
_SAVE_AGAIN = "Open it in Word and save it again as .docx, or save it as plain text (.txt)."
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number|paragraph)", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A moved passage stands twice, a fallback says again what the choice before it says, a nested paragraph comes itself.
_NOT_HERE = {f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}p", _FALLBACK}
_WORDS = (f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


class WordPacking:
    name = _NAME
    tools = "Word, Teams (downloaded transcript)"
    recognised_by = "a ZIP archive that holds `word/document.xml`"
    keeps = (
        "all paragraphs, also those in tables and text boxes; headings and bullets; then as the text inside; footnotes,"
        " comments and running heads are left out, and named"
    )

    def recognises(self, content: bytes) -> bool:
        return content.startswith(b"PK\x03\x04") and b"word/document.xml" in content

    def unpack(self, content: bytes) -> Decoded:
        _refuse_a_bomb(content)
        paragraphs, notices = _opened(content)
        return unpacked("\n".join(_lines(paragraphs)), _NAME, notices)


def _refuse_a_bomb(content: bytes) -> None:
    """Raises InputError where the parts unpack to more than they may, by what they declare and by what they hold."""
    most = max(_FLOOR, _MOST_TIMES * len(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise InputError("a Word document (.docx) that is locked", hint="Save it without a password.")
            _check_size(sum(part.file_size for part in archive.infolist()), most, content)
            held = 0
            for part in archive.infolist():
                with archive.open(part) as stream:
                    while chunk := stream.read(_CHUNK):
                        held += len(chunk)
                        _check_size(held, most, content)
    except _ZIP_FAULTS as error:
        raise _damaged(error) from error


def _check_size(size: int, most: int, content: bytes) -> None:
    if size > most:
        reason = f"a .docx of {len(content):,} bytes that unpacks to {size:,} or more, above the limit of {most:,}"
        raise InputError(reason, hint="No transcript does that. Save the words as plain text (.txt) if it is one.")


def _opened(content: bytes) -> "tuple[list[_Paragraph], tuple[str, ...]]":
    """Its paragraphs, and what of it is none."""
    import docx  # noqa: PLC0415 -- slow to import, and most studies have none

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return list(_paragraphs(docx.Document(io.BytesIO(content)))), tuple(margin_notices(archive, _letters))
    except Exception as error:
        # What python-docx and lxml trip over in a package without parts, or with other parts, has no type in common.
        raise _damaged(error) from error


def _damaged(error: Exception) -> InputError:
    return InputError(f"a damaged Word document (.docx): {error}".rstrip(": "), hint=_SAVE_AGAIN)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """level: of a heading, 0 for none."""

    text: str
    level: int = 0
    listed: bool = False


def _paragraphs(document: "WordDocument") -> Iterator[_Paragraph]:
    """In the order of the document, whatever they stand in: a table, a text box, a content control."""
    levels: dict[str, int] = {}
    lists: set[str] = set()
    for style in document.styles:
        name = style.name or ""
        if found := _HEADING.match(name):
            levels[style.style_id] = int(found[1])
        elif name == "Title":
            levels[style.style_id] = 1
        elif _LIST.match(name):
            lists.add(style.style_id)
    for element in document.element.body.iter(f"{_W}p"):
        if next(element.iterancestors(_FALLBACK), None) is None:
            style_id = element.style or ""
            numbered = element.pPr is not None and element.pPr.numPr is not None
            yield _Paragraph("".join(_letters(element)), levels.get(style_id, 0), numbered or style_id in lists)


def _letters(element: Any) -> Iterator[str]:
    """What a reader of the document sees of a paragraph, insertions taken and deletions gone."""
    for child in element:
        if child.tag in _WORDS:
            yield child.text or ""
        elif child.tag in _LETTERS:
            yield _LETTERS[child.tag]
        elif child.tag not in _NOT_HERE:
            yield from _letters(child)


def _lines(paragraphs: Sequence[_Paragraph]) -> Iterator[str]:
    """As Markdown has it: a blank line between paragraphs, unless the author set them apart with empty ones."""
    headings = Counter(paragraph.text.strip() for paragraph in paragraphs if paragraph.level)
    empty = sum(1 for paragraph in paragraphs if not paragraph.text.strip())
    apart = empty * 5 >= len(paragraphs)
    for paragraph in paragraphs:
        text = paragraph.text.strip("\n")
        # A heading that comes again is no heading of a part: it is how this document sets the names of speakers.
        if paragraph.level and headings[text.strip()] == 1:
            text = f"{'#' * min(paragraph.level, 6)} {text}"
        elif paragraph.listed and text.strip():
            text = f"- {text}"
        yield text
        if not apart:
            yield ""
