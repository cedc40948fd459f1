import re

import pytest

from icp2prd.critic import criticise
from icp2prd.render.markdown import markdown_of
from tests.critic.changes import found, rule_called
from tests.sample import BRIEF, INTERVIEWS, sample_prd


@pytest.mark.parametrize("quote", ["EV-017", "EV-005", "EV-010"])
def test_a_quote_of_another_pain_is_found(quote: str) -> None:
    [finding] = found("TRACE-012", {"requirements.0.evidence": ["EV-002", quote]})

    assert (finding.item, finding.span) == ("REQ-001", quote)


@pytest.mark.parametrize("quote", ["EV-011", "EV-003", "EV-012"])
def test_quotes_of_the_pain_its_workarounds_and_jobs_may_support_a_requirement(quote: str) -> None:
    assert found("TRACE-012", {"requirements.0.evidence": ["EV-002", quote]}) == ()


def test_a_pain_reached_through_a_job_needs_no_quote_of_its_own() -> None:
    assert found("TRACE-013", {"requirements.0.traces": ["JOB-001"], "requirements.0.evidence": ["EV-012"]}) == ()


def test_a_requirement_below_must_may_go_without_a_metric() -> None:
    assert found("TRACE-014", {}) == ()
    assert [one.item for one in found("TRACE-014", {"metrics.2.requirements": ["REQ-004"]})] == ["REQ-003"]


@pytest.mark.parametrize("item", ["REQ-004", "AC-005", "ASM-002", "EV-018", "Q-002", "NOT-001"])
def test_an_item_that_was_not_rendered_is_found(item: str) -> None:
    text = re.sub(rf"(?<!\w){item}", "", markdown_of(sample_prd(), INTERVIEWS, None, ""))

    findings = criticise(sample_prd(), INTERVIEWS, BRIEF, rules=[rule_called("TRACE-015")], rendered=text)

    assert [one.item for one in findings] == [item]
