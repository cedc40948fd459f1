"""The newest day that a document names."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)(?:-(?P<day>\d\d))?\b")
_WORDS = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+(?P<last>\d{{1,2}})(?:st|nd|rd|th)?,)?\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """line: counted from 1. text: the date as it is written."""

    day: date
    line: int
    text: str


def newest_date(lines: Sequence[str]) -> Dated | None:
    """ISO dates and those with the month in words; a date in figures alone may be read in two ways, and is not read."""
    return max(_dates(lines), key=lambda one: one.day, default=None)


def _dates(lines: Sequence[str]) -> Iterator[Dated]:
    for number, line in enumerate(lines, start=1):
        for found in _ISO.finditer(line):
            yield from _dated(int(found["year"]), int(found["number"]), int(found["day"] or 1), number, found[0])
        for found in _WORDS.finditer(line):
            month = _MONTHS.index(found["month"].lower()) + 1
            yield from _dated(int(found["year"]), month, int(found["day"] or found["last"] or 1), number, found[0])


def _dated(year: int, month: int, day: int, line: int, text: str) -> Iterator[Dated]:
    try:
        yield Dated(date(year, month, day), line, text)
    except ValueError:
        return
