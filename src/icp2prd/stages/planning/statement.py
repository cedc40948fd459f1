"""What the sentence of a requirement has to be like, whoever wrote it."""

import re
from typing import Final

from icp2prd.critic.lint import Kind, built_with, untestable_in
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.requirement import Pattern
from icp2prd.stages.wording import speaks_in_first_person

_BROKEN_OFF: Final = re.compile(
    r"(?:\b(?:and|or|but|the|an?|to|if|because|than|my|our|your|their|as|(?:is|are) going to)|…|\.\.\.)\W*$",
    re.IGNORECASE,
)


def breaks_off(statement: str) -> bool:
    """Whether a sentence ends before it says what: spoken ones do, and so do answers that ran out of room."""
    return _BROKEN_OFF.search(statement) is not None


def complaint_about_statement(statement: str, said: str) -> str:
    """What is wrong with a requirement's sentence, in words for its writer; empty where nothing is."""
    if pattern_of(statement) is Pattern.NONE:
        return "Write it as “The product must …”, or as “When …, the product must …”."
    if breaks_off(statement):
        return "It breaks off. Say what the product must do to the end."
    if words := untestable_in(statement, Kind.STATEMENT):
        return f"“{words}” cannot be tested. Say what a person would see."
    if speaks_in_first_person(statement):
        return "Write about the product and the people who use it, never “I” or “we”."
    if words := built_with(statement, said):
        return f"“{words}” says how it is built. Say only what the product must do."
    return ""
