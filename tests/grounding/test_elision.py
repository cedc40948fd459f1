import pytest

from icp2prd.domain.evidence import Outcome, Quote, Refusal
from icp2prd.grounding import Gate
from tests.grounding.conversation import ANA, interviews_of

SAID = (
    "Every Friday I copy the numbers from three tabs into one sheet. Then my boss checks each of them. "
    "We do not export the data to Excel. I love it, but the price is a nightmare. "
    "We would buy it if it was cheaper than the intern. Well... we tried."
)
GATE = Gate(interviews_of(f"c: {SAID}"))


def ground(words: str) -> Quote | Refusal:
    return GATE.ground(ANA, 1, words)


@pytest.mark.parametrize("ellipsis", ["...", " ... ", "…", " […] ", " [...] ", " (...) ", " . . . ", "....", '..."'])
def test_an_ellipsis_makes_segments_in_order(ellipsis: str) -> None:
    quote = ground(f"Every Friday I copy{ellipsis}into one sheet.")
    assert isinstance(quote, Quote), quote
    assert [SAID[one.start : one.end] for one in quote.segments] == ["Every Friday I copy", "into one sheet."]
    assert quote.outcome is Outcome.EXACT
    assert SAID[quote.sentence.start : quote.sentence.end] == SAID[: SAID.index("sheet.") + 6]


def test_three_parts_make_three_segments() -> None:
    quote = ground("Every Friday ... the numbers ... into one sheet")
    assert isinstance(quote, Quote)
    assert len(quote.segments) == 3


def test_an_ellipsis_that_was_said_is_no_elision() -> None:
    quote = ground("Well... we tried.")
    assert isinstance(quote, Quote)
    assert len(quote.segments) == 1


def test_an_ellipsis_for_a_comma_leaves_nothing_out() -> None:
    quote = ground("I love it ... but the price is a nightmare")
    assert isinstance(quote, Quote)
    assert SAID[quote.start : quote.end] == "I love it, but the price is a nightmare"
    assert len(quote.segments) == 1


def test_whole_sentences_may_follow_each_other() -> None:
    assert isinstance(ground("Every Friday I copy the numbers ... Then my boss checks each of them"), Quote)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("We do ... export the data to Excel", "“not”"),
        ("I love it ... the price is a nightmare", "“but”"),
        ("We would buy it ... cheaper than the intern", "“if”"),
        ("Every Friday I copy ... checks each of them", "middle of another"),
        ("We do not export ... is a nightmare", "middle of another"),
        ("Every Friday I ... sheet", "at least 2 words"),
        ("into one sheet ... Every Friday I copy", "not in the interview"),
        ("Every Friday I copy ... into many sheets", "not in the interview"),
        ("Every Friday I copy ... nto one sheet", "not in the interview"),
        ("Every Friday ... We tried", ""),
    ],
)
def test_an_elision_that_may_turn_the_meaning_is_refused(words: str, reason: str) -> None:
    refusal = ground(words)
    assert isinstance(refusal, Refusal), refusal
    assert reason in refusal.reason


def test_at_most_forty_words_are_left_out() -> None:
    gate = Gate(interviews_of("c: We begin here " + "and so on " * 14 + "until we end here"))
    refusal = gate.ground(ANA, 1, "We begin here ... we end here")
    assert isinstance(refusal, Refusal)
    assert "40 words" in refusal.reason


def test_parts_of_two_turns_are_no_quote() -> None:
    gate = Gate(interviews_of("c: We copy it by hand", "c: and it takes four hours"))
    assert gate.ground(ANA, 1, "We copy it ... it takes four hours").outcome is Outcome.NOT_FOUND


def test_an_elided_quote_of_another_turn_names_that_turn() -> None:
    gate = Gate(interviews_of("c: Nothing to see here", "c: We copy it by hand every single Friday"))
    refusal = gate.ground(ANA, 1, "We copy it ... every single Friday")
    assert refusal.outcome is Outcome.WRONG_TURN


def test_the_tightest_places_are_taken() -> None:
    said = "We tried it, and we tried it by hand every Friday"
    quote = Gate(interviews_of(f"c: {said}")).ground(ANA, 1, "we tried it ... every Friday")
    assert isinstance(quote, Quote)
    assert said[quote.start : quote.end] == "we tried it by hand every Friday"
