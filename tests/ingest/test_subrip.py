from pathlib import Path

import pytest

from tests.ingest.reading import read, spoken

CALL = """\
1
00:00:01,000 --> 00:00:03,500
Ruth Halloran: And how do you
hear of it?

2
00:00:04,000 --> 00:00:06,000
Tomas Brandt: <i>Mostly</i> {\\an8}by text &amp; luck.

3
00:00:06,200 --> 00:00:07,000
42

4
00:00:08,000 --> 00:00:09,000
Ruth Halloran: Forty-two?
"""
SAID = [
    ("Ruth Halloran", "And how do you hear of it?"),
    ("Tomas Brandt", "Mostly by text & luck. 42"),
    ("Ruth Halloran", "Forty-two?"),
]


@pytest.mark.parametrize("name", ["call.srt", "call.txt", "call"])
def test_cues_are_read_under_any_name(name: str) -> None:
    interview = read(CALL, name)

    assert interview.format == "srt"
    assert spoken(interview) == SAID
    assert [(mark.line, mark.time) for mark in interview.turns[1].marks] == [(8, 4.0), (12, 6.2)]


@pytest.mark.parametrize(
    "text",
    [
        CALL.replace(",000", ".000").replace(",500", ".500").replace(",200", ".200"),
        CALL.replace(",000", "").replace(",500", "").replace(",200", ""),
        CALL.replace("00:00:0", "00:0"),
        CALL.replace("\n\n", "\n"),
        CALL.replace("\n\n", "\n\n\n \n"),
        "\ufeff" + CALL,
    ],
    ids=["full stops", "no fractions", "no hours", "no blank lines", "many blank lines", "byte-order mark"],
)
def test_the_ways_tools_write_it_say_the_same(text: str) -> None:
    assert spoken(read(text, "call.srt")) == SAID


@pytest.mark.parametrize("cut", ["5", "5\n00:00:1", "5\n00:00:10,000 --> 00:", "5\n00:00:10,000 --> 00:00:11,000\n"])
def test_a_file_that_is_cut_off_gives_what_is_there(cut: str) -> None:
    assert spoken(read(f"{CALL}\n{cut}", "call.srt")) == SAID


def test_recognised_speech_without_speakers_becomes_windows() -> None:
    cues = (f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nwe count all of it by hand" for n in range(40))

    interview = read("\n\n".join(cues), "talk.srt")

    assert len(interview.turns) > 1
    assert {turn.speaker for turn in interview.turns} == {"Unknown speaker"}
    assert all(len(turn.text.split()) <= 90 for turn in interview.turns)


def test_a_call_as_people_export_it() -> None:
    interview = read((Path(__file__).parent / "files" / "call.srt").read_bytes(), "call.srt")

    assert [turn.speaker for turn in interview.turns] == ["Ruth Halloran", "Petra Lind"] * 3
    assert interview.turns[3].text.endswith(
        "half past two. And on Tuesday the screws were wrong already. Forty boxes & a bit."
    )
    assert interview.turns[3].mark_at(interview.turns[3].text.index("Tuesday")).time == 19.6
