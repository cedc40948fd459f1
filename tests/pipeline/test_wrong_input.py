"""Input that is wrong: a message that names the file and what to do, the documented status, and the draft as it was."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from icp2prd.errors import InputError
from icp2prd.llm.protocol import Question
from tests.cli.calling import icp2prd
from tests.pipeline.studies import TALK, run, study_of, tiny, written
from tests.scripted import PlainReader, finds, turns_in

DAY = re.compile(r"On day \d+ the order")
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"
BINARY = bytes(range(256)) * 40

pytestmark = pytest.mark.usefixtures("reader")


def zipped() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ana.txt", TALK)
    return buffer.getvalue()


OTHER_FILES = {
    "image": ("photo.png", PNG, "a PNG image"),
    "zip": ("talks.zip", zipped(), "a ZIP archive"),
    "0 bytes": ("nothing.txt", b"", "empty"),
    "white space": ("blank.md", b" \n\t\n", "only white space"),
    "binary .txt": ("ana.txt", BINARY, "binary data"),
}


def hint_in(message: str) -> str:
    """What to do next stands on a line of its own, indented."""
    found = re.search(r"^  \S.*$", message, re.MULTILINE)
    assert found, message
    return found[0]


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_a_study_of_nothing_but_such_a_file_names_it_and_says_what_to_do(tmp_path: Path, kind: str) -> None:
    name, content, what = OTHER_FILES[kind]
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / name).write_bytes(content)

    said = icp2prd("run", tmp_path)

    assert said.exit_code == 2
    assert f"interviews/{name}: {what}" in said.stderr
    assert hint_in(said.stderr)
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "prd").exists()


@pytest.mark.parametrize("kind", OTHER_FILES)
def test_beside_an_interview_such_a_file_is_named_and_left_out(tmp_path: Path, kind: str) -> None:
    name, content, what = OTHER_FILES[kind]
    study = study_of(tmp_path, interviews__cyd_txt=TALK)
    (study / "interviews" / name).write_bytes(content)

    ran = run(study)

    [notice] = [one for one in ran.notices if name in one]
    assert f"interviews/{name} was left out: {what}" in notice
    assert [one.id for one in ran.prd.interviews] == ["cyd"]


def test_an_empty_folder_says_what_to_put_there(tmp_path: Path) -> None:
    said = icp2prd("run", tmp_path)

    assert said.exit_code == 2
    assert f"{tmp_path}: no interviews here" in said.stderr
    assert "transcript" in hint_in(said.stderr)


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    missing = tmp_path / "missing"

    said = icp2prd("run", missing)

    assert said.exit_code == 2
    assert str(missing) in said.stderr
    assert "no such folder" in said.stderr.lower()
    assert hint_in(said.stderr)
    assert not missing.exists()


def test_a_file_in_place_of_a_folder_is_named_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "ana.txt"
    file.write_text(TALK)

    said = icp2prd("run", file)

    assert said.exit_code == 2
    assert "a file, not a folder" in said.stderr
    assert file.read_text() == TALK


def test_an_interview_with_one_speaker_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    lone = "Ana Sorel: Orders get lost every week.\n\nAna Sorel: I keep a list on paper for that.\n"

    ran = run(study_of(tmp_path, interviews__ana_txt=lone))

    assert ran.result.exit_status in {0, 1}
    assert ran.prd.evidence
    assert any(notice.startswith("interviews/ana.txt: ") and "customer" in notice for notice in ran.notices)


def test_two_speakers_nobody_knows_are_read_and_asked_about(tmp_path: Path) -> None:
    """A bug's test: two unknown voices and one customer had a share of 2, and the run ended in a traceback."""
    words = "Orders get lost between the shops and the ovens every week."
    strangers = f"[00:00:02] spk_0: {words}\n\n[00:00:09] spk_1: {words}\n\n[00:00:14] spk_0: {words}\n"

    ran = run(study_of(tmp_path, interviews__ana_txt=strangers))

    assert all(pain.reach <= ran.prd.icp.customers for pain in ran.prd.icp.pains)
    assert any(one.question.startswith("Who is speaking in") for one in ran.prd.open_questions)


