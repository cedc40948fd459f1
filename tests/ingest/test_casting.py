"""What looks like a speaker's name and is none stays in the text."""

import pytest

from icp2prd.domain.interview import Role
from icp2prd.domain.settings import Settings
from tests.ingest.reading import read, spoken


@pytest.mark.parametrize(
    "line",
    [
        "Note: this was before the merger.",
        "http://example.com/a is the page.",
        "https://example.com: the page.",
        "10:30 is when it starts.",
        "At 10:30 we stop.",
        "So here's the thing: nobody reads it.",
        "Time: 10am, every day.",
        "One thing: I hate it.",
        "Example: the board deck.",
        "First: open the sheet. Second: copy it.",
        "Pain Points: all of them.",
        "Next Steps: none.",
        "The Board: it never answers.",
        "I said to him: no way.",
        "Monday: QuickBooks. Tuesday: Stripe.",
        "It's simple: we don't.",
        "And then he goes: who are you?",
        "10:30 Monday: the call.",
        '"Look": that is what she said.',
        "Yes",
        "Okay.",
        "[Laughter]",
        "Ratio 3:1 at best.",
    ],
)
def test_a_line_of_a_turn_is_not_a_speaker(line: str) -> None:
    talk = f"Interviewer: How is it?\n\nMaria Lopez: Bad.\n\n{line}\n\nInterviewer: I see.\n\n"
    talk += "Maria Lopez: Yes.\n"

    assert spoken(read(talk)) == [
        ("Interviewer", "How is it?"),
        ("Maria Lopez", f"Bad.\n{line}"),
        ("Interviewer", "I see."),
        ("Maria Lopez", "Yes."),
    ]


def test_someone_who_speaks_once_is_a_speaker_where_the_label_looks_like_a_name() -> None:
    interview = read("Ana Ruiz: What?\nBo Chen: That.\nAna Ruiz: Hm.\nBo Chen: Yes.\nJoe van der Berg: Bye.\n")

    assert ("Joe van der Berg", "Bye.") in spoken(interview)


def test_two_lines_with_two_names_are_a_talk() -> None:
    assert spoken(read("Interviewer: How?\nMaria: By hand.\n")) == [
        ("Interviewer", "How?"),
        ("Maria", "By hand."),
    ]


def test_a_doubtful_label_is_read_as_text_and_said_so() -> None:
    interview = read(
        "Interviewer: How?\n\nMaria: By hand.\n\nQuickBooks: for the cash.\n\nInterviewer: Ok.\n\n"
        "Maria: And Stripe.\n\nBoth.\n\nAll.\n\nWell.\n\nI think.\n\nReally.\n"
    )

    assert interview.turns[1].text == "By hand.\nQuickBooks: for the cash."
    assert [notice for notice in interview.notices if "“QuickBooks:” (line 5)" in notice]


def test_settings_make_any_label_a_speaker() -> None:
    settings = Settings(speakers={"quickbooks": Role.CUSTOMER})

    interview = read(
        "Interviewer: How?\n\nQuickBooks: By hand.\n\nSlowly.\n\nAnd late.\n\nAlways.\n", settings=settings
    )

    assert [speaker.name for speaker in interview.speakers] == ["Interviewer", "QuickBooks"]


def test_where_names_are_bold_a_plain_word_with_a_colon_is_text() -> None:
    talk = "**Ana:** What?\n\n**Bo:** Two.\nStripe: one.\nStripe: two.\n\n**Ana:** Hm.\n\n**Bo:** Yes.\n"

    assert spoken(read(talk))[1] == ("Bo", "Two.\nStripe: one.\nStripe: two.")


@pytest.mark.parametrize("label", ["WHAT", "Pain", "Quote", "Users", "Action Items"])
def test_notes_with_headwords_are_notes(label: str) -> None:
    notes = f"# Call\n\n**{label}:** one thing\n\n**{label}:** another\n\n- {label}: a third\n"

    assert read(notes, "notes.md").format == "notes"


def test_an_outline_with_the_same_heads_in_every_part_is_no_talk() -> None:
    part = "### {}\n\nStimulus: somebody asks\n\nResponse: it answers\n\n"

    assert read("".join(part.format(name) for name in ("Speed", "Safety", "Cost")), "spec.md").format == "notes"


@pytest.mark.parametrize("name", ["spk_0", "SPEAKER_00", "Speaker 1", "Speaker A", "P1", "ES4", "Participant 3"])
def test_codes_of_recorders_and_researchers_are_speakers(name: str) -> None:
    assert spoken(read(f"Interviewer: How?\n{name}: By hand.\n"))[1] == (name, "By hand.")


@pytest.mark.parametrize(
    "name",
    ["Ruiz, Ana", "Ana Ruiz (She/Her)", "Dr. Ana Ruiz", "Ana R.", "O'Brien", "李娜", "ANA RUIZ", "Zoë"],
)
def test_names_people_have_are_speakers(name: str) -> None:
    talk = f"{name}: What?\nBo Chen: That.\n{name}: Hm.\nBo Chen: Yes.\n"

    assert [speaker for speaker, _ in spoken(read(talk))] == [name, "Bo Chen", name, "Bo Chen"]
