"""Requirements that no product manager would stand behind, refused before they are written down.

What the critic would hold against a statement is asked of it while something else can still be made, for models whose
requirements code writes. What is refused is cut, with the reason, and its pain is left to the team.
"""

import re
from typing import Final

from icp2prd.critic.generic import is_of_any_product
from icp2prd.critic.spoken import copied_in, spoken_runs
from icp2prd.domain.icp import Icp, Pain
from icp2prd.stages.planning.grounds import Draft
from icp2prd.stages.quotes import Shelf

OF_ANY_PRODUCT: Final = (
    "what could be made of it would be true of any product: say with the team what would take it away"
)
OF_WHAT: Final = (
    "it says of what only by a word that points back: look it up in the interview, and say it with the team"
)
A_QUOTE: Final = "what could be made of it is still a quote: say with the team what must be so"

_POINTS_BACK: Final = re.compile(
    r"\b(?:must|must not|let the user|let them|unnecessary to) \w+(?: (?:with|for|to|at|after|through|over))?"
    r" (?:them|these|those|this|that)"
    r"(?= (?:up|across|out|over|down|back|in|off|on|as|by|now|with|for|from|all|again)\b|[,.]|$)",
    re.IGNORECASE,
)
"""The very thing that is acted on is a word that only the interview explains."""


class Refusals:
    """What the critic would hold against drafts from one profile."""

    def __init__(self, shelf: Shelf, icp: Icp) -> None:
        self._shelf = shelf
        self._icp = icp
        self._spoken = spoken_runs(icp, shelf.records({one for theme in icp.themes() for one in theme.evidence}))

    def why(self, draft: Draft) -> str:
        """The reason to refuse a draft; empty where it may stand."""
        pain = draft.ground.pains[0]
        if is_of_any_product(draft.statement, self._told_about(pain), pain.about):
            return OF_ANY_PRODUCT
        if _POINTS_BACK.search(draft.statement):
            return OF_WHAT
        return A_QUOTE if copied_in(draft.statement, self._spoken) else ""

    def _told_about(self, pain: Pain) -> str:
        """Everything that customers told about a pain, and about what goes with it."""
        about = [pain, *(one for one in self._icp.themes() if pain.id in one.traces)]
        parts = [part for one in about for part in (one.name, one.about, *one.statements)]
        return " ".join([*parts, *(self._shelf.sentences(one.evidence) for one in about)])
