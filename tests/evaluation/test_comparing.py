from pathlib import Path

import pytest

from icp2prd.domain.prd import Prd
from icp2prd.errors import UsageError
from icp2prd.evaluation import Evaluation, as_markdown, compared, comparison_tables, evaluation_of
from icp2prd.evaluation.comparing import Call
from tests.evaluation.world import GOLD, placed, scored
from tests.sample import sample_prd


def evaluation(home: Path, prd: Prd, text: str = GOLD) -> Evaluation:
    return evaluation_of([scored(prd, placed(home, text))], "a ruler")


def without_themes(prd: Prd, *prefixes: str) -> Prd:
    """A draft that found less."""
    fields = ("pains", "channels", "triggers", "workarounds", "decision_criteria", "success_metrics", "segments")
    kept = {field: tuple(one for one in getattr(prd.icp, field) if not one.id.startswith(prefixes)) for field in fields}
    return prd.model_copy(update={"icp": prd.icp.model_copy(update=kept)})


def test_an_evaluation_does_not_differ_from_itself(tmp_path: Path) -> None:
    one = evaluation(tmp_path, sample_prd())
    same = compared(one, one)

    assert {each.difference for each in same.differences} == {0.0}
    assert (same.gained, same.lost, same.faults, same.call) == ((), (), {}, Call.UNDECIDED)


def test_what_only_one_of_two_found_is_named(tmp_path: Path) -> None:
    full, less = (
        evaluation(tmp_path, sample_prd()),
        evaluation(tmp_path, without_themes(sample_prd(), "CHAN", "PAIN-002")),
    )
    down, up = compared(full, less), compared(less, full)

    assert {(one.what, one.text) for one in down.lost} >= {("insight", "I read that every morning")}
    assert any(one.what == "pain" and one.name == "Payments have no name" for one in down.lost)
    assert (down.gained, up.gained) == ((), down.lost)
    recall = next(one for one in down.differences if one.figure == "insight_recall")
    assert (recall.before, recall.after, recall.difference) == (0.5, 0.1667, -0.3333)


def test_a_difference_is_called_only_where_chance_would_seldom_make_it(tmp_path: Path) -> None:
    full = evaluation(tmp_path, sample_prd())
    nothing = evaluation(tmp_path, without_themes(sample_prd(), "PAIN"))
    found_everywhere = GOLD.replace("chased them for three weeks", "six hours of phoning")
    better = evaluation(tmp_path, sample_prd(), found_everywhere)
    worse = evaluation(tmp_path, without_themes(sample_prd(), "PAIN"), found_everywhere)

    assert compared(full, nothing).differences[0].units == 4
    assert compared(full, nothing).differences[0].call is Call.UNDECIDED  # two of four interviews: not enough
    drop = compared(better, worse)
    assert next(one for one in drop.differences if one.figure == "pain_recall").after == 0.0
    assert compared(worse, better).gained == drop.lost


def test_more_faults_are_counted(tmp_path: Path) -> None:
    prd = sample_prd()
    flying = prd.requirements[2].model_copy(update={"rationale": "Payments come by zeppelin."})
    worse = prd.model_copy(update={"requirements": (*prd.requirements[:2], flying, *prd.requirements[3:])})

    assert compared(evaluation(tmp_path, prd), evaluation(tmp_path, worse)).faults == {"unsaid_strings": 1}


def test_another_gold_file_is_nothing_to_compare_with(tmp_path: Path) -> None:
    one = evaluation(tmp_path, sample_prd())
    changed = evaluation(tmp_path, sample_prd(), GOLD.replace("Forms come back late", "Forms are late"))
    (tmp_path / "other").mkdir()
    other = evaluation(tmp_path / "other", sample_prd())

    with pytest.raises(UsageError, match="has changed between the two"):
        compared(one, changed)
    with pytest.raises(UsageError, match="no gold file in common"):
        compared(one, other)


def test_a_comparison_is_printed_with_what_it_rests_on(tmp_path: Path) -> None:
    text = as_markdown(
        comparison_tables(compared(evaluation(tmp_path, sample_prd()), evaluation(tmp_path, sample_prd())))
    )

    assert "| insight recall | 0.50 | 0.50 | +0.00 |" in text
    assert "Paired bootstrap" in text
