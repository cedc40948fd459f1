"""What a model answers when it reads a window, and what is left of it after the gate."""

from pydantic import Field

from icp2prd.domain.base import Frozen
from icp2prd.domain.evidence import Quote, Refusal
from icp2prd.domain.insight import Kind, Rejected
from icp2prd.llm.lengths import Line, Passage
from icp2prd.stages.extracting.windows import Window


class Found(Frozen):
    """One insight as the model names it; the quote is not yet checked."""

    turn: int
    quote: Passage
    kind: Kind
    statement: Line


class Extraction(Frozen):
    insights: tuple[Found, ...] = Field(max_length=8)


class SecondLook(Frozen):
    holds_a_need: bool


class Requote(Frozen):
    quote: Passage


class Refused(Frozen):
    """What the model named, and why the gate did not take it."""

    found: Found
    refusal: Refusal


class Reading(Frozen):
    """What one window gave. kinds: what it was read for. needy: the second look said that there is a need in it."""

    window: Window
    kinds: tuple[Kind, ...] = ()
    grounded: tuple[tuple[Found, Quote], ...] = ()
    refused: tuple[Refused, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    needy: bool = False


def placed(found: Found, window: Window) -> Found:
    """Where a window holds one turn that may be quoted, what was found is in it, whatever number was named."""
    quotable = {passage.turn.number for passage in window.passages if passage.quotable}
    return found.model_copy(update={"turn": quotable.pop()}) if len(quotable) == 1 else found
