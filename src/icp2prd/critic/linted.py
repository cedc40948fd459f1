"""What the linter reads of a draft, and what it holds against each text."""

from collections.abc import Iterator
from typing import NamedTuple

from icp2prd.critic.lint.lexicon import Kind
from icp2prd.critic.lint.linting import slips_of
from icp2prd.critic.lint.slips import Slip
from icp2prd.domain.base import ItemId
from icp2prd.domain.prd import Prd


class Linted(NamedTuple):
    item: ItemId
    field: str
    text: str
    kind: Kind


class Slipped(NamedTuple):
    """A slip, and the item and field in which it stands."""

    item: ItemId
    field: str
    slip: Slip


def linted_texts(prd: Prd) -> Iterator[Linted]:
    """Statements, acceptance criteria, and how metrics are counted; never a rationale, a title or a quote."""
    for requirement in prd.requirements:
        yield Linted(requirement.id, "statement", requirement.statement, Kind.STATEMENT)
        for one in requirement.criteria:
            yield Linted(one.id, "given", one.given, Kind.CONDITION)
            yield Linted(one.id, "when", one.when, Kind.CONDITION)
            yield Linted(one.id, "then", one.then, Kind.RESULT)
    for metric in prd.metrics:
        yield Linted(metric.id, "formula", metric.formula, Kind.FORMULA)


def slips_by_rule(prd: Prd) -> dict[str, tuple[Slipped, ...]]:
    """What the word lists find, for each rule in the order of the document."""
    found: dict[str, list[Slipped]] = {}
    for one in linted_texts(prd):
        for slip in slips_of(one.text, one.kind):
            found.setdefault(slip.rule, []).append(Slipped(one.item, one.field, slip))
    return {rule: tuple(slips) for rule, slips in found.items()}
