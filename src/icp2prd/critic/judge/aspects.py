"""What a judge is asked: one question about one item, each with a prompt file of its own."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.report import RuleCard


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


WEAKEST: Final = "judge_weakest"


def _ruling(rule: str, severity: FindingSeverity, title: str, reference: str) -> RuleCard:
    return RuleCard(id=rule, title=title, severity=severity, reference=reference)


RULINGS: Final[Mapping[Aspect, RuleCard]] = {
    Aspect.SUPPORT: _ruling(
        "JUDGE-001",
        FindingSeverity.WARNING,
        "The quotes together support the requirement",
        "Citation recall (ALCE, Gao et al. 2023)",
    ),
    Aspect.NEEDED: _ruling(
        "JUDGE-002",
        FindingSeverity.NOTE,
        "Each quote is needed",
        "Citation precision (ALCE, Gao et al. 2023)",
    ),
    Aspect.REMOVES: _ruling(
        "JUDGE-003",
        FindingSeverity.WARNING,
        "The requirement would remove the pain",
        "ISO/IEC/IEEE 29148, necessary",
    ),
    Aspect.OPEN: _ruling(
        "JUDGE-004",
        FindingSeverity.WARNING,
        "Another design could satisfy it",
        "INCOSE R31, solution-free",
    ),
    Aspect.WHY: _ruling(
        "JUDGE-005",
        FindingSeverity.WARNING,
        "The why reaches the pain",
        "Common PRD mistakes: skipping the why",
    ),
    Aspect.CONTRADICT: _ruling(
        "JUDGE-006",
        FindingSeverity.WARNING,
        "No two requirements contradict",
        "ISO/IEC/IEEE 29148, consistent; QUS, conflict-free",
    ),
    Aspect.CATCHES: _ruling(
        "JUDGE-007",
        FindingSeverity.WARNING,
        "The criterion would catch a failing product",
        "ISO/IEC/IEEE 29148, verifiable",
    ),
}
"""What a fail of an aspect is called among findings. A judge never blocks: only rules do."""

THE_WEAKEST: Final = _ruling(
    "JUDGE-008",
    FindingSeverity.NOTE,
    "The weakest requirement",
    "A forced choice: a reviewer that may be silent approves",
)

PROMPTS: Final = (*(aspect.prompt for aspect in Aspect), WEAKEST)
