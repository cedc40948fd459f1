"""What a planted fault is: one change to a clean PRD, the items it makes wrong, and the rules that should say so."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Final, NamedTuple

from benchmarks.critic.golden import Golden
from icp2prd.domain.base import ItemId
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Criterion, Requirement

COPIES: Final = 5
MORE_COPIES: Final = 20
"""Of kinds that take a reader: there it matters which are drawn, and five would be luck."""


class Change(NamedTuple):
    """items: those that are wrong by it. words: what was put in or is left there; empty where something was taken out.

    interviews: only where they were changed too.
    """

    prd: Prd
    items: tuple[ItemId, ...]
    words: str = ""
    interviews: Interviews | None = None


Plant = Callable[[Golden, Random], Change | None]
"""None where the PRD has no place for the fault."""


class Fault(NamedTuple):
    """rules: families of them, or single ones, any of which may say it.

    judged: whether it takes a reader, and no code can decide it.
    """

    kind: str
    rules: frozenset[str]
    judged: bool
    plant: Plant


class Planted(NamedTuple):
    fault: Fault
    into: Golden
    change: Change

    @property
    def interviews(self) -> Interviews:
        return self.change.interviews or self.into.interviews


def fault(kind: str, *rules: str, judged: bool = False) -> Callable[[Plant], Fault]:
    """Make a kind of fault of a function that plants it."""
    named = frozenset((*rules, "JUDGE", "RELATED") if judged else rules)
    return lambda plant: Fault(kind, named, judged, plant)


def planted(faults: Sequence[Fault], into: Sequence[Golden], seed: int, copies: int | None = None) -> Iterator[Planted]:
    """So many copies of each fault, in different PRDs and places; the same for the same seed."""
    for one in faults:
        copies_of_it = copies or (MORE_COPIES if one.judged else COPIES)
        random = Random(f"{seed} {one.kind}")
        made = 0
        for target in random.sample(into, len(into)) * copies_of_it:
            change = one.plant(target, random) if made < copies_of_it else None
            if change:
                made += 1
                yield Planted(one, target, change)


def with_items(prd: Prd, group: str, updates: Mapping[ItemId, Mapping[str, object]]) -> Prd:
    """The PRD with fields of some items of a group (`requirements`, `metrics`, `evidence`) changed."""
    items = [one.model_copy(update=dict(updates.get(one.id, {}))) for one in getattr(prd, group)]
    return prd.model_copy(update={group: tuple(items)})


def with_requirement(prd: Prd, requirement: Requirement, **fields: object) -> Prd:
    return with_items(prd, "requirements", {requirement.id: fields})


def with_statement(golden: Golden, requirement: Requirement, statement: str, words: str) -> Change:
    return Change(with_requirement(golden.prd, requirement, statement=statement), (requirement.id,), words)


def with_criterion(golden: Golden, requirement: Requirement, **fields: str) -> Prd:
    first, *others = requirement.criteria
    changed: tuple[Criterion, ...] = (first.model_copy(update=fields), *others)
    return with_requirement(golden.prd, requirement, criteria=changed)


def any_requirement(golden: Golden, random: Random) -> Requirement:
    return random.choice(golden.prd.requirements)


def stem_of(statement: str) -> tuple[str, str]:
    """`When …, the product must` and what it must, without the full stop."""
    before, _, response = statement.partition(" must ")
    return f"{before} must", response.rstrip(".")


def lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
