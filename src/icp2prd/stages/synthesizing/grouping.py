"""Insights under themes, before anything is counted."""

from collections.abc import Callable, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId, PersonId
from icp2prd.domain.insight import Insight, Insights, Kind
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected, Vector
from icp2prd.stages.stage import Door
from icp2prd.stages.synthesizing.codebook import coded, cosine, most_central

RELATED: Final = 0.38
"""Cosine from which a workaround, criterion or measure is taken to belong to a pain."""

NEIGHBOURS: Final = 2
"""Turns within which a workaround is taken to belong to what the same customer complained of."""


class SameProblem(Frozen):
    """The answer to whether two statements are about one problem."""

    same: bool


class Group(Frozen):
    """A theme without a rank: its insights, the most central first."""

    kind: Kind
    insights: tuple[Insight, ...]
    vectors: tuple[Vector, ...]

    @property
    def name(self) -> str:
        """The most central statement; one in the customer's own words only where there is no other."""
        plain = (one.statement for one in self.insights if not one.statement.startswith("“"))
        return next(plain, self.insights[0].statement)

    @property
    def persons(self) -> tuple[PersonId, ...]:
        return tuple(sorted({one.person for one in self.insights}))

    @property
    def evidence(self) -> tuple[ItemId, ...]:
        return tuple(dict.fromkeys(quote for one in self.insights for quote in one.evidence))

    def likeness(self, vector: Vector) -> float:
        return max(cosine(one, vector) for one in self.vectors)


def grouped(door: Door, insights: Insights) -> list[Group]:
    """Return the themes of every kind, kinds in order, themes in the order in which they were first met."""
    vectors = door.embed([one.statement for one in insights.insights])
    groups = []
    for kind in Kind:
        places = [place for place, one in enumerate(insights.insights) if one.kind is kind]
        mine = [insights.insights[place] for place in places]
        theirs = [vectors[place] for place in places]
        for entry in coded(theirs, _confirmation(door, mine)):
            order = most_central(entry.members, theirs)
            groups.append(
                Group(
                    kind=kind,
                    insights=tuple(mine[place] for place in order),
                    vectors=tuple(theirs[place] for place in order),
                )
            )
    return groups


def pains_behind(group: Group, pains: Sequence[Group], insights: Insights) -> list[int]:
    """Return the places of the pains a theme belongs to, the closest first.

    It belongs to a pain that it resembles, or that the same customer told within a turn or two of it.
    """
    evidence = insights.evidence_by_id()

    def turns(one: Group) -> set[tuple[str, int]]:
        records = [evidence[quote] for quote in one.evidence]
        return {(record.interview, int(record.turn.rpartition(":")[2])) for record in records}

    mine = turns(group)
    scored = []
    for place, pain in enumerate(pains):
        near = any(
            interview == other and abs(number - theirs) <= NEIGHBOURS
            for interview, number in mine
            for other, theirs in turns(pain)
        )
        likeness = max(pain.likeness(vector) for vector in group.vectors)
        if likeness >= RELATED or (near and likeness >= RELATED / 2):
            scored.append((-(likeness + 0.1 * near), place))
    return [place for _, place in sorted(scored)]


def _confirmation(door: Door, insights: Sequence[Insight]) -> Callable[[int, int], bool] | None:
    """A question to the model about two insights, where the model has shown that it can tell."""
    if not door.profile.can_confirm:
        return None
    prompt = load_prompt("same_problem")

    def same(first: int, second: int) -> bool:
        one, other = insights[first], insights[second]
        question = prompt.ask_about(f"{one.kind.value}: {first}, {second}", first=one.statement, second=other.statement)
        try:
            return door.ask(question, SameProblem).same
        except AnswerRejected:
            return False

    return same
