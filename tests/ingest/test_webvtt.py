from io import StringIO
from pathlib import Path

import pytest
import webvtt

from tests.ingest.reading import read, spoken

ZOOM = """\
WEBVTT

1
00:00:04.859 --> 00:00:07.410
Ruth Halloran: Hi Tomas, can you hear me?

2
00:00:09.540 --> 00:00:12.990
Tomas Brandt: Yeah, I'm in the phone booth,

3
00:00:12.990 --> 00:00:15.000
everyone calls it the coffin.

4
00:00:15.630 --> 00:00:17.760
Tomas Brandt: Better?

5
00:00:19.980 --> 00:00:21.240
Ruth Halloran: Note: it is. Much better.
"""


def test_zoom_names_its_speakers_in_the_text_and_a_cue_without_name_goes_on() -> None:
    assert spoken(read(ZOOM, "call.vtt")) == [
        ("Ruth Halloran", "Hi Tomas, can you hear me?"),
        ("Tomas Brandt", "Yeah, I'm in the phone booth, everyone calls it the coffin. Better?"),
        ("Ruth Halloran", "Note: it is. Much better."),
    ]


def test_cues_of_one_speaker_are_one_turn_whose_every_character_has_a_line_and_a_time() -> None:
    turn = read(ZOOM, "call.vtt").turns[1]

    assert [(mark.offset, mark.line, mark.time) for mark in turn.marks] == [
        (0, 9, 9.54),
        (30, 13, 12.99),
        (60, 17, 15.63),
    ]
    assert turn.mark_at(turn.text.index("coffin")).time == 12.99


def vtt(*payloads: str, header: str = "WEBVTT") -> str:
    cues = (f"00:{number:02}.000 --> 00:{number + 1:02}.000\n{text}" for number, text in enumerate(payloads))
    return "\n\n".join((header, *cues))


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("<v Ann>By hand.</v>", ("Ann", "By hand.")),
        ("<v Ann>By hand.", ("Ann", "By hand.")),
        ("<v.loud Ann>By hand.</v>", ("Ann", "By hand.")),
        ("<v Ruiz, Ana (She/Her)>By\nhand.</v>", ("Ruiz, Ana (She/Her)", "By hand.")),
        (
            "<v Ann>By <c.yellow>hand</c>, <i>I</i> <00:00:01.500>say &amp; mean.</v>",
            ("Ann", "By hand, I say & mean."),
        ),
        ("<v Ann>3 < 4 and 5 > 4</v>", ("Ann", "3 < 4 and 5 > 4")),
    ],
)
def test_voice_tags_name_the_speaker(payload: str, expected: tuple[str, str]) -> None:
    assert spoken(read(vtt(payload, "<v Bo>Oh.</v>"), "call.vtt"))[0] == expected


def test_several_voices_in_one_cue_are_several_turns() -> None:
    interview = read(vtt("<v Ann>How?</v> <v Bo>By hand.</v>"), "call.vtt")

    assert spoken(interview) == [("Ann", "How?"), ("Bo", "By hand.")]


def test_teams_cues_out_of_order_are_put_in_order_and_said_so() -> None:
    teams = (
        "WEBVTT\n\nab/11-0\n00:00:25.000 --> 00:00:27.000\n<v Bo>By hand.</v>\n\n"
        "ab/10-0\n00:00:20.000 --> 00:00:26.000\n<v Ann>How?</v>\n"
    )

    interview = read(teams, "call.vtt")

    assert spoken(interview) == [("Ann", "How?"), ("Bo", "By hand.")]
    assert [notice for notice in interview.notices if "out of order" in notice]


def test_a_second_recording_below_the_first_stays_below() -> None:
    first = "00:10:00.000 --> 00:10:01.000\n<v Ann>One.</v>"
    second = "00:00:01.000 --> 00:00:02.000\n<v Bo>Two.</v>"

    assert [text for _, text in spoken(read(f"WEBVTT\n\n{first}\n\n{second}\n", "a.vtt"))] == ["One.", "Two."]


def test_notes_styles_and_regions_are_no_speech() -> None:
    interview = read(
        vtt(
            "<v Ann>How?</v>",
            header="WEBVTT - call\nKind: captions\n\nSTYLE\n::cue {}\n\nREGION\nid:a\n\nNOTE made by hand",
        ),
        "call.vtt",
    )

    assert spoken(interview) == [("Ann", "How?")]
    assert [notice for notice in interview.notices if "a comment in the captions (line 10" in notice]


@pytest.mark.parametrize("rest", ["", "6", "6\n00:00:2", "6\n00:00:21.500 -->", "00:00:21.500 --> 00:0", "ab12-cd/6-0"])
def test_a_file_that_is_cut_off_gives_what_is_there(rest: str) -> None:
    assert spoken(read(f"{ZOOM}\n{rest}", "call.vtt"))[-1] == ("Ruth Halloran", "Note: it is. Much better.")


