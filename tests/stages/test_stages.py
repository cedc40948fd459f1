from random import Random

import pytest

from icp2prd.domain.prd import Previous
from icp2prd.domain.settings import Brief
from icp2prd.domain.waiver import Waivers
from icp2prd.llm.prompts import load_prompt
from icp2prd.pipeline import ordered
from icp2prd.stages import STAGES, Stage
from icp2prd.stages.assembling import MadeBy
from icp2prd.stages.ingest import StudyPath
from icp2prd.stages.stage import Work
from tests.scripted import PlainReader

GIVEN = {StudyPath, Brief, Previous, MadeBy, Waivers}
ORDER = "ingest extract synthesize problem jobs gtm requirements metrics critique render"


def test_the_stages_run_in_the_order_of_the_design() -> None:
    assert [stage.name for stage in ordered()] == ORDER.split()


@pytest.mark.parametrize("seed", range(5))
def test_in_whatever_order_they_are_listed_each_reads_what_was_written_before(seed: int) -> None:
    shuffled = Random(seed).sample(STAGES, len(STAGES))

    written = set(GIVEN)
    for stage in ordered(shuffled):
        assert set(stage.reads) <= written
        written.add(stage.writes)


def test_no_two_stages_write_the_same() -> None:
    assert len({stage.writes for stage in STAGES}) == len(STAGES)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_says_what_it_is_for_and_its_prompts_are_there(stage: Stage) -> None:
    assert stage.purpose
    assert stage.reads
    for name in stage.prompts:
        assert load_prompt(name).header.purpose


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_what_a_stage_declares_is_its_own_signature(stage: Stage) -> None:
    """A declaration that lagged behind the code would make a wrong cone and a wrong lockfile."""
    hints = stage.run.__annotations__
    assert stage.writes is hints["return"]
    assert list(stage.reads) == [hint for name, hint in hints.items() if name not in {"work", "return"}]


def test_progress_is_told_for_every_item_and_results_keep_their_order() -> None:
    told: list[tuple[int, int]] = []
    work = Work(PlainReader().model(), lambda done, total: told.append((done, total)))

    assert work.each([3, 1, 2], lambda number: number * 10) == [30, 10, 20]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
