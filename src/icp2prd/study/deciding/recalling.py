"""The last draft as ids are matched with it: with the items that decisions took out of it, in the program's own words.

Without them, what was rejected would be drafted again under a number of its own, or under that of another item; and
what a person edited would not be known again where only its words tell it.
"""

from collections.abc import Iterable

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Decision, Decisions
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.identity import numbers_taken
from icp2prd.domain.job import Job
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Prd, Previous
from icp2prd.domain.requirement import Requirement
from icp2prd.errors import UsageError
from icp2prd.study.deciding.items import THEMES, Item, items_of, prefix_of, with_items, worded
from icp2prd.study.deciding.keeping import rebuilt
from icp2prd.study.meaning import quote_hash, text_of


def recalled(previous: Previous, decisions: Decisions) -> Previous:
    """The last draft with those items, and with every number taken that a decision names."""
    prd = previous.prd
    taken = numbers_taken(decisions.named(), previous.highest)
    if prd is None:
        return previous.model_copy(update={"highest": taken})
    there = {one.id for one in items_of(prd)}
    gone = [one for one in decisions.in_force().values() if one.item not in there]
    known = (*(one.id for one in prd.evidence), *there, *(one.id for one in prd.superseded))
    return previous.model_copy(update={"prd": _with(prd, gone), "highest": numbers_taken(known, taken)})


def _with(prd: Prd, gone: Iterable[Decision]) -> Prd:
    by_words = {quote_hash(one): one for one in prd.evidence}
    drafted = {one.item: one.text for one in prd.held_back} | {one.item: one.drafted for one in prd.decided}
    back = [item for one in gone if (item := _item(one, by_words, drafted.get(one.item, ""))) is not None]
    everything = [*(_as_drafted(one, drafted.get(one.id, "")) for one in items_of(prd)), *back]
    themes = [one for one in everything if prefix_of(one.id) in THEMES]
    jobs = tuple(one for one in everything if isinstance(one, Job))
    return prd.model_copy(
        update={
            "icp": with_items(Synthesis(icp=prd.icp), themes, {}).icp,
            "jobs": prd.jobs.model_copy(update={"jobs": jobs}),
            "requirements": tuple(one for one in everything if isinstance(one, Requirement)),
            "metrics": tuple(one for one in everything if isinstance(one, Metric)),
        }
    )


def _as_drafted(item: Item, drafted: str) -> Item:
    return worded(item, drafted, {}) if drafted and drafted != text_of(item) else item


def _item(decision: Decision, by_words: dict[str, Evidence], drafted: str) -> Item | None:
    """As much of an item as it takes to know it again; None where nobody knows what it said."""
    text = drafted or decision.text
    if not text:
        return None
    try:
        item = rebuilt(decision.item, text, decision.wording)
    except UsageError:  # a job that was told as none, by hand
        return None
    quotes: tuple[ItemId, ...] = tuple(
        by_words[one.words].id for one in decision.rested_on.evidence.values() if one.words in by_words
    )
    return item.model_copy(update={"evidence": quotes})
