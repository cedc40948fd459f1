import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.metric import TARGET_TO_SET, UNKNOWN_BASELINE, Metric, Metrics
from icp2prd.domain.prd import Previous
from icp2prd.domain.settings import Brief, GoalSetting, GtmSettings, Settings
from tests.sample import sample_prd
from tests.sample.profile import ICP
from tests.scripted import PlainReader
from tests.stages.making import Passes, SamplePasses, asked, interview, interviews, said

GOALS = (
    GoalSetting(name="Reduce churn", baseline="4% today", target="under 2%", window="within two quarters"),
    GoalSetting(name="Improve NPS"),
)
BRIEF = Brief(title="A product", settings=Settings(gtm=GtmSettings(goals=GOALS)))
PAIN = "Closing the books takes ten hours every month."


def metrics_of(*answers: str, reader: PlainReader | None = None) -> Metrics:
    spoken = [part for answer in answers for part in (asked("What goes wrong, and what would be good?"), said(answer))]
    talks = interviews(interview("ana", *spoken))
    return Passes((reader or PlainReader()).model(), talks, brief=BRIEF).metrics


def wished(metrics: Metrics) -> Metric:
    [metric] = [one for one in metrics.metrics if any(trace.startswith("WISH") for trace in one.traces)]
    return metric


def test_every_goal_has_a_metric_and_every_metric_a_requirement() -> None:
    metrics = metrics_of(PAIN).metrics

    assert {one.goal for one in metrics} == {"GOAL-001", "GOAL-002"}
    for one in metrics:
        assert one.requirements
        assert one.traces == (one.goal, *one.requirements)
        assert all((one.formula, one.unit, one.population, one.data_source, one.counter_metric))


def test_what_nobody_said_is_unknown_and_never_guessed() -> None:
    for one in metrics_of(PAIN).metrics:
        assert (one.baseline.value, one.target.value) == (UNKNOWN_BASELINE, TARGET_TO_SET)
        assert one.evidence == ()
    assert UNKNOWN_BASELINE == "unknown: measure first"


def test_the_window_is_the_goals_where_the_team_gave_one() -> None:
    windows = {one.goal: one.window for one in metrics_of(PAIN).metrics}

    assert windows == {"GOAL-001": "within two quarters", "GOAL-002": TARGET_TO_SET}


def test_a_target_and_a_baseline_are_what_customers_said_and_name_the_quotes() -> None:
    metrics = metrics_of(PAIN, "If closing the books took two hours, good.")

    metric = wished(metrics)
    assert (metric.target.value, metric.baseline.value) == ("two hours", "ten hours")
    assert metric.target.evidence == (metric.target.source,)
    assert metric.baseline.evidence == (metric.baseline.source,)
    assert {metric.target.source, metric.baseline.source} <= set(metric.evidence)


def test_a_baseline_in_another_unit_is_none() -> None:
    metrics = metrics_of("Closing the books costs $900 again.", "If closing the books took two hours, good.")

    assert wished(metrics).baseline.value == UNKNOWN_BASELINE


@pytest.mark.parametrize(
    "wish", ["If closing the books went well, good.", "If for a month I closed no books, that's a good month."]
)
def test_a_wish_without_a_number_of_its_own_has_no_target(wish: str) -> None:
    """The second is a bug's test: "a month" was taken for a target."""
    metric = wished(metrics_of(PAIN, wish))

    assert (metric.target.value, metric.baseline.value) == (TARGET_TO_SET, UNKNOWN_BASELINE)


def test_a_wish_that_belongs_to_no_pain_is_no_metric() -> None:
    passes = SamplePasses(PlainReader().model(), brief=BRIEF)

    assert all("WISH-001" not in one.traces for one in passes.metrics.metrics)


def test_a_wish_is_measured_by_the_requirements_for_its_pain() -> None:
    wish = ICP.success_metrics[0].model_copy(update={"traces": (ItemId("PAIN-001"),)})
    icp = ICP.model_copy(update={"success_metrics": (wish,)})

    passes = SamplePasses(PlainReader().model(), Synthesis(icp=icp), brief=BRIEF)

    metric = wished(passes.metrics)
    [requirement] = [one for one in passes.requirements.requirements if "PAIN-001" in one.traces]
    assert metric.requirements == (requirement.id,)
    assert (metric.target.value, metric.target.source) == ("five days", "EV-004")


def test_a_number_of_something_else_is_no_baseline() -> None:
    """A bug's test: "six hours of phoning" was the baseline of "every form back five days before we leave"."""
    wish = ICP.success_metrics[0].model_copy(update={"traces": (ItemId("PAIN-001"),)})
    icp = ICP.model_copy(update={"success_metrics": (wish,)})

    metric = wished(SamplePasses(PlainReader().model(), Synthesis(icp=icp), brief=BRIEF).metrics)

    assert metric.baseline.value == UNKNOWN_BASELINE
    assert metric.evidence == ("EV-004",)


@pytest.mark.parametrize("answer", ["no idea", {"formula": "9 of 10 months ÷ 12"}])
def test_a_metric_that_cannot_be_worded_is_a_question_to_customers_and_recorded(answer: str | dict[str, str]) -> None:
    usual = {
        "name": "Hours",
        "formula": "hours",
        "unit": "hours",
        "population": "all",
        "data_source": "a diary",
        "counter_metric": "errors",
    }
    reader = PlainReader({"metric": lambda _: answer if isinstance(answer, str) else {**usual, **answer}})

    metrics = metrics_of(PAIN, "If closing the books went well, good.", reader=reader)

    metric = wished(metrics)
    assert metric.data_source.startswith("a question to customers")
    assert [one.stage for one in metrics.rejected] == ["metrics"]


def test_without_requirements_there_is_nothing_to_measure() -> None:
    assert metrics_of("Hello.").metrics == ()


def test_a_reworded_metric_keeps_its_id_by_its_evidence() -> None:
    wish = ICP.success_metrics[0].model_copy(update={"traces": (ItemId("PAIN-001"),)})
    synthesis = Synthesis(icp=ICP.model_copy(update={"success_metrics": (wish,)}))
    prd = sample_prd()
    then = next(one.id for one in prd.metrics if one.evidence == ("EV-004",))

    passes = SamplePasses(PlainReader().model(), synthesis, brief=BRIEF, previous=Previous(prd=prd))

    assert wished(passes.metrics).id == then


def test_what_may_be_no_wish_is_no_metric() -> None:
    wish = ICP.success_metrics[0].model_copy(update={"traces": (ItemId("PAIN-001"),), "certainty": 0.4})
    icp = ICP.model_copy(update={"success_metrics": (wish,)})

    metrics = SamplePasses(PlainReader().model(), Synthesis(icp=icp), brief=BRIEF).metrics

    assert metrics.metrics
    assert wish.id not in {trace for one in metrics.metrics for trace in one.traces}
