"""Every layout people paste becomes the same talk."""

import pytest

from tests.ingest.reading import read, spoken

TALK = [
    ("Interviewer", "How do you send the update now?"),
    ("Maria Lopez", "By hand. It takes me about four hours, every month."),
    ("Interviewer", "And when it is late?"),
    ("Maria Lopez", "Then the board calls me."),
]


def lines(form: str, apart: str = "\n\n") -> str:
    times = ("0:00", "0:07", "1:02", "1:02:03")
    return apart.join(
        form.format(name=name, text=text, time=time) for (name, text), time in zip(TALK, times, strict=True)
    )


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "form",
    [
        "{name}: {text}",
        "{name}:\t{text}",
        "**{name}:** {text}",
        "**{name}**: {text}",
        "__{name}:__ {text}",
        "*{name}:* {text}",
        "- **{name}:** {text}",
        "> **{name}:** {text}",
        "{name}:\n{text}",
        "**{name}:**\n{text}",
        "[{time}] {name}: {text}",
        "{time} {name}: {text}",
        "[{time}] **{name}:** {text}",
        "**[{time}] {name}:** {text}",
        "{name} ({time}): {text}",
        "{name} [{time}]: {text}",
        "{name} ({time}):\n{text}",
        "{name}  {time}\n{text}",
        "{name}  {time}  \n{text}",
        "**{name}**  {time}  \n{text}",
        "{name}   {time}\n{text}",
        "{name} ({time})\n{text}",
        "[{time}] {name}\n{text}",
        "{time}\t{name}:\t{text}",
    ],
)
def test_a_layout_is_read_as_the_talk_it_holds(form: str, apart: str) -> None:
    assert spoken(read(lines(form, apart))) == TALK


@pytest.mark.parametrize("form", ["{name}\n{text}", "**{name}**\n{text}", "{name}\n\n{text}"])
def test_a_name_alone_on_a_line_below_a_blank_one_is_a_speaker(form: str) -> None:
    assert spoken(read(lines(form))) == TALK


def test_a_turn_knows_its_line_and_its_time() -> None:
    turns = read(lines("{name}  {time}\n{text}")).turns

    assert [(turn.line, turn.time) for turn in turns] == [(2, 0.0), (5, 7.0), (8, 62.0), (11, 3723.0)]


def test_paragraphs_of_one_speaker_are_one_turn_with_a_mark_each() -> None:
    interview = read("Interviewer: And now?\n\nMaria: First this.\n\nThen that.\nMaria: And that.\n")

    turn = interview.turns[1]
    assert turn.text == "First this.\nThen that.\nAnd that."
    assert [(mark.offset, mark.line) for mark in turn.marks] == [(0, 3), (12, 5), (23, 6)]
    assert turn.mark_at(turn.text.index("that.\nAnd")).line == 5


def test_one_name_in_two_spellings_is_one_speaker() -> None:
    interview = read("MARIA: Hello there.\nInterviewer: Hi.\nMaria: It is late.\nInterviewer: Yes.\n")

    assert [speaker.name for speaker in interview.speakers] == ["MARIA", "Interviewer"]


def test_mark_up_goes_and_everything_else_stays() -> None:
    interview = read(
        "**Interviewer:** And *then*?\n\n"
        "**Maria:** I **hate** it, 2 * 3 * 4 times; see snake_case_name, *** and <b>x</b>.\n\n"
        "**Interviewer:** Ok.\n"
    )

    assert interview.turns[0].text == "And then?"
    assert interview.turns[1].text == "I hate it, 2 * 3 * 4 times; see snake_case_name, *** and x."


def test_escapes_of_markdown_go_in_markdown_only() -> None:
    text = "Interviewer: Where?\nMaria: In C:\\\\new \\- the old one\\!\nInterviewer: Oh.\n"

    assert read(text, "call.md").turns[1].text == "In C:\\new - the old one!"
    assert read(text, "call.txt").turns[1].text == "In C:\\\\new \\- the old one\\!"


