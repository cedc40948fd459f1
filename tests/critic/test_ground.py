import pytest

from icp2prd.critic import criticise
from icp2prd.domain.interview import Interviews
from tests.critic.changes import all_found, found, rule_called, sample_with
from tests.sample import BRIEF, INTERVIEWS


@pytest.mark.parametrize(
    "field",
    [
        "requirements.0.title",
        "requirements.0.statement",
        "requirements.0.rationale",
        "requirements.0.criteria.0.given",
        "problem.parts.0.text",
        "jobs.jobs.0.situation",
        "metrics.0.formula",
        "metrics.0.counter_metric",
        "gtm.pillars.1.implication",
        "gtm.promise.text",
        "gtm.actions.1.pivot",
        "icp.pains.0.name",
        "cut.0.text",
    ],
)
def test_an_invented_number_is_found_wherever_it_is_printed(field: str) -> None:
    [finding] = found("GROUND-001", {field: "It is 87%"})

    assert finding.span == "87%"


@pytest.mark.parametrize(
    "text",
    [
        "6 hours of phoning",
        "six hours of phoning",
        "360 minutes of phoning",
        "36 hours of matching",
        "a £400 deposit",
        "four coach firms",
        "4 coach firms",
        "within 45 days",
        "under 1 hour",
        "one reminder",
        "once a week, per trip",
    ],
)
def test_a_number_that_was_said_configured_or_assumed_is_not_found(text: str) -> None:
    assert found("GROUND-001", {"requirements.0.rationale": text}) == ()


@pytest.mark.parametrize("text", ["7 hours of phoning", "six days of phoning", "45% of pupils", "a $400 deposit"])
def test_a_number_with_another_unit_is_another_number(text: str) -> None:
    assert found("GROUND-001", {"requirements.0.rationale": text})


def test_a_number_only_the_interviewer_said_vouches_for_nothing() -> None:
    first = INTERVIEWS.interviews[0]
    asked = first.turns[0].model_copy(update={"text": "Would you pay 77 pounds for it?"})
    asking = first.model_copy(update={"turns": (asked, *first.turns[1:])})
    interviews = Interviews(interviews=(asking, *INTERVIEWS.interviews[1:]))
    draft = sample_with({"requirements.0.rationale": "Customers would pay 77 pounds."})

    assert criticise(draft, interviews, BRIEF, rules=[rule_called("GROUND-001")])


def test_an_invented_baseline_is_found_even_where_the_number_was_said_by_someone_else() -> None:
    change = {"metrics.0.baseline": {"value": "4 firms", "source": "EV-002", "evidence": ["EV-002"]}}

    [finding] = all_found(change)

    assert (finding.rule, finding.item, finding.field) == ("GROUND-002", "MET-001", "baseline")


def test_a_target_that_nobody_gave_is_found_unless_it_is_an_assumption() -> None:
    assert found("GROUND-003", {"metrics.0.target": {"value": "6 hours"}})
    assert found("GROUND-003", {"metrics.0.target": {"value": "under 1 hour"}}) == ()


def test_a_threshold_must_stand_in_the_quote_it_names() -> None:
    change = {
        "requirements.2.criteria.0.then": "it is recorded within 6 hours",
        "requirements.2.criteria.0.threshold": "within 6 hours",
    }

    [finding] = found("GROUND-002", change)

    assert (finding.item, finding.field) == ("AC-004", "threshold")


@pytest.mark.parametrize(("formula", "sound"), [("two or more", True), ("one or more", True), ("seven or more", False)])
def test_words_for_several_are_no_figure(formula: str, sound: bool) -> None:
    findings = found("GROUND-001", {"metrics.0.formula": f"guardians with {formula} consents ÷ guardians"})

    assert (findings == ()) is sound
