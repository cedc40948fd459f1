import pytest

from tests.critic.changes import found

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
    ],
)
def test_a_contradiction_is_found_and_is_no_duplicate(statement: str) -> None:
    assert second("CONSIST-004", statement)
    assert second("CONSIST-001", statement) == []


def test_a_requirement_that_keeps_away_from_a_non_goal_is_in_scope() -> None:
    change = {"requirements.0.statement": "The product must not sell travel insurance."}

    assert found("CONSIST-003", change) == ()
    assert found("CONSIST-003", {"requirements.0.statement": "The product must record the travel insurance."}) == ()


def test_two_names_for_one_thing_are_asked_about_once() -> None:
    [finding] = found("CONSIST-002", {"requirements.1.criteria.0.when": "a parent looks at the trip"})

    assert (finding.item, finding.span, finding.severity) == ("REQ-002", "parent", "note")
