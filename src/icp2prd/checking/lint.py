"""What the linter says of one line of somebody else's document."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from icp2prd.checking import statements
from icp2prd.checking.statements import Statement
from icp2prd.critic import features, solution, testable, wording
from icp2prd.critic.lint import Kind, Slip, lint
from icp2prd.critic.lint.technology import technology_in
from icp2prd.critic.rules import Rule
from icp2prd.domain.base import ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.requirement import Pattern

RULES: tuple[Rule, ...] = (
    *wording.RULES,
    features.requirements_are_no_features,
    # Of a document that is not ours nobody knows whether customers asked for the technology.
    replace(solution.no_implementation, severity=FindingSeverity.WARNING),
    testable.criteria_end_in_something_to_see,
)

_SCENARIO = re.compile(
    r"\s*given\s+(?P<given>.*?),?\s+(?:when\s+(?P<when>.*?),?\s+)?then\s+(?P<then>.*?)[.\s]*$", re.I | re.S
)
_PARTS = {"given": Kind.CONDITION, "when": Kind.CONDITION, "then": Kind.RESULT}
_OF_SENTENCES = {"PATTERN-001", "FEAT-001", "WORDS-007"}
_ALSO_BINDS = re.compile(r"\b(?:should|will|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


class Hit(NamedTuple):
    """start, end: of the words, in the statement's text."""

    finding: Finding
    start: int
    end: int


def hits_in(statement: Statement) -> Iterator[Hit]:
    """In the order of the text. Words in quotation marks are somebody's, and are left alone."""
    quoted = [found.span() for found in _QUOTED.finditer(statement.text)]
    for field, offset, slip in _slips(statement):
        start, end = offset + slip.start, offset + slip.end
        if any(left <= start and end <= right for left, right in quoted) or _is_usual(slip.rule, statement):
            continue
        finding = Finding(
            rule=slip.rule,
            severity=slip.severity,
            item=ItemId(statement.name),
            field=field,
            span=slip.words,
            message=slip.message,
            fix=slip.fix,
            reference=slip.reference,
        )
        yield Hit(finding, start, end)


def _slips(statement: Statement) -> Iterator[tuple[str, int, Slip]]:
    """With the part of a scenario they are in, and where in the text it starts."""
    scenario = _SCENARIO.match(statement.text) if statement.kind is statements.Kind.SCENARIO else None
    if scenario is None:
        yield from (("statement", 0, slip) for slip in _linted(statement.text))
        return
    for part, kind in _PARTS.items():
        yield from ((part, scenario.start(part), slip) for slip in _linted(scenario[part] or "", kind))
    yield from (("then", scenario.start("then"), slip) for slip in testable.unseen(scenario["then"]))


def _linted(text: str, kind: Kind = Kind.STATEMENT) -> Iterator[Slip]:
    """What customers work with, and the product has to get on with, is named in any document."""
    kept = {named.place.start for named in technology_in(text) if solution.is_exchanged_with(named)}
    yield from (one for one in lint(text, kind) if one.rule != solution.no_implementation.id or one.start not in kept)


def _is_usual(rule: str, statement: Statement) -> bool:
    """Stories and scenarios have sentences of their own; “should” and “will” bind in other people's documents."""
    if statement.kind in {statements.Kind.STORY, statements.Kind.SCENARIO}:
        return rule in _OF_SENTENCES
    also_binds = pattern_of(_ALSO_BINDS.sub("must", statement.text, count=1)) is not Pattern.NONE
    return rule == wording.statements_follow_a_pattern.id and also_binds
