"""What is wrong for whom, before any thought of a solution."""

from enum import StrEnum

from icp2prd.domain.base import Artifact, Frozen, ItemId
from icp2prd.domain.insight import Rejected


class PartName(StrEnum):
    WHO = "who"
    WHAT = "what"
    WHY = "why_it_matters"
    UNSOLVED = "if_unsolved"
    SENTENCE = "sentence"


class ProblemPart(Frozen):
    """One part of the problem statement.

    text: empty where nothing was found. assumption: why it is not evidence; empty where it is.
    """

    id: ItemId
    name: PartName
    text: str
    traces: tuple[ItemId, ...] = ()
    evidence: tuple[ItemId, ...] = ()
    assumption: str = ""


class Problem(Artifact):
    """The problem statement, its parts in the order of `PartName`."""

    parts: tuple[ProblemPart, ...]
    rejected: tuple[Rejected, ...] = ()

    def part(self, name: PartName) -> ProblemPart:
        return next(part for part in self.parts if part.name is name)
