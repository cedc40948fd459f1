"""Which lines of a document are requirements, whoever wrote it and however it is laid out."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from icp2prd.checking.markdown import Block, Document
from icp2prd.grounding.sentences import sentences

_TITLED = r"(?:[A-Z]{1,8}-\d+(?:\.\d+)*(?:[-.]AC-?\d+)?|(?:R|FR|NFR|US|UC|AC|F)\d+(?:\.\d+)*)\b"
_LABEL = re.compile(rf"\s*[\[(]?(?P<label>{_TITLED})[\])]?\s*(?:[:.)–—|-]\s*)?")
_NOT_OURS_TO_BUILD = re.compile(
    r"\b(?:out of scope|not in scope|non-?goals?|won['’]t|later|future|cut|rejected)\b", re.IGNORECASE
)
_TO_BUILD = re.compile(
    r"\b(?:requirements?|features?|functional|acceptance|user stor(?:y|ies)|capabilit(?:y|ies)|scope|specifications?"
    r"|must(?:[ -]haves?)?|should(?:[ -]haves?)?|could(?:[ -]haves?)?|epics?|deliverables?)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:evidence|quotes?|transcripts?|interviews?|research|traceab\w+|glossary|terms|references|links|change ?log"
    r"|history|revisions?|findings|assumptions?|questions?|coverage|how it was made|how pains were|what else|from their"
    r"|customers?|personas?|users?|problem|background|context|summary|overview|introduction|motivation|why|goals?"
    r"|objectives?|metrics?|success|trade-?offs?|alternatives?|risks?|dependencies|timeline|milestones|stakeholders"
    r"|go-to-market|appendix|decisions?|jobs?)\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?:why|rationale|reason|because|source|priority|must|should|could|owner|status|verified by|verification"
    r"|accepted when|notes?|quotes?|evidence|examples?|effort|estimate|depends on|dependenc\w+|answers|rests on|goals?"
    r"|metrics?|release|due|date|author|version|risk|type)\b(?:\s*(?::|$)|\s+(?:test|demonstration|inspection|analysis)\b)",
    re.IGNORECASE,
)
_STATEMENT_COLUMN = re.compile(
    r"requirement|statement|description|story|criteri|feature|capabilit|what\b|behaviou?r|need", re.IGNORECASE
)
_BINDING = re.compile(r"\b(?:must|shall|should)\b", re.IGNORECASE)
_STORY = re.compile(r"\s*as an? .{2,80}?,? (?:i|we) (?:want|need|can|would like|should)\b", re.IGNORECASE)
_SCENARIO = re.compile(r"\s*given\b.*\bthen\b", re.IGNORECASE)
_REASON = re.compile(r"[,;]?\s*\b(?:so that|so (?:i|we|they|he|she) can|because|in order to)\b", re.IGNORECASE)


MOST_WORDS = 40
"""In something that names a feature; what is longer tells."""


class Kind(StrEnum):
    """BARE: stands where requirements stand, and says nothing that anyone must do."""

    STATEMENT = "statement"
    STORY = "story"
    SCENARIO = "scenario"
    BARE = "bare"


class Statement(NamedTuple):
    """One requirement, as far as its words go.

    label: the author's own; empty where there is none. text: what binds, without label and reason. origin: of each
    character, its line and column from 0. reasoned: it says what it is for.
    """

    kind: Kind
    label: str
    text: str
    origin: tuple[tuple[int, int], ...]
    reasoned: bool

    @property
    def line(self) -> int:
        """Counted from 1."""
        return self.origin[0][0] + 1

    @property
    def name(self) -> str:
        return self.label or f"line {self.line}"


def statements_of(document: Document) -> tuple[Statement, ...]:
    """In the order of the document. Quotes, code, and sections that tell rather than bind hold none."""
    titled = len(document.headings) > 1
    plain = not document.headings and not any(one.kind in {"item", "cell"} for one in document.blocks)
    found: list[Statement] = []
    label = ""
    for block in document.blocks:
        if block.kind == "heading":
            label = _label_of(block.text)
        elif block.kind in {"paragraph", "item", "cell"} and not block.quoted and block.text.strip():
            headings = block.headings[1:] if titled and len(block.headings) > 1 else block.headings
            expected = _expected(headings) if document.headings else True
            if expected is not None:
                found += _in_block(block, label, expected=expected, lines=plain)
    return tuple(found)


def _expected(headings: tuple[str, ...]) -> bool | None:
    """Whether requirements stand here; None where nothing is one, whatever it looks like."""
    for heading in reversed(headings):
        if _NOT_OURS_TO_BUILD.search(heading):
            return None
        if _label_of(heading) or _TO_BUILD.search(heading):
            return True
        if _TOLD.search(heading):
            return None
    return False


def _in_block(block: Block, label: str, *, expected: bool, lines: bool) -> Iterator[Statement]:
    """lines: a bare list without bullets, where every line is one."""
    if _ATTRIBUTE.match(block.text):
        return
    above = _label_of(block.row) or label
    for left, right in _lines(block) if lines else [(0, len(block.text))]:
        own = _LABEL.match(block.text[left:right]) if _label_of(block.text[left:right]) else None
        start = left + (own.end() if own else 0)
        spans = [(start + one.start, start + one.end) for one in sentences(block.text[start:right])]
        kinds = [_kind_of(block.text[begin:end]) for begin, end in spans]
        if expected and spans and not any(kinds) and _may_be_bare(block, block.text[start:right], lines):
            kinds[0] = Kind.BARE
        for (begin, end), kind in zip(spans, kinds, strict=True):
            if kind:
                name = own["label"] if own else above
                yield _statement(kind, name, block.text[begin:end], block.origin[begin:end])


def _kind_of(sentence: str) -> Kind | None:
    if _STORY.match(sentence):
        return Kind.STORY
    if _SCENARIO.match(sentence):
        return Kind.SCENARIO
    return Kind.STATEMENT if _BINDING.search(sentence) else None


def _may_be_bare(block: Block, text: str, lines: bool) -> bool:
    """A paragraph introduces; a list item, a cell of the right column or a line of a bare list says something."""
    introduces = (":", "?", ".", "!") if lines else (":", "?")
    if text.rstrip().endswith(introduces) or len(text.split()) > MOST_WORDS:
        return False
    if block.kind == "cell":
        return bool(_STATEMENT_COLUMN.search(block.column))
    return block.kind == "item" or lines


def _statement(kind: Kind, label: str, text: str, origin: tuple[tuple[int, int], ...]) -> Statement:
    reason = _REASON.search(text)
    end = reason.start() if reason and reason.start() > 0 else len(text)
    return Statement(kind, label, text[:end].rstrip(), origin[:end], reason is not None)


def _lines(block: Block) -> list[tuple[int, int]]:
    """The lines of a paragraph as spans of its text."""
    turns = [n for n in range(1, len(block.origin)) if block.origin[n][0] != block.origin[n - 1][0]]
    return list(pairwise([0, *turns, len(block.text)]))


def _label_of(text: str) -> str:
    found = _LABEL.match(text)
    return found["label"] if found else ""