MEET = """\
_This editable transcript was computer generated and might contain errors. People can \
also change the text after it was created._

Tyler Wright: Cool. We're recording, and…

Jigar Patel: yes,

### 00:05:00

Tyler Wright: so what would you change?

01:00:00

Jigar Patel: The price.

Transcription ended after 01:00:30
"""


def test_google_meet_is_read_with_its_times_and_without_its_furniture() -> None:
    interview = read(MEET, "sync.txt")

    assert interview.format == "google-meet"
    assert spoken(interview) == [
        ("Tyler Wright", "Cool. We're recording, and…"),
        ("Jigar Patel", "yes,"),
        ("Tyler Wright", "so what would you change?"),
        ("Jigar Patel", "The price."),
    ]
    assert [turn.time for turn in interview.turns] == [None, None, 300.0, 3600.0]
    assert [notice for notice in interview.notices if "banner (line 1" in notice]
    assert [notice for notice in interview.notices if "last line (line 15" in notice]


def test_attendees_of_google_meet_are_a_detail_and_known_speakers() -> None:
    interview = read(
        "Attendees\nAna Ruiz, Bo Chen, Ana Ruiz's Presentation\n\nTranscript\n\n"
        "Ana Ruiz: What broke?\n\nBo Chen: All of it.\n"
    )

    assert spoken(interview) == [("Ana Ruiz", "What broke?"), ("Bo Chen", "All of it.")]
    assert ("attendees", "Ana Ruiz, Bo Chen, Ana Ruiz's Presentation") in [
        (detail.name, detail.value) for detail in interview.details
    ]


def test_the_footer_of_otter_is_no_speech() -> None:
    interview = read("Ana  0:01\nSo, why?\n\nBo  0:04\nBecause.\n\nTranscribed by https://otter.ai\n")

    assert interview.format == "otter"
    assert spoken(interview) == [("Ana", "So, why?"), ("Bo", "Because.")]
    assert [notice for notice in interview.notices if "Otter's footer (line 7" in notice]


def test_headings_between_turns_are_their_place() -> None:
    interview = read("# Call\n\nAna: Hi.\n\nBo: Hi.\n\n## Pricing\n\nAna: And the price?\n\nBo: Too high.\n", "a.md")

    assert [turn.place for turn in interview.turns] == ["", "", "Pricing", "Pricing"]


def test_words_above_the_first_speaker_are_kept_as_notes_that_are_no_evidence() -> None:
    interview = read(
        "He came in late and we lost ten minutes. Audio was bad.\n\n"
        "Ana: So, what happened?\n\nBo: It broke.\n\nAna: How?\n"
    )

    first = interview.turns[0]
    assert (first.speaker, first.role.value) == ("Notes", "other")
    assert first.text == "He came in late and we lost ten minutes. Audio was bad."


def test_a_time_that_is_all_somebody_answers_is_kept() -> None:
    talk = "Interviewer:\nWhen do you start?\n\nAnn Lee:\n10:30\n\nInterviewer:\nOh?\n\nAnn Lee:\nYes.\n"

    assert spoken(read(talk)) == [
        ("Interviewer", "When do you start?"),
        ("Ann Lee", "10:30"),
        ("Interviewer", "Oh?"),
        ("Ann Lee", "Yes."),
    ]


def test_where_times_stand_below_names_one_without_words_is_a_time() -> None:
    talk = "Ann Lee:\n0:02\nHow?\n\nBo Chen:\n0:05\n\nAnn Lee:\n0:09\nHello?\n\nBo Chen:\n0:12\nBy hand.\n"

    assert spoken(read(talk)) == [("Ann Lee", "How?\nHello?"), ("Bo Chen", "By hand.")]


def test_a_time_that_a_full_line_ends_with_is_part_of_what_is_said() -> None:
    talk = "Ann Lee: We open on Mondays at\n10:30\nor so.\n\nBo Chen: And on Sundays?\n\n"
    talk += "Ann Lee: Never before\n9:15\n\nBo Chen: Oh.\n"

    assert spoken(read(talk)) == [
        ("Ann Lee", "We open on Mondays at\n10:30\nor so."),
        ("Bo Chen", "And on Sundays?"),
        ("Ann Lee", "Never before\n9:15"),
        ("Bo Chen", "Oh."),
    ]
