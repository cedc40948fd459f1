"""What stands for what in a study, on disk: for its owner only, and never committed.

.icp2prd/private/names.json    the mapping, mode 0600 in a folder of mode 0700
.icp2prd/private/revealed/     documents with names in them, where somebody asked for those
"""

import stat
from pathlib import Path

from pydantic import ValidationError

from icp2prd.domain.privacy import Pseudonyms
from icp2prd.errors import InputError, OutputError
from icp2prd.study.folder import StudyFolder
from icp2prd.writing import put

_IGNORE = "# Names of people: not to be committed, whatever the .gitignore above says.\n*\n"


def kept_names(folder: StudyFolder) -> Pseudonyms:
    """The mapping so far; empty where there is none. Raises InputError where it cannot be read."""
    path = folder.names_file
    try:
        return Pseudonyms.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Pseudonyms()
    except (OSError, ValidationError) as error:
        raise InputError(
            "The names behind the placeholders cannot be read.",
            where=str(path),
            hint="Put the file back from a copy. If there is none, delete it: placeholders are then given out anew.",
        ) from error


def keep_names(folder: StudyFolder, names: Pseudonyms) -> None:
    """Raises OutputError."""
    if names != kept_names(folder) or _is_open_to_others(folder.names_file):
        write_private(folder, folder.names_file, names.model_dump_json(indent=1) + "\n")


def _is_open_to_others(path: Path) -> bool:
    return not path.exists() or bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def write_private(folder: StudyFolder, path: Path, text: str) -> None:
    """Write a file below `.icp2prd/private` that nobody but its owner can read. Raises OutputError."""
    try:
        folder.private.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.private.chmod(0o700)
        (folder.private / ".gitignore").write_text(_IGNORE, encoding="utf-8", newline="\n")
        path.parent.mkdir(exist_ok=True, mode=0o700)
        put(path, text.encode("utf-8", "replace"), mode=0o600)
    except OSError as error:
        raise OutputError(
            f"Names cannot be kept: {error.strerror or error}. Nothing was sent to a model.",
            where=str(path),
            hint="Make the folder writable for you, and run the same command again.",
        ) from error
