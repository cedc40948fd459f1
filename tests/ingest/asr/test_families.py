"""What holds for the JSON of every tool."""

import json
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from icp2prd.domain.interview import Interview, Unread
from icp2prd.domain.settings import Settings
from icp2prd.ingest import StudyFile, read_study_files
from icp2prd.ingest.asr import JSON_READERS
from icp2prd.ingest.registry import opened
from tests.ingest.asr.talk import FILES, TALK, export
from tests.ingest.reading import outcome, refuse, spoken

DATA = Path(__file__).parents[4] / "shared" / "data" / "formats"
NAMES = {
    "deepgram.json": ("deepgram", "Speaker 0", "Speaker 1"),
    "assemblyai.json": ("assemblyai", "Speaker A", "Speaker B"),
    "amazon.json": ("amazon-transcribe", "spk_0", "spk_1"),
    "fireflies.json": ("fireflies", "Pim Adeyo", "Runa Halvik"),
    "gong.json": ("gong", "Speaker 1", "Speaker 2"),
    "google.json": ("google-speech", "Speaker 1", "Speaker 2"),
    "speechmatics.json": ("speechmatics", "S1", "S2"),
}


@pytest.mark.parametrize("name", NAMES)
def test_words_of_one_speaker_are_one_turn(name: str) -> None:
    interview = export(name)

    tool, first, second = NAMES[name]
    assert interview.format == tool
    assert spoken(interview) == list(zip(cycle([first, second]), TALK, strict=False))


@pytest.mark.parametrize("name", NAMES)
def test_the_time_of_any_word_is_known_to_a_caption_s_length(name: str) -> None:
    answer = export(name).turns[1]

    assert answer.time == 5.1
    assert 9.0 < (answer.mark_at(answer.text.index("somebody")).time or 0) < 12.5


@pytest.mark.parametrize("name", NAMES)
def test_a_line_is_where_the_words_stand_in_the_file(name: str) -> None:
    lines = (FILES / name).read_text().split("\n")
    for turn in export(name).turns:
        for mark in turn.marks:
            assert json.dumps(turn.text[mark.offset :].split()[0].strip(",.?!"))[1:-1] in lines[mark.line - 1]


def test_each_file_is_recognised_by_its_own_tool_alone() -> None:
    for path in sorted(FILES.glob("*.json")):
        document = opened(StudyFile(name="a.txt", content=path.read_bytes()))
        scores = [reader.name for reader in JSON_READERS if reader.recognises(document)]
        assert len(scores) == 1, path.name


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the shared data is not at {DATA}")
@pytest.mark.parametrize(
    ("name", "tool", "turns", "speakers", "words"),
    [
        ("asr-json/amazon_transcribe_speakers.json", "amazon-transcribe", 8, ["spk_0", "spk_1"], 725),
        ("asr-json/assemblyai_transcription.json", "assemblyai", 1, ["Speaker A"], 60),
        ("asr-json/dg_speakers.json", "deepgram", 10, ["Speaker 0", "Speaker 1", "Speaker 2"], 226),
        ("asr-json/dg_speakers_no_utterances.json", "deepgram", 10, ["Speaker 0", "Speaker 1", "Speaker 2"], 226),
        ("asr-json/whisper_timestamped.json", "whisper", 1, ["Unknown speaker"], 59),
        ("whisper/faster_whisper_words_first40.json", "whisper", 5, ["Unknown speaker"], 329),
        ("whisper/openai_whisper_cli.json", "whisper", 162, ["Unknown speaker"], 14492),
    ],
)
def test_real_exports(name: str, tool: str, turns: int, speakers: list[str], words: int) -> None:
    path = DATA / name
    read = read_study_files([StudyFile(name=path.name, content=path.read_bytes())], Settings())

    interview = read.interviews[0]
    assert (interview.format, len(interview.turns), interview.words) == (tool, turns, words)
    assert [speaker.name for speaker in interview.speakers] == speakers
    ours = " ".join(turn.text for turn in interview.turns).split()
    assert ours == _full_text(json.loads(path.read_text())).split()


def _full_text(value: Any) -> str:
    """The text that the tool itself wrote beside its words."""
    results = value.get("results", {})
    if "transcripts" in results:
        return str(results["transcripts"][0]["transcript"])
    if "channels" in results:
        return str(results["channels"][0]["alternatives"][0]["transcript"])
    return str(value.get("text") or " ".join(segment["text"] for segment in value["segments"]))


WRONG: tuple[object, ...] = (None, [], {}, "", "x", -1, 1e400, float("nan"), True, [None], [[{}]], "\ud800", 10**400)


@pytest.mark.parametrize("path", sorted(FILES.glob("*.json")), ids=lambda path: path.stem)
def test_whatever_stands_in_the_place_of_a_value_it_ends_in_turns_or_in_a_reason(path: Path) -> None:
    value = json.loads(path.read_text())
    for place in _places(value, ()):
        for wrong in WRONG:
            result = outcome(json.dumps(_with(value, place, wrong)), "call.json")
            assert isinstance(result, Unread) or result.turns


def _places(value: Any, at: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Every key, and the first element of every list."""
    inside = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    return [at, *(place for key, one in inside for place in _places(one, (*at, key)))]


def _with(value: Any, place: tuple[Any, ...], wrong: object) -> Any:
    if not place:
        return wrong
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = _with(copy[place[0]], place[1:], wrong)
    return copy


@pytest.mark.parametrize("name", ["whisper.json", "amazon.json"])
def test_a_file_that_is_cut_off_says_where(name: str) -> None:
    content = (FILES / name).read_text()
    for end in range(40, len(content) - 40, len(content) // 17):
        unread = refuse(content[:end], name)

        assert unread.reason.startswith("JSON that is ")
        assert f"line {content[:end].count(chr(10)) + 1}," in unread.reason
        assert "Export it again" in unread.hint


def test_json_of_no_known_tool_is_refused_with_the_tools_that_are_known() -> None:
    unread = refuse('{"messages": [{"user": "ann", "body": "hi"}]}', "chat.json")

    assert unread.reason == "JSON of no tool that is known here (its keys are “messages”)"
    assert "WhisperX" in unread.hint
    assert "Speechmatics" in unread.hint


def test_characters_that_hide_behind_escapes_are_taken_out_and_counted() -> None:
    interview = outcome(r'{"text": "a\u200bb c\ud83d\ude00\udb40\udc41 d\\u200be"}', "call.json")

    assert isinstance(interview, Interview)
    assert interview.turns[0].text == r"ab c😀 d\u200be"
    assert [notice for notice in interview.notices if notice.startswith("Took out 2 character(s)")]


def test_nesting_without_end_is_refused() -> None:
    assert "nested too deep" in refuse("[[" * 100_000, "a.json").reason


def test_a_full_text_with_more_words_than_its_parts_is_said() -> None:
    interview = outcome('{"text": "one two three", "segments": [{"text": "one two", "start": 0}]}', "a.json")

    assert isinstance(interview, Interview)
    assert "Its full text has 1 word(s) more than its parts, which were read." in interview.notices
