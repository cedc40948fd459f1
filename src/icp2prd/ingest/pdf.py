"""PDF documents with a text layer: their pages as lines of text, for the readers of text to recognise."""

import io
import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from icp2prd.errors import InputError
from icp2prd.ingest.encoding import Decoded, unpacked

if TYPE_CHECKING:
    from pypdf import PdfReader

_NAME = "PDF document"
_MOST_PAGES = 1000
"""Some forty hours of talk, and some minutes of reading."""
_MOST_NODES = 4 * _MOST_PAGES
_MOST_CHARACTERS = 20_000_000
_LONGEST_STREAM = 20_000_000
_EDGE = 2
"""Running heads and page numbers stand among this many lines at the top and at the bottom of a page."""
_FEWEST_PAGES = 3
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|p\.?)\s*)?(\d+)(?:\s*(?:/|of|von|de|di|sur)\s*\d+)?\W*", re.IGNORECASE
)
_AS_TEXT = "Save its words as plain text (.txt) and put that in its place."


class PdfPacking:
    name = _NAME
    tools = "anything that prints to PDF"
    recognised_by = "a file that begins with `%PDF`"
    keeps = "the text layer, without running heads and page numbers; then as the text inside"

    def recognises(self, content: bytes) -> bool:
        return content[:1024].lstrip().startswith(b"%PDF-")

    def unpack(self, content: bytes) -> Decoded:
        pages = _text_of_pages(content)
        silent = [number for number, lines in enumerate(pages, 1) if not any(map(str.strip, lines))]
        if len(silent) == len(pages):
            hint = "Run text recognition (OCR) on it, or have the recording transcribed, and put the text there."
            raise InputError(f"a scanned PDF: {_counted(pages)} of pictures, without a text layer", hint=hint)
        kept, taken_out = _without_furniture(pages)
        notices = [f"{_listed(silent)} of the PDF: no text there, it may be a picture."] if silent else []
        if taken_out:
            notices.append(f"Not read as speech: what stands on every page ({', '.join(taken_out)}).")
        text = "\n".join(line for lines in kept for line in lines)
        return unpacked(text, f"{_NAME}, {_counted(pages)}", tuple(notices))


def _text_of_pages(content: bytes) -> list[list[str]]:
    """The lines of each page."""
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415 -- slow to import, and most studies have none

    with apply_configuration(page_tree_maximum_entries=_MOST_NODES, zlib_maximum_output_length=_LONGEST_STREAM):
        try:
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted:
                hint = f"Print it to a new PDF without a password. {_AS_TEXT}"
                raise InputError("a PDF that is locked (encrypted)", hint=hint)
            _check_pages(_declared_pages(reader))
            _check_pages(len(reader.pages))
            return _pages(reader)
        except InputError:
            raise
        except Exception as error:
            # Its documentation: "broken PDF files might cause other exceptions" than its own.
            reason = f"a PDF that is damaged or too complex: {error}".rstrip(": ")
            raise InputError(reason, hint=f"Print it to a new PDF. {_AS_TEXT}") from error


def _declared_pages(reader: "PdfReader") -> int:
    """What the document says of itself; to count would be to read the whole tree of its pages."""
    tree = reader.root_object.get("/Pages")
    count = tree.get_object().get("/Count") if tree is not None else 0
    return int(count) if isinstance(count, int) else 0


def _check_pages(pages: int) -> None:
    if pages > _MOST_PAGES:
        hint = f"Print the pages with the interview to a PDF of their own. {_AS_TEXT}"
        raise InputError(f"a PDF of {pages:,} pages, more than the {_MOST_PAGES:,} of the longest interview", hint=hint)


def _pages(reader: "PdfReader") -> list[list[str]]:
    pages = []
    characters = 0
    for page in reader.pages:
        text = page.extract_text()
        characters += len(text)
        if characters > _MOST_CHARACTERS:
            raise InputError(f"a PDF with more than {_MOST_CHARACTERS:,} characters", hint=_AS_TEXT)
        pages.append([line.rstrip() for line in text.split("\n")])
    return pages


def _without_furniture(pages: Sequence[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The pages without running heads and page numbers, and those, once each."""
    edges = [_edge(lines) for lines in pages]
    repeated = _repeated(pages, edges)
    numbers = _page_numbers(pages, edges)
    kept: list[list[str]] = []
    taken_out: dict[str, str] = {}
    for page, lines in enumerate(pages):
        out: set[int] = set()
        # From the edge inwards: what stands below the first words of a page is part of the talk.
        for edge in (edges[page], edges[page][::-1]):
            out |= set(takewhile(lambda at: (page, at) in repeated or (page, at) in numbers, edge))  # noqa: B023
        taken_out |= {_shape(lines[at]): f"“{lines[at].strip()[:60]}”" for at in sorted(out)}
        kept.append([line for at, line in enumerate(lines) if at not in out])
    return kept, list(taken_out.values())


def _edge(lines: Sequence[str]) -> list[int]:
    """The places of the first and last lines with words on a page."""
    written = [at for at, line in enumerate(lines) if line.strip()]
    return written if len(written) <= 2 * _EDGE else [*written[:_EDGE], *written[-_EDGE:]]


def _repeated(pages: Sequence[list[str]], edges: Sequence[list[int]]) -> set[tuple[int, int]]:
    """Lines that stand in the same place at the edge of most pages, but for their numbers, and nowhere else."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    found: dict[tuple[str, int], set[tuple[int, int]]] = {}
    inside: set[str] = set()
    for page, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        # Counted from the top, and below the middle from the bottom.
        for place, at in enumerate(edge):
            from_edge = place if place < len(edge) / 2 else place - len(edge)
            found.setdefault((_shape(lines[at]), from_edge), set()).add((page, at))
        inside |= {_shape(line) for at, line in enumerate(lines) if at not in edge}
    return {
        one
        for (shape, _), places in found.items()
        if len(places) >= max(_FEWEST_PAGES, len(pages) * 2 / 3) and shape not in inside
        for one in places
    }


def _page_numbers(pages: Sequence[list[str]], edges: Sequence[list[int]]) -> set[tuple[int, int]]:
    """Numbers alone on a line at the edge that rise by one from page to page."""
    found: dict[int, set[tuple[int, int]]] = {}
    for page, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        for at in edge:
            number = _PAGE_NUMBER.fullmatch(lines[at]) if len(lines[at]) < 60 else None
            if number:
                found.setdefault(int(number[1]) - page, set()).add((page, at))
    return {
        place
        for offset, places in found.items()
        if len({page for page, _ in places}) * 2 > len(pages) and (offset == 1 or len(pages) >= _FEWEST_PAGES)
        for place in places
    }


def _shape(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.split()))


def _counted(pages: Sequence[object]) -> str:
    return f"{len(pages)} page{'s' if len(pages) > 1 else ''}"


def _listed(numbers: Sequence[int]) -> str:
    named = ", ".join(str(number) for number in numbers[:6])
    more = f" and {len(numbers) - 6} more" if len(numbers) > 6 else ""
    return f"Page{'s' if len(numbers) > 1 else ''} {named}{more}"
