import pytest

from icp2prd.domain.evidence import Quote
from icp2prd.grounding import Gate
from tests.grounding.conversation import ANA, interviews_of


def flagged(said: str, words: str) -> bool:
    quote = Gate(interviews_of(f"c: {said}")).ground(ANA, 1, words)
    assert isinstance(quote, Quote), quote
    return quote.truncated_negation


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("We do not export the data to Excel.", "export the data to Excel"),
        ("We never export the data to Excel.", "export the data to Excel"),
        ("I don't think it saves us any time.", "it saves us any time"),
        ("I don’t think it saves us any time.", "it saves us any time"),
        ("we dont export the data to excel", "export the data to excel"),
        ("Nobody here reads the weekly report.", "reads the weekly report"),
        ("It works without us checking the numbers.", "us checking the numbers"),
        ("We stopped sending the weekly report.", "sending the weekly report"),
        ("It's hardly worth the money we pay.", "worth the money we pay"),
        ("We export all of it is not true at all.", "We export all of it"),
        ("All of us would really never pay for it.", "All of us would"),
    ],
)
def test_a_negator_that_is_left_behind_is_flagged(said: str, words: str) -> None:
    assert flagged(said, words)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("We do not export the data to Excel.", "We do not export the data"),
        ("It never works. We export the data to Excel.", "export the data to Excel"),
        ("No, we export the data to Excel.", "we export the data to Excel"),
        ("Not only that, we export the data to Excel.", "we export the data to Excel"),
        ("I don't know, we export the data to Excel.", "we export the data to Excel"),
        ("We export the data to Excel, not to Word.", "We export the data to Excel"),
        ("We export the data and never look back.", "We export the data"),
        ("It is a notable thing we export the data.", "we export the data"),
    ],
)
def test_a_negator_that_turns_nothing_round_is_not(said: str, words: str) -> None:
    assert not flagged(said, words)


def test_captions_without_stops_are_looked_at_as_far_as_a_window_reaches() -> None:
    far = "we never do it " + "and then we go on " * 12 + "we export the data to excel"
    near = "and then we go on " * 12 + "we never ever export the data to excel"
    assert not flagged(far, "export the data to excel")
    assert flagged(near, "export the data to excel")
