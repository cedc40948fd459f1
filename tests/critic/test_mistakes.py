"""A PRD with each of the common mistakes in it; the rules that are said to find it do."""

from collections.abc import Mapping

import pytest

from icp2prd.critic import MISTAKES, RULES, Mistake
from tests.critic.changes import all_found

_MADE: Mapping[str, Mapping[str, object]] = {
    "A feature list": {
        "requirements.0.statement": "Reminder centre with filters",
        "requirements.1.statement": "The product must have a consent dashboard.",
    },
    "The why is skipped": {
        "requirements.0.rationale": "",
        "requirements.1.rationale": "Customers need this.",
        "requirements.2.traces": ["GOAL-001"],
    },
    "Over-specified implementation": {
        "requirements.0.statement": "When a guardian has not answered, the product must send a webhook from Kafka.",
    },
    "A one-time artifact": {"interviews.1.sha256": "f" * 64},
    "Written for approval": {
        "open_questions": [],
        "assumptions": [],
        "non_goals": [],
        "cut": [],
        "metrics.0.counter_metric": " ",
    },
}


def test_a_mistake_is_mapped_to_rules_that_exist() -> None:
    known = {rule.id for rule in RULES}

    assert all(one.rules and set(one.rules) <= known for one in MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: one.name)
def test_a_mistake_is_found_by_the_rules_it_is_mapped_to(mistake: Mistake) -> None:
    found = {finding.rule for finding in all_found(_MADE[mistake.name])}

    assert found & set(mistake.rules)


def test_every_mistake_is_made_here() -> None:
    assert {one.name for one in MISTAKES} == _MADE.keys()
