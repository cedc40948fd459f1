import pytest

from tests.ingest.asr.talk import TALK, as_json, export, loaded
from tests.ingest.reading import spoken

WHOLE = " ".join(TALK)


@pytest.mark.parametrize("name", ["whisper.json", "whisper.tsv"])
def test_without_speakers_the_text_is_cut_into_windows_with_the_time_of_each_segment(name: str) -> None:
    interview = export(name)

    assert " ".join(turn.text for turn in interview.turns) == WHOLE
    turn = interview.turns[0]
    assert turn.mark_at(turn.text.index("big sheet")).time == 5.4
    assert {speaker.name for speaker in interview.speakers} == {"Unknown speaker"}


def test_a_segment_without_a_speaker_is_nobody_s_between_two_that_have_one() -> None:
    assert spoken(export("whisperx.json")) == [
        ("SPEAKER_00", TALK[0]),
        ("SPEAKER_01", TALK[1]),
        ("Unknown speaker", "Oh no."),
        ("SPEAKER_00", "Before six?"),
        ("SPEAKER_01", TALK[3]),
    ]


def test_a_segment_without_a_speaker_whose_words_have_one_is_theirs() -> None:
    value = loaded("whisperx.json")
    for segment in value["segments"]:
        segment.pop("speaker", None)

    assert spoken(as_json(value))[:2] == [("SPEAKER_00", TALK[0]), ("SPEAKER_01", TALK[1])]


def test_a_segment_in_which_the_speaker_changes_is_two_turns() -> None:
    words = [
        {"word": word, "start": at, "speaker": speaker}
        for at, (word, speaker) in enumerate([("Every", "A"), ("day?", "A"), ("Most", "B"), ("days.", "B")])
    ]

    interview = as_json({"segments": [{"text": " Every day? Most days.", "start": 0, "speaker": "A", "words": words}]})

    assert spoken(interview) == [("Speaker A", "Every day?"), ("Speaker B", "Most days.")]
    assert interview.turns[1].time == 2.0


def test_in_a_script_without_spaces_the_speaker_can_change_within_a_word() -> None:
    words = [{"word": word, "start": at, "speaker": at // 2} for at, word in enumerate(["毎日", "ですか", "は", "い"])]

    interview = as_json({"segments": [{"text": "毎日ですかはい", "words": words}]})

    assert spoken(interview) == [("Speaker 0", "毎日ですか"), ("Speaker 1", "はい")]


def test_the_text_of_a_segment_decides_where_its_words_are_spelled_otherwise() -> None:
    words = [{"word": "forty", "start": 1.0}, {"word": "percent", "start": 2.0}, {"word": "so", "start": 3.0}]

    interview = as_json({"segments": [{"text": "40% — so “we think”, roughly.", "start": 0.5, "words": words}]})

    assert interview.turns[0].text == "40% — so “we think”, roughly."


@pytest.mark.parametrize(
    "value",
    [
        {"text": WHOLE},
        {"text": WHOLE, "segments": None, "language": "en"},
        {"task": "transcribe", "duration": 30, "text": WHOLE, "words": [{"word": "So", "start": 0.0, "end": 0.2}]},
        [{"text": part, "start": at} for at, part in enumerate(TALK)],
    ],
)
def test_other_shapes_of_the_family(value: object) -> None:
    assert " ".join(turn.text for turn in as_json(value).turns) == WHOLE


def test_times_that_cannot_be_are_no_times() -> None:
    segments = [{"text": "By hand.", "start": start, "speaker": "A"} for start in (-1, "x", None, 1e300, "4.5", True)]

    assert [mark.time for mark in as_json({"segments": segments}).turns[0].marks] == [None] * 4 + [4.5, None]
