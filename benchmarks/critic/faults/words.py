"""Faults in the words of one item: what nobody can test, build from, or take as a reason."""

from random import Random

from benchmarks.critic.golden import Golden
from benchmarks.critic.planting import (
    Change,
    any_requirement,
    fault,
    lowered,
    stem_of,
    with_criterion,
    with_requirement,
    with_statement,
)
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.problem import PartName
from icp2prd.domain.requirement import Requirement

_VAGUE_ENDS = (
    "the person is satisfied with the result",
    "the outcome is as expected",
    "the experience feels right",
    "it works well for the people involved",
    "the process is easier",
)
_EMPTY_VERBS = ("support", "handle", "facilitate", "enable", "manage")
_WAYS_OUT = ("if possible", "as appropriate", "where applicable", "if necessary", "as far as possible")
_SECOND_ACTS = (
    "and archive the result",
    "and notify the accountant",
    "and print a copy",
    "and delete the draft",
    "and translate the text",
)
_TECHNOLOGY = (
    ("using a PostgreSQL database", "PostgreSQL"),
    ("through a REST API", "REST API"),
    ("with a large language model", "large language model"),
    ("in React", "React"),
    ("over Kafka", "Kafka"),
)
_WIDGETS = (
    ("in a dashboard", "dashboard"),
    ("through a dropdown", "dropdown"),
    ("with a button", "button"),
    ("in a modal dialog", "modal dialog"),
    ("in a sidebar", "sidebar"),
)
_CIRCLES = (
    "Without this requirement the product would not do what this requirement asks for.",
    "The product needs this because this is needed in the product.",
    "Customers need it because it is what customers need.",
    "It has to be there since it would be missing if it were not there.",
    "This is required because the requirement says so.",
)
_GENERIC = (
    "The product must let a user log in with a password.",
    "The product must keep the data of a user.",
    "The product must show an error message to the user.",
    "The product must be available to users.",
    "The product must load the page for the user.",
)
_DISGUISES = (
    "Customers lack a tool for this work.",
    "Customers do not have an app that does this.",
    "There is no system for the job.",
    "Customers need a platform that brings it together.",
    "The team is missing a dashboard.",
)
_FIGURES = ("37 hours a year", "43 %", "88 customers", "$7,300 a month", "19 minutes")


@fault("vague acceptance criterion", "TEST", "WORDS")
def vague_criterion(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    words = random.choice(_VAGUE_ENDS)
    return Change(with_criterion(golden, requirement, then=words), (requirement.criteria[0].id,), words)


@fault("a “support” sort of verb", "WORDS", "TEST")
def empty_verb(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    verb = random.choice(_EMPTY_VERBS)
    return with_statement(
        golden, requirement, f"{stem_of(requirement.statement)[0]} {verb} {lowered(requirement.title)}.", verb
    )


@fault("loophole", "WORDS")
def loophole(golden: Golden, random: Random) -> Change | None:
    return _appended(golden, random, random.choice(_WAYS_OUT))


@fault("two acts in one", "WORDS", "PATTERN")
def two_acts(golden: Golden, random: Random) -> Change | None:
    return _appended(golden, random, random.choice(_SECOND_ACTS))


@fault("technology injected", "SPEC")
def technology(golden: Golden, random: Random) -> Change | None:
    return _appended(golden, random, *random.choice(_TECHNOLOGY))


@fault("widget injected", "SPEC")
def widget(golden: Golden, random: Random) -> Change | None:
    return _appended(golden, random, *random.choice(_WIDGETS))


@fault("title in place of a requirement", "PATTERN", "FEAT")
def title_only(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    fields = {"statement": requirement.title, "pattern": pattern_of(requirement.title)}
    return Change(with_requirement(golden.prd, requirement, **fields), (requirement.id,), requirement.title)


@fault("rationale deleted", "WHY")
def rationale_deleted(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    return Change(with_requirement(golden.prd, requirement, rationale=""), (requirement.id,))


@fault("rationale restates the statement", "WHY")
def rationale_restated(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    _, response = stem_of(requirement.statement)
    words = random.choice(("So that the product can {}.", "The product has to {}.", "It is important to {}."))
    return _reasoned(golden, requirement, words.format(response))


@fault("circular rationale", "WHY")
def rationale_circular(golden: Golden, random: Random) -> Change | None:
    return _reasoned(golden, any_requirement(golden, random), random.choice(_CIRCLES))


@fault("number nobody said", "GROUND")
def number_nobody_said(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    words = random.choice(_FIGURES)
    rationale = f"{requirement.rationale} It would save {words}."
    return Change(with_requirement(golden.prd, requirement, rationale=rationale), (requirement.id,), words)


@fault("requirement true of any product", "GENERIC")
def generic(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    words = random.choice(_GENERIC)
    return with_statement(golden, requirement, words, words)


@fault("solution in place of the problem", "SPEC")
def solution_as_problem(golden: Golden, random: Random) -> Change | None:
    part = golden.prd.problem.part(random.choice((PartName.WHAT, PartName.SENTENCE)))
    words = random.choice(_DISGUISES)
    parts = tuple(
        one.model_copy(update={"text": words}) if one.id == part.id else one for one in golden.prd.problem.parts
    )
    problem = golden.prd.problem.model_copy(update={"parts": parts})
    return Change(golden.prd.model_copy(update={"problem": problem}), (part.id,), words)


def _appended(golden: Golden, random: Random, phrase: str, words: str = "") -> Change:
    requirement = any_requirement(golden, random)
    statement = f"{requirement.statement.rstrip('.')} {phrase}."
    return with_statement(golden, requirement, statement, words or phrase)


def _reasoned(golden: Golden, requirement: Requirement, rationale: str) -> Change:
    prd = with_requirement(golden.prd, requirement, rationale=rationale)
    return Change(prd, (requirement.id,), rationale)


FAULTS = (
    vague_criterion,
    empty_verb,
    loophole,
    two_acts,
    technology,
    widget,
    title_only,
    rationale_deleted,
    rationale_restated,
    rationale_circular,
    number_nobody_said,
    generic,
    solution_as_problem,
)
