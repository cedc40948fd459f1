"""Which files a team takes for interviews whatever they look like, and which it leaves out."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from icp2prd.domain.interview import Unread
from icp2prd.domain.settings import InterviewSettings

INTERVIEWS = "interviews"


def is_included(name: str, chosen: InterviewSettings) -> bool:
    """name: of the file, relative to the study."""
    return _matches(name, chosen.include)


def excluded(name: str, chosen: InterviewSettings) -> Unread | None:
    """Why a file is left out, where the settings say so; they say so even of one that they include."""
    if not _matches(name, chosen.exclude):
        return None
    return Unread(file=name, reason="left out by `exclude` under [interviews] in icp2prd.toml")


def _matches(name: str, patterns: Sequence[str]) -> bool:
    names = (name, name.removeprefix(f"{INTERVIEWS}/"), PurePosixPath(name).name)
    return any(fnmatchcase(one, pattern) for one in names for pattern in patterns)
