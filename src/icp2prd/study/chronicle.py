"""The change log of a draft: an entry for each draft in which an item was not as it had been in the one before, and for
each lesson from the market, whether it moved an item or not.

It is relative to the draft that is on disk when a run begins, and travels in `prd.json`: a run that changes no item
adds nothing, and one that was killed finds the same draft before it as the first time. Quotes are named and not
repeated: the words of somebody whose interview was taken out are not to stay behind in the log.
"""

from icp2prd.domain.difference import ItemChange, LogEntry
from icp2prd.domain.prd import Prd
from icp2prd.study.differing import Side, items_that_differ


def logged(prd: Prd, side: Side, before: Side | None, because: tuple[str, ...]) -> Prd:
    """The draft with the log of the one before, and with an entry of its own where there is something to tell.

    side: the same draft. because: what it was made from differently, one sentence each.
    """
    if before is None:
        return prd
    log = before.prd.change_log
    items = tuple(_without_words(one) for one in items_that_differ(before, side))
    known = {one.id for one in before.prd.learned.lessons}
    lessons = [f"{one.entry()}." for one in prd.learned.lessons if one.id not in known]
    if items or lessons:
        number = log[-1].draft + 1 if log else 2
        log = (*log, LogEntry(draft=number, because=(*because, *lessons), items=items))
    return prd.model_copy(update={"change_log": log})


def _without_words(change: ItemChange) -> ItemChange:
    quotes = {name: getattr(change, name) for name in ("gained", "lost")}
    silent = {name: tuple(one.model_copy(update={"words": ""}) for one in ones) for name, ones in quotes.items()}
    return change.model_copy(update=silent)
