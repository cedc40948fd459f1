"""A customer's words as evidence: a span of one turn, found exactly, or nothing."""

from enum import IntEnum, StrEnum

from icp2prd.domain.base import Frozen, InterviewId, ItemId, PersonId, TurnId
from icp2prd.domain.interview import Role


class Outcome(StrEnum):
    """What became of a quote that a model proposed. Only the first two are evidence."""

    EXACT = "exact"
    FOLDED = "folded"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"
    WRONG_TURN = "wrong_turn"
    WRONG_SPEAKER = "wrong_speaker"


class Span(Frozen):
    """Characters `start` up to, not including, `end` of one turn's text."""

    start: int
    end: int


class Quote(Frozen):
    """Words found in a turn.

    segments: one span, or several in rising order where the quote left words out with an ellipsis.
    sentence: the whole sentence or sentences around the segments.
    truncated_negation: a negator stands in the sentence before the cut, so the words alone may say the opposite.
    """

    interview: InterviewId
    turn: TurnId
    segments: tuple[Span, ...]
    sentence: Span
    outcome: Outcome
    truncated_negation: bool = False

    @property
    def start(self) -> int:
        return self.segments[0].start

    @property
    def end(self) -> int:
        return self.segments[-1].end


class Refusal(Frozen):
    """A quote that was not accepted.

    turn: the number or id that was named. words: what was proposed, kept for the ledger.
    reason: one sentence for a person. nearest: the real words closest to it, to be suggested, never accepted.
    """

    outcome: Outcome
    interview: InterviewId
    turn: str
    words: str
    reason: str
    nearest: str = ""


class Strength(IntEnum):
    """How much a quote weighs: what was done weighs more than what is wished (Fitzpatrick, The Mom Test)."""

    ASSENT = 0
    HYPOTHETICAL = 1
    OPINION = 2
    HABIT = 3
    PAST_EVENT = 4
    SHOWN_COST = 5


class Wording(StrEnum):
    """In whose words a quote is: the customer's, or those of the one who took the note."""

    SAID = "said"
    NOTED = "noted"


class Locator(Frozen):
    """What a person needs to find a quote: the line of the file, the time where there is one, the heading in notes."""

    file: str
    line: int
    time: float | None = None
    place: str = ""


class Evidence(Frozen):
    """A quote with an id.

    quote: the turn's text from `start` to `end`, never anything else.
    segments: the parts that were quoted, where words between them were left out; empty for a quote in one piece.
    sentence: the whole sentence it stands in.
    """

    id: ItemId
    interview: InterviewId
    turn: TurnId
    start: int
    end: int
    quote: str
    segments: tuple[Span, ...] = ()
    sentence: str
    speaker: str
    person: PersonId
    role: Role
    strength: Strength
    strength_because: str
    wording: Wording = Wording.SAID
    truncated_negation: bool = False
    after_leading_question: bool = False
    locator: Locator

    def printed(self) -> str:
        """The quote for people: left-out words show as an ellipsis in brackets."""
        if not self.segments:
            return self.quote
        return " […] ".join(self.quote[s.start - self.start : s.end - self.start] for s in self.segments)
