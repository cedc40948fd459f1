import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.icp import Icp, Synthesis, Theme
from icp2prd.domain.prd import Previous
from icp2prd.domain.priority import priority_of
from icp2prd.domain.requirement import Pattern, Priority, Requirements, Verification
from icp2prd.domain.settings import Brief, Limits, Settings
from icp2prd.llm.fake import Reply
from icp2prd.llm.profiles import EMBEDDED
from icp2prd.llm.protocol import Question
from icp2prd.stages.planning.frames import Shape, frame_for
from icp2prd.stages.planning.refusing import OF_ANY_PRODUCT
from tests.sample import sample_prd
from tests.sample.profile import ICP
from tests.scripted import PlainReader, in_turn, shown
from tests.stages.making import Passes, SamplePasses, asked, interview, interviews, said

BOTH = {
    "title": "Who has paid and answered",
    "statement": "The product must say who has paid for a trip and which consent forms come back.",
}
GOOD = {"title": "Late forms", "statement": "The product must show which consent forms come back late."}


def made(
    reader: PlainReader, icp: Icp = ICP, *, limit: int = 12, previous: Previous | None = None
) -> tuple[SamplePasses, Requirements]:
    brief = Brief(title="School trips", settings=Settings(limits=Limits(requirements=limit)))
    passes = SamplePasses(reader.model(), Synthesis(icp=icp), brief=brief, previous=previous)
    return passes, passes.requirements


def about(pain: str, *replies: Reply, prompt: str = "requirement") -> PlainReader:
    answer = in_turn(*replies)
    return PlainReader({prompt: lambda question: answer(question) if question.item == pain else None})


def test_every_pain_becomes_a_requirement_that_can_be_followed_both_ways() -> None:
    passes, requirements = made(PlainReader())

    assert [one.traces[0] for one in requirements.requirements] == [pain.id for pain in ICP.pains]
    goals = {goal.id for goal in passes.gtm.goals}
    for one in requirements.requirements:
        assert one.evidence
        assert goals & set(one.traces)
        assert one.pattern is pattern_of(one.statement) is not Pattern.NONE
    assert "JOB-001" in requirements.requirements[0].traces


def test_priorities_follow_the_one_rule_and_order_the_requirements() -> None:
    _, requirements = made(PlainReader())

    pains = {pain.id: pain for pain in ICP.pains}
    for one in requirements.requirements:
        ranking = priority_of([pains[one.traces[0]]], customers=ICP.customers, settled=ICP.settled)
        assert (one.priority, one.priority_because) == ranking
    order = [list(Priority).index(one.priority) for one in requirements.requirements]
    assert order == sorted(order)


def test_quotes_that_speak_against_it_stay_with_it() -> None:
    pain = ICP.pains[0].model_copy(update={"against": (ItemId("EV-013"),)})

    _, requirements = made(PlainReader(), ICP.model_copy(update={"pains": (pain, *ICP.pains[1:])}))

    assert requirements.requirements[0].against == ("EV-013",)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("The product must make chasing consent forms easy.", "“easy” cannot be tested"),
        ("The product must show late consent forms on a dashboard.", "“dashboard” says how it is built"),
        ("Consent forms that come back in time.", "Write it as"),
        ("The product must bring back consent forms within 9 days.", "Nobody said 9 days"),
        ("The product must paint every bus green.", "something else"),
    ],
    ids=["vague", "how it is built", "no pattern", "number", "another problem"],
)
def test_a_statement_that_does_not_hold_is_asked_for_again_with_what_is_wrong(statement: str, reason: str) -> None:
    reader = about("PAIN-001", {"title": "A title", "statement": statement}, GOOD)

    _, requirements = made(reader)

    assert requirements.requirements[0].statement == GOOD["statement"]
    again = [one for one in reader.asked if (one.prompt, one.item) == ("requirement", "PAIN-001")]
    assert len(again) == 2
    assert reason in shown(again[1])
    assert requirements.rejected == ()


@pytest.mark.parametrize("answer", [{"title": "A title", "statement": "The product must be easy."}, "no idea"])
def test_what_could_not_be_written_is_cut_with_the_reason_and_stays_in_sight(answer: Reply) -> None:
    _, requirements = made(about("PAIN-001", answer))

    assert "PAIN-001" not in {trace for one in requirements.requirements for trace in one.traces}
    [cut] = [one for one in requirements.cut if "PAIN-001" in one.traces]
    assert cut.because.startswith("no requirement was written: ")
    assert (cut.text, cut.evidence) == (ICP.pains[0].name, ("EV-002",))
    assert [one.item for one in requirements.rejected] == ["PAIN-001"]


