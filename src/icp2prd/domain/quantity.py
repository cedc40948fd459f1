"""Numbers with their units: "four hours" is "4 hours", and "an hour" is "60 minutes"."""

import math
import re
from collections.abc import Iterator, Sequence

from icp2prd.domain.base import Frozen
from icp2prd.domain.number_words import Number, Token, fraction_at, number_at, tokens_of

_SECONDS = {
    **dict.fromkeys(("ms", "millisecond", "milliseconds"), 0.001),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1.0),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600.0),
    **dict.fromkeys(("day", "days"), 86_400.0),
    **dict.fromkeys(("week", "weeks"), 604_800.0),
}
_MONTHS = {"month": 1.0, "months": 1.0, "quarter": 3.0, "quarters": 3.0, "year": 12.0, "years": 12.0}
_MEASURES: dict[str, tuple[float, str]] = {
    **{word: (factor, "seconds") for word, factor in _SECONDS.items()},
    **{word: (factor, "months") for word, factor in _MONTHS.items()},
    **dict.fromkeys(("%", "percent", "percentage"), (1.0, "%")),
    **dict.fromkeys(("$", "dollar", "dollars", "usd", "bucks"), (1.0, "$")),
    **dict.fromkeys(("€", "euro", "euros", "eur"), (1.0, "€")),
    **dict.fromkeys(("£", "pound", "pounds", "gbp", "quid"), (1.0, "£")),
}
_BEFORE_A_UNIT = {"working", "business", "calendar", "school", "full", "whole", "consecutive", "straight"}
_BOUND = re.compile(
    r"\b(under|below|less than|fewer than|at most|no more than|not more than|up to|within|inside|over|above|more than"
    r"|at least|no less than|not less than|by)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:[-–—]|,?\s*(?:to|or|and|maybe|or maybe)\s)\s*", re.IGNORECASE)


class Quantity(Frozen):
    """value: in seconds, months, per cent, a currency, or as it stands where there is no such unit.

    factor: what the unit multiplied the number by.
    loose: "an hour", a lone "one": enough to vouch for a number, too little to be one that is claimed.
    """

    value: float
    unit: str
    factor: float
    start: int
    end: int
    text: str
    loose: bool = False


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in a text, in order; a bare number in a range takes the unit at the range's end."""
    tokens = tokens_of(text)
    found = list(_read(tokens, text))
    for place in range(len(found) - 2, -1, -1):
        this, following = found[place], found[place + 1]
        if not this.unit and following.unit and _RANGE.fullmatch(text[this.end : following.start]):
            measure = {
                "value": this.value * following.factor,
                "unit": following.unit,
                "factor": following.factor,
            }
            found[place] = this.model_copy(update=measure)
    return tuple(found)


def bounded(text: str, found: Quantity) -> str:
    """A quantity of a text with the word that makes it a limit: "under an hour", "at least five days"."""
    before = _BOUND.search(text[: found.start])
    return f"{' '.join(before[1].split())} {found.text}" if before else found.text


def is_figure(text: str, found: Quantity) -> bool:
    """Whether a quantity of a text can be a target: it has a unit, and "an hour" counts only as "under an hour"."""
    return bool(found.unit) and (not found.loose or bounded(text, found) != found.text)


def vouches_for(said: Sequence[Quantity], wanted: Quantity) -> bool:
    """Whether a text with these quantities says one; its bare numbers count for each unit it has."""
    counts_bare = any((one.unit, one.factor) == (wanted.unit, wanted.factor) for one in said)
    return any(_is_the_same(one, wanted, counts_bare) for one in said)


def _is_the_same(said: Quantity, wanted: Quantity, counts_bare: bool) -> bool:
    if said.unit == wanted.unit or not wanted.unit:
        return math.isclose(said.value, wanted.value) or (not wanted.unit and _bare(said) == _bare(wanted))
    return not said.unit and counts_bare and math.isclose(_bare(said), _bare(wanted))


def _read(tokens: Sequence[Token], text: str) -> Iterator[Quantity]:
    place = 0
    while place < len(tokens):
        quantity, place = _quantity_at(tokens, place, text)
        if quantity:
            yield quantity


def _quantity_at(tokens: Sequence[Token], place: int, text: str) -> tuple[Quantity | None, int]:
    """The quantity at a token, if any, and the place to go on from."""
    money = tokens[place].word in "$€£"
    first = place + 1 if money and place + 1 < len(tokens) else place
    number = number_at(tokens, first, text) or _half_at(tokens, first) or _article_at(tokens, first)
    if number is None:
        return None, place + 1
    if money:
        return _measured(tokens, place, number, _MEASURES[tokens[place].word], text), number.after
    unit_place = number.after
    while unit_place < len(tokens) and tokens[unit_place].word in {"-", *_BEFORE_A_UNIT}:
        unit_place += 1
    measure = _MEASURES.get(tokens[unit_place].word) if unit_place < len(tokens) else None
    if measure is None:
        return _measured(tokens, place, number, (1.0, ""), text), number.after
    extra = fraction_at(tokens, unit_place + 1) or Number(0.0, unit_place + 1)
    number = Number(number.value + extra.value, extra.after)
    return _measured(tokens, place, number, measure, text), number.after


def _measured(tokens: Sequence[Token], place: int, number: Number, measure: tuple[float, str], text: str) -> Quantity:
    factor, unit = measure
    start, end = tokens[place].start, tokens[number.after - 1].end
    is_loose = number.value == 1 and (tokens[place].word in {"a", "an"} or (tokens[place].word == "one" and not unit))
    return Quantity(
        value=number.value * factor,
        factor=factor,
        unit=unit,
        start=start,
        end=end,
        text=text[start:end],
        loose=is_loose,
    )


def _half_at(tokens: Sequence[Token], place: int) -> Number | None:
    words = [token.word for token in tokens[place : place + 3]]
    is_half = len(words) == 3 and words[0] == "half" and words[1] in {"a", "an"} and words[2] in _MEASURES
    return Number(0.5, place + 2) if is_half else None


def _article_at(tokens: Sequence[Token], place: int) -> Number | None:
    words = [token.word for token in tokens[place : place + 2]]
    is_one = len(words) == 2 and words[0] in {"a", "an"} and words[1].isalpha() and words[1] in _MEASURES
    return Number(1.0, place + 1) if is_one else None


def _bare(quantity: Quantity) -> float:
    """The number as it was written, without its unit."""
    return quantity.value / quantity.factor
