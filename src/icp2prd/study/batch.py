"""Many studies below one folder: each on its own, and a bad one fails alone and by name."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Literal

from icp2prd.domain.base import Frozen, json_of
from icp2prd.domain.run import Listen, RunRequest, RunResult
from icp2prd.errors import Icp2prdError, InputError
from icp2prd.study.folder import INTERVIEWS_FOLDER, SETTINGS_FILE
from icp2prd.writing import write_documents

BATCH_FILE = "batch.json"

_WORST_FIRST = (130, 70, 3, 2, 4, 1, 0)

RunOne = Callable[[RunRequest, Listen], RunResult]


class State(StrEnum):
    WRITTEN = "written"
    UNCHANGED = "unchanged"
    BLOCKED = "blocked"
    FAILED = "failed"


class StudyOutcome(Frozen):
    """study: relative to the root. error, hint: why it failed. The counts are of the draft; 0 without one."""

    study: str
    state: State
    exit_status: int
    error: str = ""
    hint: str = ""
    interviews: int = 0
    pains: int = 0
    requirements: int = 0
    blocking: int = 0
    warnings: int = 0


class BatchReport(Frozen):
    """`batch.json`. exit_status: the worst of the studies'."""

    schema_version: Literal["1"] = "1"
    studies: tuple[StudyOutcome, ...]
    exit_status: int


@dataclass(frozen=True, slots=True)
class StudyBegun:
    study: str
    number: int
    of: int


def studies_below(root: Path) -> list[Path]:
    """Every folder with an `interviews` folder or an `icp2prd.toml`, sorted; a study holds no other study.

    Raises InputError where there is no such folder, or no study in it.
    """
    if not root.is_dir():
        what = "This is a file, not a folder." if root.exists() else "There is no such folder."
        raise InputError(what, where=str(root), hint="Name the folder that holds the studies.")
    studies = list(_studies(root))
    if not studies:
        raise InputError(
            "There is no study here.",
            where=str(root),
            hint="A study has an interviews folder or an icp2prd.toml; make one with: icp2prd init DIR",
        )
    return studies


def run_batch(
    root: Path,
    request: RunRequest,
    run_one: RunOne,
    *,
    listen: Listen,
    begun: Callable[[StudyBegun], None],
    ended: Callable[[StudyOutcome], None],
) -> BatchReport:
    """Run every study below a folder and write `batch.json` there.

    request: for each; its study is filled in here.
    """
    studies = studies_below(root)
    outcomes = []
    for number, study in enumerate(studies, start=1):
        name = study.relative_to(root).as_posix()
        begun(StudyBegun(name, number, len(studies)))
        out = request.out / name if request.out is not None else None
        outcome = _run_alone(name, replace(request, study=study, out=out), run_one, listen)
        ended(outcome)
        outcomes.append(outcome)
    report = BatchReport(studies=tuple(outcomes), exit_status=worst(one.exit_status for one in outcomes))
    write_documents(root, {BATCH_FILE: json_of(report)})
    return report


def worst(statuses: Iterable[int]) -> int:
    """What could not be done at all goes before what was done and does not hold."""
    return min(statuses, key=_WORST_FIRST.index, default=0)


def _studies(folder: Path) -> Iterator[Path]:
    if (folder / INTERVIEWS_FOLDER).is_dir() or (folder / SETTINGS_FILE).is_file():
        yield folder
        return
    for below in sorted(folder.iterdir()):
        if below.is_dir() and not below.is_symlink() and not below.name.startswith("."):
            yield from _studies(below)


def _run_alone(name: str, request: RunRequest, run_one: RunOne, listen: Listen) -> StudyOutcome:
    try:
        result = run_one(request, listen)
    except Icp2prdError as error:
        what = f"{error.where}: {error.what}" if error.where else error.what
        return StudyOutcome(study=name, state=State.FAILED, exit_status=error.exit_status, error=what, hint=error.hint)
    except Exception as error:  # noqa: BLE001  one study's bug must not cost the others their run
        what = f"{type(error).__name__}: {error}"
        return StudyOutcome(study=name, state=State.FAILED, exit_status=70, error=what, hint="This is a bug.")
    return _outcome(name, result)


def _outcome(name: str, result: RunResult) -> StudyOutcome:
    state = State.BLOCKED if result.exit_status else State.UNCHANGED if result.unchanged else State.WRITTEN
    prd = result.prd
    return StudyOutcome(
        study=name,
        state=state,
        exit_status=result.exit_status,
        interviews=len(prd.interviews) if prd else 0,
        pains=len(prd.icp.pains) if prd else 0,
        requirements=len(prd.requirements) if prd else 0,
        blocking=result.findings.get("error", 0),
        warnings=result.findings.get("warning", 0),
    )
