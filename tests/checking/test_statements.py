"""Requirements are found however they are written down, with the place of every word."""

import pytest

from icp2prd.checking.markdown import read_markdown
from icp2prd.checking.statements import Kind, Statement, statements_of


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.label, one.text) for one in statements(text)]


def statements(text: str) -> tuple[Statement, ...]:
    return statements_of(read_markdown(text, "x.md"))


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("- The product must list slots.", "", "The product must list slots."),
        ("3. The product *shall* list slots.", "", "The product shall list slots."),
        ("REQ-12: The product must list slots.", "REQ-12", "The product must list slots."),
        ("- **FR-3** The product must list slots.", "FR-3", "The product must list slots."),
        ("* [R7] The product must list `slots`.", "R7", "The product must list slots."),
        ("- **NFR-1.2** – Slots should load.", "NFR-1.2", "Slots should load."),
        ("We met in May. The product must list slots. It rained.", "", "The product must list slots."),
        ("- The product must list [slots](https://example.org/fast).", "", "The product must list slots."),
    ],
)
def test_a_line_that_binds_is_found_with_its_label(line: str, label: str, text: str) -> None:
    assert found(line) == [("statement", label, text)]


def test_stories_and_scenarios_are_recognised() -> None:
    text = (
        "- As a florist, I want to see free slots, so that I keep promises.\n"
        "- Given a slot, when it ends, then it is shown.\n"
    )

    assert found(text) == [
        ("story", "", "As a florist, I want to see free slots"),
        ("scenario", "", "Given a slot, when it ends, then it is shown."),
    ]
    assert [one.reasoned for one in statements(text)] == [True, False]


def test_cells_of_the_right_column_are_requirements_with_the_label_of_their_row() -> None:
    text = (
        "# Requirements\n\n| ID | Requirement | Owner |\n|---|---|---|\n"
        "| FR-1 | Dark mode | Ines |\n| FR-2 | Slots must load | Joss |\n"
    )

    assert found(text) == [("bare", "FR-1", "Dark mode"), ("statement", "FR-2", "Slots must load")]
    assert [one.line for one in statements(text)] == [5, 6]


def test_a_label_in_a_heading_holds_for_what_stands_under_it() -> None:
    text = (
        "# T\n\n## Requirements\n\n### REQ-4 Slots\n\nThe product must list slots.\n\n"
        "### REQ-5 Couriers\n\nCouriers must sign in.\n"
    )

    assert [label for _, label, _ in found(text)] == ["REQ-4", "REQ-5"]


def test_every_line_of_a_bare_list_is_one() -> None:
    assert found("Dark mode\nThe product must list slots\nReports") == [
        ("bare", "", "Dark mode"),
        ("statement", "", "The product must list slots"),
        ("bare", "", "Reports"),
    ]
    assert [one.line for one in statements("Dark mode\nReports")] == [1, 2]
    assert [one.label for one in statements("R1: Dark mode\nR2: Reports must open")] == ["R1", "R2"]


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n## Problem\n\nCouriers must wait, and should not.\n",
        "# A\n\n## Out of scope\n\n- The product must not plan routes.\n",
        "# A\n\n## Requirements\n\n> “It must be fast, we should have had it.”\n",
        "# A\n\n## Requirements\n\n- **Why:** couriers must wait.\n- **Must:** 4 of 5.\n- Verified by test.\n",
        "# A\n\n## Requirements\n\n```\nthe product must\n```\n",
        "# A\n\n## Requirements\n\nThis section lists what we agreed on.\n\n- These hold:\n- Which slots?\n",
        "---\ntitle: what we must do\n---\n\nHello.\n\n- [ ] \n",
        "",
    ],
)
def test_what_tells_and_does_not_bind_is_no_requirement(text: str) -> None:
    assert [one for one in found(text) if one[0] != Kind.BARE] == []
    assert found(text) == [] or text.startswith("---")


def test_every_character_is_where_its_origin_says() -> None:
    text = (
        "# Requirements\n\n1. **REQ-1:** The *product* must\n   list `free` [slots](u) \\* today.\n\n"
        "| a | Requirement |\n|--|--|\n| x | x must be x |\n\n> - quoted must\n\n- Ünïcode — “must” 🥐 bake\n"
    )
    lines = text.split("\n")
    read = statements(text)

    assert len(read) == 3
    for one in read:
        for sign, (line, column) in zip(one.text, one.origin, strict=True):
            assert sign == " " or lines[line][column] == sign


def test_line_ends_and_marks_of_other_systems_change_nothing() -> None:
    text = "# Requirements\n\n- The product must list slots.\n"

    assert found("\ufeff" + text.replace("\n", "\r\n")) == found(text)
    assert statements(text.replace("\n", "\r\n"))[0].line == 3
