from pathlib import Path

from icp2prd.domain.gtm import Gtm, PillarName, Source
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.prd import Previous
from icp2prd.domain.settings import Brief, GoalSetting, GtmSettings, Settings
from icp2prd.stages.gtm import USUAL_GOALS
from tests.sample import sample_prd
from tests.sample.profile import ICP
from tests.scripted import PlainReader
from tests.stages.making import SamplePasses

NOTES = (Path(__file__).parents[2] / "fixtures" / "investor-updates" / "gtm.md").read_text("utf-8")


def gtm_of(notes: str = "", settings: GtmSettings | None = None, previous: Previous | None = None) -> Gtm:
    brief = Brief(title="A product", notes=notes, settings=Settings(gtm=settings or GtmSettings()))
    reader = PlainReader()
    gtm = SamplePasses(reader.model(), brief=brief, previous=previous).gtm
    assert reader.asked == []
    return gtm


def questions(gtm: Gtm) -> dict[str, str]:
    return {one.about: one.question for one in gtm.questions}


def test_what_the_team_gave_is_the_teams_with_the_place_it_was_given() -> None:
    gtm = gtm_of(NOTES)

    for line in (gtm.value_proposition, gtm.promise, gtm.positioning, gtm.hypothesis.segment, gtm.hypothesis.promise):
        assert (line.source, line.where) == (Source.TEAM, "gtm.md")
    assert all(goal.source is Source.TEAM for goal in gtm.goals)
    assert [one.text for one in gtm.non_goals] == ["Keeping the cap table", "Bookkeeping", "Finding new investors"]


def test_the_settings_go_before_the_notes() -> None:
    gtm = gtm_of(NOTES, GtmSettings(promise="No evening lost.", goals=(GoalSetting(name="Grow"),)))

    assert (gtm.promise.text, gtm.promise.where) == ("No evening lost.", "icp2prd.toml")
    assert [goal.name for goal in gtm.goals] == ["Grow"]
    assert gtm.value_proposition.where == "gtm.md"


def test_what_was_left_open_is_a_question_to_the_team_and_not_an_invention() -> None:
    gtm = gtm_of(NOTES)

    asked = questions(gtm)
    nps = next(goal for goal in gtm.goals if goal.name == "Improve NPS")
    campaign = gtm.actions[2]
    assert "stay hard to copy" in asked["gtm.pillars.durability"]
    assert nps.id in asked
    assert asked[campaign.id].startswith("Run a small LinkedIn campaign: what is measured, for how long")
    assert "LinkedIn ads" in " ".join(one.question for one in gtm.questions)
    assert not {"gtm.promise", "gtm.positioning", "gtm.pillars.niche", "non_goals"} & set(asked)


def test_a_pillar_that_was_not_given_implies_nothing_for_the_scope() -> None:
    pillars = {pillar.name: pillar for pillar in gtm_of(NOTES).pillars}

    assert list(pillars) == list(PillarName)
    assert pillars[PillarName.DURABILITY].line.source is Source.MISSING
    assert pillars[PillarName.DURABILITY].implication == ""
    assert pillars[PillarName.NICHE].implication


def test_without_a_word_from_the_team_everything_is_asked_and_the_usual_goals_are_assumptions() -> None:
    gtm = gtm_of()

    assert tuple(goal.name for goal in gtm.goals) == USUAL_GOALS
    assert {goal.source for goal in gtm.goals} == {Source.ASSUMPTION}
    assert {action.source for action in gtm.actions} == {Source.ASSUMPTION}
    assert {"gtm.value_proposition", "gtm.promise", "gtm.positioning", "gtm.goals", "non_goals"} <= set(questions(gtm))
    assert {f"gtm.pillars.{name.value}" for name in PillarName} <= set(questions(gtm))
    assert (gtm.promise.text, gtm.promise.source) == ("", Source.MISSING)


def test_goals_that_nobody_gave_have_no_figures() -> None:
    assert all((goal.baseline, goal.target, goal.window) == ("", "", "") for goal in gtm_of().goals)


def test_the_segment_and_channels_come_from_the_interviews_where_the_team_gave_none() -> None:
    hypothesis = gtm_of().hypothesis

    assert (hypothesis.segment.source, hypothesis.segment.traces) == (Source.INTERVIEWS, ("SEG-001",))
    assert [(one.source, one.traces) for one in hypothesis.channels] == [(Source.INTERVIEWS, ("CHAN-001",))]


def test_a_channel_of_the_teams_names_the_customers_who_speak_of_it() -> None:
    gtm = gtm_of(settings=GtmSettings(channels=("The managers' forum", "Trip insurers")))

    forum, insurers = gtm.hypothesis.channels
    assert (forum.traces, forum.evidence) == (("CHAN-001",), ("EV-009",))
    assert insurers.traces == ()
    assert questions(gtm)["gtm.hypothesis.channels"] == "Is this a channel at all: Trip insurers? No customer named it."


def test_a_question_that_was_asked_before_keeps_its_id() -> None:
    first = gtm_of()
    prd = sample_prd().model_copy(update={"gtm": first, "open_questions": first.questions})

    again = gtm_of(settings=GtmSettings(value_proposition="Evenings back."), previous=Previous(prd=prd))

    ids = {one.about: one.id for one in first.questions}
    assert "gtm.value_proposition" not in questions(again)
    assert all(ids[one.about] == one.id for one in again.questions)


def test_a_goal_keeps_its_id_when_another_goes_before_it() -> None:
    first = gtm_of(settings=GtmSettings(goals=(GoalSetting(name="Reduce churn"),)))
    prd = sample_prd().model_copy(update={"gtm": first})
    goals = (GoalSetting(name="Win an award"), GoalSetting(name="Reduce churn"))

    again = gtm_of(settings=GtmSettings(goals=goals), previous=Previous(prd=prd))

    ids = {goal.name: goal.id for goal in again.goals}
    assert ids["Reduce churn"] == first.goals[0].id
    assert ids["Win an award"] not in {first.goals[0].id}


def test_what_may_be_no_channel_and_no_segment_is_not_gone_to_market_with() -> None:
    icp = ICP.model_copy(
        update={
            "channels": tuple(one.model_copy(update={"certainty": 0.4}) for one in ICP.channels),
            "segments": tuple(one.model_copy(update={"certainty": 0.6}) for one in ICP.segments),
        }
    )

    hypothesis = SamplePasses(PlainReader().model(), Synthesis(icp=icp), brief=Brief(title="A product")).gtm.hypothesis

    assert hypothesis.channels == ()
    assert hypothesis.segment.source is Source.MISSING
