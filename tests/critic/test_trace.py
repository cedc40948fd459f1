import pytest

from icp2prd.critic import criticise
from icp2prd.domain.interview import Interviews
from tests.critic.changes import found, rule_called
from tests.sample import BRIEF, INTERVIEWS, sample_prd


@pytest.mark.parametrize(
    ("change", "item", "field"),
    [
        ({"requirements.0.evidence": ["EV-999"]}, "REQ-001", "evidence"),
        ({"requirements.0.against": ["EV-999"]}, "REQ-001", "against"),
        ({"requirements.0.criteria.0.evidence": ["EV-999"]}, "AC-001", "evidence"),
        ({"metrics.0.goal": "GOAL-999"}, "MET-001", "goal"),
        ({"metrics.0.requirements": ["REQ-999"]}, "MET-001", "requirements"),
        ({"metrics.1.baseline.evidence": ["EV-999"]}, "MET-002", "baseline.evidence"),
        ({"icp.pains.0.evidence": ["EV-999"]}, "PAIN-001", "evidence"),
        ({"jobs.jobs.0.traces": ["PAIN-999"]}, "JOB-001", "traces"),
        ({"problem.parts.0.evidence": ["EV-999"]}, "PROB-001", "evidence"),
        ({"gtm.promise.traces": ["PAIN-999"]}, "GTM", "promise"),
        ({"icp.contradictions.0.against": ["EV-999"]}, "WORK-002", "contradictions"),
        ({"translation.0.traces": ["PAIN-999"]}, "GTM", "translation.0.traces"),
        ({"coverage.unused": ["EV-999"]}, "COVERAGE", "unused"),
    ],
)
def test_an_id_that_leads_nowhere_is_found_wherever_it_stands(change: dict[str, object], item: str, field: str) -> None:
    [finding] = found("TRACE-001", change)

    assert (finding.item, finding.field) == (item, field)
    assert finding.span.endswith("-999")


@pytest.mark.parametrize(
    "change",
    [
        {"evidence.0.start": 3},
        {"evidence.0.turn": "amara-nwosu:99"},
        {"evidence.1.quote": "16 hours of phoning"},
        {"evidence.0.sentence": "I never coordinate trips."},
        {"evidence.0.speaker": "Ben Hartley"},
    ],
)
def test_a_quote_that_is_not_the_span_is_found(change: dict[str, object]) -> None:
    [finding] = found("TRACE-002", change)

    assert finding.item in {"EV-001", "EV-002"}


def test_a_quote_is_looked_for_in_the_interviews_as_they_are_now() -> None:
    edited = Interviews(interviews=INTERVIEWS.interviews[1:])

    findings = criticise(sample_prd(), edited, BRIEF, rules=[rule_called("TRACE-002")])

    [gone] = findings
    assert gone.item == "EV-001"
    assert "4 quotes rest on it" in gone.message


def test_an_interviewers_words_are_an_error_even_where_the_record_says_customer() -> None:
    words = "Tell me about the school"
    change = {
        "evidence.0.turn": "amara-nwosu:1",
        "evidence.0.start": 0,
        "evidence.0.end": len(words),
        "evidence.0.quote": words,
    }

    [finding] = found("TRACE-003", change)

    assert "interviewer" in finding.message
    assert found("TRACE-002", change) == ()


def test_an_unknown_speaker_is_a_warning_and_no_error() -> None:
    change = {"evidence.0.role": "unknown"}

    assert [one.severity for one in found("TRACE-004", change)] == ["warning"]
    assert found("TRACE-003", change) == ()


@pytest.mark.parametrize(("rule", "role"), [("TRACE-004", "unknown"), ("TRACE-003", "interviewer")])
def test_a_speaker_is_named_once_for_all_of_their_quotes(rule: str, role: str) -> None:
    quotes = [place for place, one in enumerate(sample_prd().evidence) if one.speaker == "Amara Nwosu"]

    [finding] = found(rule, {f"evidence.{place}.role": role for place in quotes})

    assert len(quotes) > 1
    assert f"{len(quotes)} quotes rest on" in finding.message
    assert "Amara Nwosu" in finding.message


def test_every_speaker_whom_nobody_knows_is_named() -> None:
    change = {f"evidence.{place}.role": "unknown" for place in range(len(sample_prd().evidence))}

    findings = found("TRACE-004", change)

    assert len(findings) == len({one.speaker for one in sample_prd().evidence})


def test_a_requirement_may_reach_its_pain_through_a_job() -> None:
    assert found("TRACE-005", {"requirements.0.traces": ["JOB-001", "GOAL-001"]}) == ()
    assert found("TRACE-005", {"requirements.0.traces": ["JOB-001"], "jobs.jobs.0.traces": []})


def test_a_severe_but_rare_pain_must_lead_somewhere_too() -> None:
    change = {"requirements.3.traces": ["PAIN-001"], "requirements.3.evidence": ["EV-002"]}

    [finding] = found("TRACE-007", change)

    assert finding.item == "PAIN-003"


@pytest.mark.parametrize("place", ["non_goals", "cut"])
def test_a_top_pain_may_be_left_alone_on_purpose(place: str) -> None:
    change = {"requirements.3.traces": ["PAIN-001"], f"{place}.0.traces": ["PAIN-003"]}

    assert found("TRACE-007", change) == ()


def test_a_pain_below_the_top_needs_no_requirement() -> None:
    assert found("TRACE-007", {"requirements.4.traces": ["PAIN-001"]}) == ()


def test_a_metric_for_a_requirement_that_was_cut_measures_nothing() -> None:
    [finding] = found("TRACE-008", {"metrics.2.requirements": ["CUT-001"]})

    assert (finding.item, finding.field) == ("MET-003", "requirements")
