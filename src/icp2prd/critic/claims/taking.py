"""Which sides a statement takes."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from icp2prd.critic.claims.sides import ACTS, WAYS, Side
from icp2prd.critic.stems import stem

_NOT: Final = re.compile(r"\b(?:not|never|nobody|none|no|without(?= \w+ing\b))\b")
_SCOPE_ENDS: Final = re.compile(r"[.,;]|\bbut\b")
_WORD: Final = re.compile(r"[a-z]{2,}")


def denies(text: str) -> bool:
    return _NOT.search(text) is not None


def sides_of(response: str, act: str, *, forbids: bool, limits: bool) -> Mapping[str, Side]:
    """By matter; one on which a statement takes both sides is left out."""
    found: dict[str, Side] = {}
    for matter, side in (*_by_act(act, forbids=forbids), *_by_way(response, denied=forbids or limits)):
        known = found.get(matter)
        found[matter] = side if known is None or known.side == side.side else Side(0, side.word)
    return {matter: side for matter, side in found.items() if side.side}


def _by_act(act: str, *, forbids: bool) -> Iterator[tuple[str, Side]]:
    for matter, side in ACTS.get(stem(act), ()):
        yield matter, Side(-side if forbids else side, act)


def _by_way(response: str, *, denied: bool) -> Iterator[tuple[str, Side]]:
    denials = [one.end() for one in _NOT.finditer(response)]
    for one in _WORD.finditer(response):
        word, start = stem(one[0]), one.start()
        taken = ACTS.get(word, ()) if response[:start].endswith("without ") else WAYS.get(word, ())
        for matter, side in taken:
            is_denied = denied or any(end <= start and not _SCOPE_ENDS.search(response, end, start) for end in denials)
            yield matter, Side(_as_denied(matter, side) if is_denied else side, one[0])


def _as_denied(matter: str, side: int) -> int:
    """What is denied “unless” somebody says so stays with them; what is denied “without” them is theirs too."""
    return 1 if matter == "asking" else -side
