"""What of a draft is not committed, and committing that and nothing else."""

from pathlib import Path

import pytest

from icp2prd.errors import OutputError
from icp2prd.study.committing import MESSAGE, commit_draft, uncommitted
from icp2prd.study.folder import StudyFolder
from tests.repositories import committed, git, repository


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StudyFolder:
    """A study with a draft, committed, in a repository that knows nobody's name."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = repository(tmp_path / "repository") / "study"
    (root / "prd").mkdir(parents=True)
    (root / "prd" / "prd.md").write_text("one\n")
    (root / "prd" / "trace.csv").write_text("id\n")
    committed(root, "The first draft")
    return StudyFolder(root)


def test_a_committed_draft_is_not_uncommitted_whatever_else_is(folder: StudyFolder) -> None:
    (folder.root / "notes.md").write_text("mine\n")
    assert not uncommitted(folder)
    assert not commit_draft(folder)

    (folder.prd / "new.md").write_text("new\n")
    assert uncommitted(folder)


def test_the_draft_is_committed_and_nothing_else(folder: StudyFolder) -> None:
    (folder.root / "notes.md").write_text("mine\n")
    git(folder.root, "add", "notes.md")
    (folder.prd / "prd.md").write_text("two\n")
    (folder.prd / "trace.csv").unlink()
    (folder.prd / "prd.html").write_text("<p>two\n")

    assert commit_draft(folder)

    changed = git(folder.root, "show", "--name-status", "--format=%s by %an", "HEAD").split()
    assert " ".join(changed[:5]) == f"{MESSAGE} by icp2prd"
    assert changed[5:] == ["A", "study/prd/prd.html", "M", "study/prd/prd.md", "D", "study/prd/trace.csv"]
    assert git(folder.root, "status", "--porcelain", "--untracked-files=no") == "A  study/notes.md\n"


def test_answers_are_committed_with_it_where_git_does_not_ignore_them(folder: StudyFolder) -> None:
    (folder.calls / "job").mkdir(parents=True)
    (folder.calls / "job" / "a.json").write_text("{}\n")
    (folder.prd / "prd.md").write_text("two\n")
    assert commit_draft(folder)
    assert ".icp2prd" not in git(folder.root, "ls-files")

    (folder.root.parent / ".gitignore").unlink()
    (folder.prd / "prd.md").write_text("three\n")
    assert commit_draft(folder)
    assert "study/.icp2prd/calls/job/a.json" in git(folder.root, "ls-files", "--full-name")


def test_what_git_says_when_it_cannot_is_told(folder: StudyFolder) -> None:
    (folder.prd / "prd.md").write_text("two\n")
    (folder.root.parent / ".git" / "index.lock").touch()

    with pytest.raises(OutputError, match=r"git add failed: .*index.lock"):
        commit_draft(folder)
