"""Requirements that a product manager would be ashamed of: five kinds, each found by one rule."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import Finding


class Shame(NamedTuple):
    """name: of the figure. one, many: what is said of such a requirement, and of several."""

    name: str
    rule: str
    one: str
    many: str


SHAMES: Final = (
    Shame("contradicts_the_pain", "SENSE-002", "contradicts its pain", "contradict their pain"),
    Shame("promises_the_pain", "SENSE-001", "promises the pain", "promise the pain"),
    Shame("customers_words", "SENSE-003", "restates a customer's words", "restate a customer's words"),
    Shame("generic", "GENERIC-001", "is true of any product", "are true of any product"),
    Shame("leak", "SPEC-001", "names technology", "name technology"),
)


class Shameful(NamedTuple):
    """A requirement with what was found; the finding may be of one of its criteria."""

    shame: Shame
    requirement: ItemId
    finding: Finding


def shameful_in(requirements: Iterable[ItemId], findings: Iterable[Finding]) -> tuple[Shameful, ...]:
    """In the order of the findings. Waived ones are not among them: a person has said that they may stand."""
    ids, by_rule = tuple(requirements), {one.rule: one for one in SHAMES}
    found = (
        (by_rule[one.rule], _owner(one.item, ids), one) for one in findings if one.rule in by_rule and not one.waived
    )
    return tuple(Shameful(shame, owner, one) for shame, owner, one in found if owner)


def shame_in_words(requirements: Iterable[ItemId], findings: Iterable[Finding]) -> str:
    """`Of 8 requirements, 1 is true of any product and 2 name technology.`; empty where there is nothing to say."""
    ids = tuple(requirements)
    found = shameful_in(ids, findings)
    counts = [(shame, len({one.requirement for one in found if one.shame is shame})) for shame in SHAMES]
    parts = [f"{count} {shame.one if count == 1 else shame.many}" for shame, count in counts if count]
    if not parts:
        return ""
    number = "1 requirement" if len(ids) == 1 else f"{len(ids)} requirements"
    *most, last = parts
    return f"Of {number}, {', '.join(most)}{' and ' if most else ''}{last}."


def _owner(item: ItemId, requirements: Iterable[ItemId]) -> ItemId | None:
    return next((one for one in requirements if item == one or item.startswith(f"{one}-")), None)
