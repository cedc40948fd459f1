"""A draft as it was at a git revision. Git is asked with lists of words, never through a shell."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from icp2prd.errors import UsageError

_SHORT: Final = 7
_PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit. root: the top of the working tree. name: as it was asked for."""

    root: Path
    name: str
    commit: str

    def __str__(self) -> str:
        short = self.commit[:_SHORT]
        return short if self.commit.startswith(self.name) else f"{self.name} ({short})"

    def content(self, path: Path) -> bytes | None:
        """A file as it was; None where it was not there, or lies outside the repository."""
        try:
            inside = path.resolve().relative_to(self.root)
        except ValueError:
            return None
        found = _git(self.root, "cat-file", "blob", f"{self.commit}:{inside.as_posix()}")
        return found.stdout if found is not None and not found.returncode else None


def is_in_git(folder: Path) -> bool:
    return _top_of(folder) is not None


def revision(folder: Path, name: str) -> Revision:
    """folder: anywhere in a working tree. Raises UsageError where that is none, or git knows no such revision."""
    root = _top_of(folder)
    if root is None:
        raise UsageError(
            f"There is no revision {name!r}: this folder is in no git repository.",
            where=str(folder),
            hint="Name another prd.json with --against FILE, or begin with: git init, git add, git commit",
        )
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    found = _git(root, *asked)
    commit = found.stdout.decode("ascii", "replace").strip() if found is not None else ""
    if not commit:
        raise _unknown(root, name)
    return Revision(root, name, commit)


def _unknown(root: Path, name: str) -> UsageError:
    head = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    if head is None or head.returncode:
        return UsageError(
            f"There is no revision {name!r}: this repository has no commit yet.",
            where=str(root),
            hint="Commit the first draft; the next one can be compared with it.",
        )
    return UsageError(
        f"There is neither a file nor a revision {name!r}.",
        where=str(root),
        hint="A branch, tag or commit, or the path of a prd.json. A shallow clone knows few: git fetch --unshallow",
    )


def _top_of(folder: Path) -> Path | None:
    here = next((one for one in (folder, *folder.resolve().parents) if one.is_dir()), None)
    found = _git(here, "rev-parse", "--show-toplevel") if here is not None else None
    if found is None or found.returncode:
        return None
    return Path(os.fsdecode(found.stdout).rstrip("\r\n")).resolve()


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes] | None:
    """None where there is no git."""
    command: Sequence[str] = ("git", "-C", str(folder), *words)
    try:
        return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return None
