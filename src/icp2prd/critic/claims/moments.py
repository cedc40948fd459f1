"""When a requirement holds: its conditions, cut out of what it asks for."""

import re
from typing import Final, NamedTuple

from icp2prd.critic.claims.words import PALE, telling_words

_MARK: Final = (
    r"when|whenever|if|while|until|once|after|before|during|as soon as|as long as|in case|by the time|at night"
    r"|who (?:has|have)"
)
_CLAUSE: Final = re.compile(
    rf"\b(?P<mark>{_MARK})\b(?P<rest>[^.,;]*?)(?=[.,;]|\b(?:{_MARK})\b|\bthe (?:product|system|app|service) |$)"
)
_NOT: Final = re.compile(r"\b(?:not|never|no|nobody|without)\b")
_EARLIER: Final = frozenset({"before", "until"})
_LATER: Final = frozenset({"after", "once", "as soon as", "who has", "who have"})


class Moment(NamedTuple):
    """order: −1 up to it, 1 from it on, 0 while or because of it. denied: it holds where that is not so."""

    order: int
    words: frozenset[str]
    denied: bool = False


def moments_in(text: str) -> tuple[str, tuple[Moment, ...]]:
    """A statement without its conditions, and those."""
    found = []
    for clause in _CLAUSE.finditer(text):
        mark = clause["mark"]
        words = telling_words(f"night {clause['rest']}" if mark == "at night" else clause["rest"]) - PALE
        if words:
            found.append(Moment((mark in _LATER) - (mark in _EARLIER), words, bool(_NOT.search(clause["rest"]))))
    return _CLAUSE.sub(" ", text), tuple(found)
