import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.gtm import Goal, Source
from icp2prd.stages.gtm import USUAL_GOALS
from icp2prd.stages.planning.goals import MEASURES, Family, family_of, goal_for


def goals(*names: str) -> list[Goal]:
    return [
        Goal(id=ItemId(f"GOAL-{number:03d}"), name=name, source=Source.TEAM, where="gtm.md")
        for number, name in enumerate(names, start=1)
    ]


@pytest.mark.parametrize(
    ("name", "family", "metric"),
    [
        ("Reduce churn", Family.RETENTION, "Adoption rate"),
        ("Increase expansion", Family.EXPANSION, "Use beyond the first job"),
        ("Improve NPS", Family.SATISFACTION, "Completion without a correction"),
        ("Shorten the sales cycle", Family.ACTIVATION, "Time from sign-up to first value"),
        ("Win an award", Family.OTHER, "Jobs finished with it"),
    ],
)
def test_each_of_the_articles_goals_has_its_metric(name: str, family: Family, metric: str) -> None:
    [goal] = goals(name)

    assert family_of(goal) is family
    assert MEASURES[family].name == metric


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("It takes an afternoon to set up", "Shorten the sales cycle"),
        ("The numbers are wrong", "Improve NPS"),
        ("It takes two evenings", "Reduce churn"),
    ],
)
def test_first_use_errors_and_time_each_serve_a_goal(text: str, goal: str) -> None:
    assert goal_for(text, goals(*USUAL_GOALS)).name == goal


def test_the_first_goal_is_served_where_none_fits() -> None:
    assert goal_for("The numbers are wrong", goals("Win an award", "Increase expansion")).name == "Win an award"


@pytest.mark.parametrize("family", Family)
def test_every_measure_can_be_counted_and_watched(family: Family) -> None:
    measure = MEASURES[family]
    assert all(getattr(measure, field) for field in type(measure).model_fields)
