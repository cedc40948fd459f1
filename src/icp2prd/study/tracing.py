"""Tracing an item of a draft on disk."""

from icp2prd.domain.base import ItemId
from icp2prd.domain.prd import Prd
from icp2prd.errors import UsageError
from icp2prd.study.folder import StudyFolder
from icp2prd.study.item import Item
from icp2prd.study.lineage import Lineage, Link, lineage_of, nearest_ids
from icp2prd.study.lock import read_lock
from icp2prd.study.previous import read_prd


def trace_item(folder: StudyFolder, item_id: str, prd: Prd | None = None) -> Lineage:
    """The lineage of an item, whatever the case its id is written in. Raises UsageError, InputError.

    prd: the draft to look in, where it is not to be read from the folder.
    """
    prd = prd or read_prd(folder)
    wanted = ItemId(item_id.strip().upper())
    try:
        return lineage_of(prd, wanted)
    except KeyError:
        lock = read_lock(folder)
        if lock is not None and wanted in lock.ids.retired:
            raise UsageError(
                f"{wanted} was in an earlier draft and is no longer in this one.",
                where=str(folder.prd_json),
                hint="Its number is not used again. The history of prd.json has what it said.",
            ) from None
        near = nearest_ids(prd, wanted)
        raise UsageError(
            f"There is no {item_id} in this draft.",
            where=str(folder.prd_json),
            hint=f"Did you mean {' or '.join(near)}?" if near else "The ids stand in prd.md: REQ-001, PAIN-001 …",
        ) from None


def lineage_record(lineage: Lineage) -> dict[str, object]:
    """A lineage as JSON takes it."""
    return {
        **_item_record(lineage.item),
        "rests_on": [_link_record(link) for link in lineage.rests_on],
        "against": [_link_record(link) for link in lineage.against],
        "leads_to": [_link_record(link) for link in lineage.leads_to],
    }


def _link_record(link: Link) -> dict[str, object]:
    if link.shown_before:
        return {"id": link.item.id, "is": link.item.word, "shown_before": True}
    return {**_item_record(link.item), "further": [_link_record(one) for one in link.further]}


def _item_record(item: Item) -> dict[str, object]:
    return {"id": item.id, "is": item.word, "text": item.text, "remarks": list(item.remarks)}
