from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.grounding.sentences import WINDOW, sentence_around, sentences


def split(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["We export it.", "It takes four hours!", "Why?", "I don't know."],
        ["It costs $2.5 million, i.e. too much.", "Dr. Smith said so."],
        ["We use Excel, Word, etc. every day.", "Then we send it."],
        ["“It's slow.”", "That is what she said."],
        ["Wait... what is that?", "Well..."],
        ["We just released version 1. 7.", "So try it."],
        ["after the release. by the way, we like it."],
        ["We met J. Smith at 9 a.m. on Monday.", "He liked it."],
        ["What?!", "No way."],
        ["I was like... I can't do it."],
        ["So did I.", "Then we left."],
    ],
)
def test_sentences_end_where_a_reader_says(parts: list[str]) -> None:
    if parts == ["after the release. by the way, we like it."]:
        parts = ["after the release.", "by the way, we like it."]
    assert split(" ".join(parts)) == parts


def test_a_blank_line_or_a_list_item_ends_a_sentence_and_a_line_does_not() -> None:
    assert split("we go\non here\n\nand here\n- one\n- two") == [
        "we go\non here",
        "and here",
        "- one",
        "- two",
    ]
    assert split("1. We export it\n2. We send it") == ["1. We export it", "2. We send it"]


def test_other_scripts_end_sentences_too() -> None:
    assert split("毎週金曜日です。四時間かかります。") == ["毎週金曜日です。", "四時間かかります。"]


@given(st.text(alphabet="aB1 .!?…\n\"')-–。", max_size=60))
def test_sentences_rise_and_hold_every_visible_character(text: str) -> None:
    spans = sentences(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in spans)


@given(st.text(alphabet="aB .\n", min_size=1, max_size=400), st.data())
def test_the_sentence_around_a_span_holds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    around = sentence_around(text, sentences(text), start, end)
    assert 0 <= around.start <= start < end <= around.end <= len(text)


def test_several_sentences_are_kept_where_a_quote_goes_through_several() -> None:
    text = "One is here. Two is here. Three is here."
    around = sentence_around(text, sentences(text), 7, 20)
    assert text[around.start : around.end] == "One is here. Two is here."


def test_a_window_of_words_stands_in_for_a_sentence_without_end() -> None:
    text = " ".join(f"w{number}" for number in range(500))
    start = text.index("w250")
    around = sentence_around(text, sentences(text), start, start + 4)
    assert text[around.start : start].split() == [f"w{number}" for number in range(250 - WINDOW, 250)]
    assert text[start + 4 : around.end].split() == [f"w{number}" for number in range(251, 251 + WINDOW)]