def test_requirements_that_say_the_same_become_one_that_rests_on_both() -> None:
    reader = PlainReader({"requirement": lambda asked: BOTH if asked.item in {"PAIN-001", "PAIN-002"} else None})

    _, requirements = made(reader)

    one = requirements.requirements[0]
    assert set(one.traces) >= {"PAIN-001", "PAIN-002"}
    assert set(one.evidence) >= {"EV-002", "EV-005"}
    assert sum(BOTH["statement"] == other.statement for other in requirements.requirements) == 1
    [double] = [cut for cut in requirements.cut if cut.text == BOTH["statement"]]
    assert double.because == f"says the same as {one.id}, which rests on both"
    assert double.traces == ("PAIN-002",)


def test_beyond_the_limit_pains_are_cut_with_the_reason() -> None:
    _, requirements = made(PlainReader(), limit=1)

    assert [one.traces[0] for one in requirements.requirements] == ["PAIN-001"]
    beyond = {cut.traces[0]: cut.because for cut in requirements.cut if cut.traces[0].startswith("PAIN")}
    assert set(beyond) == {pain.id for pain in ICP.pains[1:]}
    assert all("limits.requirements" in because for because in beyond.values())


def test_what_customers_want_for_no_pain_is_cut_because_it_traces_to_nothing() -> None:
    _, requirements = made(PlainReader())

    [cut] = [one for one in requirements.cut if "CRIT-001" in one.traces]
    assert cut.because.endswith("it traces to nothing")
    assert cut.evidence == ("EV-008",)


def test_what_customers_want_for_a_pain_becomes_a_requirement_of_its_own() -> None:
    wanted = ICP.decision_criteria[0].model_copy(update={"traces": (ItemId("PAIN-002"),)})
    reader = PlainReader()

    _, requirements = made(reader, ICP.model_copy(update={"decision_criteria": (wanted,)}))

    assert "CRIT-001 for PAIN-002" in reader.asked_about("requirement")
    [one] = [one for one in requirements.requirements if "EV-008" in one.evidence]
    assert one.traces[0] == "PAIN-002"


def test_nothing_told_is_lost_between_requirements_and_cut() -> None:
    _, requirements = made(about("PAIN-003", "no idea"), limit=3)

    spoken_of = {trace for one in requirements.requirements for trace in one.traces}
    spoken_of |= {trace for cut in requirements.cut for trace in cut.traces}
    themes: tuple[Theme, ...] = (*ICP.pains, *ICP.decision_criteria)
    assert {theme.id for theme in themes} <= spoken_of


def test_a_criterion_ends_in_something_a_tester_sees() -> None:
    unseen = {"given": "a trip", "when": "forms are late", "then": "everybody is happy"}
    seen = {"given": "Given a trip", "when": "When forms are late", "then": "Then the late consent forms are listed."}
    reader = about("PAIN-001", unseen, seen, prompt="criterion")

    _, requirements = made(reader)

    [criterion] = requirements.requirements[0].criteria
    assert criterion.statement == "Given a trip, when forms are late, then the late consent forms are listed."
    assert criterion.id == f"{requirements.requirements[0].id}-AC1"
    assert criterion.evidence


def test_a_requirement_whose_criterion_cannot_be_written_is_cut_with_the_reason() -> None:
    _, requirements = made(about("PAIN-001", "no idea", prompt="criterion"))

    assert "PAIN-001" not in {trace for one in requirements.requirements for trace in one.traces}
    [cut] = [one for one in requirements.cut if "PAIN-001" in one.traces]
    assert cut.because == "no acceptance criterion could be written that a tester could see"
    assert [one.item for one in requirements.rejected] == ["PAIN-001, criterion"]


def test_the_double_of_a_requirement_that_was_cut_names_no_requirement() -> None:
    """A bug's test: it said "the same as REQ-001, which rests on both", and there was no REQ-001."""
    reader = PlainReader(
        {
            "requirement": lambda asked: BOTH if asked.item in {"PAIN-001", "PAIN-002"} else None,
            "criterion": lambda asked: "no idea" if asked.item == "PAIN-001" else None,
        }
    )

    _, requirements = made(reader)

    there = {one.id for one in requirements.requirements}
    named = {word for cut in requirements.cut for word in cut.because.replace(",", "").split() if word[:4] == "REQ-"}
    assert named <= there


