"""Small interviews, and the passes over them one after the other."""

from typing import TypeVar

from icp2prd.domain.base import Artifact, InterviewId, PersonId, TurnId
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interview, Interviews, Mark, Role, Turn
from icp2prd.domain.job import Jobs
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import Prd, Previous, Provenance
from icp2prd.domain.problem import Problem
from icp2prd.domain.requirement import Requirements
from icp2prd.domain.settings import Brief
from icp2prd.domain.waiver import Waivers
from icp2prd.llm.fake import FakeModel
from icp2prd.stages import STAGES
from icp2prd.stages.assembling import MadeBy
from icp2prd.stages.stage import Work
from tests.sample.profile import ICP
from tests.sample.quoted import EVIDENCE
from tests.sample.talks import INTERVIEWS

T = TypeVar("T", bound=Artifact)

Spoken = tuple[Role, str]

MADE_BY = MadeBy(
    provenance=Provenance(icp2prd="0", model="fake/scripted", embedding_model="fake/bag", prompts={}, judge="off")
)


def asked(text: str) -> Spoken:
    return Role.INTERVIEWER, text


def said(text: str) -> Spoken:
    return Role.CUSTOMER, text


def told(text: str) -> Spoken:
    """Words of somebody of whom nobody knows who it is."""
    return Role.UNKNOWN, text


def interview(name: str, *spoken: Spoken) -> Interview:
    """An interview with one customer, who is called as it is."""
    home = InterviewId(name)
    people = {Role.INTERVIEWER: "ines", Role.CUSTOMER: name, Role.UNKNOWN: f"{name}-somebody", Role.OTHER: "guest"}
    turns = tuple(
        Turn(
            id=TurnId(f"{home}:{number}"),
            interview=home,
            number=number,
            speaker=people[role].title(),
            person=PersonId(people[role]),
            role=role,
            text=text,
            marks=(Mark(offset=0, line=2 * number - 1),),
        )
        for number, (role, text) in enumerate(spoken, start=1)
    )
    file = f"interviews/{name}.md"
    return Interview(id=home, file=file, format="Markdown", encoding="UTF-8", sha256="0" * 64, speakers=(), turns=turns)


def interviews(*made: Interview) -> Interviews:
    return Interviews(interviews=made)


class Passes:
    """Every pass over some interviews, made when it is looked at, by what the stages declare."""

    def __init__(
        self,
        model: FakeModel,
        read: Interviews,
        *,
        brief: Brief | None = None,
        previous: Previous | None = None,
    ) -> None:
        self.work = Work(model)
        self._made: dict[type[Artifact], Artifact] = {
            Interviews: read,
            Brief: brief or Brief(title="A product"),
            Previous: previous or Previous(),
            MadeBy: MADE_BY,
            Waivers: Waivers(),
        }

    def of(self, kind: type[T]) -> T:
        if kind not in self._made:
            [stage] = [one for one in STAGES if one.writes is kind]
            self._made[kind] = stage.run(self.work, *(self.of(one) for one in stage.reads))
        made = self._made[kind]
        assert isinstance(made, kind)
        return made

    @property
    def insights(self) -> Insights:
        return self.of(Insights)

    @property
    def synthesis(self) -> Synthesis:
        return self.of(Synthesis)

    @property
    def problem(self) -> Problem:
        return self.of(Problem)

    @property
    def jobs(self) -> Jobs:
        return self.of(Jobs)

    @property
    def gtm(self) -> Gtm:
        return self.of(Gtm)

    @property
    def requirements(self) -> Requirements:
        return self.of(Requirements)

    @property
    def metrics(self) -> Metrics:
        return self.of(Metrics)

    @property
    def prd(self) -> Prd:
        return self.of(Prd)


class SamplePasses(Passes):
    """The passes after the profile, over the sample study's own."""

    def __init__(
        self,
        model: FakeModel,
        synthesis: Synthesis | None = None,
        *,
        brief: Brief | None = None,
        previous: Previous | None = None,
    ) -> None:
        super().__init__(model, INTERVIEWS, brief=brief, previous=previous)
        self._made[Insights] = Insights(insights=(), evidence=EVIDENCE, ledger=())
        self._made[Synthesis] = synthesis or Synthesis(icp=ICP)
