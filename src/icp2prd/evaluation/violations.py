"""What must not be there: quotes that are no evidence, requirements that rest on nothing, things nobody said."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.prd import Prd
from icp2prd.evaluation.placing import PlacedGold
from icp2prd.evaluation.wording import UNWANTED, Ruler

_ASIDE: Final = re.compile(r"\s*\([^()]*\)")
_NOT_SAID_BY_THE_DRAFT: Final = ("assumptions", "interviews", "provenance", "evidence", "findings", "coverage")


class Violation(Frozen):
    """rule: `must_not_quote`, `weak`, `must_not_appear`, `unsaid` or `unsaid_strings`.

    certain: found by place or letter for letter; what is found by likeness is for a person to look at.
    """

    rule: str
    item: str
    text: str
    against: str
    certain: bool


def violations_in(prd: Prd, gold: PlacedGold, ruler: Ruler) -> tuple[Violation, ...]:
    """Raises ModelError."""
    return (
        *_quoted(prd, gold),
        *_weak(prd, gold),
        *_strings(prd, gold),
        *_unwanted(prd, gold, ruler),
        *_unsaid(prd, gold, ruler),
    )


def _quoted(prd: Prd, gold: PlacedGold) -> Iterator[Violation]:
    for said, place in zip(gold.gold.must_not_quote, gold.must_not_quote, strict=True):
        for one in prd.evidence:
            if place.overlaps(one):
                yield Violation(
                    rule="must_not_quote", item=one.id, text=one.printed(), against=said.because, certain=True
                )


def _weak(prd: Prd, gold: PlacedGold) -> Iterator[Violation]:
    resting = _resting_on(prd)
    for said, place in zip(gold.gold.weak, gold.weak, strict=True):
        for one in prd.evidence:
            if not place.overlaps(one):
                continue
            if one.strength > said.strength:
                why = f"has strength {int(one.strength)}, at most {said.strength}: {said.because}"
                yield Violation(rule="weak", item=one.id, text=one.printed(), against=why, certain=True)
            for item, evidence in resting.items():
                if evidence == {one.id}:
                    why = f"rests on {one.id} alone: {said.because}"
                    yield Violation(rule="weak", item=item, text=one.printed(), against=why, certain=True)


def _resting_on(prd: Prd) -> Mapping[str, set[str]]:
    items: tuple[Any, ...] = (*prd.icp.pains, *prd.jobs.jobs, *prd.requirements)
    return {one.id: set(one.evidence) for one in items}


def _strings(prd: Prd, gold: PlacedGold) -> Iterator[Violation]:
    for string in gold.gold.unsaid_strings:
        for item, text in _texts(prd):
            if string.casefold() in text.casefold():
                yield Violation(rule="unsaid_strings", item=item, text=text, against=string, certain=True)


def _unwanted(prd: Prd, gold: PlacedGold, ruler: Ruler) -> Iterator[Violation]:
    wanted = [one.what for one in gold.gold.requirements.wanted()]
    for unwanted in gold.gold.requirements.must_not_appear:
        for one in prd.requirements:
            alike = ruler.likeness(_plain(unwanted), one.statement)
            if alike >= UNWANTED and alike > ruler.nearest(one.statement, wanted)[0]:
                yield Violation(
                    rule="must_not_appear", item=one.id, text=one.statement, against=unwanted, certain=False
                )


def _unsaid(prd: Prd, gold: PlacedGold, ruler: Ruler) -> Iterator[Violation]:
    lines = [(one.id, one.statement) for one in prd.requirements]
    for unsaid in gold.gold.unsaid:
        for item, text in lines:
            if ruler.likeness(_plain(unsaid), text) >= UNWANTED:
                yield Violation(rule="unsaid", item=item, text=text, against=unsaid, certain=False)


def _plain(text: str) -> str:
    """Without what stands in brackets: the reason is not part of what is meant."""
    return _ASIDE.sub("", text)


def _texts(prd: Prd) -> Iterator[tuple[str, str]]:
    """Every text that the draft itself says, with the nearest id above it."""
    whole = prd.model_dump(mode="json", exclude=set(_NOT_SAID_BY_THE_DRAFT))
    yield from _strings_below(whole, "PRD")


def _strings_below(value: Any, item: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield item, value
    elif isinstance(value, Mapping):
        name = str(value.get("id", item))
        for below in value.values():
            yield from _strings_below(below, name)
    elif isinstance(value, list):
        for below in value:
            yield from _strings_below(below, item)
