"""CONSIST, names: one thing has one name, and it is one that somebody uses."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.stems import stem, stems
from icp2prd.critic.terms import OF_ANY_PRODUCT
from icp2prd.critic.texts import Text, our_texts
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.requirement import Requirement

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
_A_THING = re.compile(
    r"\b(?:the|an?|each|every|no|its|their|this|that|another|two|three|all|both|several)\s+"
    r"(?=((?:[a-z][a-z'-]*\s+){0,2}[a-z][a-z-]+))"
    r"|\b(?:to|of|from|by|with|for|in)\s+(?=([a-z][a-z-]+)(?:\s*[.,;:]|\s*$))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z][a-z-]+", re.IGNORECASE)
_ENDS_A_THING = re.compile(
    r"\b(?:must|shall|should|can|will|is|are|has|have|was|were|of|to|for|from|by|with|in|on|at|as|and|or|that|which|who|whose"
    r"|when|while|if|before|after|than|not|so|until|under|over|about|into|through|behind|between)\b.*",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:\w+(?:ed|ing|ly|ible|ous|ful|less)|un\w+|second|third|next|last|same|own|new|old|number|figure|amount|part|kind|sort|reminder|any\w+|every\w+)s?$",
    re.IGNORECASE,
)
"""Adjectives, what stands for a verb, and words of measure."""

_A_VERB = re.compile(r"\s+(?:the|an?|each|every|its|their|that|it|them|no|about)\b", re.IGNORECASE)
"""What follows a verb and seldom a noun: “when the guardian answers the request”."""


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
                if name not in first and says(text, name):
                    first[name] = requirement
        for name, requirement in list(first.items())[1:]:
            known = next(iter(first))
            other = "itself also" if first[known] is requirement else first[known].id
            yield Fault(
                requirement.id,
                "statement",
                f"{requirement.id} speaks of “{name}” and {other} of “{known}”: one person or two?",
                "Use one word, or say in both what the difference is.",
                name,
            )


@rule(
    "CONSIST-005",
    FindingSeverity.NOTE,
    "A thing has a name that somebody uses",
    reference="INCOSE R4, R36: terms are defined and consistent",
    reads=("requirements.statement", "interviews", "gtm.md", "every text of ours"),
    fails={"requirements.1.statement": "The product must show the dispatcher which guardians have not answered."},
    passes={"requirements.1.statement": "The product must show the coordinator which guardians have not answered."},
)
def names_are_used_by_somebody(draft: Draft) -> Iterator[Fault]:
    said = frozenset(map(_folded, draft.vocabulary))
    texts = [(one, frozenset(map(_folded, _WORD.findall(one.text)))) for one in our_texts(draft)]
    for requirement in draft.prd.requirements:
        own = {requirement.id, *(one.id for one in requirement.criteria)}
        used = said.union(*(words for one, words in texts if _stands_elsewhere(one, own)))
        for name in dict.fromkeys(_things_in(requirement.statement)):
            if _folded(name) not in used and stem(name.casefold()) not in OF_ANY_PRODUCT:
                yield Fault(
                    requirement.id,
                    "statement",
                    f"“{name}” stands in {requirement.id} and nowhere else: is it another word for something that "
                    "customers call otherwise?",
                    "Use their word for it, or say in gtm.md what this one means.",
                    name,
                )


def says(text: str, word: str) -> bool:
    """Whether a text has a word, in the singular or the plural."""
    lower = text.lower()
    return word in lower and re.search(rf"\b{word}s?\b", lower) is not None


def _folded(word: str) -> str:
    """Its stem; of a word for who does something the singular, since a “backer” is no “back”."""
    plain = word.casefold()
    singular = plain.removesuffix("s")
    return singular if singular.endswith(("er", "or")) else stem(plain)


def _stands_elsewhere(text: Text, own: set[ItemId]) -> bool:
    """Whether a text is more than the sentences of the requirement that is looked at."""
    return text.item not in own or text.field in {"title", "rationale"}


def _things_in(statement: str) -> Iterator[str]:
    """The words that a statement names things by, as far as its articles and prepositions show them."""
    for found in _A_THING.finditer(statement):
        start = found.start(1 if found[1] else 2)
        named = list(_WORD.finditer(statement, start, start + len(_ENDS_A_THING.sub("", found[1] or found[2]))))
        for place, word in enumerate(named):
            is_verb = place and _A_VERB.match(statement, word.end())
            if stems(word[0]) and not _NO_NAME.match(word[0]) and not is_verb:
                yield word[0]


RULES = (one_thing_has_one_name, names_are_used_by_somebody)
