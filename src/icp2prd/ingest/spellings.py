"""One person under two spellings: `D. Okafor`, `Dana M. Okafor` and `Dana Okafor`.

A short form is taken for a full name only where one single person of the study can be meant. A first name alone, or
initials alone, are not: the Dana of one call is not surely the Dana Okafor of another. `[people]` joins those.
"""

from collections import defaultdict
from collections.abc import Iterable

from icp2prd.ingest.people import is_generic, person_name, slug


def one_spelling(names: Iterable[str]) -> dict[str, str]:
    """For every name that is short for exactly one other, that other."""
    words = {name: slug(person_name(name)).split("-") for name in names if not is_generic(name)}
    by_words: dict[tuple[str, ...], str] = {}
    for name, of_name in words.items():
        by_words.setdefault(tuple(of_name), name)
    longer = defaultdict(set)
    for short in by_words:
        if len(short) > 1 and any(len(word) == 1 for word in short):
            longer[short] = {full for full in by_words if _stands_for(short, full)}
    return {
        name: by_words[next(iter(longer[tuple(of_name)]))]
        for name, of_name in words.items()
        if len(longer.get(tuple(of_name), ())) == 1
    }


def _stands_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name with initials can be short for one that has none: the middle name may be missing."""
    if any(len(word) == 1 for word in full) or len(full) < 2:
        return False
    ends_agree = all(_agree(one, other) for one, other in ((short[0], full[0]), (short[-1], full[-1])))
    written_out = [word for word in short if len(word) > 1]
    return ends_agree and bool(written_out) and all(word in full for word in written_out)


def _agree(one: str, other: str) -> bool:
    return one == other or (len(one) == 1 and other.startswith(one))
