"""FEAT: the PRD is no list of features."""

import re
from collections.abc import Iterator
from itertools import groupby

from icp2prd.critic.draft import Draft
from icp2prd.critic.lint.shape import FEATURE, shape_of
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.stems import stems
from icp2prd.critic.terms import SOLUTIONS
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.requirement import Requirement

_ARTEFACT = (
    rf"(?:{SOLUTIONS}|reports?|pages?|screens?|tabs?|modules?|views?|centers?|centres?|hubs?|builders?|editors?|engines?"
    r"|assistants?|wizards?|inbox(?:es)?|libraries|library|templates?|calendars?|boards?|feeds?)"
)
_AN_ARTEFACT = re.compile(rf"\b{_ARTEFACT}\b", re.IGNORECASE)
_HAS_AN_ARTEFACT = re.compile(
    rf"\b(?:must|shall|should|will)\s+(?:have|provide|include|offer|contain|feature|come with|support|be)\s+"
    rf"(?:(?!that\b|which\b|to\b|who\b|when\b)[\w-]+\s+){{0,5}}?{_ARTEFACT}"
    r"(?:\s+(?:for|of|with|about|on)\s+(?:(?!that\b|which\b|to\b|who\b|when\b|so\b)[\w-]+\s*){1,4})?\s*[.;]?$",
    re.IGNORECASE,
)
FEWEST_IN_A_ROW = 3

_MISTAKE = "Common PRD mistakes: a feature list instead of requirements"


@rule(
    "FEAT-001",
    FindingSeverity.ERROR,
    "A requirement is more than the name of a feature",
    reference=_MISTAKE,
    reads=("requirements.statement",),
    fails={"requirements.0.statement": "Reminders for guardians."},
    passes={"requirements.0.statement": "The product must remind guardians who have not answered."},
)
def requirements_are_no_features(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        for slip in shape_of(one.statement):
            if slip.rule == FEATURE:
                yield Fault(one.id, "statement", slip.message, slip.fix, slip.words)


@rule(
    "FEAT-002",
    FindingSeverity.WARNING,
    "A requirement asks for a behaviour, not for a thing to have",
    reference=f"{_MISTAKE}; delete the name of the thing: is a need left?",
    reads=("requirements.statement",),
    fails={"requirements.0.statement": "The product must have a reminder centre for guardians."},
    passes={"requirements.0.statement": "The product must provide a report that names each open consent."},
)
def requirements_ask_for_behaviour(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if match := _HAS_AN_ARTEFACT.search(one.statement):
            yield Fault(
                one.id,
                "statement",
                f"“{match[0].rstrip('.; ')}” names a thing to have: take the name away, and no need is left.",
                "Say what somebody can see or do with it that they cannot today.",
                match[0].rstrip(".; "),
            )


@rule(
    "FEAT-003",
    FindingSeverity.WARNING,
    "A requirement says more than its title",
    reference=_MISTAKE,
    reads=("requirements.title", "requirements.statement"),
    fails={
        "requirements.0.title": "The product must remind guardians",
        "requirements.0.statement": "The product must remind guardians.",
    },
)
def statements_say_more_than_titles(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if _plain(one.title) == _plain(one.statement):
            yield Fault(
                one.id,
                "statement",
                f"{one.id} says in its statement what its title says, and no more.",
                "Say under which condition who must do what.",
                one.statement,
            )


@rule(
    "FEAT-004",
    FindingSeverity.WARNING,
    "One pain is not answered by a row of things",
    reference=f"{_MISTAKE}; three requirements that share a pain and differ in the thing alone",
    reads=("requirements",),
    fails={
        "requirements.0.statement": "The product must show open consents on a page.",
        "requirements.1.statement": "The product must show open consents in a report.",
        "requirements.2.statement": "The product must show open consents in a calendar.",
        "requirements.2.traces": ["PAIN-001"],
    },
)
def one_pain_is_not_a_row_of_things(draft: Draft) -> Iterator[Fault]:
    asked = {one.id: _without_artefacts(one) for one in draft.prd.requirements}
    for pain in draft.prd.icp.pains:
        answering = sorted(draft.chain.requirements_for(pain), key=lambda one: sorted(asked[one.id]))
        for _, same in groupby(answering, key=lambda one: asked[one.id]):
            row = sorted(one.id for one in same)
            if len(row) >= FEWEST_IN_A_ROW:
                yield Fault(
                    row[-1],
                    "statement",
                    f"{', '.join(row)} ask for the same in different things.",
                    "Write one requirement, and leave to design where it shows.",
                )


def _without_artefacts(requirement: Requirement) -> frozenset[str]:
    return stems(_AN_ARTEFACT.sub(" ", requirement.statement))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


RULES = (
    requirements_are_no_features,
    requirements_ask_for_behaviour,
    statements_say_more_than_titles,
    one_pain_is_not_a_row_of_things,
)
