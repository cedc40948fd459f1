from io import StringIO

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


def test_the_text_is_that_of_webvtt_py() -> None:
    theirs = " ".join(caption.text.replace("\n", " ") for caption in webvtt.from_buffer(StringIO(ZOOM)).captions)

    ours = " ".join(turn.text for turn in read(ZOOM, "call.vtt").turns)

    assert ours == theirs.replace("Tomas Brandt: ", "").replace("Ruth Halloran: ", "")
