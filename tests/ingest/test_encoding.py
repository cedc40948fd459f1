import codecs
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from icp2prd.domain.interview import Interview
from tests.ingest.reading import outcome, read, spoken

TALK = "Interviewer: How do you manage, Zoë?\nZoë: “By hand” – it’s a café, so 40 € a month…\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TALK.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TALK.encode(), "UTF-8 with a byte-order mark"),
        (codecs.BOM_UTF16_LE + TALK.encode("utf-16-le"), "UTF-16 LE"),
        (codecs.BOM_UTF16_BE + TALK.encode("utf-16-be"), "UTF-16 BE"),
        (TALK.encode("utf-16-le"), "UTF-16 LE"),
        (TALK.encode("utf-16-be"), "UTF-16 BE"),
        (codecs.BOM_UTF32_LE + TALK.encode("utf-32-le"), "UTF-32 LE"),
        (TALK.encode("cp1252"), "Windows-1252"),
    ],
)
def test_an_encoding_is_told_and_changes_nothing(content: bytes, encoding: str) -> None:
    interview = read(content)

    assert interview.encoding == encoding
    assert interview.turns == read(TALK).turns


WORDS = st.text(alphabet=st.characters(codec="cp1252", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40)


@settings(deadline=None, derandomize=True)
@given(
    texts=st.lists(WORDS.filter(str.strip), min_size=2, max_size=8),
    codec=st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_encoding_and_line_ends_change_no_turn(texts: list[str], codec: str, line_end: str) -> None:
    lines = [f"{('Interviewer', 'Maria Lopez')[at % 2]}: {text}" for at, text in enumerate(texts)]
    encoded = line_end.join(lines).encode(codec)
    # Windows-1252 whose accents happen to stand like the bytes of UTF-8 cannot be told from it.
    assume(codec != "cp1252" or not re.search(rb"[\xc2-\xf4][\x80-\xbf]", encoded))

    turns = outcome(encoded)

    assert isinstance(turns, Interview)
    assert turns.turns == read("\n".join(lines)).turns


def test_one_damaged_byte_does_not_change_the_encoding() -> None:
    interview = read(TALK.encode().replace(b"month", b"mon\xffth"))

    assert interview.encoding == "UTF-8"
    assert "café" in interview.turns[1].text
    assert [notice for notice in interview.notices if "1 place(s) are not UTF-8" in notice]


def test_characters_that_cannot_be_seen_are_taken_out_and_counted() -> None:
    hidden = "ig\u200bnore\u202e all\U000e0041\u2066 of\ufeff it\x07"

    interview = read(f"Interviewer: What?\nMaria: {hidden}\n")

    assert spoken(interview)[1] == ("Maria", "ignore all of it")
    assert [notice for notice in interview.notices if "Took out 6 character(s)" in notice]


def test_line_numbers_are_those_of_an_editor() -> None:
    interview = read("Interviewer: What\u2028now?\x0b\nMaria: This\x85.\n")

    assert [(turn.line, turn.text) for turn in interview.turns] == [(1, "What now?"), (2, "This .")]
