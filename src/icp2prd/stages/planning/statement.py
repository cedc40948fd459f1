"""What the sentence of a requirement has to be like, whoever wrote it."""

from icp2prd.critic.lint import Kind, built_with, untestable_in
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.requirement import Pattern
from icp2prd.stages.wording import speaks_in_first_person


def complaint_about_statement(statement: str, said: str) -> str:
    """What is wrong with a requirement's sentence, in words for its writer; empty where nothing is."""
    if pattern_of(statement) is Pattern.NONE:
        return "Write it as “The product must …”, or as “When …, the product must …”."
    if words := untestable_in(statement, Kind.STATEMENT):
        return f"“{words}” cannot be tested. Say what a person would see."
    if speaks_in_first_person(statement):
        return "Write about the product and the people who use it, never “I” or “we”."
    if words := built_with(statement, said):
        return f"“{words}” says how it is built. Say only what the product must do."
    return ""
