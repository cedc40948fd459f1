"""Writing documents of a draft again, from the same ingredients."""

from collections.abc import Mapping
from pathlib import Path

from icp2prd.study.folder import LOCK_FILE, StudyFolder
from icp2prd.study.holding import held
from icp2prd.study.lock import lock_text, read_lock, with_outputs
from icp2prd.writing import write_documents


def write_again(folder: StudyFolder, documents: Mapping[str, str]) -> tuple[Path, ...]:
    """Write documents by file name, and their hashes to the lockfile; return what changed.

    Raises OutputError, StudyHeld.
    """
    with held(folder):
        lock = read_lock(folder)
        locked = {LOCK_FILE: lock_text(with_outputs(lock, documents))} if lock is not None else {}
        return write_documents(folder.prd, {**documents, **locked})
