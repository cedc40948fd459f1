import pytest

from icp2prd.stages.planning.grounds import grounds_of
from icp2prd.stages.planning.statement import complaint_about_statement
from tests.sample.profile import ICP


@pytest.mark.parametrize(
    "statement",
    [
        "The product must show who has not answered.",
        "When a payment comes in, the product must record whose it is.",
        "A coordinator can see who has not answered.",
        "The product must answer in no more than 2 seconds.",
    ],
)
def test_a_sentence_that_binds_the_product_is_a_requirement(statement: str) -> None:
    assert complaint_about_statement(statement, "") == ""


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("Reminders for guardians.", "Write it as “The product must …”"),
        ("Guardians want reminders.", "Write it as “The product must …”"),
        ("The product must determine if something is a.", "It breaks off"),
        ("The product must block an image, potentially with other levels….", "It breaks off"),
        ("The product must be easy to use.", "“easy to use” cannot be tested"),
        ("The product must answer quickly.", "“quickly” cannot be tested"),
        ("The product must remind guardians if possible.", "“if possible” cannot be tested"),
        ("The product must accept answers by text, etc.", "“etc” cannot be tested"),
        ("The product must collect consents faster.", "“faster” cannot be tested"),
        ("The product must show a dashboard of consents.", "“dashboard” says how it is built"),
        ("The product must show when we have paid.", "Write about the product"),
        ("The product must store consents in a PostgreSQL table.", "“PostgreSQL” says how it is built"),
    ],
)
def test_the_writer_is_told_what_is_wrong(statement: str, complaint: str) -> None:
    assert complaint_about_statement(statement, "").startswith(complaint)


def test_a_customer_may_ask_for_a_thing_by_its_name() -> None:
    said = "I need it on the Dashboard that hangs in the office."

    assert complaint_about_statement("The product must show it on the dashboard.", said) == ""


def test_requirements_are_written_from_pains_by_rank_each_followed_by_what_customers_want_for_it() -> None:
    wanted = ICP.decision_criteria[0].model_copy(update={"traces": (ICP.pains[0].id,)})

    grounds = grounds_of(ICP.model_copy(update={"decision_criteria": (wanted,)}))

    assert [one.item for one in grounds] == ["PAIN-001", "CRIT-001 for PAIN-001", "PAIN-002", "PAIN-003", "PAIN-004"]


def test_what_customers_want_for_no_pain_is_no_ground() -> None:
    assert all(one.wanted is None for one in grounds_of(ICP))
