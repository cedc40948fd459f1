"""What is another than it was when a person last looked at an item: decided about it, or passed on."""

from collections.abc import Iterator, Mapping

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import KEEPING, Decision
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.prd import Prd
from icp2prd.render.phrases import counted
from icp2prd.review.facts import priority_of
from icp2prd.study.bookmark import Glance
from icp2prd.study.deciding.items import Item
from icp2prd.study.meaning import quote_hash, text_of


def glance_at(item: Item, evidence: Mapping[ItemId, Evidence]) -> Glance:
    def hashes(ids: tuple[ItemId, ...]) -> tuple[str, ...]:
        return tuple(sorted({quote_hash(evidence[one]) for one in ids if one in evidence}))

    return Glance(
        text=text_of(item),
        priority=priority_of(item),
        quotes=hashes(item.evidence),
        against=hashes(getattr(item, "against", ())),
    )


def changes_of(item_id: ItemId, now: Glance, seen: Glance | None, decision: Decision | None, prd: Prd) -> list[str]:
    """A sentence each, without a full stop."""
    if decision is not None and decision.action in KEEPING:
        then = Glance(
            text=decision.text or "",
            quotes=tuple(one.words for one in decision.rested_on.evidence.values()),
            against=tuple(one.words for one in decision.rested_on.against.values()),
        )
        return [*_moved(then, now, decision.by), *_drafted(item_id, now, prd)]
    taken = [f"takes the place of {one.id}: “{one.words}”" for one in prd.superseded if item_id in one.replaced_by]
    return [*taken, *(_moved(seen, now, "you") if seen else ())]


def _drafted(item_id: ItemId, now: Glance, prd: Prd) -> Iterator[str]:
    """What the program would say by itself."""
    for one in prd.decided:
        if one.item == item_id and one.drafted and one.drafted != now.text:
            yield f"without the decision the draft would say: “{one.drafted}”"


def _moved(then: Glance, now: Glance, who: str) -> Iterator[str]:
    if then.text and then.text != now.text:
        yield f"it said “{then.text}”"
    if then.priority and then.priority != now.priority:
        yield f"its priority was {then.priority}"
    for what, before, after in (("quote", then.quotes, now.quotes), ("opposing quote", then.against, now.against)):
        more, gone = len({*after} - {*before}), len({*before} - {*after})
        if more:
            yield f"{counted(more, what)} more than {who} saw"
        if gone:
            yield f"{counted(gone, what)} that {who} saw {'is' if gone == 1 else 'are'} gone"