def criterion_with(then: str) -> tuple[PlainReader, Requirements]:
    talk = interview("ana", asked("What goes wrong?"), said("Closing the books takes three hours every month."))
    answer = {"given": "a month", "when": "it is over", "then": then}
    reader = PlainReader({"criterion": lambda _: answer})
    return reader, Passes(reader.model(), interviews(talk)).requirements


def test_a_number_in_a_criterion_is_a_customers_and_names_the_quote() -> None:
    _, requirements = criterion_with("the books are shown as closed within three hours")

    [criterion] = requirements.requirements[0].criteria
    assert criterion.threshold == "three hours"
    assert criterion.evidence == requirements.requirements[0].evidence
    assert requirements.requirements[0].verification is Verification.TEST


def test_a_number_that_nobody_said_is_no_criterion() -> None:
    reader, requirements = criterion_with("the books are shown as closed within 20 minutes")

    assert requirements.requirements == ()
    assert "20 minutes" in requirements.rejected[0].reason
    assert len(reader.asked_about("criterion")) == 2


def test_a_reworded_requirement_keeps_its_id_by_its_evidence() -> None:
    prd = sample_prd()

    _, requirements = made(PlainReader(), previous=Previous(prd=prd, highest={"REQ": 40}))

    then = {one.traces[0]: one.id for one in reversed(prd.requirements)}
    assert {one.traces[0]: one.id for one in requirements.requirements} == then


def test_a_new_requirement_gets_a_number_that_nothing_had_before() -> None:
    prd = sample_prd().model_copy(update={"requirements": ()})

    _, requirements = made(PlainReader(), previous=Previous(prd=prd, highest={"REQ": 40}))

    assert sorted(one.id for one in requirements.requirements) == ["REQ-041", "REQ-042", "REQ-043", "REQ-044"]


def test_for_a_small_model_code_writes_from_what_customers_ask_for() -> None:
    talk = interview(
        "ana",
        asked("What goes wrong?"),
        said("Closing the books takes three hours every month."),
        asked("What would it need?"),
        said("It has to match the bank to the cent."),
    )
    reader = PlainReader()

    requirements = Passes(reader.model(EMBEDDED), interviews(talk)).requirements

    [requirement] = requirements.requirements
    assert requirement.statement == "The product must match the bank to the cent."
    assert requirement.pattern is not Pattern.NONE
    assert "match the bank to the cent" in requirement.criteria[0].then
    assert requirement.traces[0] == "PAIN-001"
    assert {"requirement", "criterion", "job"} & {one.prompt for one in reader.asked} == set()


def test_for_a_small_model_a_top_pain_that_nobody_has_a_wish_for_gets_a_frame() -> None:
    talk = interview("ana", asked("What goes wrong?"), said("Closing the books takes three hours every month."))

    reader = PlainReader({"topic": lambda _: {"topic": "the books"}})

    [requirement] = Passes(reader.model(EMBEDDED), interviews(talk)).requirements.requirements

    assert requirement.statement == frame_for(Shape.EFFORT, "the books").statement
    assert requirement.evidence
    assert requirement.traces[0] == "PAIN-001"


def test_for_a_small_model_a_top_pain_without_a_thing_it_is_about_is_left_to_the_team() -> None:
    talk = interview("ana", asked("What goes wrong?"), said("Closing the books takes three hours every month."))

    made_of_it = Passes(PlainReader().model(EMBEDDED), interviews(talk)).requirements

    [cut] = made_of_it.cut
    assert made_of_it.requirements == ()
    assert OF_ANY_PRODUCT in cut.because
    assert cut.traces == ("PAIN-001",)


def test_without_pains_there_is_nothing_to_ask() -> None:
    reader = PlainReader()

    _, requirements = made(reader, ICP.model_copy(update={"pains": (), "decision_criteria": ()}))

    assert requirements == Requirements(requirements=())
    assert reader.asked == []


def test_the_model_is_shown_one_pain_at_a_time() -> None:
    reader = PlainReader()
    made(reader)

    def names(question: Question) -> int:
        return sum(pain.name in shown(question) for pain in ICP.pains)

    assert {names(one) for one in reader.asked if one.prompt == "requirement"} == {1}
