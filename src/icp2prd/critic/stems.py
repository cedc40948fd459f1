"""The words of a text that say something, by their stems: for comparing texts, never for printing."""

import re
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{2,}|\d+")
_EMPTY: Final = frozenset(
    re.findall(
        r"\w+",
        """
    the and but for nor not are was were been being has have had does did doing will would shall should must may
    might can could that this these those there here with without within from into onto out off over under about
    after before until while when where which who whom whose what why how then than also only just each every any
    all some both its his her their our your they them she him you it is be do an as at by in if of on or so to up
    we he me my no per via one ones own such same other another more most less least very too yet still again ever
    never because during between against through among given whether somebody someone anyone nobody everyone
    something am going get gets got put done make makes made need needs needed want wants wanted use uses used
    using able like today now thing things way ways kind lot bit really actually quite think know say says said
        """,
    )
)
_ENDINGS: Final = (
    *("ations", "ation", "ements", "ement", "ings", "ing", "ies", "ied"),
    *("ers", "er", "ed", "es", "s", "ly", "y", "e"),
)
_LONG_ENOUGH: Final = 3


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()) if word not in _EMPTY)


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its endings: “reminders”, “reminding” and “reminded” are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LONG_ENOUGH:
            return word.removesuffix(ending)
    return word


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of two texts that both have (Jaccard)."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def covered(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of a text's words that another has too."""
    return len(part & whole) / len(part) if part else 0.0
