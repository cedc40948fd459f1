import pytest

from tests.critic.changes import found
from tests.sample import sample_prd

_FIRST = (
    "When a guardian has not answered a consent request five days before departure, "
    "the product must remind that guardian."
)


def second(rule: str, statement: str, **more: object) -> list[str]:
    """What is found in the second requirement, beside one about reminders."""
    change = {"requirements.0.statement": _FIRST, "requirements.1.statement": statement, **more}
    return [one.item for one in found(rule, change) if one.item == "REQ-002"]


def test_a_duplicate_in_other_words_is_found() -> None:
    other = "The product must alert the guardian who has not answered a consent request five days before departure."

    assert second("CONSIST-001", other)


@pytest.mark.parametrize(
    "statement",
    [
        "When a payment has not come in five days before departure, the product must remind that guardian.",
        "The product must show the coordinator which guardians have not answered a consent request.",
    ],
)
def test_another_object_makes_another_requirement(statement: str) -> None:
    assert second("CONSIST-001", statement) == second("CONSIST-004", statement) == []


@pytest.mark.parametrize(
    "statement",
    [
        _FIRST.replace("must remind", "must not remind"),
        _FIRST.replace("before", "after"),
        _FIRST.replace("five days", "nine days"),
        _FIRST.replace("must remind that guardian", "must leave that guardian in peace"),
        _FIRST.replace("must remind that guardian", "must keep the request from that guardian"),
    ],
)
def test_a_contradiction_is_found_and_is_no_duplicate(statement: str) -> None:
    assert second("CONSIST-004", statement)
    assert second("CONSIST-001", statement) == []


def test_acts_that_undo_each_other_contradict_whatever_stands_around_them() -> None:
    change = {
        "requirements.0.statement": "When a trip is over, the product must record the consents of the trip.",
        "requirements.1.statement": "When a trip is over, the product must erase the consents of the trip on record.",
    }

    assert [one.item for one in found("CONSIST-004", change)] == ["REQ-002"]


def test_two_requirements_on_the_same_ground_need_few_words_in_common_to_be_asked_about() -> None:
    other = "The product must put a guardian without an answer on the list of whom the coordinator calls."
    sample = sample_prd().requirements[0]
    ground = {
        "requirements.1.traces": sample.traces,
        "requirements.1.evidence": sample.evidence,
        "requirements.0.statement": "The product must tell the coordinator which guardians have not sent an answer.",
    }

    [finding] = found("CONSIST-001", {"requirements.1.statement": other, **ground})

    assert "the same, or against it" in finding.message
    assert found("CONSIST-001", {**ground, "requirements.1.statement": other, "requirements.1.traces": ()}) == ()
    elsewhere = "The product must print the seats of the coach."
    assert found("CONSIST-001", {**ground, "requirements.1.statement": elsewhere}) == ()


def test_a_requirement_that_keeps_away_from_a_non_goal_is_in_scope() -> None:
    change = {"requirements.0.statement": "The product must not sell travel insurance."}

    assert found("CONSIST-003", change) == ()
    assert found("CONSIST-003", {"requirements.0.statement": "The product must record the travel insurance."}) == ()


def test_two_names_for_one_thing_are_asked_about_once() -> None:
    [finding] = found("CONSIST-002", {"requirements.1.criteria.0.when": "a parent looks at the trip"})

    assert (finding.item, finding.span, finding.severity) == ("REQ-002", "parent", "note")
