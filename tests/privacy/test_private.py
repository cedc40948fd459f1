"""The mapping on disk."""

import errno
import os
import stat
from pathlib import Path

import pytest

from icp2prd.domain.privacy import EntityKind, Pseudonym, Pseudonyms
from icp2prd.errors import InputError, OutputError
from icp2prd.study.folder import StudyFolder
from icp2prd.study.private import keep_names, kept_names

NAMES = Pseudonyms(
    entries=(Pseudonym(placeholder="[PERSON_1]", kind=EntityKind.PERSON, key="ada", said="Ada", names=("ada",)),)
)


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    keep_names(StudyFolder(tmp_path), NAMES)

    assert kept_names(StudyFolder(tmp_path)) == NAMES


def test_where_nothing_is_kept_there_are_no_names(tmp_path: Path) -> None:
    assert kept_names(StudyFolder(tmp_path)) == Pseudonyms()


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)
    keep_names(folder, Pseudonyms())
    folder.names_file.chmod(0o644)

    keep_names(folder, Pseudonyms())

    assert stat.S_IMODE(folder.names_file.stat().st_mode) == 0o600


def test_a_damaged_mapping_is_no_reason_to_begin_anew_in_silence(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)
    keep_names(folder, NAMES)
    folder.names_file.write_text("{")

    with pytest.raises(InputError, match="cannot be read") as caught:
        kept_names(folder)

    assert "copy" in caught.value.hint


def test_a_mapping_that_cannot_be_kept_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / ".icp2prd").write_text("a file in the place of the folder")

    with pytest.raises(OutputError, match="Nothing was sent"):
        keep_names(StudyFolder(tmp_path), NAMES)


def test_a_full_disk_leaves_what_was_kept_and_no_half_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = StudyFolder(tmp_path)
    keep_names(folder, NAMES)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        keep_names(folder, Pseudonyms())

    assert kept_names(folder) == NAMES
    assert {path.name for path in folder.private.iterdir()} == {".gitignore", "names.json"}
