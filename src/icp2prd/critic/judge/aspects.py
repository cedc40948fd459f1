"""What a judge is asked: one question about one item, each with a prompt file of its own."""

from enum import StrEnum
from typing import Final, NamedTuple

from icp2prd.domain.finding import FindingSeverity


class Aspect(StrEnum):
    SUPPORT = "support"
    NEEDED = "needed"
    REMOVES = "removes"
    OPEN = "open"
    WHY = "why"
    CONTRADICT = "contradict"
    CATCHES = "catches"

    @property
    def prompt(self) -> str:
        return f"judge_{self.value}"


class Ruling(NamedTuple):
    """What a fail of an aspect is called among findings. A judge never blocks: only rules do."""

    rule: str
    severity: FindingSeverity
    title: str


WEAKEST: Final = "judge_weakest"

RULINGS: Final = {
    Aspect.SUPPORT: Ruling("JUDGE-001", FindingSeverity.WARNING, "The quotes together support the requirement"),
    Aspect.NEEDED: Ruling("JUDGE-002", FindingSeverity.NOTE, "Each quote is needed"),
    Aspect.REMOVES: Ruling("JUDGE-003", FindingSeverity.WARNING, "The requirement would remove the pain"),
    Aspect.OPEN: Ruling("JUDGE-004", FindingSeverity.WARNING, "Another design could satisfy it"),
    Aspect.WHY: Ruling("JUDGE-005", FindingSeverity.WARNING, "The why reaches the pain"),
    Aspect.CONTRADICT: Ruling("JUDGE-006", FindingSeverity.WARNING, "No two requirements contradict"),
    Aspect.CATCHES: Ruling("JUDGE-007", FindingSeverity.WARNING, "The criterion would catch a failing product"),
}
THE_WEAKEST: Final = Ruling("JUDGE-008", FindingSeverity.NOTE, "The weakest requirement")

PROMPTS: Final = (*(aspect.prompt for aspect in Aspect), WEAKEST)
