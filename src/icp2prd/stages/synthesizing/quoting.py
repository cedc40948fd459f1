"""Sentences that code looks up become evidence by the same gate as what a model quotes."""

from collections.abc import Iterable, Sequence

from icp2prd.domain.base import ItemId, TurnId
from icp2prd.domain.evidence import Evidence, Quote
from icp2prd.domain.identity import Minter
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interviews, Turn
from icp2prd.grounding import Gate, evidence_from
from icp2prd.stages.known import words_of
from icp2prd.stages.synthesizing.spoken import Spoken


class Quoting:
    """found: the records that were made, by id; words that were quoted already keep their record."""

    def __init__(self, interviews: Interviews, insights: Insights, minter: Minter) -> None:
        self._gate = Gate(interviews)
        self._interviews = interviews.by_id()
        self._minter = minter
        self._evidence = dict(insights.evidence_by_id())
        self.found: dict[ItemId, Evidence] = {}
        minter.reserve(self._evidence)

    def quotes(self, sentences: Iterable[Spoken]) -> tuple[ItemId, ...]:
        ids = (self.quote(one.turn, one.words) for one in sentences)
        return tuple(one for one in ids if one is not None)

    def quote(self, turn: Turn, words: str) -> ItemId | None:
        """The evidence for some words of a turn; None where the gate refuses them."""
        quote = self._gate.ground(turn.interview, turn.number, words)
        if not isinstance(quote, Quote):
            return None
        for record in self._evidence.values():
            if (record.turn, record.start, record.end) == (quote.turn, quote.start, quote.end):
                return record.id
        record = evidence_from(quote, self._interviews[turn.interview], ItemId(""))
        [item_id] = self._minter.assign("EV", [record], lambda one: [words_of(one)], lambda one: one.quote)
        self._evidence[item_id] = self.found[item_id] = record.model_copy(update={"id": item_id})
        return item_id

    def shares_turn(self, quotes: Sequence[ItemId], turn: TurnId) -> bool:
        return any(self._evidence[quote].turn == turn for quote in quotes)
