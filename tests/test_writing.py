import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from icp2prd.errors import OutputError
from icp2prd.writing import finish, write_documents

OLD = {"prd.md": "old\n", "prd.json": "{}\n"}
NEW = {"prd.md": "new\n", "prd.json": "[]\n", "icp2prd.lock": "lock\n"}


@pytest.fixture(autouse=True)
def _wait_for_the_disk(monkeypatch: pytest.MonkeyPatch, real_fsync: Callable[[int], None]) -> None:
    monkeypatch.setattr(os, "fsync", real_fsync)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_documents(tmp_path / "prd", OLD)
    return tmp_path / "prd"


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_documents_are_written_and_named(folder: Path) -> None:
    written = write_documents(folder, NEW)

    assert contents(folder) == NEW
    assert written == tuple(folder / name for name in NEW)


def test_a_document_that_is_right_already_is_not_touched(folder: Path) -> None:
    os.utime(folder / "prd.md", (1, 1))

    written = write_documents(folder, {**OLD, "trace.csv": "a,b\n"})

    assert written == (folder / "trace.csv",)
    assert (folder / "prd.md").stat().st_mtime == 1


def test_documents_may_be_read_by_others(folder: Path) -> None:
    plain = folder / "plain"
    plain.write_text("as any program writes it")

    assert (folder / "prd.md").stat().st_mode == plain.stat().st_mode


def test_a_full_disk_leaves_everything_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OutputError) as caught:
        write_documents(folder, NEW)

    assert contents(folder) == OLD
    assert str(folder) in str(caught.value)
    assert "No space left" in str(caught.value)
    assert "--out" in str(caught.value)
    assert caught.value.exit_status == 2


@pytest.mark.parametrize("fails_at", [0, 1, 2])
@pytest.mark.parametrize("links", [True, False])
def test_a_rename_that_fails_undoes_those_before_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int, links: bool
) -> None:
    real = Path.replace
    count = 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal count
        if self.suffix == ".new":
            count += 1
            if count == fails_at + 1:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(self, target)

    def no_links(source: Any, target: Any) -> None:
        raise OSError(errno.ENOTSUP, "no hard links here")

    monkeypatch.setattr(Path, "replace", replace)
    if not links:
        monkeypatch.setattr(os, "link", no_links)

    with pytest.raises(OutputError):
        write_documents(folder, NEW)

    assert contents(folder) == OLD


def test_an_interruption_leaves_everything_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_documents(folder, NEW)

    assert contents(folder) == OLD


def test_a_file_in_the_place_of_the_folder_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "prd").write_text("mine")

    with pytest.raises(OutputError, match="prd"):
        write_documents(tmp_path / "prd", NEW)

    assert (tmp_path / "prd").read_text() == "mine"


def test_half_a_surrogate_pair_does_not_stop_the_rest(tmp_path: Path) -> None:
    write_documents(tmp_path, {"prd.md": "a\ud800b"})

    assert (tmp_path / "prd.md").read_text() == "a?b"


class Killed(BaseException):
    """Stands for SIGKILL: nothing of ours runs after it."""


def killed_at(folder: Path, monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    """Write NEW, and stop dead after some renames; what cleans up is stopped as well."""
    real, count = Path.replace, 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal count
        if count == renames:
            raise Killed
        count += 1
        return real(self, target)

    def nothing(*_: Any, **__: Any) -> None:
        raise OSError("dead")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        patch.setattr(Path, "unlink", nothing)
        patch.setattr("icp2prd.writing._put_back", lambda *_: None)
        with pytest.raises(Killed):
            write_documents(folder, NEW)


@pytest.mark.parametrize("renames", range(len(NEW) + 1))
def test_after_a_kill_finishing_gives_the_old_files_or_the_new_ones(
    folder: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    """The first rename is that of the note: before it nothing has changed, after it everything will."""
    killed_at(folder, monkeypatch, renames)
    whole = {name: text for name, text in contents(folder).items() if not name.startswith(".")}
    assert all(text in (OLD.get(name), NEW.get(name)) for name, text in whole.items())

    finish(folder)

    assert contents(folder) == (NEW if renames else OLD)


def test_finishing_what_is_finished_changes_nothing(folder: Path) -> None:
    (folder / ".keep.me").write_text("mine")

    finish(folder)
    finish(folder / "none")

    assert contents(folder) == {**OLD, ".keep.me": "mine"}


@pytest.mark.parametrize("note", ["{", "[]", '{"../../away": "prd.md"}', '{"../x": ".../x.00000000.new"}'])
def test_a_note_that_is_not_ours_moves_nothing(folder: Path, note: str) -> None:
    (folder / ".commit").write_text(note)

    finish(folder)

    assert contents(folder) == OLD
