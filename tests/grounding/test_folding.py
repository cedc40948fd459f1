import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp2prd.domain.evidence import Span
from icp2prd.grounding.folding import Folded, Place, fold, fold_words

AWKWARD = (
    "aA1 .…'’“”«»—–-−\u00ad\u200b\u200d\ufeff\u00a0\t\n\u2028ﬁﬀßẞİıſΣς²½⁄Ⅳ①´`¨\u037aéÅ\u0301\u0307"
    "\u0327\u0345ᄒ\u1161\u11ab한ｱﾞＡ４％㎏℃שׁ\ufb2c\u0bc6\u0bbe\u0f71\U0001d7d3ﷺ🙂\ufe0f👩💻"
)
texts = st.one_of(st.text(alphabet=AWKWARD, max_size=40), st.text(max_size=40))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("It’s  SLOW —\treally", "it's slow - really"),
        ("“Quoted” «so» ‘or so’", '"quoted" "so" \'or so\''),
        ("wait… what", "wait... what"),
        ("ex\u00adport\u200b the\ufeff data", "export the data"),
        ("ofﬁce Straße", "office strasse"),
        ("Cafe\u0301", "café"),
        ("ｆｕｌｌ　ｗｉｄｔｈ４", "full width4"),
        ("−5 °C, ５0 ㎏", "-5 °c, 50 kg"),
        ("don´t, don`t", "don't, don't"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
    ],
)
def test_what_is_typed_differently_folds_alike(typed: str, folded: str) -> None:
    assert fold(typed).text == folded
    assert fold(folded).text == folded


@pytest.mark.parametrize(("one", "other"), [("10²", "102"), ("1½ hours", "11/2 hours"), ("①5", "15"), ("5 x", "5x")])
def test_other_numbers_stay_other_numbers(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_folding_without_the_way_back_is_the_same_folding(text: str) -> None:
    assert fold_words(text) == fold(text).text


@given(texts)
def test_offsets_are_within_the_text_and_rise(text: str) -> None:
    folded = fold(text)
    starts, ends = list(folded.starts), list(folded.ends)
    assert len(starts) == len(ends) == len(folded.text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(texts, st.data())
@settings(max_examples=300)
def test_a_span_mapped_back_folds_to_the_same_words(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    if folded.is_between_characters(start) and folded.is_between_characters(end):
        span = folded.span(start, end)
        assert fold(text[span.start : span.end]).text == folded.text[start:end]
        assert folded.place(span.start, span.end) == Place(start, end)


@given(texts, texts)
def test_words_found_after_folding_are_found_in_the_text(before: str, words: str) -> None:
    text = f"{before} {words} and"
    folded, needle = fold(text), fold(words).text.strip()
    place = folded.text.find(needle)
    assert place >= 0 or not needle


@given(st.text(alphabet=" \t\nabcABC'`.-", max_size=60))
def test_the_short_way_for_ascii_gives_what_the_long_way_gives(text: str) -> None:
    longer = fold(text + "é")
    shorter = fold(text)
    assert shorter.text == longer.text[:-1]
    assert list(shorter.starts) == list(longer.starts)[:-1]
    assert list(shorter.ends) == list(longer.ends)[:-1]


def test_a_cut_through_one_character_is_seen() -> None:
    folded = fold("an ofﬁce")
    assert folded.text == "an office"
    assert not folded.is_between_characters(folded.text.index("fi") + 1)
    assert folded.span(3, 9) == Span(start=3, end=8)


def test_every_character_that_combines_with_the_one_before_is_folded_with_it() -> None:
    for point in range(0x80, sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            pair = "".join(chr(int(part, 16)) for part in parts)
            assert _segments_of(fold(pair)) == 1, hex(point)


def _segments_of(folded: Folded) -> int:
    return len(set(folded.starts))
