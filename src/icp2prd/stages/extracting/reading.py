"""What a model answers when it reads a window, and what is left of it after the gate."""

from typing import Final

from pydantic import Field

from icp2prd.domain.base import Frozen
from icp2prd.domain.evidence import Quote, Refusal
from icp2prd.domain.insight import Kind, Rejected
from icp2prd.domain.interview import Turn
from icp2prd.grounding.sentences import sentences
from icp2prd.llm.lengths import Line, Passage
from icp2prd.stages.extracting.windows import Window

LONGEST_SENTENCE: Final = 25
"""Words of a sentence that is quoted as a whole."""


class Found(Frozen):
    """One insight as the model names it; the quote is not yet checked."""

    turn: int
    quote: Passage
    kind: Kind


class Sorted(Found):
    """One that a head found by sorting. certainty: how likely it is of that kind, from 0 to 1."""

    certainty: float


class Extraction(Frozen):
    insights: tuple[Found, ...] = Field(max_length=40)


class ShortExtraction(Extraction):
    """Of one turn: a small model that may go on, goes on."""

    insights: tuple[Found, ...] = Field(max_length=3)


class Statement(Frozen):
    statement: Line


class SecondLook(Frozen):
    holds_a_need: bool


class Requote(Frozen):
    quote: Passage


class Refused(Frozen):
    """What the model named, and why the gate did not take it."""

    found: Found
    refusal: Refusal


class Reading(Frozen):
    """What one window gave.

    kinds: what it was read for. needy: the second look said that there is a need in it. nothing_because: why its turns
    gave nothing, where they did.
    """

    window: Window
    kinds: tuple[Kind, ...] = ()
    grounded: tuple[tuple[Found, Quote], ...] = ()
    refused: tuple[Refused, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    needy: bool = False
    nothing_because: str = "looked at twice: no need found"

    @property
    def left(self) -> Window | None:
        """The window without the turns that gave something; None where every turn did."""
        used = {quote.turn for _, quote in self.grounded}
        rest = tuple(one for one in self.window.passages if one.turn.id not in used)
        if not any(passage.quotable for passage in rest):
            return None
        return self.window.model_copy(update={"passages": rest})


def placed(found: Found, window: Window) -> Found:
    """Where a window holds one turn that may be quoted, what was found is in it, whatever number was named."""
    quotable = {passage.turn.number for passage in window.passages if passage.quotable}
    return found.model_copy(update={"turn": quotable.pop()}) if len(quotable) == 1 else found


def widened(quote: Quote, turn: Turn) -> Quote:
    """The whole sentence for a piece of a short one: what a small model picks out of it is often not the point.

    Code copies the sentence from the turn; the words that were named stand in it.
    """
    words = len(turn.text[quote.sentence.start : quote.sentence.end].split())
    if len(quote.segments) > 1 or words > LONGEST_SENTENCE:
        return quote
    return quote.model_copy(update={"segments": (quote.sentence,), "truncated_negation": False})


def sentence_with(words: str, turn: Turn) -> str:
    """The one sentence of a turn that some words stand in; empty where there is none, or more than one."""
    holding = [
        turn.text[span.start : span.end]
        for span in sentences(turn.text)
        if words.strip().casefold() in turn.text[span.start : span.end].casefold()
    ]
    return holding[0] if len(holding) == 1 and words.strip() else ""
