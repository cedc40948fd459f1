"""Whether a result is of the period that was to be measured: "6 weeks", "each term", `2026-03-02/2026-04-12`."""

import re
from datetime import date
from typing import Final

from icp2prd.domain.metric import TARGET_TO_SET
from icp2prd.domain.quantity import quantities

_LEADING: Final = re.compile(r"^(?:(?:each|every|within|over|during|in|per|for|the|a|an)\s+)+", re.IGNORECASE)
_DATES: Final = re.compile(r"(\d{4}-\d{2}-\d{2})\s*(?:/|\.\.|to|–)\s*(\d{4}-\d{2}-\d{2})")
_DAY: Final = 86_400.0
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


def is_open(window: str) -> bool:
    """Whether nobody has said yet how long is to be measured."""
    return window.strip() in {"", TARGET_TO_SET}


def what_is_wrong(given: str, wanted: str) -> str:
    """Why a result of one period says nothing about another, as the end of a sentence; empty where it does."""
    if dated := _DATES.fullmatch(given.strip()):
        return _wrong_dates(dated[1], dated[2], wanted)
    if is_open(wanted):
        return ""
    if not given.strip():
        return f"none is given, and “{wanted}” was to be measured"
    if _plain(given) == _plain(wanted):
        return ""
    ours, theirs = _length(given), _length(wanted)
    return "" if ours and ours == theirs else f"“{given}” is not “{wanted}”, which was to be measured"


def _wrong_dates(first: str, last: str, wanted: str) -> str:
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    except ValueError as error:
        return f"“{first}” or “{last}” is no date: {error}"
    if days < 1:
        return f"it ends on {last}, before it begins on {first}"
    length = None if is_open(wanted) else _length(wanted)
    if length is None:
        return ""
    value, unit = length
    if unit == "months":
        fits = value * _SHORTEST_MONTH <= days <= value * _LONGEST_MONTH
    else:
        fits = days == max(1, round(value / _DAY))
    return "" if fits else f"{first} to {last} is {days} days, and “{wanted}” was to be measured"


def _plain(window: str) -> str:
    return _LEADING.sub("", " ".join(window.split())).rstrip(".").casefold()


def _length(window: str) -> tuple[float, str] | None:
    """In seconds or months."""
    return next(((one.value, one.unit) for one in quantities(window) if one.unit in {"seconds", "months"}), None)
