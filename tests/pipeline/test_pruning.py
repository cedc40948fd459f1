"""What the draft reaches stays, everything else that is a call goes, and nothing else is touched."""

import json
import shutil
from pathlib import Path

import pytest

from icp2prd.domain.run import RunRequest
from icp2prd.errors import InputError, StudyHeld, UsageError
from icp2prd.pruning import prune_calls
from icp2prd.study.folder import StudyFolder
from icp2prd.study.holding import held
from tests.cli.calling import icp2prd
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.studies import DOCUMENTS, run, tiny, written
from tests.scripted import PlainReader, in_turn


def everything(study: Path) -> dict[str, bytes]:
    return {path.relative_to(study).as_posix(): path.read_bytes() for path in study.rglob("*") if path.is_file()}


def calls(study: Path) -> set[str]:
    return {name for name in everything(study) if name.startswith(".icp2prd/calls/")}


@pytest.fixture
def grown(tmp_path: Path, reader: PlainReader) -> Path:
    """A study that was run with an interview more, and then without it."""
    study = tiny(tmp_path)
    run(study)
    review(study, ask("accept", "REQ-001"))
    (study / "interviews" / "cyd.txt").write_text(CYD)
    run(study)
    (study / "interviews" / "cyd.txt").unlink()
    run(study)
    reader.asked.clear()
    return study


def test_only_calls_that_the_draft_does_not_reach_are_removed(grown: Path, reader: PlainReader) -> None:
    before = everything(grown)

    pruned = prune_calls(RunRequest(grown))

    after = everything(grown)
    gone = before.keys() - after.keys()
    assert pruned.removed == len(gone) > 0
    assert pruned.removed_bytes == sum(len(before[name]) for name in gone)
    assert (pruned.kept, pruned.kept_bytes) == (len(calls(grown)), sum(len(after[name]) for name in calls(grown)))
    assert gone < {name for name in before if name.startswith(".icp2prd/calls/")}
    assert {name: before[name] for name in after} == after
    assert any(b"crates at dawn" in before[name] for name in gone)
    assert not any(b"crates at dawn" in after[name] for name in calls(grown))
    assert reader.asked == []


def test_after_it_an_unchanged_run_changes_and_asks_nothing(grown: Path, reader: PlainReader) -> None:
    prune_calls(RunRequest(grown))
    before = written(grown)

    ran = run(grown)

    assert ran.result.unchanged
    assert (reader.asked, written(grown)) == ([], before)


@pytest.mark.parametrize("lost", [("artifacts",), ("artifacts", "runs")])
def test_after_it_a_draft_is_made_again_without_a_call(grown: Path, reader: PlainReader, lost: tuple[str, ...]) -> None:
    before = written(grown)
    prune_calls(RunRequest(grown))
    for name in lost:
        shutil.rmtree(grown / ".icp2prd" / name)
    (grown / "prd" / "prd.md").unlink()

    ran = run(grown)

    assert reader.asked == []
    assert (ran.result.usage.calls, ran.called) == (0, [])
    assert written(grown) == before


def test_after_it_a_draft_that_was_lost_comes_back_from_the_calls(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    before = written(study)
    prune_calls(RunRequest(study))
    shutil.rmtree(study / "prd")
    shutil.rmtree(study / ".icp2prd" / "artifacts")
    reader.asked.clear()

    ran = run(study)

    assert reader.asked == []
    assert ran.result.usage.calls == 0
    assert written(study) == before


def test_a_second_time_there_is_nothing_left_to_remove(grown: Path) -> None:
    first = prune_calls(RunRequest(grown))

    again = prune_calls(RunRequest(grown))

    assert (again.removed, again.removed_bytes) == (0, 0)
    assert (again.kept, again.kept_bytes) == (first.kept, first.kept_bytes)


def test_a_dry_run_counts_the_same_and_removes_nothing(grown: Path) -> None:
    before = everything(grown)

    said = prune_calls(RunRequest(grown), dry_run=True)

    assert everything(grown) == before
    assert prune_calls(RunRequest(grown)) == said


def test_answers_that_did_not_fit_stay_with_what_was_asked(tmp_path: Path, reader: PlainReader) -> None:
    reader.answers = {"job": lambda _: "no idea"}
    study = tiny(tmp_path)
    run(study)
    invalid = {name for name in calls(study) if ".invalid-" in name}

    prune_calls(RunRequest(study))

    assert invalid
    assert invalid <= calls(study)


def test_an_answer_that_did_not_fit_stays_with_the_one_that_did(tmp_path: Path, reader: PlainReader) -> None:
    job = {"situation": "orders get lost", "motivation": "be rid of it", "outcome": "get on with the work"}
    reader.answers = {"job": in_turn("no idea", job)}
    study = tiny(tmp_path)
    prd = run(study).prd
    invalid = {name for name in calls(study) if ".invalid-" in name}

    prune_calls(RunRequest(study))

    assert prd.jobs.jobs
    assert invalid
    assert invalid <= calls(study)


def test_what_is_no_call_is_left_where_it_is(grown: Path) -> None:
    folder = grown / ".icp2prd" / "calls" / "job"
    (folder / "README.md").write_text("mine")
    (folder / "notes.json").write_text("{}")
    (grown / ".icp2prd" / "calls" / "stray.json").write_text("{}")

    prune_calls(RunRequest(grown))

    assert (folder / "README.md").exists()
    assert (folder / "notes.json").exists()
    assert (grown / ".icp2prd" / "calls" / "stray.json").exists()


def test_a_study_that_is_held_is_left_alone(grown: Path) -> None:
    before = calls(grown)

    with held(StudyFolder(grown)), pytest.raises(StudyHeld):
        prune_calls(RunRequest(grown))

    assert calls(grown) == before


def test_a_draft_that_the_calls_do_not_make_keeps_them_all(grown: Path, reader: PlainReader) -> None:
    (grown / "interviews" / "cyd.txt").write_text(CYD.replace("dawn", "noon"))
    before = everything(grown)

    with pytest.raises(UsageError, match="The kept calls do not make this draft") as error:
        prune_calls(RunRequest(grown))

    assert everything(grown) == before
    assert reader.asked == []
    assert "icp2prd run" in error.value.hint


def test_without_a_lockfile_nothing_is_removed(grown: Path) -> None:
    (grown / "prd" / "icp2prd.lock").unlink()
    before = everything(grown)

    with pytest.raises(InputError, match="no lockfile"):
        prune_calls(RunRequest(grown))

    assert everything(grown) == before


def test_the_command_says_how_many_and_how_many_bytes(grown: Path) -> None:
    would = icp2prd("cache", "prune", grown, "--dry-run", "--json")
    said = icp2prd("cache", "prune", grown)

    counts = json.loads(would.stdout)
    assert would.stderr.startswith(f"Would remove {counts['removed']:,} calls, {counts['removed_bytes']:,} bytes")
    assert f"Removed {counts['removed']:,} calls, {counts['removed_bytes']:,} bytes; kept " in said.stderr
    assert f"kept {counts['kept']:,} calls, {counts['kept_bytes']:,} bytes." in said.stderr
    assert set(written(grown)) == {*DOCUMENTS, "decisions.json"}
