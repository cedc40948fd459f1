"""`icp2prd review` at a pseudo-terminal: every key, in the real program."""

import json
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from icp2prd.review.keys import KEYS
from tests.cli.screens import COLOURS, Terminal


@pytest.fixture
def study(drafted: Path) -> Path:
    return drafted


def decided(study: Path) -> list[tuple[str, str]]:
    path = study / "prd" / "decisions.json"
    listed = json.loads(path.read_text())["decisions"] if path.exists() else []
    return [(one["action"], one["item"]) for one in listed]


def editor(home: Path) -> str:
    """An editor that writes one sentence and closes."""
    script = home / "editor.sh"
    script.write_text("#!/bin/sh\nprintf 'Orders are lost in the van.\\n' > \"$1\"\n")
    script.chmod(0o755)
    return str(script)


def item_in(shown: str) -> str:
    return shown.split("\n")[1].split()[0]


def test_every_key_does_what_help_says_it_does(study: Path, tmp_path: Path) -> None:
    pressed: list[str] = []

    with Terminal("review", study, "--as", "Dana", EDITOR=editor(tmp_path), VISUAL="") as terminal:

        def press(key: str, until: str) -> str:
            pressed.append(key)
            return terminal.press(key, until)

        first = item_in(terminal.read("a accept"))
        press("?", "accept it as it stands")
        press("down", "lines 2 to")
        press("up", "lines 1 to")
        press("pagedown", "--decisions FILE")
        press("pageup", "lines 1 to")
        press("?", "a accept")
        press("m", "a accept")
        press("o", "o close")
        terminal.press("escape", "a accept")

        press("a", f"{first} accepted. Press u to undo.")
        assert decided(study) == [("accept", first)]
        press("u", f"Undone: {first} accepted.")
        assert decided(study) == []
        second = item_in(press("d", f"{first} deferred."))
        third = item_in(press("l", f"{second} locked."))
        press("e", f"New text of {third}")
        terminal.press(" again", " again")
        fourth = item_in(terminal.press("enter", f"{third} edited."))
        fifth = item_in(press("E", f"{fourth} edited."))
        press("r", f"Why is {fifth} rejected?")
        terminal.press("escape", "Left as it is.")
        terminal.press("r", f"Why is {fifth} rejected?")
        terminal.press("we bake no such thing", "no such thing")
        terminal.press("enter", f"{fifth} rejected.")

        press("/", "Search for")
        terminal.press("REQ-001", "REQ-001")
        terminal.press("enter", "REQ-001 requirement")
        press("w", "Why may WORDS-002 stand?")
        terminal.press("a term of the trade", "of the trade")
        terminal.press("enter", "WORDS-002 about REQ-001 waived.")
        here = item_in(terminal.read("REQ-001 requirement"))
        there = item_in(press("n", "REQ-002"))
        press("b", here)
        terminal.press("right", there)
        terminal.press("left", here)

        press("A", "no findings and no decision yet?")
        terminal.press("n", "Nothing was accepted.")
        terminal.press("A", "no findings and no decision yet?")
        terminal.press("y", "without findings accepted.")
        pressed.append("q")
        terminal.press("q", "Next: icp2prd run")
        assert terminal.ended() == 0

    assert decided(study)[:6] == [
        ("defer", first),
        ("lock", second),
        ("edit", third),
        ("edit", fourth),
        ("reject", fifth),
        ("waive", "REQ-001-AC1"),
    ]
    assert {action for action, _ in decided(study)[6:]} == {"accept"}
    texts = [one.get("text") for one in json.loads((study / "prd" / "decisions.json").read_text())["decisions"]]
    assert texts[2].endswith(" again")
    assert texts[3] == "Orders are lost in the van."
    assert {one.key for one in KEYS} <= set(pressed)


def test_without_an_editor_the_screen_says_why_and_the_text_is_typed_there(study: Path) -> None:
    with Terminal("review", study, "--as", "Dana", EDITOR="", VISUAL="") as terminal:
        first = item_in(terminal.read("a accept"))
        shown = terminal.press("E", "No editor is named")
        assert "type it here, or set $EDITOR" in " ".join(shown.split())
        assert f"New text of {first}" in shown
        terminal.press(" once more", " once more")
        terminal.press("enter", f"{first} edited.")
    assert decided(study) == [("edit", first)]


def test_an_interruption_keeps_what_was_decided_and_the_review_goes_on_there(study: Path) -> None:
    with Terminal("review", study, "--as", "Dana", "--no-color") as terminal:
        first = item_in(terminal.read("a accept"))
        second = item_in(terminal.press("a", f"{first} accepted."))
        third = item_in(terminal.press("n", "2 of" if first == second else "3 of"))
        terminal.press("ctrl-c", "Interrupted. 1 decision made here and kept")
        assert terminal.ended() == 130
        assert not COLOURS.search(terminal.written)
    assert decided(study) == [("accept", first)]

    with Terminal("review", study, "--as", "Dana", columns=200, rows=50, NO_COLOR="1") as terminal:
        assert item_in(terminal.read("A accept all")) == third
        terminal.resize(80, 24)
        terminal.read("─" * 80 + "\n")
        terminal.read("b back  m more  ? help  q quit")
        assert item_in("\n".join(terminal.lines)) == third
        terminal.press("q", "Nothing was decided.")
        assert terminal.ended() == 0
        assert not COLOURS.search(terminal.written)


def test_colours_are_there_where_they_are_wanted(study: Path) -> None:
    with Terminal("review", study, "--as", "Dana", NO_COLOR="") as terminal:
        terminal.read("a accept")
        assert COLOURS.search(terminal.written)


def test_a_terminal_that_moves_no_cursor_gets_plain_lines(study: Path) -> None:
    with Terminal("review", study, "--as", "Dana", TERM="dumb") as terminal:
        terminal.read("help or quit?")
        terminal.press("accept\r", "accepted. Press u to undo.")
        terminal.press("quit\r", "Next: icp2prd run")
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.written
    assert [action for action, _ in decided(study)] == ["accept"]
