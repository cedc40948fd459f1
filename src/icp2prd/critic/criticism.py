from collections.abc import Iterable, Sequence

from icp2prd.critic.draft import Draft
from icp2prd.critic.registry import RULES
from icp2prd.critic.rules import Rule
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief

_WORST_FIRST = (FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.NOTE)


def criticise(
    prd: Prd, interviews: Interviews, brief: Brief, *, rules: Sequence[Rule] = RULES, rendered: str = ""
) -> tuple[Finding, ...]:
    """Every fault the rules find, none twice: the worst first, then in the order of rules and document.

    rendered: the text of `prd.md`, to be held against the draft; not looked at where it is empty.
    Findings that the draft already carries are not looked at.
    """
    draft = Draft(prd, interviews, brief, rendered)
    found = dict.fromkeys(finding for one in rules for finding in one.findings(draft))
    return worst_first(found)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: _WORST_FIRST.index(finding.severity)))
