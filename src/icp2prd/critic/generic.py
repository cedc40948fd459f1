"""GENERIC and SENSE: a requirement answers its own pain, and no product manager would be ashamed of it."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.spoken import copied_in
from icp2prd.critic.stems import covered, stems
from icp2prd.critic.terms import OF_ANY_PRODUCT
from icp2prd.critic.texts import response_of
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.icp import Pain, Theme
from icp2prd.domain.requirement import Requirement

THE_PAIN_ITSELF = 0.75
"""Share of a pain's telling words that a response has, from which on it says the pain again."""

_HARM = (
    r"(?:stress|anxiety|worr(?:y|ies)|frustration|confusion|fear|doubt|delays?|errors?|mistakes?|problems?|pain|shame"
    r"|embarrassment|losses|rework|overload|chaos|complaints?|uncertainty|fatigue|burnout|lateness|panic|anger|trouble)"
)
_BETWEEN = r"(?:\s+(?!(?:no|less|fewer|without|against|from|about|of|for|list|report|message|warning)\b)[\w'-]+){0,3}?"
_GIVES_HARM = re.compile(
    r"\b(?:provide|give|offer|deliver|cause|create|bring|ensure|generate|increase|add|maintain|support|enable|make)\b"
    rf"{_BETWEEN}\s+{_HARM}\b"
    r"(?!\s+(?:messages?|reports?|logs?|codes?|rates?|lists?|records?|texts?|relief|reduction|handling|correction))",
    re.IGNORECASE,
)
_REMEDY = re.compile(
    r"\b(?:not|never|no|nobody|none|without|before|instead|avoid|prevent|stop|reduce|remove|end|warn|remind|tell|show|"
    r"detect|flag|find|list|record|correct|fix|fewer|less|only|automatically|ask|refuse|check|keep|collect|send|give|"
    # work that the product takes over
    r"fill|match|copy|add up|calculate|prepare|write|sort)\w*\b",
    re.IGNORECASE,
)
_BY_HAND = re.compile(
    r"\bby hand\b|\bmanual(?:ly)?\b|\bone by one\b|\bre-?(?:type|enter|key)\b|\bcopy and paste\b", re.IGNORECASE
)
_MAKES_SOMEBODY = re.compile(r"\b(?:require|ask|make|force|have|let|allow|expect)s?\b", re.IGNORECASE)
_AVOIDS = re.compile(
    r"\b(?:not|never|no(?:body| one)?|without|instead of|rather than|avoid|prevent|stop|anyone|unnecessary|needless"
    r"|spares?|saves?)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?<![“\"\w])(?:I|I'm|I've|I'd|my|we|we're|our|us|me)(?![\w”\"])")
_A_STORY = re.compile(r"^\s*as an?\s", re.IGNORECASE)
_ASHAMED = "Seen in drafts of small models: “The product must provide stress and anxiety to investors”"


