"""Notes that name no speaker: every bullet and paragraph is a turn, the headings above it are its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from icp2prd.domain.interview import Detail
from icp2prd.ingest.document import Document, Line
from icp2prd.ingest.furniture import furniture
from icp2prd.ingest.header import is_title, split_header
from icp2prd.ingest.markup import heading, is_rule, item_start, plain, quote_start
from icp2prd.ingest.said import Utterances
from icp2prd.ingest.transcript import NOTE_TAKER, NOTES, TITLE, Aside, Piece, Transcript, Utterance

_BOLD_ALONE = re.compile(r"(\*\*|__)([^*_]{1,80})\1:?")
_BELOW_ALL_HEADINGS = 7
# Headings under which people who take notes write what they think, or mean to do.
_OWN = re.compile(
    r"(?:my |our )(?:own )?(?:ideas?|thoughts?|take|takeaways?|impressions?|opinions?|questions?)\W*"
    r"|next(?: steps?)?\W*|to-?\s?dos?\W*|follow[- ]?ups?\W*|action (?:items|points)\W*|for (?:me|us)\W*"
    r"|(?:internal|private) notes?\W*|interview (?:guide|script|questions)\W*",
    re.IGNORECASE,
)


class NotesReader:
    """Takes any text that has a word in it: the reader of last resort."""

    name = "notes"
    tools = "people, note apps"
    recognised_by = "any other text"
    keeps = "bullets and paragraphs, the headings above them as their place, the line"

    def recognises(self, document: Document) -> float:
        return 0.1 if any(line.text.strip() for line in document.lines) else 0.0

    def read(self, document: Document) -> Transcript:
        header = split_header(document.lines)
        found = passages(header.rest, markdown=document.is_markdown, note_taker=NOTE_TAKER)
        return Transcript(
            format=self.name,
            utterances=found.utterances,
            details=(*_title(header.rest), *header.details),
            asides=(*header.asides, *found.asides),
            together=False,
            joiner=" ",
        )


def _title(lines: Sequence[Line]) -> tuple[Detail, ...]:
    """The first line, where it is a heading or set like a title."""
    first = next((line for line in lines if line.text.strip()), Line(0, ""))
    titled = heading(first.text.strip())
    if titled:
        return (Detail(name=TITLE, value=titled[1], line=first.number),)
    if len(first.text) <= 120 and is_title(first.text) and not item_start(first.text):
        return (Detail(name=TITLE, value=plain(first.text), line=first.number),)
    return ()


@dataclass(frozen=True, slots=True)
class Passages:
    utterances: Sequence[Utterance]
    asides: tuple[Aside, ...]


def passages(lines: Sequence[Line], *, markdown: bool, note_taker: str = NOTES) -> Passages:
    """Bullets and paragraphs as utterances, with their place; a heading with nothing below it is one itself.

    note_taker: the speaker of what stands under "my ideas", "next steps" and the like.
    """
    collector = _Collector(note_taker)
    for at, line in enumerate(lines):
        _take(line, lines[at + 1 : at + 3], collector, markdown)
    collector.end_passage()
    collector.end_headings(0)
    return Passages(collector.utterances, tuple(collector.asides))


@dataclass(slots=True)
class _Heading:
    level: int
    title: str
    line: int
    used: bool = False


@dataclass(slots=True)
class _Collector:
    note_taker: str
    utterances: Utterances = field(default_factory=Utterances)
    asides: list[Aside] = field(default_factory=list)
    _above: list[_Heading] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)
    _quoted: bool = False

    def begin_passage(self, piece: Piece) -> None:
        self.end_passage()
        self.go_on(piece)

    def go_on(self, piece: Piece) -> None:
        if piece.text:
            self._pieces.append(piece)

    def is_quoted(self, quoted: bool) -> None:
        """What follows stands behind a `>`, or does not: the two never share a passage."""
        if quoted != self._quoted:
            self.end_passage()
        self._quoted = quoted

    def end_passage(self) -> None:
        if self._pieces:
            for above in self._above:
                above.used = True
            place = " › ".join(above.title for above in self._above)
            own = any(_OWN.fullmatch(above.title) for above in self._above)
            speaker = self.note_taker if own else NOTES
            self.utterances.append(Utterance(speaker, tuple(self._pieces), place, noted=not self._quoted))
            self._pieces = []

    def begin_heading(self, level: int, title: str, line: int) -> None:
        self.end_passage()
        self.end_headings(level)
        self._above.append(_Heading(level, title, line))

    def end_headings(self, level: int) -> None:
        while self._above and self._above[-1].level >= level:
            ended = self._above.pop()
            if not ended.used and ended.title:
                place = " › ".join(above.title for above in self._above)
                self.utterances.append(Utterance(NOTES, (Piece(ended.title, ended.line),), place, noted=True))
                for above in self._above:
                    above.used = True


def _take(line: Line, below: Sequence[Line], collector: _Collector, markdown: bool) -> None:
    quoted = quote_start(line.text)
    text = line.text[quoted:].strip()
    if not text:
        collector.end_passage()
        return
    titled = heading(text) or _set_as_heading(text, below)
    if titled:
        collector.begin_heading(*titled, line.number)
    elif is_rule(text):
        collector.end_passage()
    elif furniture(text):
        collector.asides.append(Aside(line.number, line.text, furniture(text)))
    else:
        bullet = item_start(text)
        words = plain(text[bullet:], markdown=markdown)
        collector.is_quoted(quoted > 0)
        for piece in _cells(words, line.number) if text.startswith("|") else [Piece(words, line.number)]:
            if bullet or text.startswith("|"):
                collector.begin_passage(piece)
            else:
                collector.go_on(piece)


def _set_as_heading(text: str, below: Sequence[Line]) -> tuple[int, str] | None:
    """A line in bold alone, or a short one that ends in a colon above a list."""
    bold = _BOLD_ALONE.fullmatch(text[:100]) if len(text) <= 100 else None
    if bold and bold[2].rstrip()[-1:] not in ".?!":
        return _BELOW_ALL_HEADINGS, bold[2].strip()
    first_below = next((line.text for line in below if line.text.strip()), "")
    if len(text) <= 80 and text.endswith(":") and not item_start(text) and item_start(first_below):
        return _BELOW_ALL_HEADINGS, plain(text[:-1])
    return None


def _cells(row: str, line: int) -> Iterator[Piece]:
    """One row of a table is one passage."""
    yield Piece("; ".join(cell.strip() for cell in row.strip("|").split("|") if cell.strip()), line)
