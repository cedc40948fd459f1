"""SPEC: the PRD says what must be so, and leaves to engineering how."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.lint.technology import PRODUCT, Named, technology_in
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.terms import SOLUTIONS
from icp2prd.critic.texts import Text, binding_texts
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.finding import FindingSeverity

_WANT = r"(?:lack(?:s|ing| of)?|needs?|missing|absence of|there is no|do(?:es)? not have|don['’]t have|without)"
_DISGUISED = re.compile(rf"\b{_WANT}\s+(?:(?!and\b|to\b|or\b)[\w-]+\s+){{0,4}}?{SOLUTIONS}\b", re.IGNORECASE)
_FOR_DEVELOPERS = re.compile(r"\b(?:developers?|engineers?|programmers?|integrators?|api (?:users?|clients?))\b")
_LEFT = (
    r"\b(?:left|leave|quit|cancel(?:l?ed)?|dropped|used to (?:use|have|be (?:in|on))|stopped (?:using|paying for)"
    r"|gave up on|got rid of|moved (?:off|away from)|no longer (?:use|have)|don['’]t (?:use|have))\s+(?:\w+\s+){0,3}?"
)
_KEPT = re.compile(
    r"\b(?:has|have|need|needs|must|got) to\b|\bmust\b|\b(?:can't|cannot|won't|not) (?:leave|drop|change|replace|move)|"
    r"\bstay(?:s|ing)? (?:in|on|with)\b|\bkeep(?:s|ing)?\b|\bintegrat|\bmatch|\bagree with\b|\brequire|\binsist|"
    r"\bwithout (?:it|that)\b|\bdeal.?breaker\b|\bonly (?:if|use)\b|\bpolicy\b|\bcompany standard\b",
    re.IGNORECASE,
)
_EXCHANGED = re.compile(
    r"\b(?:imports?|exports?|reads?|takes?|pulls?|fetch|receives?|sends?|cop(?:y|ies)|sync\w*|exchanges?|loads?|connects?"
    r"|match|agrees?|compares?|collects?|gathers?)\b[^.;]*$",
    re.IGNORECASE,
)


@rule(
    "SPEC-001",
    FindingSeverity.ERROR,
    "No implementation in a requirement",
    reference="ISO/IEC/IEEE 29148 5.2.7, what not how; INCOSE R31",
    reads=("requirements.statement", "requirements.criteria", "evidence"),
    fails={"requirements.0.statement": "The product must store answers in a PostgreSQL database table."},
    passes={"requirements.0.statement": "The product must react when a guardian answers."},
)
def no_implementation(draft: Draft) -> Iterator[Fault]:
    for requirement in draft.prd.requirements:
        for text in binding_texts(requirement):
            for named in _technology_in(text):
                if not _sentences_with(draft.words_behind(requirement), named) and not _is_a_known_product(
                    draft, named
                ):
                    yield _fault(
                        text,
                        named,
                        f"“{named.place.words}” says how {text.item} is built; no customer it rests on asked for it.",
                        "Say what must be so for the customer, and leave the way to engineering.",
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


@rule(
    "SPEC-003",
    FindingSeverity.WARNING,
    "A product is named only where a customer must keep it",
    reference="INCOSE R31: solution-free, unless a constraint with its source says otherwise",
    reads=("requirements.statement", "requirements.criteria", "evidence"),
    fails={
        "requirements.0.statement": "The product must collect the consents from Trello.",
        "evidence.1.sentence": "We left Trello, so it was six hours of phoning, easily.",
    },
    passes={
        "requirements.0.statement": "The product must take the list of pupils from Trello.",
        "evidence.1.sentence": "It was six hours of phoning with the list from Trello.",
    },
)
def products_are_constraints(draft: Draft) -> Iterator[Fault]:
    for requirement in draft.prd.requirements:
        seen: set[str] = set()
        for text in binding_texts(requirement):
            for named in _technology_in(text):
                told = _sentences_with(draft.prd.evidence, named)
                if named.sort == PRODUCT and told and named.place.words.lower() not in seen:
                    seen.add(named.place.words.lower())
                    yield from _unkept(text, named, told)


def is_exchanged_with(named: Named) -> bool:
    """Whether a product is one that something is read from, sent to or held against: a constraint, not a design."""
    return named.sort == PRODUCT and bool(_EXCHANGED.search(named.place.before))


def _unkept(text: Text, named: Named, told: tuple[Evidence, ...]) -> Iterator[Fault]:
    """A product that some customer left, or that nobody has to keep and nothing is exchanged with."""
    left = re.compile(_LEFT + re.escape(named.place.words), re.IGNORECASE)
    taken_back = next((one for one in told if left.search(one.sentence)), None)
    kept = is_exchanged_with(named) or any(_KEPT.search(one.sentence) for one in told)
    if taken_back is None and kept:
        return
    why = f"{taken_back.id} says that a customer left it" if taken_back else f"{told[0].id} only says that one has it"
    yield _fault(
        text,
        named,
        f"“{named.place.words}” ties {text.item} to one product; {why}.",
        "Say what is held there and must be used, or name the quote in which a customer must keep it.",
    )


def _technology_in(text: Text) -> Iterator[Named]:
    """Names that say how; a developer's own interface is what the product is for, and an example is shown as it is."""
    lower = text.text.lower()
    for named in technology_in(text.text):
        quoted = named.place.before.count("“") > named.place.before.count("”")
        for_developers = named.sort in {"protocol", "format", "language"} and _FOR_DEVELOPERS.search(lower)
        if not quoted and not for_developers:
            yield named


def _is_a_known_product(draft: Draft, named: Named) -> bool:
    """SPEC-003 has a say about a product that customers named anywhere."""
    return named.sort == PRODUCT and bool(_sentences_with(draft.prd.evidence, named))


def _sentences_with(evidence: tuple[Evidence, ...], named: Named) -> tuple[Evidence, ...]:
    words = re.compile(rf"(?<!\w){re.escape(named.place.words)}(?!\w)", re.IGNORECASE)
    return tuple(one for one in evidence if words.search(one.sentence))


def _fault(text: Text, named: Named, message: str, fix: str) -> Fault:
    return Fault(text.item, text.field, message, fix, named.place.words)


RULES = (no_implementation, no_solution_in_disguise, products_are_constraints)
