"""A draft with some of its fields changed: what a rule must find."""

from collections.abc import Mapping
from typing import Any

from icp2prd.critic import RULES, criticise
from icp2prd.critic.rules import Rule
from icp2prd.domain.finding import Finding
from icp2prd.domain.prd import Prd
from icp2prd.render.markdown import markdown_of
from tests.sample import BRIEF, INTERVIEWS, sample_prd

RENDERED = "rendered"
"""In a change: the text of `prd.md`, in the place of the one that is rendered."""


def sample_with(change: Mapping[str, object]) -> Prd:
    """The clean sample, changed: `{"requirements.0.statement": "…"}`."""
    data = sample_prd().model_dump(mode="json")
    for path, value in change.items():
        *parents, last = path.split(".")
        place: Any = data
        for name in parents:
            place = place[int(name)] if isinstance(place, list) else place[name]
        if isinstance(place, list):
            place[int(last)] = value
        else:
            assert last in place, path
            place[last] = value
    return Prd.model_validate(data)


def rule_called(rule_id: str) -> Rule:
    return next(one for one in RULES if one.id == rule_id)


def found(rule_id: str, change: Mapping[str, object]) -> tuple[Finding, ...]:
    """What one rule finds in the changed sample, as it is rendered."""
    wanted = rule_called(rule_id)
    draft = sample_with({path: value for path, value in change.items() if path != RENDERED})
    rendered = str(change[RENDERED]) if RENDERED in change else _rendered(draft, wanted)
    return criticise(draft, INTERVIEWS, BRIEF, rules=[wanted], rendered=rendered)


def _rendered(draft: Prd, rule: Rule) -> str:
    return markdown_of(draft, INTERVIEWS, None, "") if "prd.md" in rule.reads else ""


def all_found(change: Mapping[str, object]) -> tuple[Finding, ...]:
    return criticise(sample_with(change), INTERVIEWS, BRIEF)
