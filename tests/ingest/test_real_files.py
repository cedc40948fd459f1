"""Real transcripts, where the shared data is at hand."""

from io import StringIO
from pathlib import Path

import pytest
import webvtt

from icp2prd.domain.interview import Interview, Interviews, Role
from icp2prd.domain.settings import Settings
from icp2prd.errors import InputError
from icp2prd.ingest import StudyFile, read_interviews, read_study_files

DATA = Path(__file__).parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the shared data is not at {DATA}")

CUSTOMER, INTERVIEWER, OTHER, UNKNOWN = Role.CUSTOMER, Role.INTERVIEWER, Role.OTHER, Role.UNKNOWN


def study(name: str) -> Interviews:
    return read_interviews(DATA / "interviews" / name, Settings())


def export(name: str) -> Interview:
    path = DATA / "formats" / name
    read = read_study_files([StudyFile(name=path.name, content=path.read_bytes())], Settings())
    assert read.unread == ()
    return read.interviews[0]


def roles(interview: Interview) -> dict[str, Role]:
    return {speaker.name: speaker.role for speaker in interview.speakers}


def test_first_line_managers() -> None:
    read = study("first-line-managers")

    assert [one.id for one in read.interviews] == ["estr1", "estr2", "estr3", "estr4", "estr5"]
    assert read.unread == ()
    for number, interview in enumerate(read.interviews, 1):
        assert roles(interview) == {"Interviewer": INTERVIEWER, f"ES{number}": CUSTOMER}
        assert len(interview.turns) == 3
        assert len({turn.person for turn in interview.turns}) == 2
    answer = read.interviews[0].turns[1]
    assert answer.line == 12
    assert answer.text.startswith("When I was appointed in 2011 there was no department on ground")
    assert answer.mark_at(answer.text.index("I arranged both internal and external training")).line == 13
    assert {detail.name: detail.value for detail in read.interviews[0].details}["Company name"] == "PIL"
    assert [turn.text.count("Company name") for one in read.interviews for turn in one.turns] == [0] * 15


def test_akash_content_moderation() -> None:
    read = study("akash-content-moderation")

    assert [(one.id, one.format, len(one.turns)) for one in read.interviews] == [
        ("01-2022-12-22", "google-meet", 227),
        ("02-2023-01-11", "google-meet", 186),
        ("03-2023-01-25", "google-meet", 106),
    ]
    first, second, _ = read.interviews
    led = [{name for name, role in roles(one).items() if role == INTERVIEWER} for one in read.interviews]
    assert led == [{"Adam Bozanich"}, {"Tyler Wright", "Adam Bozanich"}, {"Tyler Wright", "Adam Bozanich"}]
    # Colleagues and customers talk alike in a call that its hosts fill: nobody is called either.
    assert {role for name, role in roles(first).items() if name != "Adam Bozanich"} == {UNKNOWN}
    assert all(speaker.confidence < 0.9 for one in read.interviews for speaker in one.speakers)
    assert (first.turns[1].speaker, first.turns[1].text, first.turns[1].line) == (
        "Alani Kuye",
        "All right.",
        5,
    )
    assert second.turns[-5].time == 3600.0
    assert not any("computer generated" in turn.text or "ended after" in turn.text for turn in first.turns)


def test_opentelemetry() -> None:
    read = study("opentelemetry")

    assert len(read.interviews) == 6
    for interview in read.interviews:
        assert interview.format == "captions"
        assert set(roles(interview).values()) == {UNKNOWN}
        assert max(len(turn.text.split()) for turn in interview.turns) <= 90
        text = (DATA / "interviews" / "opentelemetry" / interview.file).read_text()
        assert " ".join(turn.text for turn in interview.turns).split() == text.split()
    wrapped = next(one for one in read.interviews if "luiz" in one.id)
    assert wrapped.turns[0].mark_at(wrapped.turns[0].text.index("super excited")).line == 2


