from pathlib import Path

from icp2prd.domain.settings import ActionSetting, GoalSetting, GtmSettings
from icp2prd.stages.planning.notes import settings_in

NOTES = (Path(__file__).parents[3] / "fixtures" / "investor-updates" / "gtm.md").read_text("utf-8")


def test_what_a_team_wrote_under_known_headings_is_found() -> None:
    given = settings_in(NOTES)

    assert given.segment.startswith("Founders of software companies between Series A and Series B")
    assert given.value_proposition == "Founders get their evenings back and stop worrying about the numbers they send."
    assert given.promise.startswith("Every investor gets the right numbers on time")
    assert given.positioning.startswith("Against the spreadsheet: nothing to copy.")
    assert given.channels[2] == "LinkedIn ads"
    assert given.niche.startswith("Start with companies of 15 to 60 people")
    assert given.product.startswith("A founder who sends one update")
    assert given.non_goals == ("Keeping the cap table", "Bookkeeping", "Finding new investors")


def test_a_line_that_goes_on_below_is_one_line() -> None:
    assert settings_in(NOTES).segment.endswith("at least five people or institutions who expect regular reporting.")


def test_what_a_team_left_open_stays_empty() -> None:
    given = settings_in(NOTES)

    assert given.durability == ""
    assert given.goals[2] == GoalSetting(name="Improve NPS")
    assert given.actions[2] == ActionSetting(action="Run a small LinkedIn campaign")


def test_a_goal_is_a_name_with_where_it_stands_a_target_and_a_time() -> None:
    assert settings_in(NOTES).goals[0] == GoalSetting(
        name="Reduce churn",
        baseline="4% monthly logo churn today",
        target="under 2.5%",
        window="within two quarters",
    )


def test_a_goal_with_a_target_alone_has_no_baseline() -> None:
    assert settings_in("# Goals\n- Grow: 40 customers").goals == (GoalSetting(name="Grow", target="40 customers"),)


def test_a_table_of_actions_says_what_is_measured_and_what_it_would_mean() -> None:
    assert settings_in(NOTES).actions[0] == ActionSetting(
        action="Ask ten fractional CFOs to invite one client each",
        measure="clients who send an update",
        window="4 weeks",
        pivot="fewer than 3",
        persevere="6 or more",
    )


def test_a_list_of_actions_will_do() -> None:
    given = settings_in("## Experiments\n1. Ask ten people\n2) Post a sample\n")

    assert given.actions == (ActionSetting(action="Ask ten people"), ActionSetting(action="Post a sample"))


def test_headings_go_by_several_names_at_any_depth() -> None:
    given = settings_in("#### OUR PROMISE:\nNo evening lost.\n# Moat #\nThe data.\n## Out of scope\nBookkeeping\n")

    assert (given.promise, given.durability, given.non_goals) == ("No evening lost.", "The data.", ("Bookkeeping",))


def test_what_stands_under_other_headings_or_none_or_in_comments_is_left_alone() -> None:
    assert settings_in("Loose words.\n# Budget\nMuch.\n# Promise\n<!-- say it\nin one line -->\n") == GtmSettings()


def test_no_notes_give_nothing() -> None:
    assert settings_in("") == GtmSettings()
