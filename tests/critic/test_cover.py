import pytest

from icp2prd.critic import criticise
from icp2prd.domain.interview import Interviews
from tests.critic.changes import found, rule_called
from tests.sample import BRIEF, INTERVIEWS, sample_prd


def test_a_few_turns_that_ended_nowhere_are_no_finding() -> None:
    turn = {"turn": "amara-nwosu:2", "fate": "refused", "reason": "quote refused"}

    assert found("COVER-002", {"coverage.ledger.0": turn}) == ()
    assert found("COVER-002", {f"coverage.ledger.{place}": turn for place in range(2)})


def test_few_quotes_say_nothing_about_a_lean() -> None:
    change = {f"requirements.{place}.evidence": ["EV-005", "EV-006"] for place in range(5)}

    assert found("COVER-003", change) == ()


def test_an_opposing_quote_that_a_requirement_leaves_out_is_found() -> None:
    change = {"icp.pains.0.against": ["EV-013"]}

    assert {one.item for one in found("COVER-005", change)} == {"REQ-002"}


def test_an_interview_that_came_or_went_makes_the_draft_stale() -> None:
    rules = [rule_called("STALE-001")]
    fewer = Interviews(interviews=INTERVIEWS.interviews[1:])
    older = sample_prd().model_copy(update={"interviews": sample_prd().interviews[1:]})

    assert [one.item for one in criticise(sample_prd(), fewer, BRIEF, rules=rules)] == ["amara-nwosu"]
    assert [one.item for one in criticise(older, INTERVIEWS, BRIEF, rules=rules)] == ["amara-nwosu"]


@pytest.mark.parametrize(
    ("why", "rule"),
    [
        ("", "WHY-001"),
        ("n/a", "WHY-001"),
        ("It matters.", "WHY-001"),
        ("Customers want this, and it is best practice.", "WHY-003"),
    ],
)
def test_a_why_that_says_nothing_is_found(why: str, rule: str) -> None:
    assert found(rule, {"requirements.0.rationale": why})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It saved Northgate a deposit.", "Northgate"),
        ("Coordinators told Marla Quint about it.", "Marla"),
        ("Today Berlin took six hours.", ""),
        ("Amara chased them for Ben Hartley's trip in March.", ""),
    ],
)
def test_a_name_that_nobody_named_is_found(text: str, name: str) -> None:
    findings = found("GROUND-004", {"requirements.0.rationale": text})

    assert bool(findings) is bool(name)
    assert not name or findings[0].span == name


@pytest.mark.parametrize(
    ("then", "is_found"),
    [("one reminder arrives within 5", True), ("one reminder arrives within 5 days", False), ("5 are listed", False)],
)
def test_a_limit_without_a_unit_is_found(then: str, is_found: bool) -> None:
    assert bool(found("TEST-004", {"requirements.0.criteria.0.then": then})) is is_found