def test_a_file_cut_off_at_its_top_is_known_by_its_name_and_times() -> None:
    assert read(ZOOM[80:], "call.vtt").format == "webvtt"


def test_words_below_a_blank_line_in_a_cue_are_kept() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One.\n\nTwo, below a blank.\n"

    assert spoken(read(text, "a.vtt")) == [("Ann", "One. Two, below a blank.")]


def test_a_broken_time_loses_no_words() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One.\n\n00:xx --> 00:04.000\n<v Bo>Two.\n"

    assert [text for _, text in spoken(read(text, "a.vtt"))] == ["One.", "Two."]


def test_captions_without_speakers_become_windows_with_times() -> None:
    interview = read(vtt(*["we copy it all by hand, each and every month, and then"] * 20), "talk.vtt")

    assert [turn.speaker for turn in interview.turns] == ["Unknown speaker"] * len(interview.turns)
    assert len(interview.turns) > 1
    assert interview.turns[1].time is not None
    assert all(len(turn.text.split()) <= 90 for turn in interview.turns)


def test_a_cue_named_by_a_guid_says_nothing_by_its_name() -> None:
    text = "WEBVTT\n\n90a4b0c8-b2ca-4147-85e9-515fe750cc7a/10-0\n00:00:01.000 --> 00:00:02.000\n<v Ann>One.</v>\n"

    interview = read(text, "call.vtt")

    assert spoken(interview) == [("Ann", "One.")]
    assert not [notice for notice in interview.notices if "cue" in notice]


def test_text_wrapped_within_one_voice_tag_is_that_persons() -> None:
    interview = read(vtt("<v Ruiz, Ana>By hand,\nand then\nagain.</v>", "<v Bo>Oh.</v>"), "call.vtt")

    assert spoken(interview) == [("Ruiz, Ana", "By hand, and then again."), ("Bo", "Oh.")]


def test_settings_behind_a_time_are_no_words_and_words_there_are() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000 align:start position:0% line:84%,start\n<v Ann>One.\n\n"
        "00:03.000 --> 00:04.000 Two, on the line of the time.\n"
    )

    assert spoken(read(text, "a.vtt")) == [("Ann", "One. Two, on the line of the time.")]


def test_a_file_cut_off_within_a_tag_ends_with_the_words_before_it() -> None:
    interview = read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>One.</v> and <v Bo Ch", "a.vtt")

    assert spoken(interview) == [("Ann", "One. and")]
    assert [notice for notice in interview.notices if "a tag that is cut off (line 4: “<v Bo Ch”)" in notice]


def test_names_in_square_brackets_are_speakers() -> None:
    interview = read(vtt("[Ann] How?", "[Bo] By hand.", "[laughs] honestly", "[Ann] Oh."), "call.vtt")

    assert spoken(interview) == [("Ann", "How?"), ("Bo", "By hand. [laughs] honestly"), ("Ann", "Oh.")]


YOUTUBE = """\
WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.470 align:start position:0%
␣
so we<00:00:00.480><c> count</c><00:00:00.640><c> boxes</c>

00:00:02.470 --> 00:00:02.480 align:start position:0%
so we count boxes
␣

00:00:02.480 --> 00:00:04.870 align:start position:0%
so we count boxes
by hand<00:00:02.800><c> no</c>

00:00:04.870 --> 00:00:04.880 align:start position:0%
by hand no
␣

00:00:04.880 --> 00:00:06.000 align:start position:0%
by hand no
by hand<00:00:05.100><c> no</c>

00:00:06.000 --> 00:00:06.010 align:start position:0%
by hand no
␣
""".replace("␣", " ")


def test_rolling_captions_show_every_line_again_and_say_it_once() -> None:
    interview = read(YOUTUBE, "talk.vtt")

    assert [turn.text for turn in interview.turns] == ["so we count boxes by hand no by hand no"]
    assert [(mark.line, mark.time) for mark in interview.turns[0].marks] == [(7, 0.16), (15, 2.48), (23, 4.88)]
    assert [notice for notice in interview.notices if "a line that the captions show again" in notice]


def test_rolling_captions_as_people_download_them() -> None:
    interview = read((Path(__file__).parent / "files" / "rolling.vtt").read_bytes(), "rolling.vtt")

    assert [turn.text for turn in interview.turns] == [
        "so um we count the boxes every sunday by hand and it is wrong by tuesday because nobody writes it down"
    ]


def test_what_is_said_again_in_ordinary_captions_stays() -> None:
    interview = read(vtt("No.", "No.", "No.", "[Music]", "[Music]", "No."), "talk.vtt")

    assert interview.turns[0].text == "No. No. No. [Music] [Music] No."


def test_the_text_is_that_of_webvtt_py() -> None:
    theirs = " ".join(caption.text.replace("\n", " ") for caption in webvtt.from_buffer(StringIO(ZOOM)).captions)

    ours = " ".join(turn.text for turn in read(ZOOM, "call.vtt").turns)

    assert ours == theirs.replace("Tomas Brandt: ", "").replace("Ruth Halloran: ", "")
