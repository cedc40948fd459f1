"""The table of benchmarks/quality/leaning: what it scores is what the pipeline would have shown."""

import pytest

from benchmarks.quality.leaning import Lean, outcomes_under, placed
from icp2prd.evaluation.counting import precision_under_any_kind, recall_under_any_kind
from icp2prd.llm.head import LEAN, NOTHING, likeliest
from icp2prd.llm.protocol import Sorting
from tests.quality import read_floors, recorded_ruler

QUIET: Sorting = ({"pain": 0.4, NOTHING: 0.6}, {"pain": 0.1, NOTHING: 0.9})
TELLING: Sorting = ({"pain": 0.7, NOTHING: 0.3}, {"pain": 0.4, NOTHING: 0.6})


def labels(lean: Lean, turn: Sorting) -> list[str]:
    return [likeliest(one) for one in lean.of_turn(turn)]


def test_scores_still_add_up_to_one_under_a_lean() -> None:
    for scores in Lean(first=-0.6).of_turn(TELLING):
        assert sum(scores.values()) == pytest.approx(1)


def test_a_lean_away_from_nothing_shows_sentences_in_doubt() -> None:
    assert labels(Lean(), TELLING) == ["pain", NOTHING]
    assert labels(Lean(first=-0.6), TELLING) == ["pain", "pain"]


def test_only_a_turn_that_gave_nothing_is_looked_at_again() -> None:
    again = Lean(again=-0.6)

    assert labels(again, TELLING) == ["pain", NOTHING]
    assert labels(again, QUIET) == ["pain", NOTHING]


def test_under_the_program_s_own_lean_the_recorded_run_is_scored() -> None:
    floors = read_floors()["thin"]["least"]
    with recorded_ruler("thin") as ruler:
        outcomes = outcomes_under(Lean(LEAN, LEAN), placed("thin"), "thin", ruler)

    assert recall_under_any_kind(outcomes.expected).value == pytest.approx(floors["insight_recall_any_kind"], abs=0.01)
    assert precision_under_any_kind(outcomes.shown).value == pytest.approx(
        floors["insight_precision_any_kind"], abs=0.01
    )
