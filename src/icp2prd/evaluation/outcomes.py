"""What became of each thing that was expected and of each thing that was shown; all figures are counted from these."""

from enum import StrEnum
from typing import NewType

from icp2prd.domain.base import Frozen

What = NewType("What", str)
"""`insight`, `pain`, `requirement`, `contradiction`, `question`, `job`."""

INSIGHT, PAIN, REQUIREMENT = What("insight"), What("pain"), What("requirement")
CONTRADICTION, QUESTION, JOB = What("contradiction"), What("question"), What("job")


class How(StrEnum):
    """Why two are taken for one, the surest first. OTHER_KIND: the right words under another kind, which is a miss."""

    OVERLAP = "overlap"
    SENTENCE = "sentence"
    WORDING = "wording"
    EVIDENCE = "evidence"
    MEMBERS = "members"
    OTHER_KIND = "other kind"
    NONE = "none"


class Verdict(StrEnum):
    """RIGHT: expected. NEITHER: true, and not required. SPLIT: a part of what another one is. WRONG: not expected.

    OTHER_KIND: the right words, under a kind that is not theirs; wrong, where kinds count.
    """

    RIGHT = "right"
    NEITHER = "neither"
    WRONG = "wrong"
    OTHER_KIND = "other kind"
    SPLIT = "split"


class Slice(Frozen):
    """Where something belongs in the tables. third: of the interview, 1 to 3; 0 for what has no place in one."""

    interview: str = ""
    kind: str = ""
    third: int = 0


class Expected(Frozen):
    """name: stays the same for the same gold, so that two evaluations can be compared thing by thing.

    by: the item of the draft that it was found in. likeness: of the wordings, where that was looked at.
    """

    what: What
    name: str
    text: str
    at: str = ""
    slice: Slice = Slice()
    found: bool
    how: How = How.NONE
    by: str = ""
    by_text: str = ""
    likeness: float | None = None


class Shown(Frozen):
    """Something that the draft says. because: what it was taken for, or why it is wrong. sure: of its kind."""

    what: What
    item: str
    text: str
    at: str = ""
    slice: Slice = Slice()
    verdict: Verdict
    because: str = ""
    sure: bool = True


class Outcomes(Frozen):
    expected: tuple[Expected, ...] = ()
    shown: tuple[Shown, ...] = ()

    def __add__(self, other: "Outcomes") -> "Outcomes":
        return Outcomes(expected=self.expected + other.expected, shown=self.shown + other.shown)
