"""The last draft, as far as it can be read: ids are matched with it, so that they outlive a regeneration."""

from typing import NamedTuple

from pydantic import ValidationError

from icp2prd.domain.prd import Prd, Previous
from icp2prd.errors import InputError
from icp2prd.kept import first_fault, kept_content
from icp2prd.study.folder import StudyFolder
from icp2prd.study.lock import read_lock
from icp2prd.writing import write_documents

_CONFLICT = b"<<<<<<< "


class PreviousRead(NamedTuple):
    """notices: why the last draft could not be read; empty where it could, or where there is none."""

    previous: Previous
    notices: tuple[str, ...]


def read_previous(folder: StudyFolder) -> PreviousRead:
    """A damaged draft is a notice, not an error: it can be made again, and only its ids are at stake.

    Raises InputError where the study is no folder, or its draft may not be read.
    """
    lock = read_lock(folder)
    highest = dict(lock.ids.highest) if lock else {}
    content = _content(folder)
    if content is None:
        return PreviousRead(Previous(highest=highest), ())
    try:
        return PreviousRead(Previous(prd=Prd.model_validate_json(content), highest=highest), ())
    except ValidationError:
        why = "has marks of a merge conflict" if _CONFLICT in content else "cannot be read as a draft"
        kept = "Numbers used before stay unused" if highest else "Ids start again from 1"
        notice = f"prd.json {why} and is made anew. {kept}; restore the file to keep the ids as they were."
        return PreviousRead(Previous(highest=highest), (notice,))


def keep_draft(folder: StudyFolder) -> None:
    """Keep the draft that is there, before another one is written in its place. Raises OutputError."""
    kept = {path.name: path for path in (folder.prd_json, folder.lock_file) if path.is_file()}
    texts = {name: path.read_text("utf-8", errors="replace") for name, path in kept.items()}
    write_documents(folder.previous, texts)


def read_prd(folder: StudyFolder) -> Prd:
    """The draft, for commands that only look at it. Raises InputError where there is none to read."""
    content = _content(folder)
    if content is None:
        raise InputError(
            "There is no draft here yet.",
            where=str(folder.prd_json),
            hint=f"Write one: icp2prd run {folder.root}",
        )
    try:
        return Prd.model_validate_json(content)
    except ValidationError as error:
        raise InputError(
            f"This is not a draft of this version of icp2prd ({first_fault(error)}).",
            where=str(folder.prd_json),
            hint=f"Write it again: icp2prd run {folder.root}",
        ) from error


def _content(folder: StudyFolder) -> bytes | None:
    content = kept_content(folder.prd_json, "The draft")
    if content is None and not folder.root.is_dir():
        what = "This is a file, not a folder." if folder.root.exists() else "There is no such folder."
        raise InputError(what, where=str(folder.root), hint="Name the folder that holds the interviews.")
    return content
