"""What a rule is: a small function that yields the faults of a draft, and what people must know about it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from icp2prd.critic.draft import Draft
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import Finding, FindingSeverity

Change = Mapping[str, object]
"""Fields of a draft, dotted, and their new values: `{"requirements.0.statement": "…"}`."""


class Fault(NamedTuple):
    """A finding before its rule is named.

    span: the words it is about; empty for the whole field. message: what is wrong. fix: what to do.
    """

    item: ItemId
    field: str
    message: str
    fix: str
    span: str = ""


Check = Callable[[Draft], Iterator[Fault]]


@dataclass(frozen=True)
class Rule:
    """id: minted once, never reused; waivers rest on it. reference: the standard or source it comes from.

    reads: the parts of a draft it looks at. fails, passes: changes to a clean draft; it finds the first.
    """

    id: str
    severity: FindingSeverity
    title: str
    reference: str
    reads: tuple[str, ...]
    fails: Change
    check: Check
    passes: Change = field(default_factory=dict)

    @property
    def family(self) -> str:
        return self.id.partition("-")[0]

    def findings(self, draft: Draft) -> Iterator[Finding]:
        for fault in self.check(draft):
            yield Finding(
                rule=self.id,
                severity=self.severity,
                item=fault.item,
                field=fault.field,
                span=fault.span,
                message=fault.message,
                fix=fault.fix,
                reference=self.reference,
            )


def rule(
    rule_id: str,
    severity: FindingSeverity,
    title: str,
    *,
    reference: str,
    reads: tuple[str, ...],
    fails: Change,
    passes: Change | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields faults."""

    def declare(check: Check) -> Rule:
        return Rule(rule_id, severity, title, reference, reads, fails, check, passes or {})

    return declare
