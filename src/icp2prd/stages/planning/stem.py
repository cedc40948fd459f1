"""Whether two short texts speak of the same thing by their words alone."""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_STEM: Final = 5
_COMMON: Final = frozenset(
    """
    they them their there with from into that this have has the and who are for our your where what when which
    about hear tell tells told products product tools tool customers customer group groups people through use
    uses
    """.split()  # noqa: SIM905  a word a line would be forty lines
)


def telling_stems(text: str) -> frozenset[str]:
    """The first letters of the words that say something."""
    words = (match[0].casefold() for match in _WORD.finditer(text))
    return frozenset(word.rstrip("s")[:_STEM] for word in words if word not in _COMMON)


def shares_words(one: str, other: str, fewest: int = 1) -> bool:
    return len(telling_stems(one) & telling_stems(other)) >= fewest
