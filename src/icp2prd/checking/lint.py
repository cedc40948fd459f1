"""What the critic's word rules say of one line of somebody else's document.

The rules read drafts, so a line becomes a draft of one requirement: what is a fault in our PRD is one in theirs.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from icp2prd.checking.statements import Kind, Statement
from icp2prd.critic import solution, testable, wording
from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Rule
from icp2prd.domain.base import ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.finding import Finding
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Criterion, Pattern, Priority, Requirement, Verification
from icp2prd.domain.settings import Brief

RULES: tuple[Rule, ...] = (*wording.RULES, solution.no_implementation, testable.criteria_end_in_something_to_see)

_SCENARIO = re.compile(
    r"\s*given\s+(?P<given>.*?),?\s+(?:when\s+(?P<when>.*?),?\s+)?then\s+(?P<then>.*?)[.\s]*$", re.I | re.S
)
_ALSO_BINDS = re.compile(r"\b(?:should|will|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


class Hit(NamedTuple):
    """start, end: of the words, in the statement's text."""

    finding: Finding
    start: int
    end: int


def lint(statement: Statement) -> Iterator[Hit]:
    """What the rules find, in their order. Words in quotation marks are somebody's, and are left alone."""
    quoted = [found.span() for found in _QUOTED.finditer(statement.text)]
    draft = _draft_of(statement)
    for finding in dict.fromkeys(finding for rule in RULES for finding in rule.findings(draft)):
        start = statement.text.find(finding.span)
        end = start + len(finding.span) if start >= 0 else len(statement.text)
        start = max(0, start)
        if any(left <= start and end <= right for left, right in quoted):
            continue
        if finding.rule == wording.statements_follow_a_pattern.id and _says_who_does_what(statement):
            continue
        yield Hit(_for_a_stranger(finding), start, end)


def _draft_of(statement: Statement) -> Draft:
    """A draft that holds what these rules read, and nothing else: it is not validated, and goes nowhere."""
    scenario = _SCENARIO.match(statement.text) if statement.kind is Kind.SCENARIO else None
    name = ItemId(statement.name)
    criteria = (
        (Criterion(id=name, given=scenario["given"], when=scenario["when"] or "", then=scenario["then"]),)
        if scenario
        else ()
    )
    requirement = Requirement(
        id=name,
        title="",
        statement="" if scenario else statement.text,
        pattern=Pattern.NONE,
        rationale="",
        priority=Priority.MUST,
        priority_because="",
        verification=Verification.TEST,
        criteria=criteria,
        traces=(),
        evidence=(),
    )
    read: dict[str, Any] = {"requirements": (requirement,), "evidence": ()}
    prd = Prd.model_construct(**read)
    return Draft(prd, Interviews(interviews=()), Brief(title=statement.name))


def _says_who_does_what(statement: Statement) -> bool:
    """Stories and scenarios have patterns of their own; “should” and “will” bind in other people's documents."""
    if statement.kind in {Kind.STORY, Kind.SCENARIO}:
        return True
    return pattern_of(_ALSO_BINDS.sub("must", statement.text, count=1)) is not Pattern.NONE


def _for_a_stranger(finding: Finding) -> Finding:
    """Of a document that is not ours nobody knows what customers asked for."""
    message = finding.message.replace("; no customer asked for it", "")
    return finding.model_copy(update={"message": message[:1].upper() + message[1:]})
