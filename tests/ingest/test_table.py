from pathlib import Path

import pytest

from icp2prd.ingest.document import StudyFile
from icp2prd.ingest.registry import opened, reader_of
from tests.ingest.reading import read, refuse, spoken

FILES = Path(__file__).parent / "files"
DATA = Path(__file__).parents[3] / "shared" / "data" / "formats"
TWO = [("Ann", "How?"), ("Bo", "By hand, mostly.")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", 'speaker,text\nAnn,How?\nBo,"By hand, mostly."\n'),
        ("a.csv", '\ufeffSpeaker;Start (ms);Text\r\nAnn;10;How?\r\nBo;2000;"By hand, mostly."\r\n'),
        ("a.csv", "sep=;\nTime;Speaker Name;Utterance\n0:01;Ann;How?\n0:02;Bo;By hand, mostly.\n"),
        ("a.tsv", "text\tspeaker\nHow?\tAnn\nBy hand, mostly.\tBo\n"),
        ("a.txt", "Participant|Transcript\nAnn|How?\nBo|By hand, mostly.\n"),
        ("a.csv", "speaker,text\nAnn,How?\nBo,By hand, mostly.\n"),
        ("a.csv", "speaker,text,time\nAnn,How?,0:01\nBo,By hand, mostly.,0:02\n"),
        ("a.csv", 'Role,Text,,\nAnn,How?,,\n,,,\nBo,"By hand, mostly.",,\n'),
    ],
)
def test_columns_are_found_by_the_header(name: str, text: str) -> None:
    interview = read(text, name)

    assert interview.format == "table"
    assert spoken(interview) == TWO


def test_a_file_as_a_spreadsheet_writes_it() -> None:
    interview = read((FILES / "interview.csv").read_bytes(), "interview.csv")

    assert [name for name, _ in spoken(interview)] == ["Pim Adeyo", "Runa Halvik"] * 2
    answer = interview.turns[1]
    assert answer.text.startswith("Honestly? A big sheet on the fridge door. I mean, it's")
    assert answer.mark_at(answer.text.index("I mean")).line == 4
    assert answer.mark_at(answer.text.index("And when")).line == 5
    assert [turn.time for turn in interview.turns] == [2.0, 8.0, 20.0, 26.0]
    assert "Columns that were not read: “Theme”." in interview.notices


@pytest.mark.parametrize(
    ("heading", "cell", "time"),
    [
        ("time", "1:02", 62.0),
        ("start", "12.5", 12.5),
        ("start_ms", "1500", 1.5),
        ("Start [s]", "3", 3.0),
        ("Timestamp", "00:00:07.500 - 00:00:09", 7.5),
        ("time", "soon", None),
        ("time", "-4", None),
        ("time", "nan", None),
    ],
)
def test_times(heading: str, cell: str, time: float | None) -> None:
    assert read(f"speaker,{heading},text\nAnn,{cell},How?\n", "a.csv").turns[0].time == time


def test_whisper_s_quotation_marks_are_words_and_its_times_milliseconds() -> None:
    interview = read('start\tend\ttext\n0\t1500\t"Yes\n1500\t3000\tno" she said\n', "a.tsv")

    assert [turn.text for turn in interview.turns] == ['"Yes no" she said']
    assert [mark.time for mark in interview.turns[0].marks] == [0.0, 1.5]


def test_quotation_marks_in_a_tab_separated_file_may_be_words_too() -> None:
    assert spoken(read('speaker\ttext\nAnn\t"Oh" she says\nBo\t"Well\n', "a.tsv")) == [
        ("Ann", '"Oh" she says'),
        ("Bo", '"Well'),
    ]


def test_a_quotation_mark_left_open_is_refused_rather_than_read_as_one_long_turn() -> None:
    unread = refuse('speaker,text\nAnn,"How?\nBo,By hand.\nAnn,Oh.\n', "a.csv")

    assert "quotation marks do not pair up" in unread.reason
    assert "close the quotation mark" in unread.hint


def test_a_row_without_a_speaker_goes_on_with_the_one_above_and_says_so() -> None:
    interview = read("speaker,text\nAnn,How?\nBo,By hand.\n,Every day.\n", "a.csv")

    assert spoken(interview)[1] == ("Bo", "By hand. Every day.")
    assert "1 row(s) name no speaker (the first on line 4) and were read as the speaker's above." in interview.notices


def test_rows_of_one_speaker_are_one_turn_with_the_line_and_time_of_each() -> None:
    turn = read("speaker,time,text\nBo,0:01,By hand.\nBo,0:04,Every day.\nAnn,0:09,Oh.\n", "a.csv").turns[0]

    assert [(mark.offset, mark.line, mark.time) for mark in turn.marks] == [(0, 2, 1.0), (9, 3, 4.0)]


@pytest.mark.parametrize(
    "text", ["Name, text, and the rest of it.\nWe talked about shifts.\n", "Time | Text\n", "id,text\n1,Hm\n"]
)
def test_a_first_line_that_only_looks_like_a_header_is_text(text: str) -> None:
    assert reader_of(opened(StudyFile(name="a.txt", content=text.encode()))).name != "table"


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the shared data is not at {DATA}")
def test_real_whisper_tsv_holds_the_words_of_whisper_s_text() -> None:
    interview = read((DATA / "whisper/openai_whisper_cli.tsv").read_bytes(), "a.tsv")

    theirs = (DATA / "whisper/openai_whisper_cli.txt").read_text().split()
    assert " ".join(turn.text for turn in interview.turns).split() == theirs
    assert interview.turns[1].time == 30.88


@pytest.mark.skipif(not DATA.is_dir(), reason=f"the shared data is not at {DATA}")
def test_a_real_list_of_participants_is_no_interview() -> None:
    unread = refuse((DATA / "zoom/zoom_participants.csv").read_bytes(), "zoom_participants.csv")

    assert unread.reason == "a list of participants, not an interview"
