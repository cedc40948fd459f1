"""Killed at any moment: the files are the old or the new ones, and the next run ends as if nothing had been.

A sample by default; `ICP2PRD_KILLS=100` makes it a hundred. Needs processes that fork.
"""

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from icp2prd.stages import STAGES
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.program import Death, Programs
from tests.pipeline.studies import run, tiny, written
from tests.scripted import PlainReader

KILLS = int(os.environ.get("ICP2PRD_KILLS", "30"))
WRITING = "writing"
MOMENTS = (*(stage.name for stage in STAGES), WRITING)
"""When all stages are done, the files are written."""

MOST_CALLS = 5
"""Powers of ten: a stage of this study makes up to a hundred thousand calls of functions."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL and no fork")


class Ground(NamedTuple):
    """study: with a draft, decisions, and an interview that came after it. old, new: files of the two drafts."""

    study: Path
    old: dict[str, bytes]
    new: dict[str, bytes]


@pytest.fixture(scope="module")
def programs() -> Iterator[Programs]:
    with Programs() as started:
        yield started


@pytest.fixture
def ground(tmp_path: Path, reader: PlainReader) -> Ground:
    study = tiny(tmp_path / "before")
    run(study)
    review(study, ask("accept", "REQ-001"), ask("reject", "REQ-002", reason="not ours"))
    run(study)
    (study / "interviews" / "cyd.txt").write_text(CYD)
    (study / "interviews" / "ben.txt").unlink()
    undisturbed = Path(shutil.copytree(study, tmp_path / "undisturbed" / "study"))
    run(undisturbed)
    assert reader.asked
    return Ground(study, written(study), written(undisturbed))


def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(ground: Ground, tmp_path: Path, programs: Programs) -> None:
    chance = random.Random(4)
    for number in range(KILLS):
        study = Path(shutil.copytree(ground.study, tmp_path / str(number) / "study"))
        at = MOMENTS[number % len(MOMENTS)]
        killed(programs, study, at, after=int(10 ** chance.uniform(0, MOST_CALLS)))
        after = visible(study)
        assert all(content in (ground.old.get(name), ground.new.get(name)) for name, content in after.items())
        finished = answers(study)

        status, asked_again = gone_on(programs, study)

        assert status == 0
        assert written(study) == ground.new, f"killed in {at}"
        assert not asked_again & finished
        assert not left_over(study)


def killed(programs: Programs, study: Path, at: str, after: int) -> None:
    """Run into a stage, and be killed there."""
    output = study.parent / "said"
    last = STAGES[-1].name
    death = (
        Death(("stage_finished", last), ("finished", ""), after)
        if at == WRITING
        else Death(("stage_started", at), ("stage_finished", at), after)
    )
    programs.start(output, "run", study, "--json", death=death)
    assert programs.status() == -signal.SIGKILL, output.read_text()
    assert stages_in(output)[-1] == at


def gone_on(programs: Programs, study: Path) -> tuple[int, set[str]]:
    """Run to the end; return the status, and the keys of all calls that reached the model."""
    output = study.parent / "again"
    programs.start(output, "run", study, "--json")
    status = programs.status()
    return status, {one["key"] for one in events(output) if one.get("happened") == "started" and one["key"]}


def answers(study: Path) -> set[str]:
    """Keys of the calls whose answer is on disk, and of those that the ledger says are finished."""
    kept = (json.loads(path.read_bytes()) for path in (study / ".icp2prd" / "calls").rglob("[0-9a-f]*.json"))
    ledgers = sorted((study / ".icp2prd" / "runs").glob("*/ledger.jsonl"))
    told = {one["key"] for one in events(ledgers[-1]) if one.get("happened") == "finished"}
    return {one["key"] for one in kept} | told - {""}


def visible(study: Path) -> dict[str, bytes]:
    return {name: content for name, content in written(study).items() if not name.startswith(".")}


def left_over(study: Path) -> list[str]:
    own = study / ".icp2prd"
    places = [*(study / "prd").iterdir(), *own.glob("*"), *(own / "artifacts").iterdir(), *(own / "calls").rglob("*")]
    return [path.name for path in places if path.name.startswith(".") or path.name == "running.json"]


def events(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    lines = path.read_text("utf-8", "replace").split("\n")
    return [json.loads(line) for line in lines[:-1] if line.startswith("{")]


def stages_in(output: Path) -> list[str]:
    said = events(output)
    done = [one["stage"] for one in said if one["event"] == "stage_finished"]
    begun = [one["stage"] for one in said if one["event"] == "stage_started"]
    return [*begun, *([WRITING] if STAGES[-1].name in done else [])]
