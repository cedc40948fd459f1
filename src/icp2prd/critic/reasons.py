"""WHY: every requirement says why, and the why reaches a customer."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.stems import covered, stems
from icp2prd.critic.terms import OF_ANY_PRODUCT
from icp2prd.critic.texts import response_of
from icp2prd.domain.finding import FindingSeverity

SAME_WORDS = 0.7
"""Share of the telling words of a rationale that stand in its statement, from which on it says the same again."""

MOST_OF_THE_RESPONSE = 0.6
"""Share of what the product must do that such a rationale has: repeating the condition alone is naming the pain."""

FEWEST_WORDS = 3
MOST_EMPTY = 1
"""Telling words in a reason that says nothing."""

_OF_ANY_REASON = OF_ANY_PRODUCT | stems("requirement feature reason ask require important necessary missing there")

_EMPTY = re.compile(
    r"^\W*(?:n/?a|none|tbd|todo|see above|as above|unknown|obvious|self.explanatory)?\W*$", re.IGNORECASE
)
_CIRCULAR = re.compile(
    r"\b(?:because|since|as) (?:it|this|that) is (?:needed|required|necessary|important|useful|wanted|essential)"
    r"|\b(?:this|it|the (?:requirement|feature|function)) is (?:needed|required|necessary|important|essential|useful)\b"
    r"|\b(?:customers?|users?|people|they|stakeholders?) (?:need|want|asked for|requested|require)s? (?:it|this|that)\b"
    r"|\bso that (?:it|this|the (?:product|system)) can\b|\bto (?:meet|fulfil|satisfy) (?:the|this) requirement\b"
    r"|\b(?:without|what|because|since) this requirement\b|\bthe requirement (?:says|asks) (?:so|for it)\b"
    r"|\b(?:adds|brings|provides|delivers) value\b|\bbest practice\b|\bnice to have\b|\bindustry standard\b",
    re.IGNORECASE,
)
_MISTAKE = "Common PRD mistakes: skipping the why"


@rule(
    "WHY-001",
    FindingSeverity.ERROR,
    "Every requirement has a why",
    reference=_MISTAKE,
    reads=("requirements.rationale",),
    fails={"requirements.0.rationale": "TBD"},
    passes={"requirements.0.rationale": "Coordinators phone every guardian who has not answered."},
)
def requirements_have_a_why(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if _EMPTY.match(one.rationale) or len(one.rationale.split()) < FEWEST_WORDS:
            yield Fault(
                one.id,
                "rationale",
                f"{one.id} does not say why it matters.",
                "Say what it costs a customer today, as the quotes tell it; without that, cut it.",
                one.rationale,
            )


@rule(
    "WHY-002",
    FindingSeverity.WARNING,
    "The why is no restatement",
    reference=f"{_MISTAKE}; QUS, conceptually sound",
    reads=("requirements.rationale", "requirements.statement"),
    fails={"requirements.1.rationale": "The product must show the coordinator the guardians who have not answered."},
)
def whys_are_no_restatements(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        why, response = stems(one.rationale), stems(response_of(one.statement))
        again = covered(why, stems(one.statement)) >= SAME_WORDS
        if len(why) >= FEWEST_WORDS and again and covered(response, why) >= MOST_OF_THE_RESPONSE:
            yield Fault(
                one.id,
                "rationale",
                f"The why of {one.id} says again what is to be built.",
                "Say what goes wrong today for whom, and what that costs.",
                one.rationale,
            )


@rule(
    "WHY-003",
    FindingSeverity.WARNING,
    "The why is no circle",
    reference=f"{_MISTAKE}; a why that ends in the requirement reaches no pain",
    reads=("requirements.rationale",),
    fails={"requirements.0.rationale": "Reminders matter because customers need them and this is required."},
    passes={"requirements.0.rationale": "Two schools lost deposits because nobody needed to answer in time."},
)
def whys_are_no_circles(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        match = _CIRCULAR.search(one.rationale)
        if match or _says_nothing(one.rationale):
            span = match[0] if match else one.rationale
            yield Fault(
                one.id,
                "rationale",
                f"“{span}” says that {one.id} is wanted, and not why.",
                "Ask why once more, until the answer is something that a customer told.",
                span,
            )


def _says_nothing(rationale: str) -> bool:
    """Whether a reason has hardly a word that could not stand in any other."""
    enough = len(rationale.split()) >= FEWEST_WORDS and not _EMPTY.match(rationale)  # WHY-001 says so otherwise.
    return enough and len(stems(rationale) - _OF_ANY_REASON) <= MOST_EMPTY


RULES = (requirements_have_a_why, whys_are_no_restatements, whys_are_no_circles)
