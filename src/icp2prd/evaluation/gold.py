"""A gold file: what a careful reader finds in a study, written by hand before any model has read it.

Words are given as they stand in an interview. Where no copy of an interview may be kept, a place stands for them: the
turn, characters of it, and a hash that says whether they are still the same.
"""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from icp2prd.domain.base import Frozen
from icp2prd.domain.insight import Kind

NOT_FOUND = "not found in the interviews"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
SeverityLevel = Annotated[int, Field(ge=1, le=4)]
HASH_LENGTH = 12


class Said(Frozen):
    """Words of one interview. Either `interview` and `words`; or `turn` and `hash`, with or without `start` and `end`.

    words: copied, once in the interview, within one turn. turn: `<interview>:<n>`. start, end: characters of the turn's
    text, counted from 0, `end` not included; without them, the whole turn. hash: the first 12 digits of the SHA-256 of
    these characters.
    """

    interview: str = ""
    words: str = ""
    turn: str = Field(default="", pattern=r"^$|^.+:\d+$")
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, gt=0)
    hash: str = Field(default="", pattern=rf"^$|^[0-9a-f]{{{HASH_LENGTH}}}$")

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        by_words = bool(self.interview and self.words) and not (self.turn or self.hash)
        by_place = bool(self.turn and self.hash) and not (self.words or self.interview)
        if by_words == by_place:
            raise ValueError("give either `interview` and `words`, or `turn` and `hash`")
        if (self.start is None) != (self.end is None) or (self.end is not None and self.end <= (self.start or 0)):
            raise ValueError("give `start` and `end` together, `end` the greater one")
        if by_words and self.end is not None:
            raise ValueError("`start` and `end` go with `turn`, not with `words`")
        return self


class GoldInsight(Said):
    """statement: in the third person. id: a name for `members` and `rests_on`; by default the words are the name."""

    kind: Kind
    statement: str = ""
    id: str = ""

    @property
    def name(self) -> str:
        return self.id or self.words

    @property
    def shown(self) -> str:
        """For people: never empty, and never words where none are kept."""
        return self.words or self.statement or f"{self.turn} ({self.hash})"


class GoldPain(Frozen):
    """Insights grouped. customers: distinct people. severity: median of `by_customer` (the lower of two in the middle):
    1 annoyance, 2 time or rework, 3 recurring cost with a workaround, 4 blocks the job, loses money, or paid to fix.

    by_customer: by interview. members: the `words` or `id` of insights.
    """

    name: Text
    customers: int = Field(ge=1)
    severity: SeverityLevel
    by_customer: dict[str, SeverityLevel] = Field(min_length=1)
    members: tuple[str, ...] = Field(min_length=1)


class GoldContradiction(Frozen):
    """Two sides from one interview: a person who contradicts themselves."""

    about: Text
    sides: tuple[Said, ...] = Field(min_length=2)


JobWords = tuple[str | Said, ...] | Literal["not found in the interviews"]


class GoldJobs(Frozen):
    """For each kind of job, words it may rest on: words of a customer, the id of an insight, or a place."""

    functional: JobWords = ()
    emotional: JobWords = ()
    social: JobWords = ()


class WeakWords(Said):
    """Words that may be kept as evidence of at most this strength, and with nothing resting on them alone."""

    strength: int = Field(ge=0, le=5)
    because: Text


class NotToQuote(Said):
    """Words that must never become evidence."""

    because: Text


class GoldRequirement(Frozen):
    """what: in words of the product; the wording is free, the meaning counts. rests_on: the `words` or `id` of insights
    that a careful reader would cite for it; helps to find it in other words.
    """

    what: Text
    rests_on: tuple[str, ...] = ()


class DisputedRequirement(GoldRequirement):
    """Never without the case against it. for, against: interviews."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    wanted_by: tuple[str, ...] = Field(alias="for", min_length=1)
    against: tuple[str, ...] = Field(min_length=1)


class GoldRequirements(Frozen):
    must_appear: tuple[Text | GoldRequirement, ...] = ()
    must_appear_with_opposition: tuple[DisputedRequirement, ...] = ()
    must_not_appear: tuple[Text, ...] = ()

    def undisputed(self) -> tuple[GoldRequirement, ...]:
        return tuple(GoldRequirement(what=one) if isinstance(one, str) else one for one in self.must_appear)

    def wanted(self) -> tuple[GoldRequirement, ...]:
        """All that must appear, those with opposition last."""
        return (*self.undisputed(), *self.must_appear_with_opposition)


class Gold(Frozen):
    """A gold file. A customer's turn that neither an insight nor `also_fine` names holds no need.

    study: the folder it is about, relative to the file; its own folder by default. also_fine: true and quotable, but
    neither a miss when absent nor a false alarm when present. must_ask: what nobody said and the draft has to ask.
    unsaid: what nobody said and a draft must not hold. unsaid_strings: the same as strings.
    """

    study: str = "."
    insights: tuple[GoldInsight, ...] = Field(min_length=1)
    also_fine: tuple[GoldInsight, ...] = ()
    pains: tuple[GoldPain, ...] = ()
    contradictions: tuple[GoldContradiction, ...] = ()
    jobs: GoldJobs = GoldJobs()
    weak: tuple[WeakWords, ...] = ()
    must_not_quote: tuple[NotToQuote, ...] = ()
    requirements: GoldRequirements = GoldRequirements()
    must_ask: tuple[Text, ...] = ()
    unsaid: tuple[Text, ...] = ()
    unsaid_strings: tuple[Text, ...] = ()
