"""PATTERN and WORDS: a requirement is one plain, binding sentence.

A first, short word list; where a number stands beside a word of quality, the number is what counts.
"""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.terms import LOOPHOLES, VAGUE, pattern_for
from icp2prd.critic.texts import Text, binding_texts
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.quantity import quantities
from icp2prd.domain.requirement import Pattern

_LOOPHOLES = pattern_for(LOOPHOLES)
_VAGUE = pattern_for(VAGUE)


@rule(
    "PATTERN-001",
    FindingSeverity.WARNING,
    "A requirement follows a sentence pattern",
    reference="EARS (Mavin et al. 2009); INCOSE R1",
    reads=("requirements.statement",),
    fails={"requirements.0.statement": "Reminders for guardians."},
    passes={"requirements.0.statement": "A coordinator can see which guardians have not answered."},
)
def statements_follow_a_pattern(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if pattern_of(one.statement) is Pattern.NONE:
            yield Fault(
                one.id,
                "statement",
                f"{one.id} does not say who must do what.",
                "Write “The product must …”, “When …, the product must …”, “If …, then the product must …” "
                "or “<Role> can …”.",
                one.statement,
            )


@rule(
    "WORDS-001",
    FindingSeverity.WARNING,
    "No way out of a requirement",
    reference="ISO/IEC/IEEE 29148 loopholes and open ends; INCOSE R8, R9",
    reads=("requirements.statement", "requirements.criteria"),
    fails={"requirements.0.statement": "The product must remind guardians as appropriate."},
)
def no_loopholes(draft: Draft) -> Iterator[Fault]:
    for text, word in _found(draft, _LOOPHOLES):
        yield Fault(
            text.item,
            text.field,
            f"“{word}” lets anyone say that {text.item} is met.",
            "Say under which condition it applies, or what exactly is meant.",
            word,
        )


@rule(
    "WORDS-002",
    FindingSeverity.WARNING,
    "No word that everyone reads differently",
    reference="ISO/IEC/IEEE 29148 subjective language; INCOSE R7, R34",
    reads=("requirements.statement", "requirements.criteria"),
    fails={"requirements.0.statement": "The product must be easy to use."},
    passes={"requirements.0.statement": "The product must show a quick count within 2 seconds."},
)
def no_vague_words(draft: Draft) -> Iterator[Fault]:
    for text, word in _found(draft, _VAGUE):
        if all(quantity.loose for quantity in quantities(text.text)):
            yield Fault(
                text.item,
                text.field,
                f"“{word}” means something else to everyone who reads {text.item}.",
                "Say what a tester would see, or give a number with its unit.",
                word,
            )


def _found(draft: Draft, pattern: re.Pattern[str]) -> Iterator[tuple[Text, str]]:
    for requirement in draft.prd.requirements:
        for text in binding_texts(requirement):
            for match in pattern.finditer(text.text):
                yield text, match[0]


RULES = (statements_follow_a_pattern, no_loopholes, no_vague_words)
