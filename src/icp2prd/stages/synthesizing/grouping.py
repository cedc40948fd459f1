"""Insights under themes, before anything is counted."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId, PersonId, TurnId
from icp2prd.domain.insight import Insight, Insights, Kind
from icp2prd.domain.interview import Interviews
from icp2prd.grounding import question_before
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected, Vector
from icp2prd.llm.vectors import cosine
from icp2prd.stages.stage import Door
from icp2prd.stages.synthesizing.codebook import coded, most_central

RELATED: Final = 0.30
"""Likeness from which a workaround, criterion or measure is taken to belong to a pain."""

RELATED_AT_ALL: Final = 0.20
"""Likeness under which not even what a customer asks of a product belongs to a pain of theirs."""

MOST_PAINS: Final = 2
"""A theme that belonged to more would say nothing about any."""

NEIGHBOURS: Final = 2
"""Turns within which a workaround is taken to belong to what the same customer complained of."""

LONGEST_ANSWER: Final = 150
"""Words of a turn up to which it is about one thing; in a longer one, what stands around a sentence says nothing."""

ONE_ANSWER: Final = 0.15
"""Taken off the likeness of two statements out of one turn: there, people go from one thing to the next."""


FEWEST_WORDS_ALONE: Final = 5
_LEANS: Final = re.compile(
    r"^(it|that|this|he|she|these|those|then|there(?!'s| (?:is|are|was|were)\b)|which|who)\b", re.IGNORECASE
)


def stands_alone(statement: str) -> bool:
    """Whether a statement can be understood without the one before it, as far as its first word and length tell."""
    return len(statement.split()) >= FEWEST_WORDS_ALONE and not _LEANS.match(statement)


class SameProblem(Frozen):
    """The answer to whether two statements are about one problem."""

    same: bool


class Placed(Frozen):
    """An insight where it was said. statement, asked, turn: vectors of what is said in short, of its sentence with the
    question it answers, and of the whole turn; together they tell sameness better than any alone (AUC 0.78 to 0.65).
    """

    insight: Insight
    at: TurnId
    statement: Vector
    asked: Vector
    turn: Vector

    def likeness(self, other: "Placed") -> float:
        stated = cosine(self.statement, other.statement)
        if self.at == other.at:
            return stated - ONE_ANSWER
        return (stated + cosine(self.asked, other.asked) + cosine(self.turn, other.turn)) / 3

    def is_near(self, other: "Placed") -> bool:
        mine, theirs = (int(turn.rpartition(":")[2]) for turn in (self.at, other.at))
        return self.insight.interview == other.insight.interview and abs(mine - theirs) <= NEIGHBOURS


class Group(Frozen):
    """A theme without a rank: its insights, the most central first."""

    kind: Kind
    members: tuple[Placed, ...]

    @property
    def insights(self) -> tuple[Insight, ...]:
        return tuple(one.insight for one in self.members)

    @property
    def name(self) -> str:
        """The most central statement of those that can be understood alone, and are sure, as far as there are any."""
        return min(self.insights, key=lambda one: (not stands_alone(one.statement), not one.sure)).statement

    @property
    def persons(self) -> tuple[PersonId, ...]:
        return tuple(sorted({one.person for one in self.insights}))

    @property
    def evidence(self) -> tuple[ItemId, ...]:
        return tuple(dict.fromkeys(quote for one in self.insights for quote in one.evidence))

    @property
    def certainty(self) -> float:
        """That of the insight whose kind is surest."""
        return max(one.certainty for one in self.insights)

    def resembles(self, vector: Vector) -> float:
        """Likeness of a sentence with its question to the closest member."""
        return max(max(cosine(one.statement, vector), cosine(one.asked, vector)) for one in self.members)


def grouped(door: Door, insights: Insights, interviews: Interviews) -> list[Group]:
    """Return the themes of every kind, kinds in order, themes in the order in which they were first met."""
    placed = _placed(door, insights, interviews)
    groups = []
    for kind in Kind:
        mine = [one for one in placed if one.insight.kind is kind]

        def likeness(one: int, other: int, mine: Sequence[Placed] = mine) -> float:
            return mine[one].likeness(mine[other])

        confirmation = _confirmation(door, mine) if kind is Kind.PAIN or door.profile.can_confirm else _no
        for entry in coded(len(mine), likeness, confirmation):
            order = most_central(entry.members, likeness)
            groups.append(Group(kind=kind, members=tuple(mine[place] for place in order)))
    return groups


def _no(_one: int, _other: int) -> bool:
    """Half alike is not the same: two things that customers want are two, though both are about one report."""
    return False


def pains_behind(group: Group, pains: Sequence[Group]) -> list[int]:
    """Return the places of the pains a theme belongs to, the closest first.

    It belongs to a pain that it resembles, or that the same customer told within a turn or two of it; what a customer
    asks of a product, where there is none, to that of the same customer's pains that is least unlike it.
    """
    asks = group.kind is Kind.DECISION_CRITERION
    scored, distant = [], []
    for place, pain in enumerate(pains):
        pairs = [(one, other) for one in group.members for other in pain.members]
        near = any(one.is_near(other) for one, other in pairs)
        likeness = max(one.likeness(other) for one, other in pairs)
        if likeness >= RELATED or near:
            scored.append((-(likeness + 0.1 * near), place))
        elif asks and likeness >= RELATED_AT_ALL and set(group.persons) & set(pain.persons):
            distant.append((-likeness, place))
    return [place for _, place in sorted(scored) or sorted(distant)[:1]][:MOST_PAINS]


def _placed(door: Door, insights: Insights, interviews: Interviews) -> list[Placed]:
    evidence, by_id, turns = insights.evidence_by_id(), interviews.by_id(), interviews.turns_by_id()
    records = [evidence[one.evidence[0]] for one in insights.insights]
    asked = []
    around = []
    for record in records:
        turn = turns[record.turn]
        is_speech = len(turn.text.split()) > LONGEST_ANSWER
        question = None if is_speech else question_before(turn, by_id[record.interview])
        asked.append(f"{question.text} {record.sentence}" if question else record.sentence)
        around.append(record.sentence if is_speech else turn.text)
    statements = door.embed([one.statement for one in insights.insights])
    in_answer = door.embed(asked)
    in_turn = door.embed(around)
    return [
        Placed(insight=insight, at=record.turn, statement=statement, asked=answer, turn=turn)
        for insight, record, statement, answer, turn in zip(
            insights.insights, records, statements, in_answer, in_turn, strict=True
        )
    ]


def _confirmation(door: Door, placed: Sequence[Placed]) -> Callable[[int, int], bool] | None:
    """A question to the model about two insights, where the model has shown that it can tell."""
    if not door.profile.can_confirm:
        return None
    prompt = load_prompt("same_problem")

    def same(first: int, second: int) -> bool:
        one, other = placed[first].insight, placed[second].insight
        question = prompt.ask_about(f"{one.kind.value}: {first}, {second}", first=one.statement, second=other.statement)
        try:
            return door.ask(question, SameProblem).same
        except AnswerRejected:
            return False

    return same
