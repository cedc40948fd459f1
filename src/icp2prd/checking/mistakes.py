"""DOC: the mistakes that make a document no PRD, as far as code can tell from the document alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from icp2prd.checking.facts import Facts, Mistake
from icp2prd.checking.prescribing import feature_list, no_why, over_specified
from icp2prd.checking.settled import no_non_goals, no_questions, no_trade_offs, undated
from icp2prd.domain.finding import FindingSeverity

_ARTICLE = "A known mistake of PRDs"


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


DOCUMENT_RULES = (
    DocumentRule(
        "DOC-001",
        FindingSeverity.ERROR,
        "Requirements, not a list of features",
        f"{_ARTICLE}: a feature list instead of requirements",
        feature_list,
        applies_to_lists=True,
    ),
    DocumentRule("DOC-002", FindingSeverity.ERROR, "It says why", f"{_ARTICLE}: the why is skipped", no_why),
    DocumentRule(
        "DOC-003",
        FindingSeverity.WARNING,
        "The way to build it is left open",
        f"{_ARTICLE}: the implementation is specified",
        over_specified,
    ),
    DocumentRule(
        "DOC-004",
        FindingSeverity.WARNING,
        "It says when it was last true",
        f"{_ARTICLE}: written once, and left",
        undated,
    ),
    DocumentRule(
        "DOC-005",
        FindingSeverity.WARNING,
        "It has open questions",
        f"{_ARTICLE}: written for approval",
        no_questions,
    ),
    DocumentRule(
        "DOC-006",
        FindingSeverity.WARNING,
        "It says what is left out",
        f"{_ARTICLE}: written for approval",
        no_non_goals,
    ),
    DocumentRule(
        "DOC-007",
        FindingSeverity.WARNING,
        "It says what was traded for what",
        f"{_ARTICLE}: written for approval",
        no_trade_offs,
    ),
)
