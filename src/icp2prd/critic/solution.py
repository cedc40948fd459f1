"""SPEC: the PRD says what must be so, and leaves to engineering how."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.terms import IMPLEMENTATION, IMPLEMENTATION_NAMES, SOLUTIONS, pattern_for
from icp2prd.critic.texts import Text, binding_texts
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.requirement import Requirement

_TERMS = pattern_for(IMPLEMENTATION)
_NAMES = pattern_for(IMPLEMENTATION_NAMES, as_written=True)
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)$")
_WANT = r"(?:lack(?:s|ing| of)?|needs?|missing|absence of|there is no|do(?:es)? not have|don['’]t have|without)"
_DISGUISED = re.compile(rf"\b{_WANT}\s+(?:(?!and\b|to\b|or\b)[\w-]+\s+){{0,4}}?{SOLUTIONS}\b", re.IGNORECASE)


@rule(
    "SPEC-001",
    FindingSeverity.WARNING,
    "No implementation in a requirement",
    reference="ISO/IEC/IEEE 29148 5.2.7, what not how; INCOSE R31",
    reads=("requirements.statement", "requirements.criteria", "evidence"),
    fails={"requirements.0.statement": "The product must store answers in a PostgreSQL database table."},
    passes={"requirements.0.statement": "The product must react when a guardian answers."},
)
def no_implementation(draft: Draft) -> Iterator[Fault]:
    for requirement in draft.prd.requirements:
        said = _words_of_customers(draft, requirement).casefold()
        for text in binding_texts(requirement):
            for term in _implementation_in(text):
                if term.casefold() not in said:
                    yield Fault(
                        text.item,
                        text.field,
                        f"“{term}” says how {text.item} is built; no customer asked for it.",
                        "Say what must be so for the customer, and leave the way to engineering.",
                        term,
                    )


@rule(
    "SPEC-002",
    FindingSeverity.WARNING,
    "The problem is no solution in disguise",
    reference="A problem statement says the problem, not the solution",
    reads=("problem",),
    fails={"problem.parts.1.text": "Coordinators do not have a consent tracking app."},
    passes={"problem.parts.1.text": "Coordinators do not have the time to ask each guardian again."},
)
def no_solution_in_disguise(draft: Draft) -> Iterator[Fault]:
    for part in draft.prd.problem.parts:
        for match in _DISGUISED.finditer(part.text):
            yield Fault(
                part.id,
                "text",
                f"“{match[0]}” is the want of a solution, not a problem.",
                "Say what goes wrong for the customer today, whatever the remedy.",
                match[0],
            )


def _implementation_in(text: Text) -> Iterator[str]:
    for match in _TERMS.finditer(text.text):
        yield match[0]
    for match in _NAMES.finditer(text.text):
        if not _SENTENCE_START.search(text.text[: match.start()]):
            yield match[0]


def _words_of_customers(draft: Draft, requirement: Requirement) -> str:
    quotes = [*requirement.evidence, *(named for one in requirement.criteria for named in one.evidence)]
    return draft.sentences(tuple(quotes))


RULES = (no_implementation, no_solution_in_disguise)
