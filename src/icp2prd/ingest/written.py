"""Questions as headings and somebody's own answers below them, as people send them in by mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from icp2prd.domain.interview import Detail, Role
from icp2prd.ingest.claims import claims_of
from icp2prd.ingest.cues import speaks_of_oneself
from icp2prd.ingest.document import Document, Line, texts_of
from icp2prd.ingest.furniture import furniture
from icp2prd.ingest.header import split_header
from icp2prd.ingest.markup import heading, is_rule, item_start, plain, quote_start
from icp2prd.ingest.notes import passages
from icp2prd.ingest.said import Asides, Utterances
from icp2prd.ingest.transcript import TITLE, Aside, Piece, Transcript, Utterance

_ASKING = "Interviewer"
_FEWEST_QUESTIONS = 3
_OF_NOTES = re.compile(r"\b(?:notes?|summary|minutes|recap|debrief)\b", re.IGNORECASE)


class WrittenAnswersReader:
    """Takes text whose headings are questions, with prose in the first person below, and one customer named."""

    name = "written answers"
    tools = "people who answer by mail or in a form"
    recognised_by = "headings that are questions, prose in the first person below most, one customer named on top"
    keeps = "each question as the interviewer's, each paragraph below as the customer's own words, the line"

    def recognises(self, document: Document) -> float:
        if not any(line.text.startswith("#") for line in document.lines):
            return 0.0
        return 0.5 if _sheet_of(document) else 0.0

    def read(self, document: Document) -> Transcript:
        sheet = _sheet_of(document) or _Sheet(0, _ASKING, _ASKING, (), ())
        first = next((at for at, line in enumerate(sheet.lines) if sheet.question(line)), len(sheet.lines))
        above = [line for line in sheet.lines[:first] if not heading(line.text.strip())]
        before = passages(above, markdown=document.is_markdown)
        answers = _Answers(sheet, document.is_markdown)
        for line in sheet.lines[first:]:
            answers.take(line)
        answers.end()
        titles = [line for line in sheet.lines[:first] if heading(line.text.strip())]
        return Transcript(
            format=self.name,
            utterances=(*before.utterances, *answers.utterances),
            details=sheet.details,
            asides=(
                *split_header(document.lines).asides,
                *(Aside(line.number, line.text) for line in titles),
                *before.asides,
                *answers.asides,
            ),
            together=False,
            joiner=" ",
        )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """level: of the headings that are questions. details: the header's, and the titles above the questions."""

    level: int
    asking: str
    answering: str
    details: tuple[Detail, ...]
    lines: Sequence[Line]

    def question(self, line: Line) -> str:
        titled = heading(line.text.strip())
        return titled[1] if titled and titled[0] == self.level else ""


def _sheet_of(document: Document) -> _Sheet | None:
    header = split_header(document.lines)
    if sum(1 for _ in filter(_is_question, texts_of(header.rest))) < _FEWEST_QUESTIONS:
        return None
    found = [(line, titled) for line in header.rest if (titled := heading(line.text.strip()))]
    level = min(level for _, (level, title) in found if title.endswith("?"))
    asked = [title for of_level, title in (titled for _, titled in found) if of_level == level]
    first = next(line.number for line, titled in found if titled[0] == level)
    titles = tuple(Detail(name=TITLE, value=one[1], line=line.number) for line, one in found if line.number < first)
    details = (*titles, *header.details)
    claims = claims_of((*document.details, *details))
    answering = [claim.name for claim in claims if claim.role == Role.CUSTOMER]
    asking = next((claim.name for claim in claims if claim.role == Role.INTERVIEWER), _ASKING)
    sheet = _Sheet(level, asking, "".join(answering[:1]), details, header.rest)
    mostly_asks = sum(title.endswith("?") for title in asked) * 4 >= len(asked) * 3
    noted = any(_OF_NOTES.search(title.value) for title in titles)
    return sheet if len(answering) == 1 and mostly_asks and not noted and _told_in_person(sheet) else None


def _is_question(text: str) -> bool:
    titled = heading(text.strip())
    return titled is not None and titled[1].endswith("?")


def _told_in_person(sheet: _Sheet) -> bool:
    """Whether most questions have an answer that is no list, and whoever answers says "I" or "we" in most."""
    answers: list[list[str]] = []
    for line in sheet.lines:
        if sheet.question(line):
            answers.append([])
        elif answers and line.text.strip():
            answers[-1].append(line.text)
    prose = [" ".join(answer) for answer in answers if answer and not any(map(item_start, answer))]
    of_oneself = sum(speaks_of_oneself(answer) > 0 for answer in prose)
    return len(prose) * 4 >= len(answers) * 3 and of_oneself * 2 >= len(prose)


@dataclass(slots=True)
class _Answers:
    """The turns as they come, line by line: a paragraph is one."""

    sheet: _Sheet
    markdown: bool
    utterances: Utterances = field(default_factory=Utterances)
    asides: Asides = field(default_factory=Asides)
    _pieces: list[Piece] = field(default_factory=list)
    _below: tuple[tuple[int, str], ...] = ()

    def take(self, line: Line) -> None:
        text = line.text[quote_start(line.text) :].strip()
        question = self.sheet.question(line)
        titled = heading(text)
        if question:
            self.end()
            self._below = ()
            self.utterances.append(Utterance(self.sheet.asking, (Piece(question, line.number),)))
        elif titled:
            self.end()
            self._below = (*((level, title) for level, title in self._below if level < titled[0]), titled)
            self.asides.append(Aside(line.number, line.text, "a heading"))
        elif furniture(text):
            self.asides.append(Aside(line.number, line.text, furniture(text)))
        elif not text or is_rule(text) or item_start(text):
            self.end()
        if text and not (titled or furniture(text) or is_rule(text)):
            self._add(plain(text[item_start(text) :], markdown=self.markdown), line.number)

    def end(self) -> None:
        """The paragraph so far is over."""
        if self._pieces:
            place = " › ".join(title for _, title in self._below)
            self.utterances.append(Utterance(self.sheet.answering, tuple(self._pieces), place))
            self._pieces = []

    def _add(self, words: str, line: int) -> None:
        if words:
            self._pieces.append(Piece(words, line))
