"""Tables (.csv, .tsv) with a column of words: what spreadsheets, survey tools and Whisper write."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from icp2prd.errors import InputError
from icp2prd.ingest.asr.values import label_in, seconds_in
from icp2prd.ingest.clock import TIME, seconds
from icp2prd.ingest.document import Document, Line
from icp2prd.ingest.said import Utterances, in_windows
from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Aside, Piece, Transcript, Utterance

_TEXT = ("text", "transcript", "utterance", "sentence", "content", "message", "spoken text", "transcription", "words")
_SPEAKER = ("speaker", "speaker name", "name", "participant", "who", "person", "speaker label", "speaker id", "role")
_TIME = ("start", "time", "start time", "timestamp", "time stamp", "begin", "timecode", "start timecode", "from")
_UNIT = re.compile(r"\s*(?:[\[(]?(?P<unit>milliseconds|seconds|secs?|ms|s)[\])]?)$")
_CLOCK = re.compile(TIME, re.ASCII)
_SEPARATORS = ("\t", ",", ";", "|")
_WHISPER = ["start", "end", "text"]
_EXCEL = re.compile(r"sep=.$", re.IGNORECASE)
_LONGEST_HEADER = 1000
_MOST_TOGETHER = 200
_NAME_THEM = "Give it a first line that names its columns, such as: speaker, text, time."
_PAIR_UP = "Save it again from the spreadsheet as .csv, or close the quotation mark that was left open."


@dataclass(frozen=True, slots=True)
class _Columns:
    """header: its place among the lines. text, speaker, time: columns by number, -1 for none.

    per_second: how many units of a time that is a bare number make a second.
    """

    separator: str
    header: int
    text: int
    speaker: int
    time: int
    per_second: float
    headings: tuple[str, ...]
    quoted: bool


class TableReader:
    name = "table"
    tools = "spreadsheets, Whisper (.tsv), survey and call tools"
    recognised_by = "a header with a column of text and one of speakers or times, between tabs, `,`, `;` or `|`"
    keeps = "the text of each row, speakers, times (Whisper's in milliseconds), the line a row begins on"

    def recognises(self, document: Document) -> float:
        columns = _columns_of(document)
        if columns is None:
            return 0.0
        if PurePosixPath(document.name).suffix.lower() in (".csv", ".tsv"):
            return 1.0
        below = [line.text for line in document.lines[columns.header + 1 : columns.header + 6] if line.text.strip()]
        return 0.95 if below and all(columns.separator in text for text in below) else 0.0

    def read(self, document: Document) -> Transcript:
        columns = _columns_of(document)
        if columns is None:
            raise InputError("a table without a column of text", hint=_NAME_THEM)
        table = _filled(document.lines[columns.header + 1 :], columns)
        speechless = columns.speaker < 0 or all(one.speaker == UNKNOWN_SPEAKER for one in table.utterances.manners)
        utterances = in_windows(table.utterances.pieces()) if speechless else table.utterances
        above = document.lines[: columns.header + 1]
        return Transcript(
            format=self.name,
            utterances=utterances,
            asides=tuple(Aside(line.number, line.text) for line in above),
            notices=tuple(table.notices()),
            together=not speechless,
            joiner=" ",
        )


def _columns_of(document: Document) -> _Columns | None:
    """What the first line names; None where it is no header of a table with words."""
    lines = document.lines[:50]
    header = next((at for at, line in enumerate(lines) if line.text.strip() and not _EXCEL.match(line.text)), None)
    if header is None or len(lines[header].text) > _LONGEST_HEADER:
        return None
    text = lines[header].text
    separator = max(_SEPARATORS, key=text.count)
    headings = next(csv.reader([text], delimiter=separator))
    bare = [_UNIT.sub("", _folded(one)) for one in headings]
    words, speaker, time = (_position(bare, names) for names in (_TEXT, _SPEAKER, _TIME))
    if words < 0 or (speaker < 0 and time < 0):
        return None
    whisper = separator == "\t" and bare == _WHISPER
    unit = _UNIT.search(_folded(headings[time])) if time >= 0 else None
    milliseconds = whisper or (unit is not None and unit["unit"] in ("ms", "milliseconds"))
    return _Columns(
        separator=separator,
        header=header,
        text=words,
        speaker=speaker,
        time=time,
        per_second=1000.0 if milliseconds else 1.0,
        headings=tuple(one.strip() for one in headings),
        quoted=not whisper,
    )


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().replace("_", " ").replace("-", " ").split())


def _position(headings: Sequence[str], names: Sequence[str]) -> int:
    """The column under the first of the names that there is; -1 for none."""
    return next((headings.index(name) for name in names if name in headings), -1)


def _filled(lines: Sequence[Line], columns: _Columns) -> "_Table":
    """Raises InputError where the lines cannot be told apart into rows and cells."""
    try:
        return _taken(lines, columns, csv.QUOTE_MINIMAL if columns.quoted else csv.QUOTE_NONE)
    except csv.Error as error:
        if columns.separator != "\t":
            raise InputError(f"a table whose quotation marks do not pair up ({error})", hint=_PAIR_UP) from error
    try:
        # Tab-separated text from a browser's spreadsheet has no quoting at all: a quotation mark is one that was said.
        return _taken(lines, columns, csv.QUOTE_NONE)
    except csv.Error as error:
        raise InputError(f"a table that cannot be split into cells ({error})", hint=_PAIR_UP) from error


def _taken(lines: Sequence[Line], columns: _Columns, quoting: Literal[0, 3]) -> "_Table":
    table = _Table(columns)
    for line, cells in _split(lines, columns.separator, quoting):
        table.take(line, cells)
    table.end()
    return table


def _split(lines: Sequence[Line], separator: str, quoting: Literal[0, 3]) -> Iterator[tuple[int, list[str]]]:
    """Each row that has anything in it, with the line it begins on."""
    reader = csv.reader((f"{line.text}\n" for line in lines), delimiter=separator, quoting=quoting, strict=True)
    begin = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield lines[begin].number, cells
        begin = reader.line_num


@dataclass(slots=True)
class _Table:
    """What the rows say as they come: neighbouring rows of one speaker are taken together, as far as they are few."""

    columns: _Columns
    utterances: Utterances = field(default_factory=Utterances)
    _speaker: str = UNKNOWN_SPEAKER
    _pieces: list[Piece] = field(default_factory=list)
    _unnamed: list[int] = field(default_factory=list)
    _left_out: set[int] = field(default_factory=set)

    def take(self, line: int, cells: list[str]) -> None:
        columns = self.columns
        cells = _fitted(cells, columns)
        text = cells[columns.text]
        label = label_in(cells[columns.speaker]) if columns.speaker >= 0 else ""
        if columns.speaker >= 0 and not label and text.strip():
            self._unnamed.append(line)
        if (label and label != self._speaker) or len(self._pieces) > _MOST_TOGETHER:
            self.end()
            self._speaker = label or self._speaker
        read = (columns.text, columns.speaker, columns.time)
        self._left_out |= {at for at, cell in enumerate(cells) if at not in read and any(map(str.isalpha, cell))}
        time = self._time(cells[columns.time]) if columns.time >= 0 else None
        self._pieces += [
            Piece(part, line + at, time) for at, part in enumerate(map(str.strip, text.split("\n"))) if part
        ]

    def end(self) -> None:
        """The turn so far is over."""
        if self._pieces:
            self.utterances.append(Utterance(self._speaker, tuple(self._pieces)))
            self._pieces = []

    def _time(self, cell: str) -> float | None:
        clock = _CLOCK.search(cell) if len(cell) < _LONGEST_HEADER else None
        return seconds(clock[0]) if clock else seconds_in(cell.strip(), self.columns.per_second)

    def notices(self) -> Iterator[str]:
        if self._unnamed:
            first, rows = self._unnamed[0], len(self._unnamed)
            yield f"{rows} row(s) name no speaker (the first on line {first}) and were read as the speaker's above."
        if self._left_out:
            named = ", ".join(f"“{self.columns.headings[at]}”" for at in sorted(self._left_out))
            yield f"Columns that were not read: {named}."


def _fitted(cells: list[str], columns: _Columns) -> list[str]:
    """As many cells as there are headings: what is too much was a separator within the text that nobody quoted."""
    wanted = len(columns.headings)
    while len(cells) > wanted and not cells[-1].strip():
        cells = cells[:-1]
    more = len(cells) - wanted
    if more > 0:
        at = columns.text
        return [*cells[:at], columns.separator.join(cells[at : at + more + 1]), *cells[at + more + 1 :]]
    return [*cells, *[""] * -more]
