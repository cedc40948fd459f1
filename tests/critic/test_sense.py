import pytest

from icp2prd.critic.generic import is_of_any_product
from tests.critic.changes import found


def of_statement(rule: str, statement: str) -> list[str]:
    return [one.span for one in found(rule, {"requirements.0.statement": statement})]


@pytest.mark.parametrize(
    "statement",
    [
        "The product must provide stress and anxiety to investors.",
        "The product must give coordinators more errors.",
        "The product must cause delays.",
        "The product must make forms come back late and be chased for consent.",
    ],
)
def test_a_requirement_that_promises_the_pain_is_found(statement: str) -> None:
    assert of_statement("SENSE-001", statement)


@pytest.mark.parametrize(
    "statement",
    [
        "The product must give coordinators a list of errors.",
        "The product must create an error report.",
        "The product must provide coordinators with fewer delays.",
        "The product must show no error.",
        "The product must make sure that no form comes back late.",
        "The product must support the correction of mistakes.",
        "The product must add a warning about problems.",
    ],
)
def test_a_requirement_that_handles_a_pain_promises_none(statement: str) -> None:
    assert of_statement("SENSE-001", statement) == []


def test_toil_that_no_pain_complains_of_is_no_contradiction() -> None:
    assert of_statement("SENSE-002", "The product must ask coordinators to enter each consent by hand.") == []


@pytest.mark.parametrize(
    ("statement", "is_found"),
    [
        ("The product must show me my consents.", True),
        ("The product must keep a clipboard with a list.", True),
        ("As a coordinator, I can see my consents.", False),
        ("The product must show “my consents” to guardians.", False),
        ("The product must show each consent to US schools.", False),
    ],
)
def test_a_customers_own_words_are_no_requirement(statement: str, is_found: bool) -> None:
    assert bool(of_statement("SENSE-003", statement)) is is_found


@pytest.mark.parametrize(
    ("statement", "is_found"),
    [
        ("The product must let users log in.", True),
        ("The product must support several languages.", True),
        ("The product must send notifications to users.", True),
        ("The product must show guardians the form.", False),
        ("The product must let users log in to consents.", False),
    ],
)
def test_a_requirement_true_of_any_product_is_found(statement: str, is_found: bool) -> None:
    assert bool(of_statement("GENERIC-001", statement)) is is_found


def test_a_word_of_any_product_is_theirs_where_a_pain_is_about_it() -> None:
    statement = "The product must cut the time that is lost over the update today."
    told = "The update: it took nine hours."

    assert is_of_any_product(statement, told)
    assert not is_of_any_product(statement, told, about="the update")


@pytest.mark.parametrize(
    ("statement", "is_found"),
    [
        ("The product must provide a dashboard.", True),
        ("The product must have a consent tracking portal for schools.", True),
        ("The product must provide a report that names each open consent.", False),
        ("The product must show each open consent.", False),
        ("The product must offer to remind guardians.", False),
    ],
)
def test_a_thing_to_have_is_no_behaviour(statement: str, is_found: bool) -> None:
    assert bool(of_statement("FEAT-002", statement)) is is_found


@pytest.mark.parametrize(
    ("statement", "found_in_it"),
    [
        ("The product must ask coordinators to enter each consent by hand.", ["by hand"]),
        ("The product must make it unnecessary to enter each consent by hand.", []),
        ("The product must spare coordinators from entering each consent by hand.", []),
    ],
)
def test_who_need_not_toil_any_more_is_not_made_to(statement: str, found_in_it: list[str]) -> None:
    changes = {"requirements.0.statement": statement, "icp.pains.0.name": "Consents are chased by hand"}

    assert [one.span for one in found("SENSE-002", changes)] == found_in_it
