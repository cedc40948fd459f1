"""A run that stops on its way is known again by the next: people decided about what they saw, under its ids."""

from pathlib import Path

import pytest

from icp2prd.domain.decision import Decisions
from icp2prd.domain.prd import Prd
from icp2prd.study.deciding.making import decide
from icp2prd.study.deciding.reviewing import keep
from icp2prd.study.deciding.so_far import read_so_far
from icp2prd.study.folder import StudyFolder
from tests.pipeline.deciding import ask, statements
from tests.pipeline.studies import run, tiny
from tests.scripted import PlainReader


@pytest.fixture
def study(tmp_path: Path, reader: PlainReader) -> Path:
    return tiny(tmp_path)


def so_far(study: Path, until: str) -> Prd:
    prd = run(study, until=until).result.so_far
    assert prd is not None
    return prd


def test_what_was_decided_on_the_way_stands_on_the_same_ids_and_is_not_suspect(study: Path) -> None:
    seen = so_far(study, "requirements")
    keep(StudyFolder(study), decide(Decisions(), seen, ask("accept", "REQ-001"), "Dana"))

    prd = run(study).prd

    assert prd.suspect == ()
    assert prd.gtm.goals == seen.gtm.goals
    assert [one.id for one in prd.evidence] == [one.id for one in seen.evidence]
    assert statements(prd) == statements(seen)


def test_what_is_not_written_yet_is_as_in_the_draft_before(study: Path) -> None:
    assert so_far(study, "synthesize").requirements == ()

    whole = run(study).prd

    assert so_far(study, "synthesize").requirements == whole.requirements


def test_a_whole_draft_takes_the_place_of_what_was_seen_on_the_way(study: Path) -> None:
    so_far(study, "jobs")
    assert read_so_far(StudyFolder(study)) is not None

    run(study)

    assert read_so_far(StudyFolder(study)) is None


def test_a_run_that_stopped_leaves_no_trace_in_the_draft(study: Path, tmp_path: Path) -> None:
    other = tiny(tmp_path / "other")
    run(other)

    so_far(study, "problem")
    run(study)

    for name in ("prd.json", "prd.md", "trace.csv"):
        assert (study / "prd" / name).read_bytes() == (other / "prd" / name).read_bytes()
