"""Gold files and drafts from disk, runs where drafts have to be made, and one evaluation of them all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from icp2prd.domain.prd import Prd
from icp2prd.domain.run import Listen, RunEvent, RunRequest, RunResult
from icp2prd.domain.settings import Brief
from icp2prd.errors import InputError, UsageError
from icp2prd.evaluation.evaluating import evaluation_of, scorecard_of
from icp2prd.evaluation.placing import PlacedGold, place_gold
from icp2prd.evaluation.reading import GoldFile, read_gold
from icp2prd.evaluation.scorecard import Evaluation, Scorecard, Stability
from icp2prd.evaluation.shifting import SHIFTS, shifted_study
from icp2prd.evaluation.stability import stability_of
from icp2prd.evaluation.usage import Meter, Used
from icp2prd.evaluation.wording import Ruler
from icp2prd.ingest import read_interviews
from icp2prd.kept import content_of
from icp2prd.llm import Door, choose_model, open_door
from icp2prd.study.folder import StudyFolder
from icp2prd.study.previous import read_prd
from icp2prd.study.settings import read_brief

RULER_MODEL = "local"
"""One ruler for every model that is scored, and on this machine: texts of the interviews do not leave it."""

RunStudy = Callable[[RunRequest, Listen], RunResult]


@dataclass(frozen=True, slots=True)
class EvalRequest:
    """golds: gold files, or folders with one. prd: a draft to read (`prd.json`, or its folder), for one gold file.

    read: the drafts that are in the studies; otherwise they are made, in copies, so that no study is touched.
    stability: also run three copies with moved windows. model, base_url, max_cost: as for a run.
    """

    golds: tuple[Path, ...]
    prd: Path | None = None
    read: bool = False
    stability: bool = False
    model: str = ""
    base_url: str = ""
    max_cost: float | None = None


def evaluate(request: EvalRequest, run: RunStudy, listen: Listen) -> Evaluation:
    """Every gold file is read before anything is run: a wrong one must not cost an hour.

    Raises UsageError, InputError, ModelError, OutputError.
    """
    if request.prd is not None and len(request.golds) != 1:
        raise UsageError("One draft is held against one gold file.", hint="Name one gold file, or leave --prd out.")
    if request.stability and (request.prd or request.read):
        raise UsageError("Stability is of runs, not of a draft.", hint="Leave out --prd and --study.")
    ready = [_Ready.read(path) for path in request.golds]
    with open_ruler() as door:
        ruler = Ruler(door.embed)
        cards = [_scored(one, request, run, listen, ruler) for one in ready]
        return evaluation_of(cards, door.embedding_model_id)


def open_ruler() -> Door:
    return open_door(choose_model(explicit=RULER_MODEL, environ=os.environ), embedding=RULER_MODEL)


@contextmanager
def copy_of(study: Path) -> Iterator[Path]:
    """A study without what was drafted and decided before: a draft that is scored must not depend on it."""
    with tempfile.TemporaryDirectory() as home:
        yield Path(shutil.copytree(study, Path(home) / study.resolve().name, ignore=_drafted))


def read_evaluation(path: Path) -> Evaluation:
    """Raises InputError."""
    hint = "Write one: icp2prd eval GOLD --json > before.json"
    try:
        return Evaluation.model_validate_json(content_of(path, "This evaluation", hint))
    except ValidationError as error:
        raise InputError("This is not an evaluation of icp2prd eval.", where=str(path), hint=hint) from error


@dataclass(frozen=True)
class _Ready:
    file: GoldFile
    gold: PlacedGold
    brief: Brief

    @classmethod
    def read(cls, path: Path) -> "_Ready":
        file = read_gold(path)
        brief = read_brief(file.study).brief
        return cls(file, place_gold(file, read_interviews(file.study, brief.settings)), brief)


def _scored(ready: _Ready, request: EvalRequest, run: RunStudy, listen: Listen, ruler: Ruler) -> Scorecard:
    stability = None
    if request.prd is not None or request.read:
        prd, used = _read_draft(ready.file.study, request.prd), None
    else:
        prd, used = _made(ready, request, run, listen)
        stability = _stability(ready, request, run, listen) if request.stability else None
    return scorecard_of(prd, ready.gold, ready.brief, ruler, used=used, stability=stability)


def _read_draft(study: Path, prd: Path | None) -> Prd:
    folder = prd.parent if prd is not None and prd.suffix == ".json" else prd
    return read_prd(StudyFolder(study, folder))


def _made(ready: _Ready, request: EvalRequest, run: RunStudy, listen: Listen) -> tuple[Prd, Used]:
    with copy_of(ready.file.study) as copy:
        return _run(copy, request, run, listen)


def _stability(ready: _Ready, request: EvalRequest, run: RunStudy, listen: Listen) -> Stability:
    drafts: list[Prd] = []
    settings, interviews = ready.brief.settings, ready.gold.interviews
    with tempfile.TemporaryDirectory() as home:
        for by in SHIFTS:
            copy = shifted_study(ready.file.study, settings, interviews, Path(home), by)
            drafts.append(_run(copy, request, run, listen)[0])
    return stability_of(drafts)


def _run(study: Path, request: EvalRequest, run: RunStudy, listen: Listen) -> tuple[Prd, Used]:
    meter = Meter()

    def both(event: RunEvent) -> None:
        meter(event)
        listen(event)

    asked = RunRequest(study, request.model, request.base_url, max_cost=request.max_cost)
    result = run(asked, both)
    assert result.prd is not None  # a run through all stages ends in one
    return result.prd, meter.used


def _drafted(_: str, names: Sequence[str]) -> set[str]:
    return {name for name in names if name == "prd" or name.startswith(".")}
