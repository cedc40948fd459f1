"""Questions as headings, and somebody's own answers below."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp2prd.domain.interview import Role
from tests.ingest.reading import read, roles, spoken

FRONT = "---\ninterviewer: Jo Day\ncustomer: Maria de Souza\n---\n\n"
QUESTIONS = ("How do you do it now?", "What goes wrong?", "What would you pay?", "Anything else?")
ANSWERS = st.lists(
    st.sampled_from(
        [
            "By hand. Honestly, it takes me four hours.",
            "We lost 340 € – and the morning.",
            "I said half past ten, at Zoë's café.\nNot eleven.",
            "My boss asked “why”, and I had nothing.",
        ]
    ),
    min_size=1,
    max_size=3,
)


def sheet(answers: list[list[str]], front: str = FRONT, title: str = "# About the month end") -> str:
    asked = (f"## {question}\n\n" + "\n\n".join(said) for question, said in zip(QUESTIONS, answers, strict=True))
    return front + title + "\n\n" + "\n\n".join(asked) + "\n"


PLAIN = sheet([["I count it by hand.", "We are four."], ["My list is old."], ["I'd pay."], ["We are done."]])


@settings(deadline=None, derandomize=True, max_examples=60)
@given(answers=st.lists(ANSWERS, min_size=4, max_size=4))
def test_questions_are_the_interviewers_and_every_paragraph_below_is_the_customers(answers: list[list[str]]) -> None:
    interview = read(sheet(answers), "maria.md")

    expected = []
    for question, said in zip(QUESTIONS, answers, strict=True):
        expected.append(("Jo Day", question))
        expected += [("Maria de Souza", " ".join(paragraph.split("\n"))) for paragraph in said]
    assert interview.format == "written answers"
    assert spoken(interview) == expected
    assert roles(interview) == {"Jo Day": Role.INTERVIEWER, "Maria de Souza": Role.CUSTOMER}
    assert not any(turn.noted for turn in interview.turns)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_same_answers_in_other_bytes_are_the_same_turns(codec: str, line_end: str) -> None:
    assert read(PLAIN.replace("\n", line_end).encode(codec), "maria.md").turns == read(PLAIN, "maria.md").turns


def test_the_title_may_name_who_answers() -> None:
    answers = [["I count it."], ["We wait."], ["I'd pay."], ["My list is old."]]

    interview = read(sheet(answers, front="", title="# Written answers: Maria de Souza, CFO"), "a.md")

    assert roles(interview) == {"Interviewer": Role.INTERVIEWER, "Maria de Souza": Role.CUSTOMER}


def test_a_heading_between_the_answers_is_their_place_and_lists_are_answers_too() -> None:
    text = PLAIN.replace("My list is old.", "My list is old.\n\n### In spring\n\nWe wait.") + "\n- and my keys\n"

    turns = read(text, "maria.md").turns

    assert [(turn.place, turn.text) for turn in turns if "wait" in turn.text] == [("In spring", "We wait.")]
    assert turns[-1].text == "and my keys"
    assert turns[-1].role is Role.CUSTOMER


def test_what_stands_above_the_first_question_is_nobodys_answer() -> None:
    interview = read(PLAIN.replace("## How", "Sent by mail, please file.\n\n## How", 1), "maria.md")

    assert interview.format == "written answers"
    assert (interview.turns[0].text, interview.turns[0].role) == ("Sent by mail, please file.", Role.OTHER)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("customer: Maria de Souza\n", ""),
        PLAIN.replace("customer: Maria de Souza", "customer: Maria de Souza; Bo Chen"),
        PLAIN.replace("# About the month end", "# Notes of a call"),
        PLAIN.replace("I ", "She ").replace("I'd", "She'd").replace("We ", "They ").replace("My ", "Her "),
        PLAIN.replace("?\n", "\n"),
        "\n".join(f"- {line}" if line and line[0] not in "#-ic" else line for line in PLAIN.split("\n")),
    ],
    ids=["nobody named", "two named", "notes by title", "of somebody else", "no questions", "bullets"],
)
def test_what_could_be_somebodys_notes_is_read_as_notes(text: str) -> None:
    interview = read(text, "maria.md")

    assert interview.format == "notes"
    assert all(turn.noted for turn in interview.turns)
