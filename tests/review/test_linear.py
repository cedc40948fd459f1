"""Plain text says all that the screen shows, from top to bottom, in whole sentences."""

from icp2prd.review.linear import linear
from tests.review.made import after, begun, sample, typed


def test_an_item_is_told_from_its_statement_to_its_opposing_quotes() -> None:
    assert linear(begun()) == (
        "PAIN-001, pain. Pains. 5 waiting.",
        "Needs you: new, low evidence.",
        "Statement: Copying numbers by hand takes evenings",
        "Why: told by 1 of 1 customer",
        "Priority: rank 1, top: severity 2 of 4: time or rework",
        "Quote 1 of 1: “it takes me evenings”",
        "Said by Dana (customer), dana.md, 1:15; 4 of 5: something that happened.",
        "After it: um, most of them.",
        "Against it 1 of 1: “it's fine”",
        "Said by Dana (customer), dana.md, 1:15; 4 of 5: something that happened.",
        "Before it: Dana: it takes me evenings, um, most of them.",
        "After it: Ines: Right. And the dog?",
    )


def test_a_decided_item_says_by_whom() -> None:
    assert "Decided: accept by Dana." in linear(after(begun(), "a", "b"))


def test_findings_and_the_question_before_all_are_accepted_are_told() -> None:
    assert "Finding: error TRACE-003. rests on nothing name a pain" in linear(after(begun(), "/", typed("REQ-001")))
    assert linear(after(begun(), "A")) == (
        "3 items have no findings and no decision yet. Accept them all? Type y or n.",
    )


def test_one_item_is_spoken_of_as_one() -> None:
    assert linear(after(begun(), "a", "a", "A")) == (
        "1 item has no findings and no decision yet. Accept it? Type y or n.",
    )


def test_an_interview_is_told_around_the_quote() -> None:
    told = linear(after(begun(), "o", "n"))

    assert told[0] == "dana.md, 1:15. Quote 2 of 2: “it's fine”"
    assert "Here: Dana: it's fine" in told
    assert "Ines: Right. And the dog?" in told


def test_more_quotes_are_offered_and_told() -> None:
    few = after(sample(), "/", typed("PAIN-001"))

    assert any(one.endswith("more: type m.") for one in linear(few))
    assert not any(one.endswith("more: type m.") for one in linear(after(few, "m")))


def test_help_names_every_key_in_words() -> None:
    told = linear(after(begun(), "?"))

    assert "capital A: accept all that have no findings and no decision; asks once." in told
    assert "q: quit; every decision is kept, and the review goes on here." in told
