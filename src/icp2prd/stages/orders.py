"""What follows from a turn that reads like an order to a program: its words stay, and nothing is concluded from them.

The quotes that were found in it stand in the evidence, used by nothing, and the ledger of turns says why. A model that
obeys an order says what the order says, and may say so of the next answer, which it is shown together with the order:
a statement with a word that only an order says is replaced by the customer's own.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from icp2prd.domain.base import InterviewId, ItemId, TurnId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.insight import Insight, Insights, TurnFate, TurnRecord
from icp2prd.domain.interview import Interviews, Turn
from icp2prd.domain.orders import SET_ASIDE, reads_like_an_order

_TELLING: Final = re.compile(r"\w{4,}")


def without_orders(insights: Insights, interviews: Interviews) -> Insights:
    """The same insights where nothing reads like an order."""
    turns = [turn for one in interviews.interviews for turn in one.turns]
    flagged = {turn.id for turn in turns if reads_like_an_order(turn.text)}
    if not flagged:
        return insights
    evidence = insights.evidence_by_id()
    only_ordered = _words_of_orders_alone(turns, flagged)
    kept = [one for one in insights.insights if not any(evidence[quote].turn in flagged for quote in one.evidence)]
    return insights.model_copy(
        update={
            "insights": tuple(_in_own_words(one, evidence, only_ordered) for one in kept),
            "ledger": tuple(_set_aside(one) if one.turn in flagged else one for one in insights.ledger),
        }
    )


def _words_of_orders_alone(turns: Iterable[Turn], flagged: set[TurnId]) -> dict[InterviewId, set[str]]:
    """By interview: words that stand in its orders and nowhere else in it."""
    ordered: dict[InterviewId, set[str]] = {}
    said: dict[InterviewId, set[str]] = {}
    for turn in turns:
        words = ordered if turn.id in flagged else said
        words.setdefault(turn.interview, set()).update(_words(turn.text))
    return {interview: words - said.get(interview, set()) for interview, words in ordered.items()}


def _in_own_words(
    insight: Insight, evidence: Mapping[ItemId, Evidence], only_ordered: Mapping[InterviewId, set[str]]
) -> Insight:
    if not _words(insight.statement) & only_ordered.get(insight.interview, set()):
        return insight
    return insight.model_copy(update={"statement": f"“{evidence[insight.evidence[0]].sentence}”"})


def _set_aside(record: TurnRecord) -> TurnRecord:
    return TurnRecord(turn=record.turn, fate=TurnFate.NO_NEED, reason=SET_ASIDE)


def _words(text: str) -> set[str]:
    return set(_TELLING.findall(text.casefold()))
