"""Names of technology in a text: what says how a thing is built, or by whose product."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from icp2prd.critic.lint.lexicon import technologies
from icp2prd.critic.lint.places import Place
from icp2prd.critic.lint.terms import Terms

PRODUCT = "product"

_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+)[“\"']?$")


class Named(NamedTuple):
    """sort: a class of `technology.toml`; PRODUCT where a customer may own the thing."""

    place: Place
    sort: str


def technology_in(text: str) -> Iterator[Named]:
    """In the order of the text; the longest name at each place."""
    lower = text.lower()
    found = list(_terms().hits(lower)) if len(lower) == len(text) else []
    found += [hit for hit in _names().hits(text) if not _SENTENCE_START.search(text[: hit.start])]
    after = 0
    for start, end, sort in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        if start >= after:
            after = end
            yield Named(Place(text, start, end), sort)


@cache
def _terms() -> Terms:
    return Terms({one.name: (term for term in one.terms if term[0].isalnum()) for one in technologies()})


@cache
def _names() -> Terms:
    return Terms({one.name: one.names for one in technologies()})
