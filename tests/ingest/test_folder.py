import os
import sys
from pathlib import Path
from typing import Any

import pytest

from icp2prd.domain.settings import Settings
from icp2prd.errors import InputError
from icp2prd.ingest import discover, read_interviews

TALK = "Interviewer: How?\nCustomer: By hand.\n"


def put(root: Path, *names: str, text: str = TALK) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def found(study: Path) -> list[str]:
    return [path.relative_to(study).as_posix() for path in discover(study)]


def test_interviews_are_found_below_their_folder_sub_folders_included(tmp_path: Path) -> None:
    put(tmp_path, "interviews/b.txt", "interviews/a.vtt", "interviews/acme/c.md", "stray.txt", "prd/prd.md")

    assert found(tmp_path) == ["interviews/a.vtt", "interviews/acme/c.md", "interviews/b.txt"]


def test_without_that_folder_they_are_the_files_of_the_study_but_its_own(tmp_path: Path) -> None:
    put(
        tmp_path,
        "call.txt",
        "LICENSE-holder-call.txt.bak",
        "icp2prd.toml",
        "gtm.md",
        "expected.yaml",
        "README.md",
    )
    put(
        tmp_path,
        "LICENSE",
        "LICENCE-MIT.md",
        "ATTRIBUTION.md",
        ".hidden",
        "prd/prd.md",
        ".icp2prd/calls/x.json",
    )

    assert found(tmp_path) == ["call.txt"]


def test_a_study_is_read_with_names_relative_to_it(tmp_path: Path) -> None:
    put(tmp_path, "interviews/b.txt", "interviews/acme/call.txt")
    (tmp_path / "interviews/photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")

    read = read_interviews(tmp_path, Settings())

    assert [(one.id, one.file) for one in read.interviews] == [
        ("acme-call", "interviews/acme/call.txt"),
        ("b", "interviews/b.txt"),
    ]
    assert [(one.file, one.reason) for one in read.unread] == [("interviews/photo.png", "a PNG image")]


def failure(study: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read_interviews(study, Settings())
    assert caught.value.hint
    return caught.value


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    error = failure(tmp_path / "nowhere")

    assert error.what == "there is no such folder"
    assert error.where == str(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    put(tmp_path, "call.txt")

    assert failure(tmp_path / "call.txt").what == "this is a file, not a folder"


@pytest.mark.parametrize("below", [".", "interviews"])
def test_an_empty_folder_says_what_to_put_there(tmp_path: Path, below: str) -> None:
    (tmp_path / below).mkdir(exist_ok=True)

    assert "Put at least one transcript" in failure(tmp_path).hint


def test_a_folder_of_folders_says_which_to_name(tmp_path: Path) -> None:
    put(tmp_path, "inputs/call.txt")

    assert "(inputs)" in failure(tmp_path).hint


def test_a_folder_without_one_readable_interview_names_each_file(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", text="")
    (tmp_path / "b.txt").write_bytes(b"\0\1\2\3")

    error = failure(tmp_path)

    assert "a.txt: empty" in error.what
    assert "b.txt: binary data in a .txt" in error.what


def test_links_that_leave_the_study_are_refused_and_named(tmp_path: Path) -> None:
    study = put(tmp_path / "study", "interviews/a.txt")
    put(tmp_path, "outside/secret.txt")
    (study / "interviews/inside.txt").symlink_to(study / "interviews/a.txt")
    (study / "interviews/leaving.txt").symlink_to(tmp_path / "outside/secret.txt")
    (study / "interviews/dangling.txt").symlink_to(tmp_path / "nothing.txt")
    (study / "interviews/folder").symlink_to(tmp_path / "outside")
    (study / "inside").mkdir()
    (study / "interviews/other-folder").symlink_to(study / "inside")

    read = read_interviews(study, Settings())

    assert [one.file for one in read.interviews] == ["interviews/a.txt", "interviews/inside.txt"]
    assert [(one.file, one.reason) for one in read.unread] == [
        ("interviews/dangling.txt", "a link to a file that is not there"),
        ("interviews/folder", "a link to a folder that leaves the study"),
        ("interviews/leaving.txt", "a link that leaves the study"),
        ("interviews/other-folder", "a link to a folder"),
    ]
    assert found(study) == ["interviews/a.txt", "interviews/inside.txt"]


def test_an_interviews_folder_that_is_a_link_elsewhere_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "outside/secret.txt")
    (tmp_path / "study").mkdir()
    (tmp_path / "study/interviews").symlink_to(tmp_path / "outside")

    assert "leaves the study" in failure(tmp_path / "study").what


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")

    assert [one.reason for one in read_interviews(tmp_path, Settings()).unread] == ["not a file that can be read"]


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", "b.txt")
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)

    assert [one.reason for one in read_interviews(tmp_path, Settings()).unread] == [
        "cannot be opened: Permission denied"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are not UTF-8")
def test_a_file_name_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", os.fsdecode(b"caf\xe9.txt"), "a\nb.txt")

    unread = read_interviews(tmp_path, Settings()).unread

    assert [one.file for one in unread] == ["a\nb.txt", "caf?.txt"]
    assert {one.hint for one in unread} == {"Rename the file."}


def test_a_sub_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "interviews/a.txt", "interviews/locked/b.txt")
    real = os.scandir

    def locked(path: Path) -> Any:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", locked)

    assert [(one.file, one.reason) for one in read_interviews(tmp_path, Settings()).unread] == [
        ("interviews/locked", "cannot be opened: Permission denied")
    ]


def test_the_same_folder_gives_the_same_interviews(tmp_path: Path) -> None:
    put(tmp_path, "interviews/b.txt", "interviews/a.txt")

    assert read_interviews(tmp_path, Settings()) == read_interviews(tmp_path, Settings())
