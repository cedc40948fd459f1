import json
from pathlib import Path

import jsonschema
import pytest

from icp2prd.domain.learned import Verdict
from icp2prd.errors import InputError, StudyHeld
from icp2prd.study.folder import StudyFolder
from icp2prd.study.holding import held
from icp2prd.study.learning.file import read_learned
from tests.study.learning.results_files import PIVOTS, STAYS, drafted, files, learnt

SCHEMA = Path(__file__).parents[3] / "schemas" / "learned.schema.json"


@pytest.fixture
def folder(tmp_path: Path) -> StudyFolder:
    return drafted(tmp_path)


def test_a_pivot_makes_what_it_bears_on_suspect(folder: StudyFolder) -> None:
    found = learnt(folder, PIVOTS)

    assert {one.item: one.reasons for one in found.prd.suspect} == {
        "REQ-001": ("ACT-001 says pivot (RES-001)",),
        "REQ-002": ("ACT-001 says pivot (RES-001)",),
    }
    assert [one.part.name for one in found.prd.learned.parts] == ["segment", "channel", "channel", "promise"]
    assert "The business managers' forum" in found.prd.learned.parts[1].part.text


def test_a_metric_bears_on_the_requirements_it_validates(folder: StudyFolder) -> None:
    found = learnt(folder, "MET-002,,30,150,60,minutes,each term,,,\n")

    assert [one.item for one in found.prd.suspect] == ["REQ-001"]
    assert [one.part.name for one in found.prd.learned.parts] == ["promise"]


@pytest.mark.parametrize("rows", [STAYS, "ACT-001,4,10,,,,6 weeks,,,\n"])
def test_support_and_too_little_data_make_nothing_suspect(folder: StudyFolder, rows: str) -> None:
    found = learnt(folder, rows)

    assert found.prd.suspect == ()
    assert found.prd.learned.parts == ()
    assert found.lesson is not None


def test_what_nobody_measured_is_said_to_be_not_enough_data(folder: StudyFolder) -> None:
    found = learnt(folder, PIVOTS)

    assert found.prd.learned.unmeasured == ("MET-001", "MET-002", "MET-003", "ACT-002")
    assert b"**Not enough data, since nothing was measured:** [MET-001](#met-001)" in files(folder)["prd.md"]


def test_the_section_and_the_change_log_tell_it(folder: StudyFolder) -> None:
    learnt(folder, PIVOTS)

    text = files(folder)["prd.md"].decode()
    section = text.partition("## What we learned")[2].partition("\n## ")[0]
    assert "2 of 10 = 20.0%, 95% interval 5.7 to 51.0% (Wilson): “fewer than 3” means pivot" in section
    assert "**The promise of the hypothesis** (“No pupil stays behind" in section
    assert "[What we learned](#what-we-learned)" in text
    log = text.partition("## Change log")[2].partition("\n## ")[0]
    assert "**Draft 2**: LEARN-001 from results.csv. ACT-001: pivot." in log
    assert "- Suspect: waits for a person: **[REQ-001](#req-001)**" in log


def test_a_lesson_that_moves_no_item_has_its_entry_in_the_change_log_all_the_same(folder: StudyFolder) -> None:
    (entry,) = learnt(folder, STAYS).prd.change_log

    assert (entry.because, entry.items) == (("LEARN-001 from results.csv. ACT-001: persevere.",), ())


def test_the_draft_before_is_kept_to_compare_with(folder: StudyFolder) -> None:
    before = folder.prd_json.read_bytes()

    learnt(folder, PIVOTS)
    learnt(folder, PIVOTS)

    assert (folder.previous / "prd.json").read_bytes() == before


def test_a_later_result_takes_the_doubt_away_and_the_earlier_one_stays_listed(folder: StudyFolder) -> None:
    learnt(folder, PIVOTS)

    found = learnt(folder, STAYS)

    assert found.prd.suspect == ()
    assert [(one.id, one.verdict) for one in read_learned(folder).results()] == [
        ("RES-001", Verdict.PIVOT),
        ("RES-002", Verdict.PERSEVERE),
    ]


def test_segments_are_learned_from_apart(folder: StudyFolder) -> None:
    learnt(folder, PIVOTS)

    found = learnt(folder, "ACT-001,8,10,,,,6 weeks,Wales,,\n")

    assert [one.item for one in found.prd.suspect] == ["REQ-001", "REQ-002"]


def test_the_same_file_twice_changes_no_byte(folder: StudyFolder) -> None:
    rows = PIVOTS + "MET-002,,30,2.5,1,hours,each term,Big,,a note\n"
    learnt(folder, rows)
    before = files(folder)

    again = learnt(folder, rows)

    assert again.lesson is None
    assert again.written == ()
    assert files(folder) == before


def test_a_dry_run_says_the_same_and_writes_nothing(folder: StudyFolder) -> None:
    before = files(folder)

    said = learnt(folder, PIVOTS, dry_run=True)

    assert files(folder) == before
    assert not folder.own.exists()
    assert said.prd == learnt(folder, PIVOTS).prd


def test_a_study_that_is_held_is_left_alone(folder: StudyFolder) -> None:
    before = files(folder)

    with held(folder), pytest.raises(StudyHeld):
        learnt(folder, PIVOTS)

    assert files(folder) == before


@pytest.mark.parametrize("content", ["<<<<<<< HEAD\n", '{"lessons": [{"id": "1"}]}'])
def test_a_file_that_is_damaged_is_not_written_over(folder: StudyFolder, content: str) -> None:
    folder.learned_file.write_text(content)

    with pytest.raises(InputError, match="What was learned cannot be read"):
        learnt(folder, PIVOTS)

    assert folder.learned_file.read_text() == content


def test_the_file_is_as_its_schema_says_and_sorted_for_a_review(folder: StudyFolder) -> None:
    learnt(folder, PIVOTS)

    text = folder.learned_file.read_text()
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text()))
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
