"""DOC: the mistakes that make a document no PRD, as far as code can tell from the document alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from icp2prd.checking.dates import newest_date
from icp2prd.checking.lint import Hit
from icp2prd.checking.markdown import Document
from icp2prd.checking.statements import Kind, Statement
from icp2prd.critic import solution
from icp2prd.domain.finding import FindingSeverity

FEWEST_FEATURES = 3
MOST_FEATURES = 0.5
"""Share of requirements that may be bare features before the list is one of features."""

FEWEST_BUILT = 2
STALE_AFTER = timedelta(days=183)
_ARTICLE = "A known mistake of PRDs"
_FEATURE = re.compile(
    r"\s*(?:add|build|implement|create|develop|integrate|provide|introduce|include|launch|design|have|support|enable)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\b(?:why|problem|background|motivation|rationale|pains?|context|opportunity|customer|jobs?|user needs?"
    r"|purpose)\b",
    re.IGNORECASE,
)
_REASON_LINE = re.compile(r"\s*[-*]?\s*\**(?:why|rationale|reason|problem)\b\**\s*:", re.IGNORECASE)
_BUILT = re.compile(
    r"\b(?:technical design|architecture|tech(?:nology)? stack|database schema|data model|api design|endpoints"
    r"|implementation (?:plan|details)|wireframes?|mock-?ups?|ui design)\b",
    re.IGNORECASE,
)
_CODE = frozenset(
    (
        *("sql", "json", "yaml", "xml", "html", "css", "js", "javascript", "ts", "typescript", "python", "java", "go"),
        *("ruby", "php", "bash", "sh"),
    )
)
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


class Facts(NamedTuple):
    """today: for what is old by now."""

    document: Document
    statements: tuple[Statement, ...]
    hits: tuple[tuple[Statement, Hit], ...]
    today: date


class Mistake(NamedTuple):
    """line: counted from 1. span: words on that line it is about; empty for the line."""

    line: int
    message: str
    fix: str
    span: str = ""


@dataclass(frozen=True)
class DocumentRule:
    """applies_to_lists: also to a bare list of requirements, which is no PRD and need not look like one."""

    id: str
    severity: FindingSeverity
    title: str
    reference: str
    check: Callable[[Facts], Iterator[Mistake]]
    applies_to_lists: bool = False


def mistakes_in(facts: Facts) -> Iterator[tuple[DocumentRule, Mistake]]:
    """In the order of the rules."""
    whole = len(facts.document.headings) > 1
    for rule in DOCUMENT_RULES:
        if whole or rule.applies_to_lists:
            yield from ((rule, mistake) for mistake in rule.check(facts))


def _feature_list(facts: Facts) -> Iterator[Mistake]:
    features = [one for one in facts.statements if _is_feature(one)]
    if len(features) >= FEWEST_FEATURES and len(features) > MOST_FEATURES * len(facts.statements):
        first = features[0]
        yield Mistake(
            first.line,
            f"{len(features)} of {len(facts.statements)} requirements are features: “{first.text}” says what to build, "
            "not what must be so for whom.",
            "For each, say who must be able to do what, and what goes wrong without it.",
            first.text,
        )


def _no_why(facts: Facts) -> Iterator[Mistake]:
    said = any(_WHY.search(one.text) for one in facts.document.headings) or any(
        _REASON_LINE.match(line) for line in facts.document.lines
    )
    if facts.statements and not said and not any(one.reasoned for one in facts.statements):
        yield Mistake(
            facts.statements[0].line,
            f"Nothing here says why: {len(facts.statements)} requirements, and no problem, no customer and no reason.",
            "Say whose problem this is and what it costs them, and give each requirement its reason.",
        )


def _over_specified(facts: Facts) -> Iterator[Mistake]:
    spec = solution.no_implementation.id
    built = {hit.finding.span.casefold(): one for one, hit in facts.hits if hit.finding.rule == spec}
    if len(built) >= FEWEST_BUILT:
        terms = ", ".join(sorted(built))
        yield Mistake(
            next(iter(built.values())).line,
            f"The requirements choose the implementation: {terms}.",
            "Say what must be so for the customer, and leave the way to engineering; keep real constraints apart.",
        )
    for heading in facts.document.headings:
        if _BUILT.search(heading.text):
            yield Mistake(
                heading.line + 1,
                f"“{heading.text}” is engineering's part of the work.",
                "Move it to a design document, and link to it.",
                heading.text,
            )
    for block in facts.document.blocks:
        if block.kind == "code" and block.info in _CODE:
            yield Mistake(
                block.line + 1,
                f"There is {block.info} code in the requirements.",
                "Say what the code is to achieve; code belongs where it is run.",
            )


def _undated(facts: Facts) -> Iterator[Mistake]:
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


def _missing(
    pattern: re.Pattern[str], what: str, fix: str, *, anywhere: bool = False
) -> Callable[[Facts], Iterator[Mistake]]:
    """A part that has to be there, as a heading or a bold lead; anywhere: in any sentence."""

    def check(facts: Facts) -> Iterator[Mistake]:
        leads = (one.text if anywhere or one.kind == "heading" else one.text[:40] for one in facts.document.blocks)
        if not any(pattern.search(lead) for lead in leads):
            yield Mistake(1, what, fix)

    return check


def _is_feature(one: Statement) -> bool:
    return not one.reasoned and (one.kind is Kind.BARE or bool(_FEATURE.match(one.text)))


DOCUMENT_RULES = (
    DocumentRule(
        "DOC-001",
        FindingSeverity.ERROR,
        "Requirements, not a list of features",
        f"{_ARTICLE}: a feature list instead of requirements",
        _feature_list,
        applies_to_lists=True,
    ),
    DocumentRule("DOC-002", FindingSeverity.ERROR, "It says why", f"{_ARTICLE}: the why is skipped", _no_why),
    DocumentRule(
        "DOC-003",
        FindingSeverity.WARNING,
        "The way to build it is left open",
        f"{_ARTICLE}: the implementation is specified",
        _over_specified,
    ),
    DocumentRule(
        "DOC-004",
        FindingSeverity.WARNING,
        "It says when it was last true",
        f"{_ARTICLE}: written once, and left",
        _undated,
    ),
    DocumentRule(
        "DOC-005",
        FindingSeverity.WARNING,
        "It has open questions",
        f"{_ARTICLE}: written for approval",
        _missing(
            _QUESTIONS,
            "Nothing is open here: no document about customers knows everything.",
            "List what nobody knows yet, who finds out, and what depends on it.",
        ),
    ),
    DocumentRule(
        "DOC-006",
        FindingSeverity.WARNING,
        "It says what is left out",
        f"{_ARTICLE}: written for approval",
        _missing(
            _NOT_GOALS,
            "Nothing is left out here: there are no non-goals.",
            "Say what this will not do, and why.",
        ),
    ),
    DocumentRule(
        "DOC-007",
        FindingSeverity.WARNING,
        "It says what was traded for what",
        f"{_ARTICLE}: written for approval",
        _missing(
            _TRADE_OFFS,
            "Nothing was given up here: there are no trade-offs and no alternatives.",
            "Say what was considered and turned down, and what that costs.",
            anywhere=True,
        ),
    ),
)
