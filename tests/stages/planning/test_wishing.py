"""An answer is taken only if it says what the sentence says: no other words, no other "not", nobody else."""

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Quote
from icp2prd.grounding import Gate
from icp2prd.grounding.standing import evidence_from
from icp2prd.stages.planning.wishing import Wish, Wishes, requirement_of
from icp2prd.stages.surroundings import Said
from tests.scripted import PlainReader
from tests.stages.making import asked, interview, interviews, said

READ = (
    "It's nine carers. If it'd moved the thing out of the way and told somebody. I won't have one that rings at night."
)


def about(sentence: str, read: str = READ) -> Said:
    return Said(before="What should it have done?", read=f"{read} {sentence}", sentence=sentence)


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        (
            "If it'd moved the thing out of the way and told somebody.",
            "The product must move the thing out of the way and tell the user.",
        ),
        ("What ran before it, on which machine.", "The product must show what ran before it, on which machine."),
        ("If it sends before I read it, I'm out.", "The product must not send before the user reads it."),
        (
            "So whatever it is, it's on the framework or it doesn't exist, it has to be.",
            "The product must be on the framework.",
        ),
        ("He'd want it in Urdu and big.", "The product must be in Urdu and big."),
    ],
)
def test_what_was_said_is_taken(sentence: str, answer: str) -> None:
    assert requirement_of(Wish(requirement=answer), about(sentence)) == answer.removesuffix(".")


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("What ran before it, on which machine.", "The product must show a dashboard of what ran before it."),
        ("Our security people would, they'd eat me.", "The product must move the thing out of the way."),
        ("I should be able to say no on the phone.", "The product must not let the user say no on the phone."),
        ("I won't have one that rings at night.", "The product must have one that rings at night."),
        ("She's got to be asked first and not just told.", "The product must not just tell the user first."),
        ("It does it all behind her back, I won't use it.", "The product must not do it all behind the user's back."),
        ("You've got to be able to wipe it down.", "The product must be able to wipe it down."),
        ("It has to work on our washers.", "The product must work on our washers."),
        ("It has to answer in a day.", "The product must answer in two days."),
        ("And it mustn't travel then.", "The product must not travel."),
        ("I have to write the tray down.", "The product must write the tray down."),
        ("I want only my coaches to see the list.", "The product must let the coaches see the list."),
        ("It has to tell me what it would look like.", "The product must tell the user what it would look like."),
        ("It has to hold the key.", "Hold the key."),
        ("It has to hold the key.", ""),
    ],
    ids=[
        *("a word nobody said", "another sentence", "a not too many", "a not too few", "somebody else is the user"),
        *("somebody else's", "the product is able", "first person", "another number", "too short"),
        *("the customer's own work", "a limit left out", "what would be", "no requirement", "empty"),
    ],
)
def test_what_strays_is_refused(sentence: str, answer: str) -> None:
    assert requirement_of(Wish(requirement=answer), about(sentence)) == ""


def test_what_is_named_only_as_an_example_is_left_out() -> None:
    wish = Wish(requirement="The product must show where a number came from, like Stripe, books, and the day.")

    made = requirement_of(wish, about("It'd show me where a number came from, like, Stripe, books, and the day."))

    assert made == "The product must show where a number came from"


@pytest.mark.parametrize("sentence", ["It asks me for the severity.", "You have to build rapport with your people."])
def test_a_sentence_that_asks_nothing_of_a_product_is_not_asked_about(sentence: str) -> None:
    study = interviews(interview("ana", asked("And?"), said(sentence)))
    quote = Gate(study).ground(study.interviews[0].id, 2, sentence)
    assert isinstance(quote, Quote)
    model = PlainReader().model()
    record = evidence_from(quote, study.interviews[0], ItemId("EV-001"))

    assert Wishes(model, study).requirement_in(record, "CRIT-001") == ""
    assert model.asked == []
