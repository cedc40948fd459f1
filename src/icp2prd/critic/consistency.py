"""CONSIST: the PRD says each thing once, and does not contradict itself."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from icp2prd.critic.claims import telling_words
from icp2prd.critic.draft import Draft
from icp2prd.critic.opposing import Ground, forbids, opposed
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.stems import overlap, stems
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.quantity import quantities
from icp2prd.domain.requirement import Requirement

SAME = 0.8
"""Share of telling words that two statements have in common, from which on they are one in other words."""

ON_THE_SAME_GROUND = 0.3
"""The same two, where both answer the same pains with the same quotes: of 331 pairs of requirements in drafts of the
embedded model none did, so those that do are worth a question long before their words agree."""

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
    for one, other, likeness in _alike(draft.prd.requirements):
        first, again = one.requirement, other.requirement
        if not opposed(first.statement, again.statement, _ground_of(first, again)):
            yield Fault(
                again.id,
                "statement",
                f"{again.id} requires what {first.id} requires, in other words."
                if likeness >= SAME
                else f"{again.id} answers the same pains with the same quotes as {first.id}, in much the same words: "
                "it asks for the same, or against it.",
                f"Keep one of the two, with the quotes of both: {first.id} stands first."
                if likeness >= SAME
                else "Keep one of the two, or say what each adds.",
                again.statement,
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
            if excluded and excluded <= required and not forbids(one.statement):
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
    reads=("requirements.statement", "requirements.traces", "requirements.evidence"),
    fails={
        "requirements.1.statement": "When a guardian has not answered a consent request five days before departure, "
        "the product must not remind that guardian on the same day."
    },
    passes={
        "requirements.1.statement": "When a guardian has answered a consent request, the product must not remind that "
        "guardian."
    },
)
def requirements_do_not_contradict(draft: Draft) -> Iterator[Fault]:
    for first, again in combinations(draft.prd.requirements, 2):
        if because := opposed(first.statement, again.statement, _ground_of(first, again)):
            yield Fault(
                again.id,
                "statement",
                f"{again.id} and {first.id} cannot both hold: {because}.",
                "Decide which of the two holds, or say under which condition each does.",
                again.statement,
            )


class _Read(NamedTuple):
    """A requirement, read once. words: its telling ones, without amounts."""

    requirement: Requirement
    words: frozenset[str]


def _read(requirement: Requirement) -> _Read:
    rest = requirement.statement
    for one in reversed(quantities(rest)):
        if one.unit and not one.loose:
            rest = rest[: one.start] + rest[one.end :]
    return _Read(requirement, telling_words(rest) - {"product", "system"})


def _alike(requirements: Sequence[Requirement]) -> Iterator[tuple[_Read, _Read, float]]:
    """Every two that are about the same, and how much of their words they share."""
    for one, other in combinations([_read(one) for one in requirements], 2):
        least = ON_THE_SAME_GROUND if _ground_of(one.requirement, other.requirement) is Ground.SAME else SAME
        if (likeness := overlap(one.words, other.words)) >= least:
            yield one, other, likeness


def _ground_of(one: Requirement, other: Requirement) -> Ground:
    if not one.traces or set(one.traces) != set(other.traces):
        return Ground.APART
    return Ground.SAME if one.evidence and set(one.evidence) == set(other.evidence) else Ground.ONE_PAIN


RULES = (
    nothing_is_required_twice,
    non_goals_are_not_required,
    requirements_do_not_contradict,
)
