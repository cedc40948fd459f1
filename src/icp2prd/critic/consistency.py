"""CONSIST: the PRD says each thing once, under one name, and does not contradict itself."""

import re
from collections.abc import Iterator
from itertools import combinations

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.stems import overlap, stem, stems
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.quantity import quantities
from icp2prd.domain.requirement import Requirement

SAME = 0.8
"""Share of telling words that two statements have in common, from which on they are one in other words."""

SAME_ON_THE_SAME_GROUND = 0.6
"""The same, where the two answer the same pains with the same quotes."""

ABOUT_THE_SAME = 0.6

_ALIKE = {
    stem(word): stem(group[0])
    for group in (
        ("show", "display", "list", "present"),
        ("remind", "notify", "alert", "warn", "inform", "tell"),
        ("send", "transmit", "deliver"),
        ("record", "store", "save", "keep", "log", "retain"),
        ("remove", "delete", "erase"),
        ("collect", "gather", "pull"),
        ("create", "generate", "produce"),
        ("person", "people", "user", "customer", "client"),
    )
    for word in group
}
_SYNONYMS = (
    ("user", "customer", "client", "end user"),
    ("guardian", "parent", "carer", "caregiver"),
    ("pupil", "student", "learner"),
    ("invoice", "bill"),
    ("order", "purchase"),
    ("employee", "staff member", "worker"),
    ("appointment", "booking", "reservation"),
    ("investor update", "investor report"),
    ("vendor", "supplier"),
    ("folder", "directory"),
)
_OPPOSED = (
    ("show", "hide"),
    ("allow", "prevent"),
    ("send", "withhold"),
    ("keep", "delete"),
    ("automatically", "by hand"),
    ("before", "after"),
    ("lock", "unlock"),
    ("with", "without"),
    ("public", "private"),
    ("all", "none"),
    ("include", "exclude"),
    ("accept", "reject"),
    ("enable", "disable"),
)
_NOT = re.compile(r"\b(?:must|shall|can|should|will)\s+(?:not|never)\b|\bcannot\b|\bnever\b", re.IGNORECASE)
_CONSISTENT = "ISO/IEC/IEEE 29148, consistent"


@rule(
    "CONSIST-001",
    FindingSeverity.WARNING,
    "Nothing is required twice",
    reference=f"{_CONSISTENT}; INCOSE R30; QUS, unique",
    reads=("requirements.statement", "requirements.traces", "requirements.evidence"),
    fails={
        "requirements.1.statement": "The product must notify a guardian on the same day when that guardian has not "
        "answered a consent request five days before departure."
    },
)
def nothing_is_required_twice(draft: Draft) -> Iterator[Fault]:
    words = {one.id: _alike(one.statement) for one in draft.prd.requirements}
    for one, other in combinations(draft.prd.requirements, 2):
        enough = SAME_ON_THE_SAME_GROUND if _on_the_same_ground(one, other) else SAME
        if overlap(words[one.id], words[other.id]) >= enough and not _contradict(one, other):
            yield Fault(
                other.id,
                "statement",
                f"{other.id} requires what {one.id} requires, in other words.",
                f"Keep one of the two, with the quotes of both: {one.id} stands first.",
                other.statement,
            )


@rule(
    "CONSIST-002",
    FindingSeverity.NOTE,
    "One thing has one name",
    reference="INCOSE R36; ISO/IEC/IEEE 29148, unambiguous",
    reads=("requirements.statement", "requirements.criteria"),
    fails={"requirements.1.statement": "The product must show the coordinator which parents have not answered."},
)
def one_thing_has_one_name(draft: Draft) -> Iterator[Fault]:
    told = [(one, f"{one.statement} {' '.join(c.statement for c in one.criteria)}") for one in draft.prd.requirements]
    for group in _SYNONYMS:
        first: dict[str, Requirement] = {}
        for requirement, text in told:
            for name in group:
                if name not in first and re.search(rf"\b{name}s?\b", text, re.IGNORECASE):
                    first[name] = requirement
        for name, requirement in list(first.items())[1:]:
            known = next(iter(first))
            yield Fault(
                requirement.id,
                "statement",
                f"{requirement.id} speaks of “{name}” and {first[known].id} of “{known}”: one person or two?",
                "Use one word, or say in both what the difference is.",
                name,
            )


@rule(
    "CONSIST-003",
    FindingSeverity.ERROR,
    "What is out of scope is not required",
    reference=f"{_CONSISTENT}; a known failure of PRDs: a non-goal that becomes scope",
    reads=("requirements", "non_goals"),
    fails={"requirements.0.statement": "The product must sell travel insurance to guardians."},
)
def non_goals_are_not_required(draft: Draft) -> Iterator[Fault]:
    for non_goal in draft.prd.non_goals:
        excluded = stems(non_goal.text)
        for one in draft.prd.requirements:
            required = stems(f"{one.title} {one.statement}")
            if excluded and excluded <= required and not _NOT.search(one.statement):
                yield Fault(
                    one.id,
                    "statement",
                    f"{one.id} requires what {non_goal.id} rules out: “{non_goal.text.rstrip('.')}”.",
                    "Take the requirement out, or the non-goal.",
                    one.statement,
                )


@rule(
    "CONSIST-004",
    FindingSeverity.WARNING,
    "No two requirements contradict each other",
    reference=f"{_CONSISTENT}; QUS, conflict-free",
    reads=("requirements.statement",),
    fails={
        "requirements.1.statement": "When a guardian has not answered a consent request five days before departure, "
        "the product must not remind that guardian on the same day."
    },
)
def requirements_do_not_contradict(draft: Draft) -> Iterator[Fault]:
    for one, other in combinations(draft.prd.requirements, 2):
        if because := _contradict(one, other):
            yield Fault(
                other.id,
                "statement",
                f"{other.id} and {one.id} cannot both hold: {because}.",
                "Decide which of the two holds, or say under which condition each does.",
                other.statement,
            )


def _contradict(one: Requirement, other: Requirement) -> str:
    """Why two statements about the same cannot both hold; empty where they can."""
    left, right = one.statement, other.statement
    if overlap(_alike(left), _alike(right)) < ABOUT_THE_SAME:
        return ""
    if bool(_NOT.search(left)) != bool(_NOT.search(right)):
        return "one forbids what the other demands"
    for pair in _OPPOSED:
        for this, that in (pair, pair[::-1]):
            if _says(left, this) and _says(right, that) and not _says(left, that) and not _says(right, this):
                return f"one says “{this}”, the other “{that}”"
    amounts = [{(q.value, q.unit) for q in quantities(text) if q.unit and not q.loose} for text in (left, right)]
    if all(amounts) and not amounts[0] & amounts[1] and overlap(_alike(left), _alike(right)) >= SAME:
        return "they name different amounts"
    return ""


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{word}s?\b", text, re.IGNORECASE) is not None


def _alike(text: str) -> frozenset[str]:
    return frozenset(_ALIKE.get(one, one) for one in stems(text) if one not in {"product", "system"})


def _on_the_same_ground(one: Requirement, other: Requirement) -> bool:
    return bool(one.evidence) and (set(one.traces), set(one.evidence)) == (set(other.traces), set(other.evidence))


RULES = (
    nothing_is_required_twice,
    one_thing_has_one_name,
    non_goals_are_not_required,
    requirements_do_not_contradict,
)
