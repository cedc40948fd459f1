"""What several drafts, one after the other, changed of the one before the first of them."""

from collections.abc import Sequence

from icp2prd.domain.difference import LogEntry
from icp2prd.study.differing import Side, items_that_differ
from icp2prd.study.folder import StudyFolder
from icp2prd.study.lock import read_lock
from icp2prd.study.previous import read_previous
from icp2prd.study.units import Units


def draft_on_disk(folder: StudyFolder) -> Side | None:
    """None where there is none that can be read. Raises InputError where it may not be."""
    prd = read_previous(folder).previous.prd
    lock = read_lock(folder)
    return Side(prd, lock.units if lock else Units()) if prd else None


def changed_since(before: Side | None, folder: StudyFolder, entries: Sequence[LogEntry | None]) -> LogEntry | None:
    """One entry for the draft that is there, in place of those that each of the drafts since has.

    An item that one of them moved and a later one moved back is in none of it.
    """
    now = draft_on_disk(folder)
    told = [one for one in entries if one is not None]
    if before is None or now is None or not told:
        return None
    because = dict.fromkeys(sentence for one in told for sentence in one.because)
    items = items_that_differ(before, now)
    return LogEntry(draft=told[-1].draft, because=tuple(because), items=items) if items or because else None
