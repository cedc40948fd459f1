"""The draft of a study as git sees it: what of it is not committed, and committing that.

Paths go to git as they are, after `--`: a name in a pull request is never an option and never reaches a shell.
"""

import subprocess
from pathlib import Path
from typing import Final

from icp2prd.errors import OutputError
from icp2prd.study.folder import StudyFolder

MESSAGE: Final = "Renew the PRD"
_NOBODY: Final = {"user.name": "icp2prd", "user.email": "icp2prd@localhost"}
"""Who commits where git knows nobody, as in most CI jobs."""


def uncommitted(folder: StudyFolder) -> bool:
    """Whether the draft differs from the last commit; answers that are kept alone do not count."""
    asked = ("status", "--porcelain", "-z", "--untracked-files=all", "--", str(folder.prd.resolve()))
    return bool(_git(folder.root, *asked))


def commit_draft(folder: StudyFolder) -> bool:
    """Commit the draft, and the answers it was made with where git does not ignore them; whether there was anything.

    Nothing else is committed, whatever is staged. Raises OutputError.
    """
    paths = [str(one.resolve()) for one in (folder.prd, folder.calls) if one.exists() and not _is_ignored(one)]
    _git(folder.root, "add", "--all", "--", *paths)
    if not _git(folder.root, "diff", "--cached", "--name-only", "-z", "--", *paths):
        return False
    _git(folder.root, *_who(folder.root), "commit", "--quiet", "--message", MESSAGE, "--only", "--", *paths)
    return True


def _is_ignored(path: Path) -> bool:
    """Asked about a file that would be in it: a folder whose content is ignored is not ignored itself."""
    return _run(path, "check-ignore", "--quiet", "--", str(path.resolve() / "x.json")).returncode == 0


def _who(folder: Path) -> list[str]:
    missing = {name: value for name, value in _NOBODY.items() if _run(folder, "config", name).returncode}
    return [word for name, value in missing.items() for word in ("-c", f"{name}={value}")]


def _git(folder: Path, *words: str) -> bytes:
    ran = _run(folder, *words)
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip()
        raise OutputError(
            f"git {next(one for one in words if one.isalpha())} failed: {said or f'status {ran.returncode}'}",
            where=str(folder),
            hint="Begin with a checkout of a branch in which prd/ is not ignored.",
        )
    return ran.stdout


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        command = ("git", "-C", str(folder), *words)
        return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise OutputError(
            f"git cannot be started: {error.strerror or error}.", where=str(folder), hint="Install git."
        ) from error
