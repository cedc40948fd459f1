"""What a customer said, told by somebody else: "I paid the team late" becomes "they paid the team late".

Only who speaks changes, and what spoken language puts in front of a sentence goes; every other word stays. So a statement says what
was said, without a model that might say something else. English only.
"""

import re
from collections.abc import Callable
from typing import Final

_FILLER = re.compile(
    r"(?:(?<=\s)|^)(?:um+|uh+|er|erm|hm+|mm+|ugh|oh|ah)\b[,.]?\s*|,?\s*\b(?:you know|i mean|sort of|kind of)\b,?"
    r"|,\s*like,|\b([\w']+(?: [\w']+)?)(?:,? \1(?![\w']))+",
    re.IGNORECASE,
)
_OPENING: Final = re.compile(
    r"^(?:(?:(?:well|so|and|but|yeah|yes|oh|ha|honestly|basically|also|plus|okay|anyway|because|'cause|or)\b[,.]?"
    r"|(?:no|look|like|right|sure)\b(?:[,.!]|(?= (?:i|we|you|he|she|it|they|there|so)\b))) *)+",
    re.IGNORECASE,
)
"""What only leads up to a sentence. "No object leaves" is not "object leaves": some words do so before others only."""

_CLAUSE: Final = r"(?=$|[\s,.;:!?'’])"
_THEY: Final = {"i'm": "they're", "i am": "they are", "am i": "are they", "i was": "they were", "was i": "were they"}
_PERSONS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"\b(?:i'm|i am|am i|i was|was i)\b", re.I), lambda m: _THEY[m[0].casefold()]),
    (re.compile(r"\b(?:i|we)'(ve|ll|d|re)\b", re.I), lambda m: f"they'{m[1]}"),
    (re.compile(r"\b(?:myself|ourselves)\b", re.I), lambda _: "themselves"),
    (re.compile(rf"(?<![\w'&.])(?:I|[Ww]e|i){_CLAUSE}"), lambda _: "they"),
    (re.compile(r"\b(?:me|us)\b"), lambda _: "them"),
    (re.compile(r"\b(?:my|our)\b", re.I), lambda _: "their"),
    (re.compile(r"\b(?:mine|ours)\b", re.I), lambda _: "theirs"),
)


def without_fillers(text: str) -> str:
    """What somebody said without "um", "you know" and words said twice; for titles, never for quotes."""
    plain = text
    for _ in range(2):  # a filler may stand between words said twice
        plain = _FILLER.sub(lambda match: match[1] or "", plain)
    return re.sub(r"\s+([,.?!])", r"\1", " ".join(plain.split())).strip(" ,") or text


def plainly(sentence: str) -> str:
    """A sentence without fillers and without what only leads up to it."""
    bare = without_fillers(sentence.replace("’", "'"))
    return _OPENING.sub("", bare).strip(" ,-–—") or bare


def by_others(text: str) -> str:
    """The same, told about the customer: "my hands" are their hands."""
    for pattern, replace in _PERSONS:
        text = pattern.sub(replace, text)
    return text


def retold(sentence: str) -> str:
    """A sentence of its own in the third person, from a customer's."""
    told = by_others(plainly(sentence))
    return told[:1].upper() + told[1:]
