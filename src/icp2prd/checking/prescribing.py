"""Mistakes of documents that say what to build: a list of features, no reason, and the way to do it."""

import re
from collections.abc import Iterator

from icp2prd.checking.facts import Facts, Mistake
from icp2prd.checking.statements import Kind, Statement
from icp2prd.critic import solution

FEWEST_FEATURES = 3
MOST_FEATURES = 0.5
"""Share of requirements that may be bare features before the list is one of features."""

FEWEST_BUILT = 2
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


def feature_list(facts: Facts) -> Iterator[Mistake]:
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


def no_why(facts: Facts) -> Iterator[Mistake]:
    said = any(_WHY.search(one.text) for one in facts.document.headings) or any(
        _REASON_LINE.match(line) for line in facts.document.lines
    )
    if facts.statements and not said and not any(one.reasoned for one in facts.statements):
        yield Mistake(
            facts.statements[0].line,
            f"Nothing here says why: {len(facts.statements)} requirements, and no problem, no customer and no reason.",
            "Say whose problem this is and what it costs them, and give each requirement its reason.",
        )


def over_specified(facts: Facts) -> Iterator[Mistake]:
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


def _is_feature(one: Statement) -> bool:
    return not one.reasoned and (one.kind is Kind.BARE or bool(_FEATURE.match(one.text)))
