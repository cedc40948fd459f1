"""Faults between two items: each is well by itself, and they cannot both stand."""

import re
from random import Random

from benchmarks.critic.golden import Golden
from benchmarks.critic.planting import Change, any_requirement, fault, stem_of, with_requirement
from icp2prd.domain.base import ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.requirement import Requirement

_WORDS_OF_A_TITLE = 6


@fault("two requirements contradict", "CONSIST-004", judged=True)
def contradiction(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    return _with_another(golden, requirement, golden.requirements[requirement.id].opposite)


@fault("duplicate in other words", "CONSIST-001", judged=True)
def duplicate(golden: Golden, random: Random) -> Change | None:
    requirement = any_requirement(golden, random)
    return _with_another(golden, requirement, golden.requirements[requirement.id].reworded)


@fault("undefined synonym", "CONSIST-002", "CONSIST-005")
def synonym(golden: Golden, random: Random) -> Change | None:
    """One requirement calls a thing by a name that no other place uses."""
    places = [
        (requirement, word)
        for requirement in golden.prd.requirements
        for word in golden.synonyms
        if re.search(rf"\b{word}s?\b", requirement.statement)
    ]
    if not places:
        return None
    requirement, word = random.choice(places)
    other = golden.synonyms[word]

    def renamed(text: str) -> str:
        return re.sub(rf"\b{word}(s?)\b", rf"{other}\1", text)

    criteria = tuple(
        one.model_copy(update={field: renamed(getattr(one, field)) for field in ("given", "when", "then")})
        for one in requirement.criteria
    )
    prd = with_requirement(golden.prd, requirement, statement=renamed(requirement.statement), criteria=criteria)
    return Change(prd, (requirement.id, *(one.id for one in criteria)), other)


def _with_another(golden: Golden, requirement: Requirement, statement: str) -> Change:
    """A second requirement right below, on the same pains and quotes, with a criterion of its own."""
    item_id = ItemId("REQ-099")
    _, response = stem_of(statement)
    title = " ".join(response.split()[:_WORDS_OF_A_TITLE])
    [criterion, *_] = requirement.criteria
    then = f"a tester sees the product {response}"
    another = requirement.model_copy(
        update={
            "id": item_id,
            "title": title[:1].upper() + title[1:],
            "statement": statement,
            "pattern": pattern_of(statement),
            "criteria": (criterion.model_copy(update={"id": ItemId(f"{item_id}-AC1"), "then": then}),),
        }
    )
    requirements: list[Requirement] = []
    for one in golden.prd.requirements:
        requirements.extend([one, another] if one.id == requirement.id else [one])
    prd = golden.prd.model_copy(update={"requirements": tuple(requirements)})
    return Change(prd, (requirement.id, item_id), statement)


FAULTS = (contradiction, duplicate, synonym)
