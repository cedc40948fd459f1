"""Recorded runs of the fixtures against their gold: no figure falls below its floor unseen.

After recording again: python scripts/quality.py --floors, and read the difference.
"""

from pathlib import Path

import pytest

from icp2prd.evaluation import Scorecard
from scripts.quality import PAGE, page_of
from tests.quality import (
    FLOORS,
    below_the_floors,
    floors_text,
    read_floors,
    recorded_scorecard,
    recorded_studies,
)

STUDIES = recorded_studies()


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scorecard]:
    home = tmp_path_factory.mktemp("scored")
    return {name: recorded_scorecard(name, home) for name in STUDIES}


@pytest.mark.parametrize("name", STUDIES)
def test_a_recorded_draft_reaches_the_floors(name: str, cards: dict[str, Scorecard]) -> None:
    floors = read_floors()

    assert name in floors, "this study has no floors: python scripts/quality.py --floors"
    assert below_the_floors(cards[name], floors[name]) == []
    assert cards[name].quoting.exactness.value == cards[name].quoting.attribution.value == 1.0


def test_there_are_no_floors_for_studies_that_are_gone() -> None:
    assert set(read_floors()) == set(STUDIES)


def test_the_page_says_what_the_recorded_drafts_reach(cards: dict[str, Scorecard]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page_of(list(cards.values())), "python scripts/quality.py"


def test_a_figure_below_its_floor_or_above_its_ceiling_is_told(cards: dict[str, Scorecard]) -> None:
    card = cards[STUDIES[0]]
    bounds = {"least": {"insight_recall": 0.999, "no_such_figure": 0.1}, "most": {"generic_faults": -1.0}}

    told = below_the_floors(card, bounds)

    assert [one.partition(" is ")[0] for one in told] == ["insight_recall", "no_such_figure", "generic_faults"]
    assert "was at least 0.999" in told[0]


def test_floors_that_are_set_today_hold_today(cards: dict[str, Scorecard], tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.quality.FLOORS", tmp_path / FLOORS.name)
        (tmp_path / FLOORS.name).write_text(floors_text(list(cards.values())), encoding="utf-8")
        floors = read_floors()

    assert [below_the_floors(card, floors[name]) for name, card in cards.items()] == [[] for _ in cards]
