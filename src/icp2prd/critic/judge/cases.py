"""What there is to ask about a draft: one aspect of one item, with its own quotes, and nothing about who wrote it."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from icp2prd.critic.draft import Draft
from icp2prd.critic.judge.aspects import Aspect
from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.requirement import Requirement

MOST_QUOTES: Final = 4
SHARED_WORDS: Final = 2
"""Telling words that two requirements have in common before anyone asks whether they contradict."""

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_PLAIN: Final = frozenset({"must", "product", "each", "when", "with", "from", "that", "then", "this", "them", "their"})


class Case(Frozen):
    """field: where a fault would be. inputs: of the aspect's prompt."""

    aspect: Aspect
    item: ItemId
    field: str
    inputs: dict[str, str]

    @property
    def name(self) -> str:
        return f"{self.item} {self.field}"

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(self.inputs.values())


def cases_of(draft: Draft) -> Iterator[Case]:
    """In the order of the document; pairs come last."""
    for requirement in draft.prd.requirements:
        yield from _about(draft, requirement)
    for one, other in combinations(draft.prd.requirements, 2):
        if _on_the_same_thing(one, other):
            yield Case(
                aspect=Aspect.CONTRADICT,
                item=other.id,
                field=f"statement, beside {one.id}",
                inputs={"first": one.statement, "second": other.statement},
            )


def _about(draft: Draft, requirement: Requirement) -> Iterator[Case]:
    quotes = draft.chain.quotes(requirement.evidence)[:MOST_QUOTES]
    pains = draft.chain.pains_behind(requirement)
    statement = requirement.statement

    def case(aspect: Aspect, field: str, item: ItemId = requirement.id, **inputs: str) -> Case:
        return Case(aspect=aspect, item=item, field=field, inputs={"statement": statement, **inputs})

    if quotes:
        yield case(Aspect.SUPPORT, "evidence", quotes=_lines(quotes))
        yield case(Aspect.OPEN, "statement", quotes=_lines(quotes))
    for quote in quotes if len(quotes) > 1 else ():
        others = [one for one in quotes if one.id != quote.id]
        yield case(Aspect.NEEDED, f"evidence, {quote.id}", quote=quote.sentence, others=_lines(others))
    if pains:
        yield case(Aspect.REMOVES, "statement, against its pain", pain=pains[0].name)
        if requirement.rationale.strip():
            yield case(Aspect.WHY, "rationale", rationale=requirement.rationale, pain=pains[0].name)
    for criterion in requirement.criteria:
        yield case(Aspect.CATCHES, "then", criterion.id, criterion=criterion.statement)


def _lines(quotes: Sequence[Evidence]) -> str:
    return "\n".join(f"- “{quote.sentence}”" for quote in quotes)


def _on_the_same_thing(one: Requirement, other: Requirement) -> bool:
    return len(_telling(one.statement) & _telling(other.statement)) >= SHARED_WORDS


def _telling(text: str) -> set[str]:
    return {word.removesuffix("s") for word in _WORD.findall(text.casefold())} - _PLAIN
