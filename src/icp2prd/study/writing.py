"""Writing the documents of a draft so that they change together or not at all.

Every document is first written and synced beside its target under a temporary name; only when all of them are
on disk are they renamed into place, in the order given. Where a rename fails, those before it are undone: the
old file was kept under a second name until the end. Documents that are right already are not touched.

Known trade-offs, accepted:
- Between two renames a crash of the machine leaves some documents new and some old. Put the lockfile last: it
  names the hashes of the others, so the next run sees that they do not belong together and writes them again.
- A link in the place of a document is replaced by a file.
- Needs room for a second copy of what changes.
"""

import contextlib
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from icp2prd.errors import OutputError


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


def _replaced(folder: Path, documents: Mapping[str, str]) -> tuple[Path, ...]:
    mark = secrets.token_hex(4)
    targets = {folder / name: folder / f".{name}.{mark}.new" for name in documents}
    kept = {folder / name: folder / f".{name}.{mark}.old" for name in documents}
    done: list[Path] = []
    try:
        for (target, temporary), text in zip(targets.items(), documents.values(), strict=True):
            _write_synced(temporary, text)
            if target.exists():
                _keep(target, kept[target])
        for target, temporary in targets.items():
            temporary.replace(target)
            done.append(target)
    except BaseException:  # also an interruption must not leave half of a draft
        for target in done:
            _put_back(target, kept[target])
        raise
    finally:
        for leftover in (*targets.values(), *kept.values()):
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


def _write_synced(path: Path, text: str) -> None:
    # Not `tempfile`: its files are for their owner only, and a draft is meant to be shared.
    with path.open("xb") as file:
        file.write(_bytes(text))
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
