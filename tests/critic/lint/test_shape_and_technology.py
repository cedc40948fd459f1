import pytest

from icp2prd.critic.lint import lint
from icp2prd.critic.lint.technology import technology_in


def rules(text: str) -> set[str]:
    return {slip.rule for slip in lint(text)}


@pytest.mark.parametrize(
    "text",
    ["Reminders for guardians", "Add a reminder", "- Build consent tracking", "Consent dashboard with filters"],
)
def test_the_name_of_a_feature_is_no_requirement(text: str) -> None:
    assert "FEAT-001" in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "The product must remind guardians.",
        "A coordinator can see which guardians have not answered.",
        "When a trip departs, the product must give its leader the medical details.",
        "If a payment fails, then the product must tell the guardian.",
    ],
)
def test_a_requirement_has_a_shape(text: str) -> None:
    assert rules(text) == set()


def test_a_sentence_that_binds_somebody_in_no_pattern_is_asked_about() -> None:
    assert rules("Reports must match the template.") == {"PATTERN-001"}


def test_an_empty_text_is_not_judged() -> None:
    assert rules("  ") == set()


def test_a_sentence_of_more_than_forty_words_is_two() -> None:
    text = "The product must remind " + "guardians who have not answered " * 9 + "of the trip."

    assert rules(text) == {"PATTERN-002"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The product must be built in Go.", ["Go"]),
        ("The product must let guardians go back.", []),
        ("Go back: the product must let guardians.", []),
        ("The product must react when a guardian answers.", []),
        ("The product must be made with React.", ["React"]),
        ("The product must pull figures from Excel and HubSpot.", ["Excel", "HubSpot"]),
        ("The product must let guardians excel.", []),
        ("The product must store answers in a PostgreSQL database table.", ["PostgreSQL", "database table"]),
        ("The product must sequel the apical tests.", []),
        ("The product must use node.js and a REST API.", ["node.js", "REST API"]),
    ],
)
def test_technology_is_found_by_its_name(text: str, names: list[str]) -> None:
    assert [named.place.words for named in technology_in(text)] == names
