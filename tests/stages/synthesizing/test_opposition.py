"""Who stands against what, and against how much at once."""

from icp2prd.domain.base import InterviewId, ItemId, PersonId, TurnId
from icp2prd.domain.insight import Insight, Kind
from icp2prd.llm.protocol import Vector
from icp2prd.stages.synthesizing.grouping import Group, Placed
from icp2prd.stages.synthesizing.opposition import MOST_OPPOSED, opposing_sentences, opposition
from tests.stages.making import interview, interviews, said

FINE = "It's no big deal, it sorts itself out."
SO_DO_I = "Oh, that's fine as it is for us."
NO_WAY = "I don't want it to choose for me."
ME = (1.0, 0.0)


def at(nearness: float) -> Vector:
    return nearness, (1 - nearness**2) ** 0.5


def theme(kind: Kind, nearness: float, person: str = "ana") -> Group:
    insight = Insight(
        kind=kind,
        statement="They lose a day.",
        interview=InterviewId(person),
        person=PersonId(person),
        evidence=(ItemId("EV-001"),),
    )
    placed = Placed(insight=insight, at=TurnId(f"{person}:1"), statement=at(nearness), asked=ME, turn=ME)
    return Group(kind=kind, members=(placed,))


def against(*groups: Group, ben: str = FINE, cem: str = "We walk there on foot.") -> list[list[str]]:
    """What is said against each theme; every sentence points the same way."""
    spoken = opposing_sentences(interviews(interview("ben", said(ben)), interview("cem", said(cem))))
    return [[one.words for one in found] for found in opposition(groups, spoken, [ME] * len(spoken))]


def test_who_is_content_stands_against_a_pain_and_who_refuses_against_a_wish() -> None:
    pain, wish = theme(Kind.PAIN, 0.9), theme(Kind.DECISION_CRITERION, 0.9)

    assert against(pain, wish, ben=FINE, cem=NO_WAY) == [[FINE], [NO_WAY]]


def test_everybody_who_says_so_counts_and_nobody_against_themselves() -> None:
    assert against(theme(Kind.PAIN, 0.9), ben=FINE, cem=SO_DO_I) == [[FINE, SO_DO_I]]
    assert against(theme(Kind.PAIN, 0.9, person="ben"), ben=FINE, cem=SO_DO_I) == [[SO_DO_I]]


def test_what_is_about_something_else_stands_against_nothing() -> None:
    assert against(theme(Kind.PAIN, 0.2)) == [[]]


def test_a_sentence_stands_against_the_themes_that_it_is_most_about() -> None:
    themes = [theme(Kind.PAIN, nearness) for nearness in (0.5, 0.9, 0.6, 0.8)]

    assert MOST_OPPOSED == 2
    assert against(*themes) == [[], [FINE], [], [FINE]]
    assert against(*themes, theme(Kind.WORKAROUND, 0.5)) == [[], [FINE], [], [FINE], [FINE]]
