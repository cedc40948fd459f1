"""How many, how long, how often and without what: the parts of a requirement that are compared as they stand."""

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from icp2prd.critic.stems import stem, stems
from icp2prd.domain.quantity import Quantity, bounded, quantities

_LACKS: Final = re.compile(
    r"\b(?:without(?! \w+ing\b)|whatever|regardless of)\s+(?:(?:an?|the|any|its|their)\s+)?(?P<what>\w+)"
)
_NEEDS: Final = re.compile(r"\b(?:requires?|needs?|asks? for|demands?|insists? on)\s+(?:the |an? )?(?P<what>\w+)")
_HOW_MANY: Final = re.compile(r"\b(?P<many>one|several|multiple|many)\s+(?P<what>[a-z]+)")
_HOUR: Final = re.compile(
    r"(?<!before )(?<!after )(?<!until )\b(?:morning|noon|afternoon|evening|midnight|monday|friday|weekend)s?\b"
)
_RHYTHM: Final = re.compile(
    r"\b(?:(?:every|each|once an?|once every) (?P<span>minute|hour|day|night|morning|evening|week|month|quarter|year)"
    r"|(?P<word>hourly|daily|nightly|weekly|monthly|quarterly|yearly))\b"
)
_DAILY: Final = frozenset({"day", "night", "morning", "evening", "dai"})
_AT_MOST: Final = ("under", "below", "less", "fewer", "at most", "no more", "not more", "up to", "within", "inside")
_AT_LEAST: Final = ("over", "above", "more", "at least", "no less", "not less")
_MONTH: Final = 30 * 86_400.0
_MOST_COUNTED: Final = 1_000


class Count(NamedTuple):
    """So many of a thing, from the fewest to the most."""

    thing: str
    fewest: float
    most: float


class Measures(NamedTuple):
    """times: in seconds. amounts: other values with their units. hours: of a day. rhythms: how often.
    lacks, needs: what it does or does not do without.
    """

    counts: tuple[Count, ...]
    times: frozenset[float]
    amounts: frozenset[tuple[float, str]]
    hours: frozenset[str]
    rhythms: frozenset[str]
    lacks: frozenset[str]
    needs: frozenset[str]


def measures_in(text: str) -> tuple[str, Measures]:
    """A statement without its amounts and times of day, and its measures."""
    found = [one for one in quantities(text) if one.unit]
    rest = text
    for one in reversed(found):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    measures = Measures(
        (*_numbered(text), *_named(rest)),
        frozenset(one.value if one.unit == "seconds" else one.value * _MONTH for one in found if _is_time(one)),
        frozenset((one.value, one.unit) for one in found if not _is_time(one)),
        frozenset(_HOUR.findall(_RHYTHM.sub(" ", rest))),
        frozenset(_rhythm(one) for one in _RHYTHM.finditer(text)),
        _what(_LACKS, rest),
        _what(_NEEDS, rest),
    )
    return _HOUR.sub(" ", _RHYTHM.sub(" ", rest)), measures


def _rhythm(found: re.Match[str]) -> str:
    span = found["span"] or found["word"].removesuffix("ly")
    return "day" if span in _DAILY else span


def _is_time(found: Quantity) -> bool:
    return found.unit in {"seconds", "months"}


def _what(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(word for one in pattern.finditer(text) for word in stems(one["what"]))


def _numbered(text: str) -> Iterator[Count]:
    """“At most five people”, “three approvers”."""
    for one in quantities(text):
        thing = re.match(r"\s+([a-z]+)", text[one.end :])
        if thing and not one.unit and not one.loose and one.value < _MOST_COUNTED:
            limit = bounded(text, one)
            yield Count(
                stem(thing[1]),
                -math.inf if limit.startswith(_AT_MOST) else one.value,
                math.inf if limit.startswith(_AT_LEAST) else one.value,
            )


def _named(text: str) -> Iterator[Count]:
    for one in _HOW_MANY.finditer(text):
        is_one = one["many"] == "one"
        yield Count(stem(one["what"]), 1 if is_one else 2, 1 if is_one else math.inf)
