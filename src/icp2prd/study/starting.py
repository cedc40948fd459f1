"""A new study: settings and notes that explain themselves, and an interview to try it on."""

from pathlib import Path
from typing import NamedTuple

from icp2prd.errors import OutputError, UsageError
from icp2prd.ingest.folder import discover
from icp2prd.study.folder import INTERVIEWS_FOLDER, NOTES_FILE, SETTINGS_FILE

TEMPLATE = Path(__file__).parent / "template"
SAMPLE = f"{INTERVIEWS_FOLDER}/sample-mira-osei.md"

_FILES = {SETTINGS_FILE: SETTINGS_FILE, NOTES_FILE: NOTES_FILE, ".gitignore": "gitignore", SAMPLE: SAMPLE}


class Started(NamedTuple):
    """kept: files that were there already, and were left as they are."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def start_study(root: Path) -> Started:
    """Write what a study begins with into a folder; nothing that is there is overwritten.

    The sample is left out where there are interviews. Raises UsageError where all of it is there already,
    OutputError where the folder cannot be written.
    """
    if root.exists() and not root.is_dir():
        raise UsageError("This is a file, not a folder.", where=str(root), hint="Name a folder, new or not.")
    wanted = dict(_FILES)
    if root.is_dir() and discover(root):
        del wanted[SAMPLE]
    kept = tuple(root / name for name in wanted if (root / name).exists())
    missing = {root / name: TEMPLATE / source for name, source in wanted.items() if root / name not in kept}
    if not missing:
        names = ", ".join(path.name for path in kept)
        raise UsageError(
            f"This is a study already: {names} are there, and are not overwritten.",
            where=str(root),
            hint=f"Go on with: icp2prd run {root}",
        )
    for path, source in missing.items():
        _create(path, source.read_text(encoding="utf-8"))
    return Started(tuple(missing), kept)


def _create(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise OutputError(
            f"{path.name} cannot be written: {error.strerror or error}.",
            where=str(path.parent),
            hint="Make room, or make the folder writable; or name another folder.",
        ) from error
