import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from icp2prd.critic.lint.lexicon import Kind, WordClass, technologies, word_classes
from icp2prd.critic.lint.places import Place
from icp2prd.critic.lint.shape import shape_of
from icp2prd.critic.lint.slips import Slip
from icp2prd.critic.lint.suppressors import SUPPRESSORS
from icp2prd.critic.lint.technology import technology_in
from icp2prd.critic.lint.terms import Hit, Terms
from icp2prd.domain.finding import FindingSeverity

TECHNOLOGY = "SPEC-001"

_GRAVITY = tuple(FindingSeverity)


def lint(text: str, kind: Kind = Kind.STATEMENT) -> Iterator[Slip]:
    """Everything that can be held against a text by itself, in its order: shape, words, names of technology.

    Needs no draft, so it does not know whether a customer asked for the technology.
    """
    shape = shape_of(text) if kind is Kind.STATEMENT else ()
    slips = (*shape, *slips_of(text, kind), *_technology(text))
    yield from sorted(slips, key=lambda slip: (slip.start, slip.rule))


@lru_cache(maxsize=8192)
def slips_of(text: str, kind: Kind) -> tuple[Slip, ...]:
    """What the word lists hold against a text; a hit inside of another that is as grave says nothing new."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that lower case makes longer would shift every place
        lower = text
    classes = _classes(kind)
    hits = [*_terms(kind).hits(lower), *_matches(lower, kind)]
    kept = _without_the_smaller(hits, classes)
    return tuple(
        _slip(classes[hit.key], place)
        for hit in kept
        if not _is_excused(classes[hit.key], place := Place(text, hit.start, hit.end))
    )


def _technology(text: str) -> Iterator[Slip]:
    titles = {one.name: one.title for one in technologies()}
    for place, sort in technology_in(text):
        yield Slip(
            TECHNOLOGY,
            FindingSeverity.WARNING,
            place.start,
            place.end,
            place.words,
            f"“{place.words}” is {titles[sort]}: it says how, not what.",
            "Say what must be so for the customer, and leave the way to engineering.",
            "ISO/IEC/IEEE 29148 5.2.7, what not how; INCOSE R31",
        )


def _matches(lower: str, kind: Kind) -> Iterator[Hit]:
    for name, pattern in _patterns(kind):
        for match in pattern.finditer(lower):
            start, end = match.span("hit") if "hit" in pattern.groupindex else match.span()
            yield Hit(start, end, name)


def _without_the_smaller(hits: Sequence[Hit], classes: Mapping[str, WordClass]) -> list[Hit]:
    gravity = {name: _GRAVITY.index(words.severity) for name, words in classes.items()}
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (gravity[hit.key], hit.start - hit.end, hit.start)):
        if not any(other.start <= hit.start and hit.end <= other.end for other in kept):
            kept.append(hit)
    return sorted(kept)


def _is_excused(words: WordClass, place: Place) -> bool:
    return any(SUPPRESSORS[name](place) for name in words.unless)


def _slip(words: WordClass, place: Place) -> Slip:
    message = words.message.format(words=place.words)
    return Slip(words.rule, words.severity, place.start, place.end, place.words, message, words.fix, words.reference)


@cache
def _classes(kind: Kind) -> dict[str, WordClass]:
    return {one.name: one for one in word_classes() if kind in one.kinds}


@cache
def _terms(kind: Kind) -> Terms:
    return Terms({name: one.terms for name, one in _classes(kind).items()})


@cache
def _patterns(kind: Kind) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(one)) for name, words in _classes(kind).items() for one in words.patterns)
