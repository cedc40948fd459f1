"""The shape of a requirement's sentence: whether it is one at all, or the name of a feature."""

import re
from collections.abc import Iterator

from icp2prd.critic.lint.slips import Slip
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.requirement import Pattern

PATTERN = "PATTERN-001"
LENGTH = "PATTERN-002"
GRAMMAR = "PATTERN-003"
FEATURE = "FEAT-001"
MOST_WORDS = 40

_BINDS = re.compile(r"\b(?:must|shall|should|will|can|may|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE)
_TO_BUILD = re.compile(
    r"(?:[-*•]\s*)?(?:add|build|implement|create|develop|integrate|provide|introduce|include|launch|design|support)\s+\S",
    re.IGNORECASE,
)
_A_STORY = re.compile(r"as an?\s.*\bI (?:want|need|can|would like|wish)\b", re.IGNORECASE | re.DOTALL)
_NO_VERB_FORM = r"(?!(?:focus|canvas|bias|always|sometimes|perhaps|thus|besides|as|this|its|his)\b)"
_WRONG_FORM = re.compile(
    rf"\b(?:must|shall|should|will)\s+{_NO_VERB_FORM}(?:[a-z]+(?:[^s\W]s|sses|shes|ches)\b|to\b|the\b|an?\b)"
)


def shape_of(text: str) -> Iterator[Slip]:
    """What is wrong with a statement as a sentence, whatever its words."""
    if not text.strip():
        return
    if is_a_feature(text):
        yield _feature(text)
    elif pattern_of(text) is Pattern.NONE:
        yield _without_a_pattern(text)
    if len(text.split()) > MOST_WORDS:
        yield _too_long(text)
    for match in _WRONG_FORM.finditer(text):
        yield _ungrammatical(match)


def is_a_feature(text: str) -> bool:
    """Whether a text names something to build, and says neither who must do what nor why."""
    statement = text.strip()
    if _A_STORY.match(statement):
        return False
    return bool(_TO_BUILD.match(statement)) or _BINDS.search(statement) is None


def _feature(text: str) -> Slip:
    return Slip(
        FEATURE,
        FindingSeverity.ERROR,
        0,
        len(text),
        text,
        f"“{text}” is a feature to build, not something that must hold.",
        "Say what must be so for whom: “The product must …”, or “<Role> can …”.",
        "Common PRD mistakes: a feature list instead of requirements",
    )


def _without_a_pattern(text: str) -> Slip:
    return Slip(
        PATTERN,
        FindingSeverity.WARNING,
        0,
        len(text),
        text,
        "This does not say who must do what.",
        "Write “The product must …”, “When …, the product must …”, “If …, then the product must …” or “<Role> can …”.",
        "EARS (Mavin et al. 2009); INCOSE R1",
    )


def _too_long(text: str) -> Slip:
    return Slip(
        LENGTH,
        FindingSeverity.NOTE,
        0,
        len(text),
        text,
        f"This sentence has {len(text.split())} words; nobody reads more than {MOST_WORDS} as one thought.",
        "Split it, or move conditions into acceptance criteria.",
        "INCOSE R18",
    )


def _ungrammatical(match: re.Match[str]) -> Slip:
    return Slip(
        GRAMMAR,
        FindingSeverity.WARNING,
        match.start(),
        match.end(),
        match[0],
        f"“{match[0]}” is no English: a plain verb follows “must”.",
        "Say in a plain verb what the product does.",
        "INCOSE R12",
    )
