"""What a file is when it is not an interview we can read: by its first bytes, then by its name."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Kind:
    """name: with its article, to stand after "is" in a sentence. hint: what to do with such a file."""

    name: str
    hint: str


_AS_TEXT = "Export it as .txt or .vtt and put that in its place."
_NAME_COLUMNS = "Give it a first line that names its columns, such as: speaker, text, time."
_NOT_AN_INTERVIEW = "Take it out of the folder, or put a transcript of it there."
_TRANSCRIBE = "Have it transcribed, and put the transcript there as .txt or .vtt."
_RENAME = "If it is text, name it .txt; else save it again from the program that made it."
_UNPACK = "Unpack it, and put the transcripts there."
_UNLOCK = "Save it without a password, and put that in its place."
_SAVE_AS_TEXT = "Save it as plain text (.txt) and put that in its place."

_OLE = b"\xd0\xcf\x11\xe0"
_SIGNATURES = (
    (b"\x89PNG\r\n", Kind("a PNG image", _NOT_AN_INTERVIEW)),
    (b"\xff\xd8\xff", Kind("a JPEG image", _NOT_AN_INTERVIEW)),
    (b"GIF8", Kind("a GIF image", _NOT_AN_INTERVIEW)),
    (b"BM", Kind("a BMP image", _NOT_AN_INTERVIEW)),
    (b"II*\0", Kind("a TIFF image", _NOT_AN_INTERVIEW)),
    (b"ID3", Kind("an MP3 recording", _TRANSCRIBE)),
    (b"\xff\xfb", Kind("an MP3 recording", _TRANSCRIBE)),
    (b"OggS", Kind("an Ogg recording", _TRANSCRIBE)),
    (b"fLaC", Kind("a FLAC recording", _TRANSCRIBE)),
    (b"\x1aE\xdf\xa3", Kind("a WebM or Matroska video", _TRANSCRIBE)),
    (b"\x1f\x8b", Kind("a gzip archive", _UNPACK)),
    (b"7z\xbc\xaf", Kind("a 7-Zip archive", _UNPACK)),
    (b"Rar!", Kind("a RAR archive", _UNPACK)),
    (b"BZh", Kind("a bzip2 archive", _UNPACK)),
    (_OLE, Kind("an old Office document", _SAVE_AS_TEXT)),
    (b"SQLite format 3", Kind("an SQLite database", _NOT_AN_INTERVIEW)),
    (b"{\\rtf", Kind("an RTF document", _SAVE_AS_TEXT)),
)
# Signatures so short that ordinary words begin with them: they count only where the bytes are not text.
_AMBIGUOUS = (b"BM", b"ID3", b"BZh", b"GIF8", b"Rar!", b"OggS", b"fLaC")

_PACKED = (
    (b"word/", Kind("a damaged Word document (.docx)", _SAVE_AS_TEXT)),
    (b"ppt/", Kind("a PowerPoint presentation (.pptx)", _NOT_AN_INTERVIEW)),
    (b"xl/", Kind("an Excel workbook (.xlsx)", _AS_TEXT)),
    (b"opendocument.text", Kind("an OpenDocument text (.odt)", _SAVE_AS_TEXT)),
)
_BY_EXTENSION = {
    ".csv": Kind("a table (.csv) without a column of text beside one of speakers or times", _NAME_COLUMNS),
    ".tsv": Kind("a table (.tsv) without a column of text beside one of speakers or times", _NAME_COLUMNS),
    ".html": Kind("a web page", _SAVE_AS_TEXT),
    ".htm": Kind("a web page", _SAVE_AS_TEXT),
    ".pdf": Kind("no PDF document, whatever its name says", _RENAME),
    ".docx": Kind("no Word document, whatever its name says", _RENAME),
    ".zip": Kind("a ZIP archive", _UNPACK),
}
_WEB_PAGE = re.compile(r"\s*<(?:!doctype html|html|\?xml)\b", re.IGNORECASE)


def kind_of_bytes(content: bytes) -> Kind | None:
    """The kind of a file that is not text, where its first bytes give it away."""
    if content.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _PACKED if part in content), Kind("a ZIP archive", _UNPACK))
    if content.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in content:
        return Kind("an Office document that is locked with a password", _UNLOCK)
    if content.startswith(b"RIFF") and content[8:12] in (b"WAVE", b"AVI ", b"WEBP"):
        return _RIFF[content[8:12]]
    if content[4:8] == b"ftyp":
        return Kind("an MP4 recording or video", _TRANSCRIBE)
    return next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)


_RIFF = {
    b"WAVE": Kind("a WAV recording", _TRANSCRIBE),
    b"AVI ": Kind("an AVI video", _TRANSCRIBE),
    b"WEBP": Kind("a WebP image", _NOT_AN_INTERVIEW),
}


def kind_of_binary(name: str, content: bytes) -> Kind:
    """The kind of a file whose bytes are not text; never undecided."""
    suffix = PurePosixPath(name).suffix
    return kind_of_bytes(content) or Kind(f"binary data in a {suffix or 'file without extension'}", _AS_TEXT)


def signed_as_other(content: bytes) -> Kind | None:
    """The kind of a file whose bytes could pass for text but whose signature is beyond doubt."""
    return None if content.startswith(_AMBIGUOUS) else kind_of_bytes(content)


def kind_of_text(name: str, text: str) -> Kind | None:
    """The kind of a text file that is laid out for machines and has no reader yet; None for anything else."""
    start = text[:4096]
    if _WEB_PAGE.match(start):
        return Kind("a web page or XML", _SAVE_AS_TEXT)
    return _BY_EXTENSION.get(PurePosixPath(name).suffix.lower())
