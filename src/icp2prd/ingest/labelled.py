"""Text in which every turn begins with its speaker: as Meet, Otter, Word and Amazon write it, and people."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from icp2prd.domain.interview import Detail
from icp2prd.ingest.casting import Cast, cast_of
from icp2prd.ingest.clock import time_alone
from icp2prd.ingest.document import Document, Line
from icp2prd.ingest.furniture import FORMAT_BY_FURNITURE, furniture
from icp2prd.ingest.header import is_title, split_header
from icp2prd.ingest.label import Form, Label
from icp2prd.ingest.markup import heading, is_rule, item_start, plain, quote_start
from icp2prd.ingest.notes import passages
from icp2prd.ingest.said import Asides, Utterances
from icp2prd.ingest.transcript import TITLE, Aside, Piece, Transcript, Utterance

_MOST_DOUBTS = 5


class LabelledReader:
    """Takes text with two or more lines that begin with a speaker's name, all set in one form."""

    name = "labelled text"
    tools = "Google Meet, Otter, Word's Transcribe, Amazon Transcribe (.txt), transcribers, people"
    recognised_by = "two or more lines that begin with a speaker's name, all set in one form"
    keeps = "speakers, times where they stand, headings as the place, the header's details, the line"

    def recognises(self, document: Document) -> float:
        header = split_header(document.lines)
        return 0.6 if cast_of(header.rest, document.cast | header.cast) else 0.0

    def read(self, document: Document) -> Transcript:
        header = split_header(document.lines)
        cast = cast_of(header.rest, document.cast | header.cast) or Cast(Form.COLON, frozenset())
        first = next((at for at, line in enumerate(header.rest) if cast.label_of(line.text)), len(header.rest))
        above = _above_the_talk(header.rest[:first], document)
        talk = _Talk(markdown=document.is_markdown, dated=_are_marks(header.rest[first:]), _time=above.time)
        for one in above.utterances:
            talk.utterances.append(one)
        talk.asides += (*header.asides, *above.asides)
        for line in header.rest[first:]:
            talk.take(line, cast.label_of(line.text))
        talk.end()
        exporters = [FORMAT_BY_FURNITURE[aside.what] for aside in talk.asides if aside.what in FORMAT_BY_FURNITURE]
        return Transcript(
            format=exporters[-1] if exporters else self.name,
            utterances=talk.utterances,
            details=(*above.titles, *header.details),
            asides=talk.asides,
            notices=_doubts(cast),
        )


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands before the first speaker: titles, and anything else as notes. time: where the talk begins."""

    titles: tuple[Detail, ...]
    utterances: Sequence[Utterance]
    asides: tuple[Aside, ...]
    time: float | None


def _above_the_talk(lines: Sequence[Line], document: Document) -> _Above:
    titles: list[Detail] = []
    asides: list[Aside] = []
    kept: list[Line] = []
    time = None
    for at, line in enumerate(lines):
        text = line.text.strip()
        titled = heading(text)
        near = (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])
        alone = text and not any(other.text.strip() for other in near) and is_title(text) and not furniture(text)
        nothing_below = not any(_is_passage(other.text) for other in lines[at + 1 :])
        if time_alone(text) is not None or is_rule(text):
            time = time_alone(text) if time_alone(text) is not None else time
            asides.append(Aside(line.number, line.text))
        elif (titled and nothing_below) or (alone and not titled and not item_start(text)):
            titles.append(Detail(name=TITLE, value=titled[1] if titled else plain(text), line=line.number))
            asides.append(Aside(line.number, line.text))
        else:
            kept.append(line)
    found = passages(kept, markdown=document.is_markdown)
    return _Above(tuple(titles), found.utterances, (*asides, *found.asides), time)


def _is_passage(text: str) -> bool:
    stripped = text.strip()
    return bool(stripped) and not (heading(stripped) or is_rule(stripped) or furniture(stripped))


@dataclass(slots=True)
class _Talk:
    """The turns as they come, line by line. dated: whether a bare time right below words dates what follows.

    _silent: the line with the name alone of somebody who has said nothing yet.
    """

    markdown: bool
    dated: bool
    utterances: Utterances = field(default_factory=Utterances)
    asides: Asides = field(default_factory=Asides)
    _speaker: str = ""
    _pieces: list[Piece] = field(default_factory=list)
    _place: tuple[tuple[int, str], ...] = ()
    _time: float | None = None
    _named: bool = False
    _silent: Line | None = None
    _running: bool = False
    _answer: Piece | None = None
    _dated: bool = False

    def take(self, line: Line, label: Label | None) -> None:
        text = line.text[quote_start(line.text) :].strip()
        time = time_alone(text)
        titled = heading(text)
        if label:
            self.end()
            self._speaker = label.name
            self._time = label.time if label.time is not None else self._time
            self._add(label.rest, line.number)
            self._named = not label.rest
            self._silent = None if label.rest else line
        elif time is not None and (self.dated or not self._running or not _is_bare(text)):
            self._take_time(text, time, line)
        elif furniture(text):
            self.asides.append(Aside(line.number, line.text, furniture(text)))
        elif titled:
            self._begin_part(*titled, line)
        elif not is_rule(text):
            self._add(text, line.number)
        self._running = bool(self._pieces) and self._pieces[-1].line == line.number

    def end(self) -> None:
        """The turn so far is over; the speaker goes on until somebody else is named."""
        if self._answer and not self._pieces:
            self._pieces, self._time = [self._answer], self._answer.time
        self._answer = None
        if self._pieces:
            place = " › ".join(title for _, title in self._place)
            self.utterances.append(Utterance(self._speaker, tuple(self._pieces), place))
            self._pieces = []
        elif self._silent:
            self.asides.append(Aside(self._silent.number, self._silent.text))
        self._silent = None

    def _take_time(self, text: str, time: float, line: Line) -> None:
        """When what follows was said; below a name that nothing else follows, `10:30` is what was said."""
        if self._named and not self._dated and _is_bare(text):
            self._answer = Piece(text, line.number, self._time)
        self._named = False
        self._time = time
        self.asides.append(Aside(line.number, line.text))

    def _begin_part(self, level: int, title: str, line: Line) -> None:
        self.end()
        self._place = (*((above, name) for above, name in self._place if above < level), (level, title))
        self.asides.append(Aside(line.number, line.text, "a heading"))

    def _add(self, text: str, line: int) -> None:
        words = plain(text, markdown=self.markdown)
        if words:
            # Where a time below a name dates what follows, it does so in the whole file.
            self._dated = self._dated or (self._answer is not None and not self._pieces)
            self._pieces.append(Piece(words, line, self._time))


def _are_marks(lines: Sequence[Line]) -> bool:
    """Whether there are several bare times alone on a line, and they rise as those of a recording do.

    Else one right below words is part of them: `10:30`, at the end of a line that was too long.
    """
    times = [time for line in lines if (time := time_alone(line.text)) is not None and _is_bare(line.text.strip())]
    return len(times) > 1 and all(before < after for before, after in pairwise(times))


def _is_bare(time: str) -> bool:
    return time[0].isdigit() and time[-1].isdigit()


def _doubts(cast: Cast) -> tuple[str, ...]:
    if not cast.doubtful:
        return ()
    named = ", ".join(f"“{name}:” (line {line})" for line, name in cast.doubtful[:_MOST_DOUBTS])
    more = f" and {len(cast.doubtful) - _MOST_DOUBTS} more" if len(cast.doubtful) > _MOST_DOUBTS else ""
    return (f"Read as text, not as a speaker: {named}{more}. If it is one, name it under [speakers].",)
