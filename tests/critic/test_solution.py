import pytest

from tests.critic.changes import found


def spans(rule: str, statement: str, sentence: str = "It was six hours of phoning.") -> set[str]:
    change = {"requirements.0.statement": statement, "evidence.1.sentence": sentence}
    return {one.span for one in found(rule, change)}


def test_a_product_that_nobody_named_is_implementation() -> None:
    assert spans("SPEC-001", "The product must collect consents from Trello.") == {"Trello"}
    assert spans("SPEC-003", "The product must collect consents from Trello.") == set()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The product must collect consents from Trello.", "It was six hours with Trello."),
        ("The product must agree with QuickBooks.", "It has to match QuickBooks to the cent."),
        ("The product must leave tasks in Trello.", "The school insists on Trello."),
    ],
)
def test_a_product_that_a_customer_has_may_be_exchanged_with_or_kept(statement: str, sentence: str) -> None:
    assert spans("SPEC-001", statement, sentence) == spans("SPEC-003", statement, sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "First Trello, no, sorry, we left Trello.",
        "We cancelled the Trello in May.",
        "I moved away from Trello.",
        "We no longer use Trello.",
    ],
)
def test_a_product_that_a_customer_left_is_found_even_where_it_is_exchanged_with(sentence: str) -> None:
    assert spans("SPEC-003", "The product must collect consents from Trello.", sentence) == {"Trello"}


def test_leaving_one_product_is_not_leaving_another() -> None:
    sentence = "So I open Trello, then Slack, no, sorry, we left Slack."

    assert spans("SPEC-003", "The product must collect consents from Trello and Slack.", sentence) == {"Slack"}


def test_a_product_that_is_merely_at_hand_is_asked_about() -> None:
    assert spans("SPEC-003", "The product must live inside Trello.", "I had Trello open.") == {"Trello"}


def test_an_interface_for_developers_and_an_example_in_quotes_are_no_implementation() -> None:
    assert spans("SPEC-001", "A developer can read consents through the REST API.") == set()
    assert spans("SPEC-001", "The product must show the file name, such as “list.csv JSON”.") == set()
    assert spans("SPEC-001", "A coordinator can read consents through the REST API.") == {"REST API"}
