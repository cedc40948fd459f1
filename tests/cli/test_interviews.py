import json
from pathlib import Path

import pytest

from tests.cli.calling import icp2prd

TALK = "Interviewer: How is it?\n\nDana Okafor: It is bad, every single month.\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    (tmp_path / "interviews").mkdir()
    (tmp_path / "interviews" / "dana.txt").write_text(TALK)
    return tmp_path


def test_what_was_read_is_shown_with_who_spoke_and_why(study: Path) -> None:
    said = icp2prd("interviews", study)

    assert said.exit_code == 0
    assert "dana  (interviews/dana.txt)" in said.stdout
    assert "UTF-8, 2 turns, 9 words" in said.stdout
    assert "named Interviewer (0.95)" in said.stdout
    assert said.stderr == "1 interview, 2 turns.\n"


def test_json_has_every_turn_and_nothing_else_is_on_standard_output(study: Path) -> None:
    said = icp2prd("interviews", study, "--json")

    read = json.loads(said.stdout)
    assert read["interviews"][0]["turns"][1]["text"] == "It is bad, every single month."


def test_files_that_are_no_interviews_are_named_with_what_to_do(study: Path) -> None:
    (study / "interviews" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (study / "interviews" / "empty.txt").touch()
    (study / "interviews" / "binary.txt").write_bytes(bytes(range(256)) * 20)

    said = icp2prd("interviews", study)

    assert said.exit_code == 0
    for name in ("photo.png", "empty.txt", "binary.txt"):
        assert f"Not read: interviews/{name}: " in said.stderr


def test_a_speaker_without_a_role_is_asked_for(study: Path) -> None:
    (study / "interviews" / "dana.txt").write_text("spk_0: It is bad.\n\nspk_1: It is.\n\nspk_0: Very.\n")

    said = icp2prd("interviews", study)

    assert "under [speakers]: " in said.stderr


@pytest.mark.parametrize("make", ["nothing", "file", "empty"])
def test_a_study_that_cannot_be_read_is_told_by_name(tmp_path: Path, make: str) -> None:
    study = tmp_path / "study"
    if make == "file":
        study.write_text(TALK)
    elif make == "empty":
        study.mkdir()

    said = icp2prd("interviews", study)

    assert said.exit_code == 2
    assert str(study) in said.stderr
    assert said.stdout == ""


def test_wrong_settings_are_told_with_file_and_line(study: Path) -> None:
    (study / "icp2prd.toml").write_text("[speaker]\nspk_0 = 'customer'\n")

    said = icp2prd("interviews", study)

    assert said.exit_code == 2
    assert "icp2prd.toml:1: there is no setting `speaker`. Did you mean `speakers`?" in said.stderr


def test_empty_notes_are_said_to_be_left_out(study: Path) -> None:
    (study / "gtm.md").touch()

    assert "gtm.md is empty and is left out" in icp2prd("interviews", study).stderr


def test_a_line_of_a_megabyte_is_read(study: Path) -> None:
    (study / "interviews" / "long.txt").write_text(f"Interviewer: And?\n\nDana: {'word ' * 200_000}\n")

    said = icp2prd("interviews", study)

    assert said.exit_code == 0
    assert "200,001 words" in said.stdout


def test_nothing_in_a_file_moves_the_cursor(study: Path) -> None:
    (study / "interviews" / "dana.txt").write_text(TALK.replace("Dana", "Da\x1b[2Jna"))

    assert "\x1b" not in icp2prd("interviews", study).output
