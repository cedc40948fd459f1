"""Words for the same, and words that no requirement is about."""

import re
from typing import Final

from icp2prd.critic.stems import stem, stems

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def stems_listed(text: str) -> frozenset[str]:
    """The stems of a list of words, the empty ones too."""
    return frozenset(map(stem, words_of(text)))


_ALIKE: Final = {
    stem(word): stem(group[0])
    for group in (
        ("show", "display", "list", "present"),
        ("remind", "notify", "alert", "warn", "inform", "tell"),
        ("send", "transmit", "deliver"),
        ("record", "store", "save", "keep", "log", "retain"),
        ("remove", "delete", "erase"),
        ("collect", "gather", "pull"),
        ("create", "generate", "produce"),
        ("person", "people", "user", "customer", "client"),
    )
    for word in group
}
PALE: Final = stems_listed(
    """
    product system app service person people user customer client team everything everybody anybody copy next time
    moment end lot set several multiple many single full old new long towards toward
    """
)
"""What a requirement may say and is not about."""


def telling_words(text: str) -> frozenset[str]:
    """The stems of a text, one for all words that say much the same."""
    return frozenset(alike(one) for one in stems(text))


def alike(stemmed: str) -> str:
    return _ALIKE.get(stemmed, stemmed)
