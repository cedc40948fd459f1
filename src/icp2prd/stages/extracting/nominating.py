"""Sentences that show what something costs, and that a small model passed over: code puts them forward.

Such a model tends to take the first sentence of an answer; what hurts often comes later. A sentence is put forward
where it tells of a cost or an event and speaks of trouble; what it shows is still put into words by the model.
"""

import re
from typing import Final

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Quote, Strength
from icp2prd.domain.insight import Kind
from icp2prd.domain.interview import Interview
from icp2prd.grounding import Gate, evidence_from
from icp2prd.grounding.sentences import sentences
from icp2prd.stages.extracting.kinds import cues_in
from icp2prd.stages.extracting.reading import Found, Reading
from icp2prd.stages.extracting.windows import Passage
from icp2prd.stages.synthesizing.opposition import is_content

_PREVENTED: Final = re.compile(r"\bso (that )?(it|this|that) (never|doesn'?t|won'?t)\b", re.IGNORECASE)
"""What is done so that it does not happen is a workaround."""

FEWEST_WORDS: Final = 3
LONGEST: Final = 45


def with_nominations(reading: Reading, gate: Gate) -> Reading:
    """Add the sentences of a window that tell of a pain and are not quoted as one yet."""
    interview = reading.window.interview
    quoted = {(quote.turn, quote.sentence.start) for found, quote in reading.grounded if found.kind is Kind.PAIN}
    added = []
    for passage in reading.window.passages:
        if not passage.quotable:
            continue
        for words in _telling_sentences(passage):
            quote = gate.ground(interview.id, passage.turn.number, words)
            if (
                isinstance(quote, Quote)
                and (quote.turn, quote.sentence.start) not in quoted
                and _costs(quote, interview)
            ):
                added.append((Found(turn=passage.turn.number, quote=words, kind=Kind.PAIN), quote))
    others = tuple(one for one in reading.grounded if not _is_among(one[1], [quote for _, quote in added]))
    return reading.model_copy(update={"grounded": (*others, *added)})


def _telling_sentences(passage: Passage) -> list[str]:
    texts = [passage.text[span.start : span.end] for span in sentences(passage.text)]
    return [
        text
        for text in texts
        if FEWEST_WORDS <= len(text.split()) <= LONGEST
        and not text.endswith("?")
        and not is_content(text)
        and not _PREVENTED.search(text)
        and cues_in(text, Kind.PAIN)
    ]


def _costs(quote: Quote, interview: Interview) -> bool:
    """One word of trouble in what happened or was shown to cost something, or two in what is so every time."""
    record = evidence_from(quote, interview, ItemId(""))
    cues = cues_in(record.quote, Kind.PAIN)
    return record.strength >= Strength.PAST_EVENT or (cues >= 2 and record.strength >= Strength.HABIT)


def _is_among(quote: Quote, others: list[Quote]) -> bool:
    return any(quote.turn == one.turn and quote.start < one.end and one.start < quote.end for one in others)
