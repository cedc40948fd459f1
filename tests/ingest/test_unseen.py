"""What nobody can see is taken out and reported; what writing needs stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.grounding.folding import fold, fold_words
from icp2prd.ingest.unseen import seen
from tests.ingest.reading import read, spoken

FAMILY = "👩\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ig\u200bnore", "ignore"),
        ("a\u202eb\u202cc\u2066d\u2069", "abcd"),
        ("x" + "".join(chr(0xE0000 + ord(one)) for one in "do it") + "y", "xy"),
        ("soft\u00adhyphen, \ufeffmark, \u2060joiner, \u3164filler", "softhyphen, mark, joiner, filler"),
        ("bell\x07 and null\x00", "bell and null"),
        ("la\u200dtin and la\u200ctin", "latin and latin"),
        ("a\ufe00b\ufe0fc\U000e0101d", "abcd"),
        ("many\u200d\u200d\u200djoiners", "manyjoiners"),
    ],
)
def test_what_hides_text_goes(text: str, left: str) -> None:
    assert seen(text).text == left
    assert seen(text).count == len(text) - len(left)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian, "I want"
        "क्\u200dष",  # Devanagari, half a letter
        "ශ්\u200dරී",  # Sinhala
        FAMILY,
        "❤\ufe0f and 1\ufe0f⃣ and ☎\ufe0e",
        "🏳\ufe0f\u200d🌈",
        "葛\U000e0101",  # a Chinese character in one of its shapes
        "\tand\nlines",
    ],
)
def test_what_writing_needs_stays(text: str) -> None:
    assert seen(text).text == text


def test_a_run_of_joiners_hides_nothing_even_where_one_is_needed() -> None:
    assert (
        seen("می\u200c\u200d\u200cخواهم").text.count("\u200c") + seen("می\u200c\u200d\u200cخواهم").text.count("\u200d")
        <= 1
    )


def test_a_flag_that_is_spelled_with_tags_becomes_the_flag_it_stands_on() -> None:
    england = "🏴" + "".join(chr(0xE0000 + ord(one)) for one in "gbeng") + "\U000e007f"

    assert seen(england).text == "🏴"


LETTERS = st.text(alphabet="ab یم\u200c\u200d\u200b\u202e\U000e0041👩❤\ufe0f葛\n", max_size=30)


@given(LETTERS)
def test_looking_twice_finds_nothing_more(text: str) -> None:
    once = seen(text)

    assert seen(once.text).text == once.text
    assert once.count == len(text) - len(once.text)


@given(LETTERS)
def test_what_goes_and_what_stays_is_the_same_words_to_the_gate(text: str) -> None:
    """A quote is found in the cleaned text with these characters or without."""
    cleaned = seen(text).text

    assert fold_words(cleaned) == fold_words(text)
    folded = fold(cleaned)
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(cleaned)


def test_the_first_line_is_told_whatever_the_line_ends_are() -> None:
    for end in ("\n", "\r\n", "\r"):
        interview = read(f"Interviewer: What?{end}Maria: by\u200b hand\u200b{end}".encode().decode())
        assert [one for one in interview.notices if one.startswith("Took out 2 ") and one.endswith("on line 2.")]


def test_an_escape_in_captions_is_taken_out_and_told_too() -> None:
    interview = read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>We ig&#8203;nore &lrm;it</v>\n", "a.vtt")

    assert spoken(interview) == [("Ana", "We ignore it")]
    assert [one for one in interview.notices if "Took out 2 character(s)" in one and "line 4" in one]


def test_a_name_with_a_hidden_letter_is_the_same_speaker() -> None:
    interview = read("Interviewer: What?\n\nMa\u200bria: By hand.\n\nMaria: Every week.\n")

    assert {turn.speaker for turn in interview.turns} == {"Interviewer", "Maria"}
