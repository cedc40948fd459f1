"""Reviews to press keys in: a small draft with two quotes, and the sample study."""

from collections.abc import Iterable

from icp2prd.domain.base import InterviewId, ItemId, PersonId, TurnId
from icp2prd.domain.decision import Decisions
from icp2prd.domain.interview import Interview, Interviews, Mark, Role, Turn
from icp2prd.domain.prd import Prd
from icp2prd.review.gathering import Material
from icp2prd.review.reducing import reduce
from icp2prd.review.state import Effect, Event, Keep, Pressed, Size, State, Typed, begin
from icp2prd.study.bookmark import Bookmark
from icp2prd.study.deciding.making import Asked, decide
from tests.sample import INTERVIEWS, sample_prd
from tests.study.drafts import draft, finding

DRAFT = "sha256:draft"


def turn(number: int, speaker: str, text: str) -> Turn:
    role = Role.CUSTOMER if speaker == "Dana" else Role.INTERVIEWER
    marks = (Mark(offset=0, line=10 + number),)
    talk = InterviewId("dana")
    return Turn(
        id=TurnId(f"dana:{number}"),
        interview=talk,
        number=number,
        speaker=speaker,
        person=PersonId(speaker.lower()),
        role=role,
        text=text,
        marks=marks,
    )


TALK = Interviews(
    interviews=(
        Interview(
            id=InterviewId("dana"),
            file="interviews/dana.md",
            format="markdown",
            encoding="utf-8",
            sha256="",
            speakers=(),
            turns=(
                turn(1, "Dana", "it takes me evenings, um, most of them."),
                turn(2, "Dana", "it's fine"),
                turn(3, "Ines", "Right. And the dog?"),
            ),
        ),
    )
)


def small(decisions: Decisions | None = None, bookmark: Bookmark | None = None, prd: Prd | None = None) -> Material:
    return Material(
        prd=prd or draft(finding()),
        interviews=TALK,
        decisions=decisions or Decisions(),
        bookmark=bookmark or Bookmark(),
    )


def begun(material: Material | None = None, size: Size | None = None) -> State:
    return begin(material or small(), "Dana", DRAFT, size=size)


def sample(size: Size | None = None) -> State:
    return begun(Material(prd=sample_prd(), interviews=INTERVIEWS), size)


def after(state: State, *events: str | Event) -> State:
    """Keys as they are, a typed line as `Typed`."""
    return stepped(state, *events)[0]


def stepped(state: State, *events: str | Event) -> tuple[State, list[Effect]]:
    effects: list[Effect] = []
    for one in events:
        state, more = reduce(state, Pressed(one) if isinstance(one, str) else one)
        effects += more
    return state, effects


def typed(text: str | None) -> Typed:
    return Typed(text)


def kept(effects: Iterable[Effect]) -> list[Decisions]:
    return [one.decisions for one in effects if isinstance(one, Keep)]


def decided(prd: Prd, *asked: dict[str, object]) -> Decisions:
    decisions = Decisions()
    for one in asked:
        decisions = decide(decisions, prd, Asked.model_validate(one), "Ines")
    return decisions


def ids(state: State) -> list[ItemId]:
    return [one.id for one in state.sheets if not one.rule]