def test_telegram_calendar() -> None:
    with pytest.raises(InputError) as caught:
        study("telegram-calendar")
    assert "inputs" in caught.value.hint

    read = study("telegram-calendar/inputs")

    assert len(read.interviews) == 12
    assert {one.format for one in read.interviews} == {"notes"}
    first = read.interviews[0]
    turn = next(turn for turn in first.turns if turn.text.startswith("Notifications are for private chats only"))
    assert turn.place == "Summary of the meeting. › Key Features Identified"
    assert turn.line == 28


@pytest.mark.parametrize(
    ("name", "read_as", "turns", "expected"),
    [
        (
            "google-meet/gmeet_2026_with_5min_headings.md",
            "google-meet",
            10,
            {"Tyler Wright": UNKNOWN, "Artur Troian": UNKNOWN, "Rodri R": UNKNOWN, "Notes": OTHER},
        ),
        (
            "otter/otter_export_lightly_edited.md",
            "otter",
            142,
            {"Emma": UNKNOWN, "Kelly": UNKNOWN, "Unknown Speaker": UNKNOWN, "Ali": UNKNOWN},
        ),
        (
            "aws-transcribe-txt/aws_spk_labels.txt",
            "labelled text",
            132,
            {"spk_0": INTERVIEWER, "spk_1": CUSTOMER, "spk_2": INTERVIEWER},
        ),
        (
            "zoom/zoom_cloud_transcript.vtt",
            "webvtt",
            30,
            dict.fromkeys(
                ["Andrew Knight", "Paul McCartney", "George Harrison", "Ringo Starr", "John Lennon"], UNKNOWN
            ),
        ),
        ("whisper/openai_whisper_cli.vtt", "webvtt", 162, {"Unknown speaker": UNKNOWN}),
        ("whisper/openai_whisper_cli.srt", "srt", 162, {"Unknown speaker": UNKNOWN}),
        ("whisper/faster_whisper.vtt", "webvtt", 80, {"Unknown speaker": UNKNOWN}),
        ("whisper/openai_whisper_cli.txt", "captions", 162, {"Unknown speaker": UNKNOWN}),
    ],
)
def test_exports(name: str, read_as: str, turns: int, expected: dict[str, Role]) -> None:
    interview = export(name)

    assert interview.format == read_as
    assert len([turn for turn in interview.turns if turn.speaker != "Notes"]) == turns
    assert roles(interview) == expected


def test_meet_headings_every_five_minutes_are_times() -> None:
    interview = export("google-meet/gmeet_2026_with_5min_headings.md")

    times = {turn.marks[-1].time for turn in interview.turns if turn.speaker != "Notes"}
    assert {300.0, 600.0, 900.0, 1200.0} <= times


def test_whisper_writes_the_same_talk_as_webvtt_and_as_subrip() -> None:
    vtt, srt = (export(f"whisper/openai_whisper_cli.{kind}") for kind in ("vtt", "srt"))

    assert [(turn.text, turn.time) for turn in srt.turns] == [(turn.text, turn.time) for turn in vtt.turns]


@pytest.mark.parametrize(
    "name", ["zoom/zoom_cloud_transcript.vtt", "whisper/openai_whisper_cli.vtt", "whisper/faster_whisper.vtt"]
)
def test_captions_hold_the_words_webvtt_py_reads(name: str) -> None:
    content = (DATA / "formats" / name).read_text()
    theirs = " ".join(caption.text for caption in webvtt.from_buffer(StringIO(content)).captions).split()

    interview = export(name)

    names = {f"{speaker.name.split()[-1]}:" for speaker in interview.speakers}
    firsts = {speaker.name.split()[0] for speaker in interview.speakers} if "zoom" in name else set()
    ours = " ".join(turn.text for turn in interview.turns).split()
    left = [
        word
        for word, after in zip(theirs, [*theirs[1:], ""], strict=True)
        if word not in names and not (word in firsts and after in names)
    ]
    assert ours == left


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("zoom/zoom_chat.txt", "a chat log, not an interview"),
        ("zoom/zoom_participants.csv", "a list of participants, not an interview"),
    ],
)
def test_what_lies_beside_interviews_is_left_out(name: str, reason: str) -> None:
    path = DATA / "formats" / name

    read = read_study_files([StudyFile(name=path.name, content=path.read_bytes())], Settings())

    assert [one.reason for one in read.unread] == [reason]
