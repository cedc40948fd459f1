"""An offset in one text finds its place in the other."""

from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.evidence import Span
from icp2prd.privacy.alignment import Alignment, Replacement, replaced

TEXT = st.text(alphabet="ab é\n“李", min_size=0, max_size=6)
PIECES = st.lists(st.tuples(TEXT, st.sampled_from(["", "Priya", "Dana Okafor", "x"])), min_size=1, max_size=6)


def laid_out(pieces: list[tuple[str, str]]) -> tuple[str, list[Replacement]]:
    """A raw text of words and names, and a placeholder for each name."""
    raw = ""
    replacements: list[Replacement] = []
    for words, name in pieces:
        raw += words
        if name:
            replacements.append(Replacement(len(raw), len(raw) + len(name), f"[PERSON_{len(replacements) + 1}]"))
        raw += name
    return raw, replacements


@given(PIECES, st.data())
def test_a_stretch_without_half_a_name_is_found_again_from_either_side(
    pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    raw, replacements = laid_out(pieces)
    redacted, alignment = replaced(raw, replacements), Alignment.of(replacements)
    places = [at for at in range(len(raw) + 1) if not any(one.start < at < one.end for one in replacements)]
    start = data.draw(st.sampled_from(places))
    end = data.draw(st.sampled_from([at for at in places if at >= start]))

    there = alignment.to_redacted(Span(start=start, end=end))

    inside = [
        Replacement(one.start - start, one.end - start, one.by)
        for one in replacements
        if start <= one.start and one.end <= end
    ]
    assert redacted[there.start : there.end] == replaced(raw[start:end], inside)
    assert alignment.to_raw(there) == Span(start=start, end=end)


@given(PIECES, st.data())
def test_no_stretch_cuts_a_placeholder_or_a_name_in_two(pieces: list[tuple[str, str]], data: st.DataObject) -> None:
    raw, replacements = laid_out(pieces)
    redacted, alignment = replaced(raw, replacements), Alignment.of(replacements)
    start = data.draw(st.integers(0, len(redacted)))
    end = data.draw(st.integers(start, len(redacted)))

    there = alignment.to_raw(Span(start=start, end=end))

    assert 0 <= there.start <= there.end <= len(raw)
    assert not any(one.start < edge < one.end for one in replacements for edge in (there.start, there.end))
    back = alignment.to_redacted(there)
    assert start == end or (back.start <= start and end <= back.end)


@given(PIECES)
def test_offsets_rise_together(pieces: list[tuple[str, str]]) -> None:
    raw, replacements = laid_out(pieces)
    alignment = Alignment.of(replacements)

    moved = [alignment.mark_in_redacted(at) for at in range(len(raw) + 1)]

    assert moved == sorted(moved)
    assert (moved[0], moved[-1]) == (0, len(replaced(raw, replacements)))
