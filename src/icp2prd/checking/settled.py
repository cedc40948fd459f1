"""Mistakes of documents that are written once, for approval: undated, and nothing open, left out or given up."""

import re
from collections.abc import Iterator
from datetime import timedelta

from icp2prd.checking.dates import newest_date
from icp2prd.checking.facts import Facts, Mistake

STALE_AFTER = timedelta(days=183)
LEAD = 40
"""Characters at the head of a paragraph that may name the part it is."""

_QUESTIONS = re.compile(
    r"\b(?:open|outstanding|unresolved)\s+(?:questions?|issues?|points?)\b|^questions\b", re.IGNORECASE
)
_NOT_GOALS = re.compile(r"\b(?:non-?goals?|out of scope|not in scope|not doing|won['’]t do)\b", re.IGNORECASE)
_TRADE_OFFS = re.compile(
    r"\b(?:trade-?offs?|alternatives|options considered|what was cut|at the (?:cost|expense) of|we gave up"
    r"|instead of|rejected)\b",
    re.IGNORECASE,
)
_MADE_FROM = re.compile(r"^icp2prd \S+ read the interviews", re.MULTILINE)


def undated(facts: Facts) -> Iterator[Mistake]:
    if any(_MADE_FROM.match(line) for line in facts.document.lines):
        return  # A draft of ours: its lock says what it was made from, and `check STUDY` whether that still holds.
    newest = newest_date(facts.document.lines)
    if newest is None:
        yield Mistake(
            1,
            "Nothing here says when it was last true: there is no date.",
            "Put the date of the last change at the top, and a change log at the end.",
        )
    elif facts.today - newest.day > STALE_AFTER:
        yield Mistake(
            newest.line,
            f"The newest date here is {newest.day.isoformat()}: more than half a year ago.",
            "Check it against what customers say today, and date it again; or mark it as history.",
            newest.text,
        )


def no_questions(facts: Facts) -> Iterator[Mistake]:
    if not _has_part(facts, _QUESTIONS):
        yield Mistake(
            1,
            "Nothing is open here: no document about customers knows everything.",
            "List what nobody knows yet, who finds out, and what depends on it.",
        )


def no_non_goals(facts: Facts) -> Iterator[Mistake]:
    if not _has_part(facts, _NOT_GOALS):
        yield Mistake(1, "Nothing is left out here: there are no non-goals.", "Say what this will not do, and why.")


def no_trade_offs(facts: Facts) -> Iterator[Mistake]:
    if not any(_TRADE_OFFS.search(one.text) for one in facts.document.blocks):
        yield Mistake(
            1,
            "Nothing was given up here: there are no trade-offs and no alternatives.",
            "Say what was considered and turned down, and what that costs.",
        )


def _has_part(facts: Facts, pattern: re.Pattern[str]) -> bool:
    """As a heading, or as the lead of a paragraph."""
    leads = (one.text if one.kind == "heading" else one.text[:LEAD] for one in facts.document.blocks)
    return any(pattern.search(lead) for lead in leads)
