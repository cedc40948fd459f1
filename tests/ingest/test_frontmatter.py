import pytest

from tests.ingest.reading import read, roles, spoken

TALK = "Ruth: How?\n\nDana: By hand.\n\nRuth: And?\n\nDana: Late.\n"


def test_front_matter_is_details_and_lines_are_counted_through_it() -> None:
    interview = read(f"---\ndate: 2025-05-14\ncompany: Acme\n---\n\n{TALK}", "call.md")

    assert [(detail.name, detail.value, detail.line) for detail in interview.details] == [
        ("date", "2025-05-14", 2),
        ("company", "Acme", 3),
    ]
    assert interview.turns[0].line == 6


@pytest.mark.parametrize(
    "front",
    [
        "interviewer: Ruth Halloran\ncustomer: Dana Okafor",
        "customer: Dana Okafor, CEO at Kelpwright",
        "Interviewee: Dana Okafor (CEO)",
        "participant: Dana",
        "moderator: Ruth",
        "speakers:\n  Ruth: interviewer\n  Dana: customer",
        "speakers:\n  interviewer: Ruth\n  customer: Dana",
        "speakers:\n  interviewer: [Ruth, Kim]\n  customer: Dana",
        "interviewer name: Ruth\ncustomer since: 2019",
        "customers: [Ana Ruiz, Dana Okafor]",
        "customer: Ana Ruiz and Dana Okafor",
    ],
)
def test_front_matter_says_who_is_who(front: str) -> None:
    found = roles(read(f"---\n{front}\n---\n{TALK}", "call.md"))

    assert {name: role.value for name, role in found.items()} == {"Ruth": "interviewer", "Dana": "customer"}


def test_front_matter_says_whose_notes_they_are() -> None:
    interview = read("---\ncustomer: Dana Okafor\n---\n# Call\n\n- four hours a month\n", "notes.md")

    assert [(turn.speaker, turn.role.value, turn.person) for turn in interview.turns] == [
        ("Dana Okafor", "customer", "dana-okafor")
    ]


def test_front_matter_that_is_no_yaml_is_read_line_by_line_and_said_so() -> None:
    interview = read(f"---\ncompany: Acme: the best\ncustomer: Dana\n---\n{TALK}", "call.md")

    assert [(detail.name, detail.value) for detail in interview.details] == [
        ("company", "Acme: the best"),
        ("customer", "Dana"),
    ]
    assert [notice for notice in interview.notices if "not valid YAML" in notice]


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{TALK}",
        "---\n\nJust words, and a rule below.\n\n---\n\nMore words.\n",
        "---\n- a list\n- of things\n---\nMore words.\n",
        "---\n---\nWords.\n",
    ],
)
def test_a_rule_on_top_is_not_front_matter(text: str) -> None:
    interview = read(text, "call.md")

    words = " ".join(text for _, text in spoken(interview))
    assert interview.details == ()
    assert all(word in words for word in text.split() if word.isalpha())


def test_front_matter_cannot_grow_without_end() -> None:
    bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{new}: &{new} [*{old},*{old},*{old},*{old},*{old},*{old},*{old},*{old},*{old}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert spoken(read(f"{bomb}---\n{TALK}", "call.md"))[0] == ("Ruth", "How?")
    assert spoken(read(f"---\na: {'[' * 5000}\n---\n{TALK}", "call.md"))[-1] == ("Dana", "Late.")