@rule(
    "GENERIC-001",
    FindingSeverity.WARNING,
    "A requirement is about these customers",
    reference="A known failure of PRDs written by models: a requirement that is true of any product",
    reads=("requirements.statement", "requirements.evidence", "icp.pains", "jobs"),
    fails={"requirements.0.statement": "The product must let users reset a forgotten password."},
    passes={"requirements.0.statement": "The product must let users reset a consent."},
)
def requirements_are_about_these_customers(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        about = " ".join(pain.about for pain in draft.chain.pains_behind(one))
        if is_of_any_product(one.statement, _told(draft, one), about):
            yield Fault(
                one.id,
                "statement",
                f"{one.id} would be true of any product: no word of it comes from what customers told.",
                "Say what it means for these customers, in words of their own work, or cut it.",
                one.statement,
            )


@rule(
    "SENSE-001",
    FindingSeverity.ERROR,
    "No requirement promises the pain",
    reference=_ASHAMED,
    reads=("requirements.statement", "icp.pains"),
    fails={"requirements.0.statement": "The product must provide stress and anxiety to guardians."},
    passes={"requirements.0.statement": "The product must show guardians an error message when an answer is lost."},
)
def no_requirement_promises_the_pain(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        match = _GIVES_HARM.search(response_of(one.statement))
        again = _the_pain_again(one, draft.chain.pains_behind(one))
        if match or again:
            span = match[0] if match else one.statement
            yield Fault(
                one.id,
                "statement",
                f"“{span}” promises customers what hurts them{f' ({again.id})' if again and not match else ''}.",
                "Say what must be so for the pain to be gone.",
                span,
            )


@rule(
    "SENSE-002",
    FindingSeverity.ERROR,
    "No requirement asks for the toil it is to end",
    reference="A requirement that contradicts its pain",
    reads=("requirements.statement", "icp.pains"),
    fails={
        "requirements.0.statement": "The product must ask coordinators to enter each consent by hand.",
        "icp.pains.0.name": "Consents are chased by hand",
    },
    passes={
        "requirements.0.statement": "The product must let coordinators see consents without typing by hand.",
        "icp.pains.0.name": "Consents are chased by hand",
    },
)
def no_requirement_contradicts_its_pain(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        response = response_of(one.statement)
        toil = _BY_HAND.search(response)
        if not toil or not _MAKES_SOMEBODY.search(response[: toil.start()]) or _AVOIDS.search(response):
            continue
        for pain in draft.chain.pains_behind(one):
            if any(_BY_HAND.search(text) for text in (pain.name, *pain.statements, *_sentences(draft, pain))):
                yield Fault(
                    one.id,
                    "statement",
                    f"{one.id} keeps what {pain.id} complains of: “{toil[0]}”.",
                    "Say what the product does so that nobody has to.",
                    toil[0],
                )
                break


@rule(
    "SENSE-003",
    FindingSeverity.WARNING,
    "A customer's words are evidence, not a requirement",
    reference="A requirement says what must be so; what customers tell is quoted; what they ask for may be its words",
    reads=("requirements.statement", "evidence"),
    fails={"requirements.0.statement": "The product must keep a clipboard with a list and tick them off by hand."},
    passes={"requirements.0.statement": "The product must keep the list of consents that are open."},
)
def no_requirement_repeats_a_customer(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        spoken = _FIRST_PERSON.search(one.statement)
        copied = copied_in(one.statement, draft.spoken_runs)
        if copied or (spoken and not _A_STORY.match(one.statement)):
            span = copied or (spoken[0] if spoken else "")
            yield Fault(
                one.id,
                "statement",
                f"“{span}” is what a customer said; it is not yet what the product must do.",
                "Leave the words to the quote, and say what must be so.",
                span,
            )


def is_of_any_product(statement: str, told: str, about: str = "") -> bool:
    """Whether no word of a requirement comes from what customers told, but for those that any product's has.

    about: the things that its pains are about; where people write an update every month, that is none of those words.
    """
    known = stems(told)
    return bool(known) and not (stems(statement) - (OF_ANY_PRODUCT - stems(about))) & known


def _told(draft: Draft, requirement: Requirement) -> str:
    """What stands behind a requirement: its quotes, the themes about its pains with theirs, and its jobs."""
    parts = [one.sentence for one in draft.words_behind(requirement)]
    for theme in draft.themes_about(requirement):
        parts += [theme.name, theme.about, *theme.statements, *_sentences(draft, theme)]
    return " ".join([*parts, *(job.statement for job in draft.chain.jobs_behind(requirement))])


def _sentences(draft: Draft, theme: Theme) -> tuple[str, ...]:
    return tuple(one.sentence for one in draft.chain.quotes(theme.evidence))


def _the_pain_again(requirement: Requirement, pains: tuple[Pain, ...]) -> Pain | None:
    """The pain that the response says again, without a word of remedy."""
    response = response_of(requirement.statement)
    if _REMEDY.search(response):
        return None
    words = stems(response)
    return next(
        (one for one in pains if len(stems(one.name)) > 2 and covered(stems(one.name), words) >= THE_PAIN_ITSELF), None
    )


RULES = (
    requirements_are_about_these_customers,
    no_requirement_promises_the_pain,
    no_requirement_contradicts_its_pain,
    no_requirement_repeats_a_customer,
)
