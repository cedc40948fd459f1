"""The draft of a study, compared with another: at a git revision, in a file, or the one before."""

from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from icp2prd.domain.decision import Decisions
from icp2prd.domain.difference import Difference
from icp2prd.domain.prd import Prd
from icp2prd.errors import InputError, UsageError
from icp2prd.kept import first_fault
from icp2prd.study.deciding.announcing import decisions_waiting
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.differing import Side, difference
from icp2prd.study.folder import DECISIONS_FILE, LOCK_FILE, StudyFolder
from icp2prd.study.lock import Lock, changes_since, read_lock
from icp2prd.study.previous import read_prd
from icp2prd.study.revisions import is_in_git, revision
from icp2prd.study.units import Units

PRD_FILE: Final = "prd.json"
HEAD: Final = "HEAD"
HERE: Final = "the working tree"

Model = TypeVar("Model", Lock, Decisions)


class Draft:
    """A draft with its lockfile and decisions, wherever they were read."""

    def __init__(self, prd: Prd, lock: Lock | None, decisions: Decisions) -> None:
        self.prd = prd
        self.lock = lock
        self.side = Side(prd, lock.units if lock else Units(), tuple(decisions_waiting(prd, decisions)))


def compare(folder: StudyFolder, against: str = "") -> Difference:
    """The draft in the working tree with another.

    against: a revision, or the path of a prd.json or of a folder with one; empty for HEAD, or, in no git repository,
    for the draft before. Raises UsageError, InputError.
    """
    now = Draft(read_prd(folder), read_lock(folder), read_decisions(folder))
    then, name = _other(folder, against)
    because = changes_since(then.lock, now.lock.made_from) if then.lock and now.lock else []
    return difference(then.side, now.side, names=(name, HERE), because=tuple(because))


def _other(folder: StudyFolder, against: str) -> tuple[Draft, str]:
    path = Path(against) if against else None
    if path is not None and path.is_dir():
        inside = (path / PRD_FILE, path / "prd" / PRD_FILE)
        path = next((one for one in inside if one.is_file()), path)
    if path is not None and path.is_file():
        return _in_file(path), str(path)
    if against or is_in_git(folder.root):
        return _at(folder, against or HEAD)
    if folder.previous.joinpath(PRD_FILE).is_file():
        return _in_file(folder.previous / PRD_FILE), "the draft before"
    raise UsageError(
        "There is no other draft to compare with: this study is in no git repository, and no draft before is kept.",
        where=str(folder.root),
        hint="Name one with --against FILE, or put the study under git.",
    )


def _in_file(path: Path) -> Draft:
    return _draft({name: _bytes(path.with_name(name)) for name in (LOCK_FILE, DECISIONS_FILE)}, _bytes(path), str(path))


def _at(folder: StudyFolder, name: str) -> tuple[Draft, str]:
    found = revision(folder.root, name)
    content = found.content(folder.prd_json)
    if content is None:
        raise UsageError(
            f"There is no draft of this study at {found}.",
            where=f"{name}:{folder.prd_json}",
            hint="Commit prd/ with each draft, or name a revision or a file that has one: --against REV|FILE",
        )
    beside = {name: found.content(folder.prd / name) for name in (LOCK_FILE, DECISIONS_FILE)}
    return _draft(beside, content, f"{found}:{PRD_FILE}"), str(found)


def _draft(beside: dict[str, bytes | None], content: bytes | None, where: str) -> Draft:
    try:
        prd = Prd.model_validate_json(content or b"")
    except ValidationError as error:
        raise InputError(
            f"This is not a draft of this version of icp2prd ({first_fault(error)}).",
            where=where,
            hint="Compare with a draft that this version wrote.",
        ) from error
    return Draft(prd, _lenient(Lock, beside[LOCK_FILE]), _lenient(Decisions, beside[DECISIONS_FILE]) or Decisions())


def _lenient(kind: type[Model], content: bytes | None) -> Model | None:
    """What stands beside the other draft is a help and no more: None where it is not there, or is no such thing."""
    try:
        return kind.model_validate_json(content) if content else None
    except ValidationError:
        return None


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
