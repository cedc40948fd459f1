"""Sentence frames for what takes a pain away, for models that cannot write a requirement from nothing.

Most pains are one of three: something takes long, something is wrong, something is late. What takes such a pain away
has a shape that does not depend on the field; what the model adds is one phrase, the thing it is about. The frames say
nothing about customers, and hold no number.
"""

import re
from enum import StrEnum
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.icp import Pain

MOST_WORDS: Final = 9


class Remedy(StrEnum):
    HANDWORK = "handwork"
    DIFFERENCE = "difference"
    DEADLINE = "deadline"


class Frame(Frozen):
    """ask: what the model is asked for. The other fields hold `{words}` for its answer."""

    ask: str
    title: str
    statement: str
    given: str
    when: str
    then: str


FRAMES: Final[dict[Remedy, Frame]] = {
    Remedy.HANDWORK: Frame(
        ask="what people do in that time, as a command of 3 to 8 words that begins with a verb, such as “collect …” or “compare …”",
        title="No handwork: {words}",
        statement="The product must {words} without anyone copying or typing a figure by hand.",
        given="a period in which a person would have to {words}",
        when="the period ends",
        then="the person sees the finished result and has copied or typed nothing for it",
    ),
    Remedy.DIFFERENCE: Frame(
        ask="the thing that was wrong or did not match, as a noun phrase of 2 to 6 words that begins with “the”",
        title="Differences found first: {words}",
        statement="When {words} differs from the records behind it, the product must show the difference before it is passed on.",
        given="a difference between {words} and the records behind it",
        when="a person is about to pass it on",
        then="the person sees both values and where each one comes from before anything is passed on",
    ),
    Remedy.DEADLINE: Frame(
        ask="the thing that was late or due, as a noun phrase of 2 to 6 words that begins with “the”",
        title="A warning in time: {words}",
        statement="When the deadline for {words} comes near and it is not done, the product must warn the person responsible.",
        given="a deadline for {words} that has not been met yet",
        when="the deadline comes near",
        then="the person responsible receives a warning that says what is missing, before the deadline passes",
    ),
}

_CUES: Final = (
    (
        Remedy.DEADLINE,
        re.compile(
            r"\b(late|deadline|due|froze|within \w+ days|overdue|miss(ed|es|ing)?|skipped|in time)\b", re.IGNORECASE
        ),
    ),
    (
        Remedy.DIFFERENCE,
        re.compile(
            r"\b(wrong|mistakes?|errors?|mismatch\w*|match(es)? (the|our|their) books|agree|never tied|off by|differ\w*"
            r"|confused|both were right|inconsistent|incorrect)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Remedy.HANDWORK,
        re.compile(
            r"\b(hours?|days?|evenings?|weekends?|by hand|manual\w*|cop(y|ied|ies)|retype|again|takes long)\b",
            re.IGNORECASE,
        ),
    ),
)


_NO_COMMAND: Final = re.compile(
    r"^(it|they|the|a|an|this|that|their|customers?|he|she|time|\d+|one|two|ten)\b|\btakes?\b", re.IGNORECASE
)


def complaint_about_words(remedy: Remedy, words: str) -> str:
    """What keeps a phrase from standing in its frame, in words for the model; empty where nothing does."""
    if not 2 <= len(words.split()) <= MOST_WORDS:
        return f"Name it in 2 to {MOST_WORDS} words."
    if remedy is Remedy.HANDWORK and _NO_COMMAND.search(words):
        return "Begin with a verb: say what people do, such as “collect …” or “compare …”, not how long it takes."
    return ""


def remedy_for(pain: Pain) -> Remedy | None:
    """The frame a pain asks for by its words, the more telling first; None where none fits."""
    said = " ".join(pain.statements)
    return next((remedy for remedy, cues in _CUES if cues.search(said)), None)
