"""The items of the previous draft, as far as they can be recognised again."""

from collections.abc import Iterable, Iterator

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.identity import Known
from icp2prd.domain.prd import Prd


def words_of(evidence: Evidence) -> str:
    """What makes a quote the same quote when turns have moved: who is quoted, and the words."""
    return f"{evidence.interview}\n{evidence.quote}"


def known_evidence(prd: Prd | None) -> Iterator[Known]:
    for one in prd.evidence if prd else ():
        yield Known(id=one.id, words=frozenset([words_of(one)]), text=one.quote)


def known_items(prd: Prd | None, items: Iterable[tuple[ItemId, str, Iterable[ItemId]]]) -> Iterator[Known]:
    """items: id, text, and evidence ids, all of the previous draft."""
    evidence = prd.evidence_by_id() if prd else {}
    for item_id, text, quotes in items:
        words = frozenset(words_of(evidence[quote]) for quote in quotes if quote in evidence)
        yield Known(id=item_id, words=words, text=text)
