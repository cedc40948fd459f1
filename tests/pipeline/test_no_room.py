"""A disk that is full and a folder that may not be written: told by name, and what was there stays byte for byte."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import icp2prd
from tests.pipeline.studies import DOCUMENTS, run, tiny, written

pytestmark = pytest.mark.usefixtures("reader")

FULL = errno.ENOSPC
READ_ONLY = errno.EROFS


def refuse_to_write_below(monkeypatch: pytest.MonkeyPatch, folder: Path, number: int) -> None:
    """Let nothing below a folder be opened for writing or made, as a full or read-only disk would.

    The tests may run as root, whom no permission stops.
    """
    real_open, real_mkdir, real_os_open = Path.open, Path.mkdir, os.open

    def is_refused(path: Path) -> bool:
        return path.absolute().is_relative_to(folder)

    def os_open(path: Any, flags: int, *arguments: Any, **options: Any) -> int:
        if flags & os.O_CREAT and is_refused(Path(path)):
            raise OSError(number, os.strerror(number))
        return real_os_open(path, flags, *arguments, **options)

    def open_(self: Path, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if is_refused(self) and set(mode) & set("wxa+"):
            raise OSError(number, os.strerror(number))
        return real_open(self, mode, *arguments, **options)

    def mkdir(self: Path, *arguments: Any, **options: Any) -> None:
        if is_refused(self) and not self.is_dir():
            raise OSError(number, os.strerror(number))
        real_mkdir(self, *arguments, **options)

    monkeypatch.setattr(os, "open", os_open)
    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr(Path, "mkdir", mkdir)


def changed(home: Path) -> Path:
    """A study with a draft, of which an interview has changed since."""
    study = tiny(home)
    run(study)
    ben = study / "interviews" / "ben.txt"
    ben.write_text(f"{ben.read_text()}\nInterviewer: And then?\n\nBen Adler: Labels fall off the crates at dawn.\n")
    return study


@pytest.mark.parametrize(("number", "told"), [(FULL, "No space left"), (READ_ONLY, "Read-only file system")])
@pytest.mark.parametrize("below", ["prd", ".icp2prd", "."])
def test_a_disk_that_takes_nothing_is_told_and_the_draft_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, below: str, number: int, told: str
) -> None:
    study = changed(tmp_path)
    before = written(study)
    with monkeypatch.context() as patch:
        refuse_to_write_below(patch, study / below, number)
        said = icp2prd("run", study)

    assert said.exit_code == 2
    assert told in said.stderr
    assert str(study) in said.stderr
    assert "\n  Make room" in said.stderr
    assert "Traceback" not in said.stderr
    assert written(study) == before


def test_a_disk_that_fills_up_between_two_documents_leaves_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = changed(tmp_path)
    before = written(study)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "trace.csv":
            raise OSError(FULL, os.strerror(FULL))
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        said = icp2prd("run", study)

    assert said.exit_code == 2
    assert "No space left" in said.stderr
    assert "What was here before is unchanged" in said.stderr
    assert written(study) == before


def test_a_disk_that_fills_up_while_the_model_answers_keeps_the_answers_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = tiny(tmp_path)
    with monkeypatch.context() as patch:
        refuse_to_write_below(patch, study / ".icp2prd" / "calls" / "problem", FULL)
        said = icp2prd("run", study)

    assert said.exit_code == 2
    assert written(study) == {}
    assert not any(prompt == "extract" for prompt, _ in run(study).called)


def test_when_there_is_room_again_the_same_command_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = changed(tmp_path)
    with monkeypatch.context() as patch:
        refuse_to_write_below(patch, study / "prd", FULL)
        assert icp2prd("run", study).exit_code == 2

    ran = run(study)

    assert ran.called == []
    assert set(written(study)) == DOCUMENTS
    assert any("Labels fall off" in one.quote for one in ran.prd.evidence)
