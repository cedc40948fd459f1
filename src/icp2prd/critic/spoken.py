"""What customers said in a row: a requirement that says it too is a quote."""

import re
from collections.abc import Iterable
from typing import Final

from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Icp

COPIED_WORDS: Final = 6
"""Words in a row, from which on a text repeats what somebody said."""

Runs = frozenset[tuple[str, ...]]

_WORD = re.compile(r"[\w']+")
_ASKS = re.compile(r"\b(?:i|we|it|they)(?:'d| would) (?:really |just )?(?:like|love|need|want|have) ", re.IGNORECASE)


def spoken_runs(icp: Icp, evidence: Iterable[Evidence]) -> Runs:
    """Every `COPIED_WORDS` in a row of the sentences that are quoted, but of those that say what a product must do.

    Who asks for something may be taken at their word; who tells of their day is quoted.
    """
    asked = {quote for theme in (*icp.decision_criteria, *icp.objections) for quote in theme.evidence}
    return frozenset(
        tuple(words[place : place + COPIED_WORDS])
        for one in evidence
        if one.id not in asked and not _ASKS.search(one.sentence)
        for words in [_WORD.findall(one.sentence.casefold())]
        for place in range(len(words) - COPIED_WORDS + 1)
    )


def copied_in(statement: str, spoken: Runs) -> str:
    """The first words of a statement that a customer said in this order."""
    words = list(_WORD.finditer(statement))
    for place in range(len(words) - COPIED_WORDS + 1):
        run = words[place : place + COPIED_WORDS]
        if tuple(one[0].casefold() for one in run) in spoken:
            return statement[run[0].start() : run[-1].end()]
    return ""
