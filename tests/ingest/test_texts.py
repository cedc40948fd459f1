from hypothesis import given
from hypothesis import strategies as st

from icp2prd.ingest.document import Line, Lines, LinesBelow
from icp2prd.ingest.texts import Texts

TEXT = st.text("ab\né😀", max_size=80)
PLACE = st.none() | st.integers(-12, 12)
LONG = "\n".join(f"line {number} – somebody says something" for number in range(2_000))


@given(TEXT, PLACE, PLACE)
def test_the_lines_of_a_text_are_those_that_splitting_it_gives(text: str, start: int | None, end: int | None) -> None:
    lines, texts = text.split("\n"), Texts(text)

    assert len(texts) == len(lines)
    assert list(texts) == lines
    assert [texts[at] for at in range(-len(lines), len(lines))] == lines * 2
    assert list(texts[start:end]) == lines[start:end]
    assert list(texts[start:end][1:3]) == lines[start:end][1:3]


def test_a_text_of_several_blocks_is_read_like_one() -> None:
    lines, texts = LONG.split("\n"), Texts(LONG)

    assert [texts[at] for at in range(0, len(texts), 7)] == lines[::7]
    assert list(texts[400:1_900]) == lines[400:1_900]
    assert texts[1_999] == lines[-1]


@given(st.integers(0, 4), st.integers(0, 4), PLACE, PLACE)
def test_lines_below_others_are_one_sequence(above: int, below: int, start: int | None, end: int | None) -> None:
    first = [Line(number, "above") for number in range(1, above + 1)]
    rest = [Line(number, "below") for number in range(10, below + 10)]

    both = LinesBelow(first, Lines([line.text for line in rest], 10))

    assert list(both) == first + rest
    assert [both[at] for at in range(len(both))] == first + rest
    assert list(both[start:end]) == (first + rest)[start:end]
