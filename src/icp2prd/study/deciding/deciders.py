"""Who decides: a name beside every decision."""

import subprocess
from pathlib import Path

from icp2prd.errors import UsageError


def who_decides(study: Path, given: str = "") -> str:
    """The name that was given, or git's. Raises UsageError where there is neither."""
    if name := " ".join(given.split()) or _git_name(study):
        return name
    raise UsageError(
        "Nobody knows who decides this.",
        hint='Name yourself: --as "Your Name", or once for all: git config --global user.name "Your Name".',
    )


def _git_name(study: Path) -> str:
    asked = ["git", "config", "user.name"]
    try:
        told = subprocess.run(asked, cwd=study, capture_output=True, check=False, timeout=10, encoding="utf-8")
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ""
    return " ".join(told.stdout.split())
