from pathlib import Path

from icp2prd.domain.interview import Role
from icp2prd.domain.settings import Settings
from icp2prd.evaluation.shifting import SHIFTS, shifted_study
from icp2prd.evaluation.stability import stability_of
from icp2prd.ingest import read_interviews
from icp2prd.study.settings import read_brief
from tests.evaluation.test_comparing import without_themes
from tests.sample import sample_prd

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_drafts_that_say_the_same_are_stable() -> None:
    same = stability_of([sample_prd(), sample_prd(), sample_prd()])

    assert (same.runs, same.insights.value, same.pains.value, same.requirements.value) == (3, 1.0, 1.0, 1.0)


def test_a_theme_that_comes_and_goes_is_less() -> None:
    less = stability_of([sample_prd(), without_themes(sample_prd(), "CHAN")])

    assert less.insights.value == 0.9375  # fifteen of sixteen
    assert less.pains.value == 1.0


def test_a_shifted_copy_says_the_same_a_few_turns_later(tmp_path: Path) -> None:
    study = FIXTURES / "conflicting"
    settings = read_brief(study).brief.settings
    interviews = read_interviews(study, settings)
    for by in SHIFTS:
        copy = shifted_study(study, settings, interviews, tmp_path, by)
        again = read_interviews(copy, read_brief(copy).brief.settings)

        assert again.unread == ()
        for one in interviews.interviews:
            turns = again.by_id()[one.id].turns
            assert [turn.text for turn in turns[by:]] == [turn.text for turn in one.turns]
            assert [turn.role for turn in turns[by:]] == [turn.role for turn in one.turns]
            assert {turn.role for turn in turns[:by]} <= {Role.OTHER}


def test_a_shifted_copy_keeps_the_settings_that_matter(tmp_path: Path) -> None:
    study = FIXTURES / "investor-updates"
    brief = read_brief(study).brief
    copy = shifted_study(study, brief.settings, read_interviews(study, brief.settings), tmp_path, 3)
    again = read_brief(copy).brief

    assert again.notes == brief.notes
    assert again.settings.gtm == brief.settings.gtm
    assert isinstance(again.settings, Settings)
