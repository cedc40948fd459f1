"""Small interviews, and the passes over them one after the other."""

from functools import cached_property

from icp2prd.domain.base import InterviewId, PersonId, TurnId
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
from icp2prd.llm.fake import FakeModel
from icp2prd.stages.assembling import MadeBy
from icp2prd.stages.critique import critique
from icp2prd.stages.extract import extract
from icp2prd.stages.gtm import gtm
from icp2prd.stages.jobs import jobs
from icp2prd.stages.metrics import metrics
from icp2prd.stages.problem import problem
from icp2prd.stages.requirements import requirements
from icp2prd.stages.stage import Work
from icp2prd.stages.synthesize import synthesize

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
    """Every pass over some interviews, made when it is looked at."""

    def __init__(
        self,
        model: FakeModel,
        read: Interviews,
        *,
        brief: Brief | None = None,
        previous: Previous | None = None,
    ) -> None:
        self.work = Work(model)
        self.read = read
        self.brief = brief or Brief(title="A product")
        self.previous = previous or Previous()

    @cached_property
    def insights(self) -> Insights:
        made = extract.run(self.work, self.read, self.previous)
        assert isinstance(made, Insights)
        return made

    @cached_property
    def synthesis(self) -> Synthesis:
        made = synthesize.run(self.work, self.read, self.insights, self.previous)
        assert isinstance(made, Synthesis)
        return made

    @cached_property
    def problem(self) -> Problem:
        made = problem.run(self.work, self.insights, self.synthesis)
        assert isinstance(made, Problem)
        return made

    @cached_property
    def jobs(self) -> Jobs:
        made = jobs.run(self.work, self.insights, self.synthesis, self.previous)
        assert isinstance(made, Jobs)
        return made

    @cached_property
    def gtm(self) -> Gtm:
        made = gtm.run(self.work, self.brief, self.synthesis, self.previous)
        assert isinstance(made, Gtm)
        return made

    @cached_property
    def requirements(self) -> Requirements:
        made = requirements.run(
            self.work, self.brief, self.insights, self.synthesis, self.jobs, self.gtm, self.previous
        )
        assert isinstance(made, Requirements)
        return made

    @cached_property
    def metrics(self) -> Metrics:
        made = metrics.run(self.work, self.insights, self.synthesis, self.gtm, self.requirements, self.previous)
        assert isinstance(made, Metrics)
        return made

    @cached_property
    def prd(self) -> Prd:
        made = critique.run(
            self.work,
            self.brief,
            self.read,
            self.insights,
            self.synthesis,
            self.problem,
            self.jobs,
            self.gtm,
            self.requirements,
            self.metrics,
            MADE_BY,
            self.previous,
        )
        assert isinstance(made, Prd)
        return made


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
        from tests.sample.profile import ICP
        from tests.sample.quoted import EVIDENCE
        from tests.sample.talks import INTERVIEWS

        super().__init__(model, INTERVIEWS, brief=brief, previous=previous)
        self.__dict__["insights"] = Insights(insights=(), evidence=EVIDENCE, ledger=())
        self.__dict__["synthesis"] = synthesis or Synthesis(icp=ICP)
