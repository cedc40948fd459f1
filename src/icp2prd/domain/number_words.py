"""Numbers as they are written and said: "2,100", "2.1 million", "twenty-eight hundred", "two and a half"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_NAMES_TO_NINETEEN = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_NAMES_OF_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = {word: float(value) for value, word in enumerate(_NAMES_TO_NINETEEN)}
_TENS = {word: 10.0 * value for value, word in enumerate(_NAMES_OF_TENS, start=2)}
_SMALL_SCALES = {"hundred": 100.0, "dozen": 12.0}
_LARGE_SCALES = {
    **dict.fromkeys(("thousand", "grand", "k"), 1e3),
    "million": 1e6,
    **dict.fromkeys(("billion", "bn"), 1e9),
}
_FRACTIONS = {"half": 0.5, "quarter": 0.25}
_DIGITS = r"\d+(?:[,'\u202f\u00a0]\d{3})*(?:\.\d+)?"
_TOKEN = re.compile(rf"[$€£%]|{_DIGITS}|[^\W\d_]+|[^\s]")
_PART_OF_A_NAME = re.compile(r"[^\W\d_]\w*-$|(?:\b\d{4}|-\d\d)-$|[\d.,:/#_]$|[^\W\d]$")
_NOT_A_NUMBER_AFTER = re.compile(r"[:/_]\d|[.,]\d|-\d+-|(?!(?:[KMGT]B?|BN)\b)[A-Z]+|(?:st|nd|rd|th)\b|-[^\W\d]\b(?!\w)")


class Token(NamedTuple):
    """A word, a number or a sign; word is in lower case."""

    word: str
    start: int
    end: int


class Number(NamedTuple):
    """after: the index of the first token behind it."""

    value: float
    after: int


def tokens_of(text: str) -> tuple[Token, ...]:
    return tuple(Token(match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(text))


def number_at(tokens: Sequence[Token], place: int, text: str) -> Number | None:
    """The number that begins at a token; none inside of ids, dates, times of day, versions and ordinals."""
    token = tokens[place]
    if token.word[0].isdigit():
        if _PART_OF_A_NAME.search(text[: token.start][-24:]) or _NOT_A_NUMBER_AFTER.match(text, token.end):
            return None
        value = float(re.sub(r"[^\d.]", "", token.word))
        if text[: token.start].endswith(("$", "€", "£")) and _word_at(tokens, place + 1) == "m":
            return Number(value * 1e6, place + 2)
        return _with_fraction(tokens, _scaled(tokens, place + 1, value))
    if token.word in {"a", "an"}:
        is_one_of = _word_at(tokens, place + 1) in _SMALL_SCALES | _LARGE_SCALES
        return _spoken(tokens, place + 1) if is_one_of else None
    spoken = _spoken(tokens, place)
    return _with_fraction(tokens, spoken) if spoken else None


def fraction_at(tokens: Sequence[Token], place: int) -> Number | None:
    """`and a half`, `and a quarter`."""
    words = [token.word for token in tokens[place : place + 3]]
    if len(words) == 3 and words[:2] == ["and", "a"] and words[2] in _FRACTIONS:
        return Number(_FRACTIONS[words[2]], place + 3)
    return None


def _word_at(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].word if place < len(tokens) else ""


def _with_fraction(tokens: Sequence[Token], number: Number) -> Number:
    fraction = fraction_at(tokens, number.after)
    return Number(number.value + fraction.value, fraction.after) if fraction else number


def _scaled(tokens: Sequence[Token], place: int, value: float) -> Number:
    scales = _SMALL_SCALES | _LARGE_SCALES
    while _word_at(tokens, place) in scales:
        value *= scales[tokens[place].word]
        place += 1
    return Number(value, place)


def _spoken(tokens: Sequence[Token], place: int) -> Number | None:
    total = current = 0.0
    start = place
    while place < len(tokens):
        step = place + 1 if place > start and tokens[place].word in {"and", "-"} else place
        word = _word_at(tokens, step)
        if (small := _ONES.get(word, _TENS.get(word))) is not None and _may_follow(
            small, current, total, place == start
        ):
            current += small
        elif word in _SMALL_SCALES and step == place:
            current = (current or 1.0) * _SMALL_SCALES[word]
        elif word in _LARGE_SCALES and len(word) > 2 and step == place:
            total, current = total + (current or 1.0) * _LARGE_SCALES[word], 0.0
        else:
            break
        place = step + 1
    return Number(total + current, place) if place > start else None


def _may_follow(small: float, current: float, total: float, is_first: bool) -> bool:
    """Whether "twenty one" and "hundred and five" are one number; "four five" is two."""
    if is_first or (current == 0 and total):
        return True
    return (small < 10 and current % 100 >= 20 and current % 10 == 0) or (current >= 100 and current % 100 == 0)
