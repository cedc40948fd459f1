"""One file that holds several interviews, and says so itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from icp2prd.ingest.document import Document, Line, texts_of
from icp2prd.ingest.frontmatter import FrontMatter, split_front_matter
from icp2prd.ingest.label import label_key
from icp2prd.ingest.vocabulary import CUSTOMERS, DETAIL_KEYS, INTERVIEWERS

_HEADING = re.compile(
    r"(?P<level>#{1,3})\s+(?P<kind>interview|call|conversation)\s+(?:#|no\.?\s*)?\d+\b", re.IGNORECASE
)
_MAY_SAY_SO = re.compile("#|---").match
_LONGEST_FRONT = 40
_KEYS = CUSTOMERS | INTERVIEWERS | DETAIL_KEYS | {"speakers"}


def parts_of(document: Document) -> tuple[Document, ...]:
    """The interviews of a file, each with its own lines; the file itself where it does not say that it has several.

    It says so with numbered headings (`# Interview 3: Dana`), or with front matter above each. What stands above
    the first heading stays with the first interview.
    """
    lines = document.lines
    if not any(map(_MAY_SAY_SO, texts_of(lines))):
        return (document,)
    return _below_headings(document, lines) or _below_front_matter(document, lines) or (document,)


def _below_headings(document: Document, lines: Sequence[Line]) -> tuple[Document, ...]:
    found = [(at, match) for at, line in enumerate(lines) if (match := _HEADING.match(line.text[:80]))]
    same = len({(match["level"], match["kind"].casefold()) for _, match in found}) == 1
    distinct = len({match[0].casefold() for _, match in found}) == len(found)
    if len(found) < 2 or not same or not distinct:
        return ()
    edges = [0, *(at for at, _ in found[1:]), len(lines)]
    return tuple(replace(document, lines=lines[start:end]) for start, end in pairwise(edges))


def _below_front_matter(document: Document, lines: Sequence[Line]) -> tuple[Document, ...]:
    if not document.details:
        return ()
    fronts = list(_fronts(lines))
    if not fronts:
        return ()
    parts = [replace(document, lines=lines[: fronts[0][0]])]
    ends = [*(start for start, _, _ in fronts[1:]), len(lines)]
    for (_, below, front), end in zip(fronts, ends, strict=True):
        cast = document.cast | front.cast
        parts.append(replace(document, lines=lines[below:end], details=front.details, cast=cast))
    return tuple(parts)


def _fronts(lines: Sequence[Line]) -> Iterator[tuple[int, int, FrontMatter]]:
    """Where further front matter begins, where the text below it begins, and what it says."""
    passed = 0
    for at, line in enumerate(lines):
        if at < passed or line.text.rstrip() != "---":
            continue
        text = "\n".join(one.text for one in lines[at : at + _LONGEST_FRONT])
        front, _, first = split_front_matter(text)
        if front.details and all(_is_key(detail.name) for detail in front.details):
            passed = at + first - 1
            numbered = tuple(one.model_copy(update={"line": one.line + line.number - 1}) for one in front.details)
            yield at, passed, replace(front, details=numbered)


def _is_key(name: str) -> bool:
    return any(label_key(part).replace(" ", "_") in _KEYS for part in (name, name.partition(".")[0]))
