from tests.critic.changes import found, sample_with


def test_a_must_on_one_weak_source_is_found() -> None:
    change = {"requirements.0.traces": ["PAIN-004"], "requirements.0.evidence": ["EV-017"]}

    [finding] = found("PRIO-001", change)

    assert finding.item == "REQ-001"
    assert "severity 1 of 4" in finding.message


def test_a_priority_without_a_reason_is_found() -> None:
    [finding] = found("PRIO-002", {"requirements.0.priority_because": " "})

    assert finding.fix == "Give the reason."


def test_a_reason_with_the_figures_of_another_pain_is_found() -> None:
    other = sample_with({}).requirements[2].priority_because

    assert found("PRIO-002", {"requirements.0.priority_because": other})


def test_a_decision_against_a_requirement_needs_no_figures_but_a_reason() -> None:
    change = {
        "requirements.4.priority": "won't",
        "requirements.4.priority_because": "The team decided so.",
        "non_goals.0.traces": ["REQ-005"],
    }

    assert found("PRIO-002", change) == ()
    assert found("PRIO-004", change) == ()
    assert found("PRIO-001", change) == ()


def test_a_share_of_musts_is_not_judged_in_a_short_list() -> None:
    musts = [one.model_dump(mode="json") for one in sample_with({}).requirements[:3]]

    assert found("PRIO-003", {"requirements": musts}) == ()
