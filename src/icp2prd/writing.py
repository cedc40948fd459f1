"""Writing files so that they are there as a whole or not at all, one alone or several together.

Every file is first written and synced beside its target under a temporary name, and renamed into place when it is
on disk. Several change together: a note, `.commit`, lists them once all are on disk. A program that is killed
before the note is there has changed nothing; after it, `finish` does the renames that are left. Files that are
right already are not touched.

Known trade-offs, accepted:
- Between two renames a reader who does not call `finish` may see some files new and some old, each of them whole.
- A link in the place of a file is replaced by a file.
- Needs room for a second copy of what changes.
- A single file's folder is not synced, so a crash of the machine may lose the newest file, never half of it.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from icp2prd.errors import OutputError

COMMIT: Final = ".commit"
ANYBODY: Final = 0o666
"""Whom the user's umask lets in."""

_LEFT_OVER: Final = re.compile(r"\..+\.[0-9a-f]{8}\.(new|old|tmp)")
_OURS: Final = re.compile(r"\.(?P<name>[^/\\]+)\.[0-9a-f]{8}\.new")


def write_atomically(path: Path, text: str) -> None:
    """Write one file. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise OutputError(
            f"The file {path.name} cannot be written: {error.strerror or error}.",
            where=str(path.parent),
            hint="Make room, or make the folder writable, and run the same command again.",
        ) from error


def put(path: Path, content: bytes, mode: int = ANYBODY) -> None:
    """Write one file into a folder that is there, open to whom `mode` lets in. Raises OSError."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write_synced(temporary, content, mode)
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):  # the first error is the one to tell
            temporary.unlink(missing_ok=True)


def write_documents(folder: Path, documents: Mapping[str, str]) -> tuple[Path, ...]:
    """Write documents, by file name, and return those that changed.

    Raises OutputError where the folder is read-only or full; what was there before is then as it was.
    """
    try:
        changed = {name: text for name, text in documents.items() if not _holds(folder / name, text)}
        if not changed:
            return ()
        folder.mkdir(parents=True, exist_ok=True)
        return _replaced(folder, changed)
    except OSError as error:
        raise OutputError(
            f"The draft cannot be written: {error.strerror or error}. What was here before is unchanged.",
            where=str(folder),
            hint="Make room, make the folder writable, or name another with --out; then run the same again.",
        ) from error


def finish(folder: Path) -> None:
    """Bring a folder to rest after a program that was killed while it wrote there; nobody may be writing now.

    Documents that were all on disk are put into place; what was not ready is swept away. Raises OutputError.
    """
    if not folder.is_dir():
        return
    try:
        note = folder / COMMIT
        for target, temporary in _promised(note).items():
            if (folder / temporary).exists():
                (folder / temporary).replace(folder / target)
        note.unlink(missing_ok=True)
        sweep(folder)
    except OSError as error:
        raise OutputError(
            f"What an earlier run left behind cannot be put in order: {error.strerror or error}.",
            where=str(folder),
            hint="Make the folder writable, and run the same command again.",
        ) from error


def sweep(folder: Path) -> None:
    """Take away temporary files that nobody will come back for."""
    for path in folder.iterdir():
        if _LEFT_OVER.fullmatch(path.name):
            path.unlink(missing_ok=True)


def _promised(note: Path) -> dict[str, str]:
    """Target → temporary name; nothing where the note is no note of ours."""
    try:
        listed = json.loads(note.read_bytes())
    except (OSError, ValueError):
        return {}
    pairs = listed.items() if isinstance(listed, dict) else ()
    return {target: name for target, name in pairs if (match := _OURS.fullmatch(str(name))) and match["name"] == target}


def _replaced(folder: Path, documents: Mapping[str, str]) -> tuple[Path, ...]:
    mark = secrets.token_hex(4)
    targets = {folder / name: folder / f".{name}.{mark}.new" for name in documents}
    kept = {folder / name: folder / f".{name}.{mark}.old" for name in documents}
    note, draft_of_note = folder / COMMIT, folder / f".{COMMIT}.{mark}.tmp"
    done: list[Path] = []
    try:
        for (target, temporary), text in zip(targets.items(), documents.values(), strict=True):
            _write_synced(temporary, _bytes(text))
            if target.exists():
                _keep(target, kept[target])
        _write_synced(draft_of_note, json.dumps({one.name: new.name for one, new in targets.items()}).encode())
        draft_of_note.replace(note)
        for target, temporary in targets.items():
            temporary.replace(target)
            done.append(target)
    except BaseException:  # also an interruption must not leave half of a draft
        for target in done:
            _put_back(target, kept[target])
        raise
    finally:
        for leftover in (note, draft_of_note, *targets.values(), *kept.values()):
            with contextlib.suppress(OSError):
                leftover.unlink()
    _sync_folder(folder)
    return tuple(targets)


def _holds(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() == _bytes(text)
    except FileNotFoundError:
        return False


def _bytes(text: str) -> bytes:
    """UTF-8; half a surrogate pair, which a model may answer, has no bytes and becomes a question mark."""
    return text.encode("utf-8", "replace")


def _write_synced(path: Path, content: bytes, mode: int = ANYBODY) -> None:
    # Not `tempfile`: its files are for their owner only, and a draft is meant to be shared.
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(target: Path, kept: Path) -> None:
    try:
        os.link(target, kept)
    except OSError:  # file systems without hard links
        shutil.copy2(target, kept)


def _put_back(target: Path, kept: Path) -> None:
    with contextlib.suppress(OSError):
        if kept.exists():
            kept.replace(target)
        else:
            target.unlink()


def _sync_folder(folder: Path) -> None:
    """So that the new names survive a crash; not every system can, and then it is not worth failing for."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
