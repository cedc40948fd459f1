"""Who is who as `icp2prd.toml` says: in every file, or in one."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from icp2prd.domain.base import InterviewId
from icp2prd.domain.interview import Role
from icp2prd.domain.settings import Settings
from icp2prd.ingest.label import label_key

BY_SETTINGS = "icp2prd.toml"
"""What a role that the settings give is said to rest on."""


def stated_roles(settings: Settings, interview: InterviewId, file: str) -> dict[str, Role]:
    """The roles given to labels of one file, by folded label; what is said of the file alone comes first."""
    everywhere: dict[str, Role] = {}
    here: dict[str, Role] = {}
    for key, said in settings.speakers.items():
        if isinstance(said, Role):
            everywhere[label_key(key)] = said
            here |= dict.fromkeys(_labels_here(key, interview, file), said)
        elif label_key(key) in _names_of(interview, file):
            here |= {label_key(label): role for label, role in said.items()}
    return everywhere | here


def stated_people(settings: Settings, interview: InterviewId, file: str) -> dict[str, str]:
    """The names given to labels of one file, by folded label."""
    everywhere = {label_key(key): name for key, name in settings.people.items()}
    here = {label: name for key, name in settings.people.items() for label in _labels_here(key, interview, file)}
    return everywhere | here


def _labels_here(key: str, interview: InterviewId, file: str) -> Iterator[str]:
    """The label in `call-3/spk_1` or `call-3.vtt/spk_1`, where that is this file."""
    folded = label_key(key)
    for name in _names_of(interview, file):
        if folded.startswith(f"{name}/"):
            yield folded.removeprefix(f"{name}/").strip()


def _names_of(interview: InterviewId, file: str) -> tuple[str, ...]:
    """A file by its id, its name, or its path with or without `interviews/`."""
    path = PurePosixPath(file)
    names = (interview, path.name, file, file.removeprefix("interviews/"))
    return tuple(dict.fromkeys(label_key(name) for name in names))
