"""The script of the GitHub Action, on a repository, through the life of a study."""

import json
import shutil
from pathlib import Path

import pytest

from icp2prd.study.starting import TEMPLATE
from tests.ci.jobs import Job, bare, cloned
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.studies import DOCUMENTS, TINY
from tests.repositories import committed, git

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the script is for bash")

IGNORED = (TEMPLATE / "gitignore").read_text("utf-8")
SHARED = IGNORED.replace("#!.icp2prd", "!.icp2prd")
"""As its own last lines say: without the sign in front of the last one."""


def begun(tmp_path: Path, ignored: str = IGNORED) -> Job:
    """A clone with interviews and no draft yet, pushed to where it came from."""
    clone = cloned(bare(tmp_path / "origin"), tmp_path / "clone")
    shutil.copytree(TINY, clone / "study")
    (clone / "study" / ".gitignore").write_text(ignored)
    committed(clone, "Interviews")
    git(clone, "push", "--quiet", "origin", "HEAD:refs/heads/main")
    return Job(tmp_path / "runner", clone)


def add_cyd(job: Job) -> None:
    (job.clone / "study" / "interviews" / "cyd.txt").write_text(CYD)
    committed(job.clone, "One interview more")


def pushed(job: Job) -> set[str]:
    return set(git(job.clone, "ls-tree", "-r", "-z", "--name-only", "origin/main").split("\0")) - {""}


def test_a_study_through_its_life(tmp_path: Path) -> None:
    job = begun(tmp_path)
    commits = {"ON_CHANGE": "commit", "BRANCH": "main"}

    first = job.run(**commits)
    assert (first.status, first.outputs["committed"]) == (0, "true"), first.output
    assert {f"study/prd/{name}" for name in DOCUMENTS} <= pushed(job)
    assert not any(".icp2prd" in name for name in pushed(job))
    assert first.summary == first.comment
    assert json.loads(first.sarif.read_text())["version"] == "2.1.0"

    again = job.run(**commits)
    assert (again.status, again.outputs["changed"], again.outputs["committed"]) == (0, "false", "false")
    assert "Nothing has changed" in again.comment

    base = git(job.clone, "rev-parse", "HEAD").strip()
    add_cyd(job)
    more = job.run(**commits, AGAINST=base)
    assert (more.status, more.outputs["committed"]) == (0, "true")
    assert "interviews/cyd.txt is new." in more.comment
    assert "**REQ-003** The product must show when labels fall off the crates at dawn." in more.comment

    base = git(job.clone, "rev-parse", "HEAD").strip()
    ben = job.clone / "study" / "interviews" / "ben.txt"
    ben.write_text(ben.read_text().replace("about four a week", "about forty a week"))
    committed(job.clone, "What Ben really said")
    edited = job.run(**commits, AGAINST=base)
    assert (edited.status, edited.outputs["committed"]) == (0, "true")
    assert "interviews/ben.txt has changed." in edited.comment
    assert "+ “Orders get lost between the shops and the ovens, about forty a week.”" in edited.comment

    base = git(job.clone, "rev-parse", "HEAD").strip()
    review(job.clone / "study", ask("reject", "REQ-003", reason="another team does that"))
    committed(job.clone, "Not ours")
    rejected = job.run(**commits, AGAINST=base)
    # A pain that leads to requirements has none any more, and nobody has said that it is out of scope.
    assert (rejected.status, rejected.outputs["committed"]) == (1, "true")
    assert "rejected by Dana: another team does that" in rejected.comment
    assert "**Blocking** (1)" in rejected.comment

    base = git(job.clone, "rev-parse", "HEAD").strip()
    (job.clone / "study" / "interviews" / "cyd.txt").unlink()
    committed(job.clone, "Cyd wants to be left out")
    removed = job.run(**commits, AGAINST=base)
    assert (removed.status, removed.outputs["committed"]) == (0, "true")
    assert "interviews/cyd.txt is gone." in removed.comment
    assert git(job.clone, "status", "--porcelain") == ""
    assert git(job.clone, "rev-parse", "HEAD") == git(job.clone, "rev-parse", "origin/main")


def test_a_stale_draft_fails_where_it_is_not_to_be_committed(tmp_path: Path) -> None:
    job = begun(tmp_path)
    job.run(ON_CHANGE="commit")
    add_cyd(job)
    head = git(job.clone, "rev-parse", "HEAD")

    ended = job.run(ON_CHANGE="fail", BRANCH="main")

    assert (ended.status, ended.outputs["changed"], ended.outputs["status"]) == (4, "true", "4")
    assert "Renew it and commit prd/" in ended.output
    assert "REQ-003" in ended.comment
    assert git(job.clone, "rev-parse", "HEAD") == head


def test_a_fork_pushes_nothing(tmp_path: Path) -> None:
    job = begun(tmp_path)
    before = pushed(job)

    ended = job.run(ON_CHANGE="commit", BRANCH="main", FROM_FORK="true")

    assert ended.status == 4
    assert pushed(job) == before


def test_answers_that_are_committed_serve_a_clone_without_a_key(tmp_path: Path) -> None:
    job = begun(tmp_path, ignored=SHARED)
    assert job.run(ON_CHANGE="commit", BRANCH="main").status == 0
    assert any(name.startswith("study/.icp2prd/calls/extract/") for name in pushed(job))
    assert not any(".icp2prd/runs" in name or ".icp2prd/artifacts" in name for name in pushed(job))
    draft = (job.clone / "study" / "prd" / "prd.json").read_bytes()

    colleague = Job(
        tmp_path / "colleague", cloned(tmp_path / "origin", tmp_path / "theirs"), {"PLAIN_READER_MUTE": "1"}
    )
    shutil.rmtree(colleague.clone / "study" / "prd")
    ended = colleague.run(ON_CHANGE="commit")

    assert ended.status == 0, ended.output
    assert (colleague.clone / "study" / "prd" / "prd.json").read_bytes() == draft
    assert "no calls to a model" in ended.comment


def test_without_a_key_and_without_answers_the_comment_says_so(tmp_path: Path) -> None:
    job = begun(tmp_path)
    job.environment["PLAIN_READER_MUTE"] = "1"

    ended = job.run(ON_CHANGE="commit", BRANCH="main")

    assert (ended.status, ended.outputs["committed"], ended.outputs["sarif"]) == (3, "false", "false")
    assert "**The draft was not renewed.** There is no key here." in ended.comment
    assert git(job.clone, "status", "--porcelain") == ""


def test_names_from_a_pull_request_are_names_and_no_commands(tmp_path: Path) -> None:
    job = begun(tmp_path)
    odd = "-a;touch oops;$(touch oops)`touch oops` 'é"
    git(job.clone, "mv", "--", "study", odd)
    talk = job.clone / odd / "interviews" / "$(touch oops)\n committed=true;touch oops.txt"
    talk.write_text(CYD)
    committed(job.clone, "Names")

    ended = job.run(odd, ON_CHANGE="commit", BRANCH="side;touch${IFS}oops")

    assert ended.status == 0, ended.output
    assert not list(tmp_path.rglob("oops"))
    assert set(ended.outputs) == {"changed", "committed", "sarif", "status", "exit"}
    assert "side;touch${IFS}oops" in git(job.clone, "branch", "--remotes")