def test_an_interview_of_200_000_words_is_read_whole(tmp_path: Path, reader: PlainReader) -> None:
    sentence = "the order went to the wrong shop again and nobody noticed it until noon"
    answer = f"Ana Sorel: {' '.join(f'On day {day} {sentence}.' for day in range(100))}\n\n"
    turns = 120
    reader.answers = {"extract": lambda _: finds()}
    study = study_of(tmp_path, interviews__ana_txt=f"Interviewer: What happened?\n\n{answer}" * turns)

    ran = run(study)

    assert ran.prd.interviews[0].words >= 200_000
    assert (ran.prd.coverage.turns, len(ran.prd.coverage.ledger)) == (turns, turns)
    days = [one for question in reader.asked if question.prompt == "extract" for one in DAY.findall(_read(question))]
    assert len(days) == turns * 100


def _read(question: Question) -> str:
    return "\n".join(words for _, _, words in turns_in(question))


def test_a_line_of_a_megabyte_is_read_whole(tmp_path: Path, reader: PlainReader) -> None:
    words = "Orders get lost in the cellar every week. " * 25_000
    reader.answers = {"extract": lambda _: finds()}
    study = study_of(tmp_path, interviews__ana_txt=f"Interviewer: And?\n\nAna Sorel: {words}\n")

    ran = run(study)

    assert len(words) > 1_000_000
    assert ran.prd.interviews[0].words > 199_000
    assert ran.prd.coverage.turns == 1


def test_a_word_of_a_megabyte_is_no_reason_to_stop(tmp_path: Path) -> None:
    word = "a" * 1_000_000
    study = study_of(tmp_path, interviews__ana_txt=f"Interviewer: And?\n\nAna Sorel: It broke twice, {word}.\n")

    assert run(study).prd.interviews[0].turns == 2


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('titel = "x"\n', ("icp2prd.toml:1", "no setting `titel`", "`title`")),
        ("title = 3\n", ("icp2prd.toml:1", "a text in quotes")),
        ('[limits]\nrequirements = "many"\n', ("icp2prd.toml:2", "a whole number")),
        ('[speakers]\nAna = "boss"\n', ("icp2prd.toml:2", "customer")),
        ("title = \n", ("icp2prd.toml:1", "not valid TOML")),
    ],
    ids=["unknown key", "wrong type", "wrong type in a table", "no such role", "no TOML"],
)
def test_settings_that_are_wrong_are_named_with_their_line_and_what_was_there_stays(
    tmp_path: Path, settings: str, told: tuple[str, ...]
) -> None:
    study = tiny(tmp_path)
    run(study)
    before = written(study)
    (study / "icp2prd.toml").write_text(settings)

    said = icp2prd("run", study)

    assert said.exit_code == 2
    assert all(part in said.stderr for part in told), said.stderr
    assert hint_in(said.stderr)
    assert written(study) == before


@pytest.mark.parametrize("notes", ["", " \n\n", "# Segment\n\n# Promise\n"], ids=["0 bytes", "blank", "headings only"])
def test_notes_that_are_empty_are_named_and_the_team_is_asked(tmp_path: Path, notes: str) -> None:
    study = tiny(tmp_path)
    (study / "gtm.md").write_text(notes)

    ran = run(study)

    assert any(notice.startswith("gtm.md ") for notice in ran.notices)
    assert "gtm.promise" in {one.about for one in ran.prd.open_questions}


@pytest.mark.parametrize("broken", ["interviews/ana.md", "interviews/ben.txt"])
def test_an_interview_that_can_no_longer_be_read_costs_only_itself(tmp_path: Path, broken: str) -> None:
    study = tiny(tmp_path)
    run(study)
    (study / broken).write_bytes(BINARY)

    ran = run(study)

    assert any(notice.startswith(f"{broken} was left out") for notice in ran.notices)
    assert len(ran.prd.interviews) == 1


def test_when_no_interview_can_be_read_any_more_the_draft_stays_as_it_was(tmp_path: Path) -> None:
    study = tiny(tmp_path)
    run(study)
    before = written(study)
    for file in (study / "interviews").iterdir():
        file.write_bytes(b"")

    said = icp2prd("run", study)

    assert said.exit_code == 2
    assert "interviews/ana.md: empty" in said.stderr
    assert written(study) == before


def test_an_empty_folder_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()

    with pytest.raises(InputError, match="no interviews"):
        run(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["interviews"]
