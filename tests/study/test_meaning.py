"""Meaning and form are hashed apart."""

from icp2prd.domain.base import ItemId, TurnId
from icp2prd.domain.requirement import Requirement
from icp2prd.study.meaning import content_words, form_of, likeness, meaning_of, says
from tests.study.drafts import draft, quote, requirement

EVIDENCE = draft().evidence_by_id()


def changed(**fields: object) -> Requirement:
    return requirement().model_copy(update=fields)


def same_meaning(one: Requirement) -> bool:
    return meaning_of(one, EVIDENCE) == meaning_of(requirement(), EVIDENCE)


def test_a_title_a_capital_or_a_comma_is_form() -> None:
    for one in (
        changed(title="Other"),
        changed(statement="the product MUST bring  the numbers together"),
        changed(rationale="Because."),
    ):
        assert same_meaning(one)
        assert form_of(one) != form_of(requirement())


def test_other_words_a_negation_or_a_number_are_meaning() -> None:
    for text in (
        "The product must keep the numbers apart.",
        "The product must not bring the numbers together.",
        "The product must bring the 3 numbers together.",
    ):
        assert not same_meaning(changed(statement=text))


def test_criteria_traces_and_quotes_are_meaning() -> None:
    criterion = requirement().criteria[0].model_copy(update={"then": "the numbers are there in 5 minutes"})

    assert not same_meaning(changed(criteria=(criterion,)))
    assert not same_meaning(changed(traces=(ItemId("PAIN-001"),)))
    assert not same_meaning(changed(evidence=()))


def test_the_order_of_quotes_and_their_place_are_form() -> None:
    moved = quote(1, "it takes me evenings").model_copy(update={"turn": TurnId("dana:9")})
    one = changed(evidence=(ItemId("EV-001"), ItemId("EV-002")))
    other = changed(evidence=(ItemId("EV-002"), ItemId("EV-001")))

    assert meaning_of(one, EVIDENCE) == meaning_of(other, EVIDENCE)
    assert meaning_of(requirement(), {**EVIDENCE, moved.id: moved}) == meaning_of(requirement(), EVIDENCE)


def test_what_an_item_says_is_apart_from_what_it_rests_on() -> None:
    assert says(changed(evidence=())) == says(requirement())


def test_words_that_hold_a_sentence_together_are_no_content() -> None:
    assert content_words("It must not be lost in the 2 % of the cases.") == ("not", "lost", "2", "%", "cases")
    assert likeness("Show who has paid", "show WHO paid") == 1.0
    assert likeness("", "") == 0.0
