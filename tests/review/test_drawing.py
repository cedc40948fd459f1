"""What stands on the screen, at 80 × 24, at 200 × 50 and at any other size; and what never does."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from icp2prd.domain.decided import Suspect
from icp2prd.domain.interview import Interviews
from icp2prd.review.drawing import INPUT_ROWS, draw
from icp2prd.review.gathering import Material
from icp2prd.review.linear import linear
from icp2prd.review.reducing import reduce
from icp2prd.review.state import Resized, Size, State
from icp2prd.review.visible import visible
from icp2prd.review.wrapping import clipped, clipped_before, text_of_line, wrapped
from tests.review.made import TALK, after, begun, decided, sample, small, typed
from tests.sample import sample_prd
from tests.study.drafts import draft, finding, pain, quote

SCREENS = Path(__file__).parent / "screens"
NARROW, WIDE = Size(columns=80, rows=24), Size(columns=200, rows=50)
HOSTILE = "\x1b[2J\x1b]0;owned\x07 safe\x9b31m \u202eeht\u2066 \r\n\x00 end"


def shown(state: State) -> list[str]:
    return [text_of_line(one).rstrip() for one in draw(state)]


def suspect(size: Size) -> State:
    """A pain that was accepted on one quote more, with a finding and an opposing quote."""
    before = draft().model_copy(update={"evidence": (quote(1, "it takes me evenings"), quote(3, "and mornings"))})
    both = pain().model_copy(update={"evidence": ("EV-001", "EV-003")})
    before = before.model_copy(update={"icp": before.icp.model_copy(update={"pains": (both,)})})
    about = finding().model_copy(update={"item": pain().id, "field": "name"})
    doubt = Suspect(item=pain().id, decision="DEC-001", reasons=("1 of its 2 quotes is no longer quoted from dana",))
    now = draft(about).model_copy(update={"suspect": (doubt,)})
    return begun(small(decided(before, {"action": "accept", "item": "PAIN-001"}), prd=now), size)


def screens(size: Size) -> dict[str, State]:
    first = sample(size)
    requirement = after(first, "/", typed("REQ-001"))
    return {
        "pain": first,
        "requirement": requirement,
        "edit": after(requirement, "e"),
        "interview": after(requirement, "o"),
        "help": after(first, "?"),
        "confirm": after(first, "A"),
        "end": after(first, "A", "y"),
        "suspect": suspect(size),
        "finding": after(begun(size=size), "/", typed("TRACE")),
        "decided": after(first, "a", "b"),
    }


def test_why_an_item_is_asked_is_seen_beside_a_title_of_any_length() -> None:
    prd = draft(finding())
    long = prd.requirements[0].model_copy(update={"title": "The same result without that time: " * 4})
    state = begun(small(prd=prd.model_copy(update={"requirements": (long,)})), NARROW)

    line = shown(after(state, "/", typed("REQ-001")))[1]

    assert line.startswith("REQ-001 requirement: The same result")
    assert line.endswith("…  new, 1 finding, low evidence")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "200x50"])
@pytest.mark.parametrize("name", screens(NARROW))
def test_the_screen_is_as_it_was_looked_at(name: str, size: Size) -> None:
    """To take a new look: delete the file, run this once, and read what was written."""
    golden = SCREENS / f"{name}-{size.columns}x{size.rows}.txt"
    lines = shown(screens(size)[name])
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text("\n".join(lines) + "\n", encoding="utf-8")
        pytest.fail(f"{golden.name} is new: read it")

    assert lines == golden.read_text(encoding="utf-8").split("\n")[:-1]


@given(columns=st.integers(1, 130), rows=st.integers(1, 60))
@settings(max_examples=40)
def test_every_screen_fits_whatever_its_size(columns: int, rows: int) -> None:
    size = Size(columns=columns, rows=rows)
    for state in SOME:
        resized = reduce(state, Resized(size)).state
        lines = draw(resized)
        assert len(lines) <= max(1, rows)
        assert all(cell_len(text_of_line(one)) <= columns for one in lines)


SOME = [screens(NARROW)[name] for name in ("requirement", "edit", "interview", "help", "confirm", "end", "suspect")]


def test_rows_are_left_to_whoever_types() -> None:
    assert len(draw(screens(NARROW)["edit"])) == 24 - INPUT_ROWS


def test_a_screen_that_is_made_smaller_can_be_scrolled_to_its_end() -> None:
    state = after(reduce(screens(WIDE)["requirement"], Resized(Size(columns=60, rows=12))).state, *["pagedown"] * 9)

    assert shown(state)[-4].startswith(("For", "   "))
    assert "of" in shown(state)[-3]


def test_more_evidence_shows_every_quote() -> None:
    state = after(sample(WIDE), "/", typed("PAIN-001"))
    assert len(state.sheet.quotes) > 2
    assert "(2 of" in "\n".join(shown(state))

    everything = "\n".join(shown(after(state, "m")))

    assert all(one.words[:40] in everything for one in state.sheet.quotes)


def test_a_waived_finding_says_so_at_once() -> None:
    state = after(begun(), "/", typed("REQ-001"), "w", typed("TRACE-003 agreed"))

    assert any(line.startswith("Waived") for line in shown(state))


def test_an_edited_item_shows_its_new_text() -> None:
    state = after(begun(), "e", typed("Copying takes a whole evening"), "b")

    assert "  Copying takes a whole evening" in shown(state)
    assert "edit by Dana" in shown(state)[1]


def hostile() -> State:
    """Everything that an interview, a model or a person may have written, full of signs that terminals obey."""
    text = f"{HOSTILE} words"
    turns = tuple(one.model_copy(update={"speaker": HOSTILE, "text": text}) for one in TALK.interviews[0].turns)
    talk = TALK.interviews[0].model_copy(update={"turns": turns, "file": HOSTILE})
    said = quote(1, text).model_copy(update={"speaker": HOSTILE})
    about = finding().model_copy(update={"item": pain().id, "field": "name", "message": text, "fix": text})
    prd = draft(about, title=HOSTILE).model_copy(
        update={
            "evidence": (said,),
            "icp": draft().icp.model_copy(update={"pains": (pain().model_copy(update={"name": text}),)}),
            "suspect": (Suspect(item=pain().id, decision="DEC-001", reasons=(text,)),),
        }
    )
    decisions = decided(prd, {"action": "accept", "item": "PAIN-001"})
    return begun(Material(prd=prd, interviews=Interviews(interviews=(talk,)), decisions=decisions))


@pytest.mark.parametrize("keys", ["", "o", "m", "A", "e", "r", "w", "?"])
def test_no_sign_that_a_terminal_obeys_reaches_it(keys: str) -> None:
    state = after(hostile(), *keys)

    for line in (*shown(state), *linear(state)):
        assert line.isprintable()
        assert "\u202e" not in line
    assert "safe" in "".join(shown(after(hostile())))


def test_a_search_for_controls_shows_none() -> None:
    assert all(one.isprintable() for one in shown(after(hostile(), "/", typed("\x1b[31m"))))


@given(st.text())
def test_what_is_visible_is_one_line_that_nothing_obeys(text: str) -> None:
    assert not any(ord(one) < 32 or 127 <= ord(one) < 160 or 0xD800 <= ord(one) < 0xE000 for one in visible(text))


@given(st.text(alphabet=st.characters(max_codepoint=0x30000, exclude_categories=["Cs"])), st.integers(2, 40))
def test_wrapped_text_loses_no_word_and_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)

    assert "".join("".join(lines).split()) == "".join(visible(text).split())
    assert all(cell_len(one) <= width for one in lines)
    assert cell_len(clipped(text, width)) <= width
    assert cell_len(clipped_before(text, width)) <= width


def test_the_sample_is_reviewed_whole() -> None:
    assert {one.stage.value for one in sample().sheets} == {"pains", "problem", "jobs", "requirements", "metrics"}
    assert sample_prd().findings == ()
