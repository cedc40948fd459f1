import pytest

from icp2prd.domain.ears import pattern_of
from icp2prd.domain.requirement import Pattern


@pytest.mark.parametrize(
    "statement",
    [
        "The product must show each figure with its source.",
        "Each report shall name its sender.",
        "When a payment comes in, the product must record whose it is.",
        "When a payment comes in, then the product must record whose it is.",
        "While a trip is under way, the product must keep its list unchanged.",
        "During a trip, the product must keep its list unchanged.",
        "If a payment has no name, then the product must list it as open.",
        "Where reminders are included, the product must count them.",
        "While a trip is under way, when a guardian answers, the product must tell the leader.",
        "The product must not send a reminder twice.",
    ],
)
def test_ears_is_recognised(statement: str) -> None:
    assert pattern_of(statement) is Pattern.EARS


@pytest.mark.parametrize(
    "statement",
    [
        "A coordinator can see who has not answered.",
        "Users must be able to choose which metrics appear.",
        "The business manager can export payments.",
        "When a trip is over, the leader can close it.",
    ],
)
def test_a_capability_is_recognised(statement: str) -> None:
    assert pattern_of(statement) is Pattern.CAPABILITY


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "Dashboard",
        "Add a dashboard.",
        "As a leader, I want a list.",
        "It would be nice to have reminders.",
        "If reminders are enabled, the product must count them.",
        "When a guardian answers, when a payment comes in, the product must tell the leader.",
        "When a guardian answers, while a trip is under way, the product must tell the leader.",
        "The product must",
    ],
)
def test_everything_else_is_no_pattern(statement: str) -> None:
    assert pattern_of(statement) is Pattern.NONE
