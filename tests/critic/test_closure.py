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
    text = re.sub(rf"(?<!\w){item}", "", markdown_of(sample_prd(), INTERVIEWS, None, ""), flags=re.IGNORECASE)

    findings = criticise(sample_prd(), INTERVIEWS, BRIEF, rules=[rule_called("TRACE-015")], rendered=text)

    assert [one.item for one in findings] == [item]


def test_sections_that_a_template_leaves_out_are_named_once_each() -> None:
    findings = found("TRACE-015", {"rendered": "# School trips\n\nREQ-001 and PAIN-001\n"})

    by_sort = {one.item.rpartition("-")[0]: one.message for one in findings}
    assert len(by_sort) == len(findings)
    assert by_sort["EV"].startswith("EV-001, EV-002, ")
    assert by_sort["EV"].endswith("EV-008 and 10 more are in the draft and not in prd.md.")


def test_a_line_that_says_an_item_is_not_printed_does_not_print_it() -> None:
    whole = markdown_of(sample_prd(), INTERVIEWS, None, "")
    without = re.sub(r"(?<!\w)EV-018", "", whole, flags=re.IGNORECASE)

    [finding] = found("TRACE-015", {"rendered": f"{without}\n- **TRACE-015** EV-018: EV-018 is missing.\n"})

    assert finding.item == "EV-018"


def test_a_part_of_the_problem_that_nobody_told_is_printed_as_such() -> None:
    assert found("TRACE-015", {"problem.parts.0.text": "", "problem.parts.0.assumption": "not found"}) == ()
