import re
from pathlib import Path

import pytest

from icp2prd.domain.interview import Role
from icp2prd.domain.settings import FailOn, GoalSetting
from icp2prd.errors import SettingsError
from icp2prd.study.settings import read_brief, title_from


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "investor-updates"
    folder.mkdir()
    return folder


def problems_in(study: Path, settings: str) -> str:
    (study / "icp2prd.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_brief(study)
    assert caught.value.exit_status == 2
    return str(caught.value)


def test_a_study_without_settings_has_a_title_from_its_folder(study: Path) -> None:
    brief, notices = read_brief(study)

    assert brief.title == "Investor updates"
    assert brief.notes == ""
    assert notices == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("investor_updates", "Investor updates"),
        ("Q3 ICP", "Q3 ICP"),
        ("--", "Product"),
        ("éclairs", "Éclairs"),
    ],
)
def test_a_title_keeps_the_words_of_the_folder(name: str, title: str) -> None:
    assert title_from(name) == title


def test_every_table_reaches_its_settings(study: Path) -> None:
    (study / "icp2prd.toml").write_text(
        """
title = "Updates"
[model]
name = "local"
[speakers]
spk_0 = "interviewer"
[people]
"D. Okafor" = "Dana Okafor"
[gtm]
goals = ["Improve NPS", { name = "Reduce churn", target = "2 %" }]
[[gtm.actions]]
action = "Ask ten"
[limits]
max_cost = 2
[gate]
fail_on = "never"
""",
        encoding="utf-8",
    )

    settings = read_brief(study).brief.settings

    assert settings.model.name == "local"
    assert settings.speakers == {"spk_0": Role.INTERVIEWER}
    assert settings.people == {"D. Okafor": "Dana Okafor"}
    assert settings.gtm.goals == (
        GoalSetting(name="Improve NPS"),
        GoalSetting(name="Reduce churn", target="2 %"),
    )
    assert settings.gtm.actions[0].action == "Ask ten"
    assert settings.limits.max_cost == 2.0
    assert settings.gate.fail_on is FailOn.NEVER


def test_an_unknown_key_is_named_with_its_line_and_what_was_meant(study: Path) -> None:
    said = problems_in(study, "title = 'x'\n\n[limits]\nmax_cots = 3\n")

    assert "icp2prd.toml:4: there is no setting `limits.max_cots`. Did you mean `limits.max_cost`?" in said


def test_a_key_in_the_wrong_place_is_told_where_it_belongs(study: Path) -> None:
    assert "It belongs in `[limits]`." in problems_in(study, "max_cost = 3\n")
    assert "It goes above every `[table]`." in problems_in(study, "[limits]\ntitle = 'x'\n")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("[limits]\nmax_cost = '5'", '`limits.max_cost` has to be a number, not "5".'),
        ("[limits]\nconcurrency = -1", "`limits.concurrency` cannot be less than 0; it is -1."),
        ("[limits]\nconcurrency = 1.5", "`limits.concurrency` has to be a whole number"),
        ("[gtm]\nchannels = 'LinkedIn'", "`gtm.channels` has to be a list in square brackets"),
        ("gtm = 4", "`gtm` has to be a table, not 4."),
        ("title = 4", "`title` has to be a text in quotes, not 4."),
        ("[speakers]\nbob = 'custmer'", 'not "custmer". Did you mean "customer"?'),
        ("[[gtm.actions]]\nmeasure = 'x'", "`gtm.actions[1].action` is missing."),
        ("[[gtm.goals]]\nname = 'a'\n[[gtm.goals]]\nname = 5", "icp2prd.toml:4: `gtm.goals[2].name`"),
        ("speakers = [1]", "`speakers` has to be a table, not a list."),
    ],
)
def test_a_wrong_type_is_told_with_what_was_expected(study: Path, settings: str, said: str) -> None:
    assert said in problems_in(study, settings)


def test_all_problems_are_reported_at_once_in_the_order_of_the_file(study: Path) -> None:
    said = problems_in(study, "titel = 'x'\n[modle]\n[limits]\nmax_cost = -1\n")

    assert "3 problems" in said
    assert re.findall(r"line (\d)", said) == ["1", "2", "4"]


def test_what_is_not_toml_is_told_with_its_line(study: Path) -> None:
    said = problems_in(study, "title = 'x'\nlimits: 3\n")

    assert "icp2prd.toml:2: This is not valid TOML" in said


def test_keys_inside_a_text_of_several_lines_are_not_taken_for_settings(study: Path) -> None:
    said = problems_in(study, '[gtm]\npromise = """\ntitel = 1\n"""\ntitel = 1\n')

    assert "icp2prd.toml:5:" in said


def test_settings_saved_by_windows_notepad_are_read(study: Path) -> None:
    (study / "icp2prd.toml").write_bytes("title = 'Zürich'\r\n".encode("utf-16"))

    assert read_brief(study).brief.title == "Zürich"


def test_notes_in_windows_1252_are_read(study: Path) -> None:
    (study / "gtm.md").write_bytes("# Promise\nHalf the cafés\n".encode("cp1252"))

    assert "cafés" in read_brief(study).brief.notes


@pytest.mark.parametrize("notes", ["", "  \n", "# Segment\n<!-- who? -->\n", "| a | b |\n| --- | --- |\n"])
def test_notes_that_say_nothing_are_left_out_with_a_notice(study: Path, notes: str) -> None:
    (study / "gtm.md").write_text(notes)

    brief, notices = read_brief(study)

    assert brief.notes == ""
    assert len(notices) == 1
    assert "gtm.md" in notices[0]
    assert "headings such as Segment" in notices[0]


def test_hints_in_the_notes_are_taken_out_and_lines_keep_their_numbers(study: Path) -> None:
    (study / "gtm.md").write_text("# Segment\n<!-- who\nis it? -->\nFounders\n")

    notes = read_brief(study).brief.notes

    assert "who" not in notes
    assert notes.split("\n")[3] == "Founders"


def test_a_filled_table_is_something_that_notes_say(study: Path) -> None:
    (study / "gtm.md").write_text("| action |\n| --- |\n| Ask ten |\n")

    assert "Ask ten" in read_brief(study).brief.notes


@pytest.mark.parametrize("name", ["icp2prd.toml", "gtm.md"])
def test_bytes_that_are_no_text_are_refused_by_name(study: Path, name: str) -> None:
    (study / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\2\3" * 20)

    with pytest.raises(SettingsError, match=re.escape(name)):
        read_brief(study)


def test_a_folder_in_the_place_of_the_settings_is_refused_by_name(study: Path) -> None:
    (study / "icp2prd.toml").mkdir()

    with pytest.raises(SettingsError, match=r"icp2prd\.toml"):
        read_brief(study)
