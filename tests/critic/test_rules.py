import re

import pytest

from icp2prd.critic import RULES, Rule, criticise
from icp2prd.domain.finding import FindingSeverity
from tests.critic.changes import all_found, found, sample_with
from tests.sample import BRIEF, INTERVIEWS, sample_prd

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_nothing_is_found_in_the_sample() -> None:
    assert criticise(sample_prd(), INTERVIEWS, BRIEF) == ()


@every_rule
def test_a_rule_finds_the_fault_of_its_own_example(rule: Rule) -> None:
    findings = found(rule.id, rule.fails)

    assert findings
    assert {(one.rule, one.severity) for one in findings} == {(rule.id, rule.severity)}


@every_rule
def test_a_rule_finds_nothing_in_its_passing_example(rule: Rule) -> None:
    assert found(rule.id, rule.passes) == ()


@every_rule
def test_a_finding_says_what_is_wrong_and_what_to_do(rule: Rule) -> None:
    for finding in found(rule.id, rule.fails):
        assert finding.message.endswith((".", "?"))
        assert finding.fix.endswith(".")
        assert finding.item
        assert finding.field


@every_rule
def test_a_rule_says_where_it_comes_from(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]+-\d{3}", rule.id)
    assert rule.title
    assert rule.reference
    assert rule.reads


def test_no_two_rules_share_an_id() -> None:
    ids = [rule.id for rule in RULES]

    assert len(ids) == len(set(ids))


def test_the_worst_comes_first_and_the_order_is_always_the_same() -> None:
    change = {
        "requirements.0.statement": "Fast reminders, as appropriate.",
        "requirements.0.traces": ["PAIN-777"],
        "requirements.1.criteria": [],
    }

    findings = all_found(change)

    severities = [one.severity for one in findings]
    assert severities == sorted(severities, key=list(FindingSeverity).index)
    assert findings == criticise(sample_with(change), INTERVIEWS, BRIEF)
    assert len(findings) == len(set(findings))
