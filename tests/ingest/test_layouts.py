"""Every layout people paste, with the same short talk in it."""

from pathlib import Path

import pytest

from tests.ingest.reading import outcome, read, spoken

TALK = ("How do you do it now?", "By hand, mostly.", "And what comes of that?", "Mistakes, every Tuesday.")
NAMES = ("Ruth Halloran", "Tomas Brandt")


def written(layout: str, names: tuple[str, str] = NAMES) -> str:
    return "".join(layout.format(name=names[at % 2], text=text, time=f"0:0{at}:1{at}") for at, text in enumerate(TALK))


def said(names: tuple[str, str] = NAMES) -> list[tuple[str, str]]:
    return [(names[at % 2], text) for at, text in enumerate(TALK)]


LAYOUTS = {
    "name": "{name}: {text}\n",
    "bold name": "**{name}:** {text}\n\n",
    "bold name, colon outside": "**{name}**: {text}\n\n",
    "name alone": "{name}\n{text}\n\n",
    "name alone above a blank line": "{name}\n\n{text}\n\n",
    "time first": "[{time}] {name}: {text}\n",
    "time first, no brackets": "{time} {name}: {text}\n",
    "time and name above the text, as Word writes them": "{time} {name}\n{text}\n\n",
    "Otter": "{name}  {time}  \n{text}\n\n",
    "Teams": "{name}   {time}\n{text}\n",
    "Rev": "{name} ({time}):\n{text}\n\n",
    "Rev, pasted": "**{name}** ({time}):\n{text}\n\n",
    "name in square brackets": "[{name}] {text}\n",
    "name in square brackets, alone": "[{name}]\n{text}\n\n",
    "name in square brackets, and a colon": "[{name}]: {text}\n",
    "Zoom's saved captions": "[{name}] {time}\n{text}\n\n",
    "Whisper's range": "[{time} --> {time}] {name}: {text}\n",
    "tab": "{name}:\t{text}\n",
    "quoted": "> {name}: {text}\n",
}
CASTS = {
    "people": NAMES,
    "capitals": ("RUTH HALLORAN", "TOMAS BRANDT"),
    "last, first": ("Halloran, Ruth", "Brandt, Tomas"),
    "pronouns": ("Ruth Halloran (She/Her)", "Tomas Brandt (he/him)"),
    "numbers": ("Speaker 1", "Speaker 2"),
    "diarizer": ("spk_0", "spk_1"),
    "roles": ("Interviewer", "Respondent"),
}


@pytest.mark.parametrize("names", CASTS.values(), ids=CASTS)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_talk_is_read_from_any_layout_under_any_names(layout: str, names: tuple[str, str]) -> None:
    interview = read(written(layout, names))

    assert spoken(interview) == said(names)
    if "{time}" in layout:
        assert [turn.time for turn in interview.turns] == [0.0, 71.0, 132.0, 193.0] or [
            turn.time for turn in interview.turns
        ] == [10.0, 71.0, 132.0, 193.0]


def test_the_times_of_a_professional_transcript_stand_between_the_turns() -> None:
    text = "[0:00:00]\n\nInterviewer:\tHow?\n\nRespondent:\tAs (name) does it.\n\n[0:01:00]\n\nInterviewer:\tOh?\n"

    interview = read(text)

    assert [(turn.text, turn.time) for turn in interview.turns] == [
        ("How?", 0.0),
        ("As (name) does it.", 0.0),
        ("Oh?", 60.0),
    ]


def test_words_transcripts_come_in_utf_16_with_speakers_by_number() -> None:
    text = "Transcript\r\n\r\nSpeaker 1\r\nHow?\r\n\r\nSpeaker 2\r\nBy hand.\r\n\r\nMostly.\r\n\r\nSpeaker 1\r\nOh?\r\n"

    interview = read(b"\xff\xfe" + text.encode("utf-16-le"))

    assert spoken(interview) == [("Speaker 1", "How?"), ("Speaker 2", "By hand.\nMostly."), ("Speaker 1", "Oh?")]


MEET = """\
Attendees
Ruth Halloran, Tomas Brandt, Tomas Brandt's Presentation

### 00:00:00

Ruth Halloran: So when the boxes come in,…

Tomas Brandt: Mm-hm.

Ruth Halloran: who counts them?

### 00:05:00

Tomas Brandt: Whoever has a hand free…

Transcription ended after 00:05:30

This editable transcript was computer generated and might contain errors.
"""


def test_meet_leaves_its_cut_sentences_as_they_are_cut() -> None:
    interview = read(MEET, "call.md")

    assert interview.format == "google-meet"
    assert [(turn.speaker, turn.text, turn.time) for turn in interview.turns] == [
        ("Ruth Halloran", "So when the boxes come in,…", 0.0),
        ("Tomas Brandt", "Mm-hm.", 0.0),
        ("Ruth Halloran", "who counts them?", 0.0),
        ("Tomas Brandt", "Whoever has a hand free…", 300.0),
    ]


def test_what_teams_says_of_its_own_work_is_no_speech() -> None:
    interview = read("Ruth Halloran started transcription\n" + written("{name}   {time}\n{text}\n"))

    assert spoken(interview) == said()
    assert [notice for notice in interview.notices if "Teams' first or last line" in notice]


def test_remarks_in_square_brackets_are_no_speakers() -> None:
    text = "[Laughs] well, we do it by hand.\nIt takes a while.\n[Sighs] Every month.\n[Laughs] I know.\n"

    assert {turn.speaker for turn in read(text).turns} == {"Notes"}


@pytest.mark.parametrize("layout", ["[{time}.000 --> {time}.900]  {text}\n", "{time} {text}\n", "({time}) {text}\n"])
def test_a_time_before_every_line_is_the_time_of_the_words_behind_it(layout: str) -> None:
    lines = ["so we count the boxes", "by hand, mostly,", "and then again", "on Tuesday since", "somebody forgot."]

    interview = read("".join(layout.format(time=f"0:{5 * at:02}", text=text) for at, text in enumerate(lines)))

    assert interview.format == "captions"
    assert interview.turns[0].text == " ".join(lines)
    assert [mark.time for mark in interview.turns[0].marks] == [0.0, 5.0, 10.0, 15.0, 20.0]


def test_times_on_the_clock_before_lines_stay_words() -> None:
    text = "09:00 we meet\n10:00 we count boxes\n11:00 we read lists\n12:00 we eat\n13:00 we count again\n"

    assert outcome(text).model_dump()["format"] == "notes"


def test_a_rev_transcript_as_people_keep_it() -> None:
    interview = read((Path(__file__).parent / "files" / "rev.txt").read_bytes())

    assert [turn.speaker for turn in interview.turns] == ["Speaker 1", "Speaker 2"] * 3
    assert interview.turns[-1].time == 3636.0
