"""Git repositories for tests, untouched by the developer's own settings."""

import os
import subprocess
from pathlib import Path

ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_WHO = ("-c", "user.name=Dana", "-c", "user.email=dana@example.com", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> str:
    ran = subprocess.run(
        ["git", *_WHO, *words], cwd=folder, env={**os.environ, **ALONE}, capture_output=True, check=True
    )
    return ran.stdout.decode()


def repository(folder: Path) -> Path:
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / ".gitignore").write_text(".icp2prd/\n")
    return folder


def committed(folder: Path, message: str) -> str:
    """Commit all there is; return the commit."""
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()
