"""Killed at any moment: the files are the old or the new ones, and the next run ends as if nothing had been.

A sample by default; `ICP2PRD_KILLS=100` makes it a hundred. Needs processes that fork.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from icp2prd.stages import STAGES
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.program import Programs
from tests.pipeline.studies import run, tiny, written
from tests.scripted import PlainReader

KILLS = int(os.environ.get("ICP2PRD_KILLS", "30"))
WRITING = "writing"
MOMENTS = (*(stage.name for stage in STAGES), WRITING)
"""When all stages are done, the files are written."""

PATIENCE = 120.0
"""Seconds after which a program that says nothing is given up."""

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
    died_in: set[str] = set()
    died = 0
    for number in range(KILLS):
        study = Path(shutil.copytree(ground.study, tmp_path / str(number) / "study"))
        at = MOMENTS[number % len(MOMENTS)]
        said = killed(programs, study, at, chance)
        died += said is not None
        died_in |= {said} if said else set()
        after = visible(study)
        assert all(content in (ground.old.get(name), ground.new.get(name)) for name, content in after.items())
        finished = answers(study)

        status, asked_again = gone_on(programs, study)

        assert status == 0
        assert written(study) == ground.new, f"killed in {said}"
        assert not asked_again & finished
        assert not left_over(study)
    # A stage of a few milliseconds may be over before it is killed; only many kills are sure to meet every one.
    assert died >= KILLS / 2
    assert died_in == set(MOMENTS) if KILLS >= 100 else len(died_in) > len(MOMENTS) / 2


def killed(programs: Programs, study: Path, at: str, chance: random.Random) -> str | None:
    """Run until a stage has begun, and kill it at some moment from then on; return the stage it died in."""
    output = study.parent / "said"
    pid = programs.start(output, "run", study, "--json")
    until = time.monotonic() + PATIENCE
    while not has_begun(at, output) and time.monotonic() < until:
        time.sleep(0.0005)
    time.sleep(chance.choice([0.0, 0.001, 0.003, 0.006, 0.015]) * chance.random())
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    status = programs.status()
    assert status in (0, -signal.SIGKILL), output.read_text()
    return stages_in(output)[-1] if status else None


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


def has_begun(moment: str, output: Path) -> bool:
    """Whether a run has come so far, or has ended; looks for bytes, since it looks often."""
    said = output.read_bytes() if output.exists() else b""
    begun, of = ("stage_finished", STAGES[-1].name) if moment == WRITING else ("stage_started", moment)
    mark = f'"{begun}", "stage": "{of}"'
    return mark.encode() in said or b'"event": "finished"' in said or b'"event": "failed"' in said
