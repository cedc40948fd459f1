"""Words of a Word document that stand beside its text: footnotes, comments, running heads. Nobody said them."""

import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, Final

_PARTS: Final = re.compile(r"word/(footnotes|endnotes|comments|header|footer)\d*\.xml")
_CALLED: Final = {
    "footnotes": ("a footnote", "footnotes"),
    "endnotes": ("an endnote", "endnotes"),
    "comments": ("a comment", "comments"),
    "header": ("a running head", "running heads"),
    "footer": ("a running foot", "running feet"),
}
_PARAGRAPH: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_LONGEST: Final = 40


def margin_notices(archive: zipfile.ZipFile, letters: Callable[[Any], Iterator[str]]) -> Iterator[str]:
    """A sentence for each kind of them that has words. letters: what a reader sees of a paragraph."""
    from docx.oxml import parse_xml  # noqa: PLC0415 -- slow to import, and most studies have none

    found: dict[str, list[str]] = {}
    for name in sorted(archive.namelist()):
        part = _PARTS.fullmatch(name)
        if part:
            root = parse_xml(archive.read(name))
            texts = (" ".join("".join(letters(one)).split()) for one in root.iter(_PARAGRAPH))
            found.setdefault(part[1], []).extend(text for text in texts if any(map(str.isalpha, text)))
    for kind, of_kind in found.items():
        once = list(dict.fromkeys(of_kind))
        if once:
            one, several = _CALLED[kind]
            what = one if len(once) == 1 else f"{len(once)} {several}, the first"
            excerpt = once[0] if len(once[0]) <= _LONGEST else f"{once[0][:_LONGEST].rstrip()}…"
            yield f"Not read as speech: {what} (“{excerpt}”)."
