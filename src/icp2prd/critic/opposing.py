"""Whether two statements about the same ask for opposite things, as far as words show it."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from icp2prd.critic.naming import says

_OPPOSED: Final = (
    ("show", "hide"),
    ("allow", "prevent"),
    ("send", "withhold"),
    ("keep", "delete"),
    ("automatically", "by hand"),
    ("before", "after"),
    ("lock", "unlock"),
    ("with", "without"),
    ("public", "private"),
    ("all", "none"),
    ("include", "exclude"),
    ("accept", "reject"),
    ("enable", "disable"),
)
"""Wherever they stand in a statement."""

_OPPOSED_ACTS: Final = (
    ({"show", "display", "list", "present", "tell", "publish"}, {"hide", "conceal", "mask", "close", "withhold"}),
    ({"keep", "record", "store", "save", "log", "retain", "archive"}, {"delete", "remove", "erase", "discard", "drop"}),
    ({"allow", "let", "permit", "accept", "approve"}, {"prevent", "block", "refuse", "forbid", "reject", "deny"}),
    ({"start", "open", "begin", "resume"}, {"stop", "close", "end", "pause"}),
    ({"add", "include"}, {"remove", "exclude", "drop", "omit"}),
)
"""What the product must do: the verb after “must”."""

_BINDS: Final = r"\b(?:must|shall|can|should|will)\s+"
_NOT: Final = re.compile(rf"{_BINDS}(?:not|never)\b|\bcannot\b|\bnever\b", re.IGNORECASE)
_LETS_BE: Final = re.compile(
    rf"{_BINDS}(?:leave|stay|remain|refrain|ignore|skip|omit|do nothing|keep\b[^.;]*?\bfrom)\b", re.IGNORECASE
)
_ACT: Final = re.compile(rf"{_BINDS}(?:\w+ly\s+)?(?P<act>[a-z]+)", re.IGNORECASE)


class _Leaning(NamedTuple):
    """What a statement asks for, for or against. forbids: something; lets_be: it asks that nothing is done."""

    forbids: bool
    lets_be: bool
    act: str
    opposites: frozenset[str]


def forbids(text: str) -> bool:
    return _NOT.search(text) is not None


def opposed(statement: str, another: str) -> str:
    """Why two statements about the same cannot both hold; empty where their words do not show it."""
    one, other = _leaning_of(statement), _leaning_of(another)
    if one.forbids != other.forbids:
        return "one forbids what the other demands"
    if one.lets_be != other.lets_be:
        return "one lets be what the other acts on"
    for first, second in _OPPOSED_ACTS:
        if (one.act in first and other.act in second) or (one.act in second and other.act in first):
            return f"one says “{one.act}”, the other “{other.act}”"
    for pair in _OPPOSED if one.opposites != other.opposites else ():
        own, others = one.opposites.intersection(pair), other.opposites.intersection(pair)
        if len(own) == len(others) == 1 and own != others:
            return f"one says “{min(own)}”, the other “{min(others)}”"
    return ""


@lru_cache(maxsize=1024)
def _leaning_of(text: str) -> _Leaning:
    act = _ACT.search(text)
    return _Leaning(
        forbids(text),
        _LETS_BE.search(text) is not None,
        act["act"].lower() if act else "",
        frozenset(word for pair in _OPPOSED for word in pair if says(text, word)),
    )
