"""The story of docs/walkthrough.md: what its commands print, and that the page tells no more than they do."""

import re

import pytest

from scripts.walkthrough_page import PAGE, played


@pytest.fixture(scope="module")
def told() -> str:
    return played(PAGE.read_text(encoding="utf-8"))


def said_by(told: str, command: str) -> list[str]:
    """What each call of a command printed, in order."""
    return re.findall(
        rf"^```console\n\$ icp2prd {re.escape(command)}[^\n]*\n(.*?)^```$", told, re.MULTILINE | re.DOTALL
    )


def suspects(printed: str) -> set[str]:
    return set(re.findall(r"^(?:Note: )?(REQ-\d+) is suspect", printed, re.MULTILINE))


def test_the_page_is_what_the_program_prints(told: str) -> None:
    assert told == PAGE.read_text(encoding="utf-8"), "run python scripts/generate.py"


def test_after_the_sixth_interview_two_of_three_accepted_requirements_are_suspect_and_all_stand(told: str) -> None:
    _, decided, sixth, reviewed, last = said_by(told, "run workshop")
    changed, _ = said_by(told, "diff workshop")

    assert suspects(decided) == set()
    assert suspects(sixth) == {"REQ-001", "REQ-002"}
    assert suspects(reviewed) == set()
    assert "REQ-003 was drafted again and is held back" in sixth
    assert not re.search(r"REQ-00[124].*\n +requirement;.*(?:meaning changed|reworded)", changed)
    assert "\nGone" not in changed
    assert "Nothing has changed" in last


def test_what_the_market_says_makes_suspect_what_it_bears_on_and_nothing_else(told: str) -> None:
    (learned,) = said_by(told, "learn workshop")
    _, changed = said_by(told, "diff workshop")

    assert "persevere" in learned
    assert suspects(learned) == set(re.findall(r"^  (REQ-\d+)  ", changed, re.MULTILINE)) != set()
