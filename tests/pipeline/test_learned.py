"""What was learned from the market stays through every regeneration, and waits for people like any other doubt."""

import json
import shutil
from pathlib import Path

import pytest

from icp2prd.domain.learned import Verdict
from tests.cli.calling import icp2prd
from tests.pipeline.deciding import CYD, ask, doubts, review
from tests.pipeline.studies import DOCUMENTS, run, tiny, written
from tests.scripted import PlainReader

ACTION = """
## Minimum Viable GTM

| action | measure | window | pivot | persevere |
| --- | --- | --- | --- | --- |
| Show it at the bakers' fair | bakers who order | 2 weeks | fewer than 3 | 6 or more |
"""
COLUMNS = "metric,successes,n,window,source\n"


@pytest.fixture
def study(tmp_path: Path, reader: PlainReader) -> Path:
    study = tiny(tmp_path)
    notes = study / "gtm.md"
    notes.write_text(notes.read_text() + ACTION)
    run(study)
    review(study, ask("accept", "REQ-001"))
    run(study)
    return study


def learn(study: Path, rows: str, *options: str) -> str:
    path = study.parent / "results.csv"
    path.write_text(COLUMNS + rows)
    said = icp2prd("learn", study, "--results", path, *options)
    assert said.exit_code == 0, said.stderr
    return said.stdout


def metric(study: Path) -> tuple[str, str]:
    """A metric that validates the first requirement, and its window."""
    found = next(one for one in json.loads(written(study)["prd.json"])["metrics"] if "REQ-001" in one["requirements"])
    return found["id"], found["window"]


def test_after_learning_nothing_is_stale_and_nothing_is_asked(study: Path, reader: PlainReader) -> None:
    learn(study, "ACT-001,1,30,2 weeks,the fair\n")
    before = written(study)
    reader.asked.clear()

    ran = run(study)

    assert ran.result.unchanged
    assert reader.asked == []
    assert written(study) == before
    assert icp2prd("check", study).exit_code != 4


def test_what_was_learned_survives_the_loss_of_every_document(study: Path, reader: PlainReader) -> None:
    learn(study, "ACT-001,1,30,2 weeks,the fair\n")
    before = written(study)
    for name in DOCUMENTS:
        (study / "prd" / name).unlink()
    shutil.rmtree(study / ".icp2prd" / "artifacts")
    reader.asked.clear()

    run(study)

    assert reader.asked == []
    assert json.loads(written(study)["prd.json"])["learned"] == json.loads(before["prd.json"])["learned"]
    assert written(study)["learned.json"] == before["learned.json"]


def test_a_new_interview_leaves_what_was_learned_as_it_is(study: Path) -> None:
    learn(study, "ACT-001,1,30,2 weeks,the fair\n")
    before = written(study)["learned.json"]
    (study / "interviews" / "cyd.txt").write_text(CYD)

    prd = run(study).prd

    assert written(study)["learned.json"] == before
    assert [one.verdict for one in prd.learned.lessons[0].results] == [Verdict.PIVOT]
    assert next(one.part.name for one in prd.learned.parts) == "segment"
    assert b"1 of 30 = 3.3%" in written(study)["prd.md"]


def test_a_part_of_the_hypothesis_is_suspect_until_the_team_words_it_anew(study: Path) -> None:
    learn(study, "ACT-001,1,30,2 weeks,the fair\n")
    notes = study / "gtm.md"
    notes.write_text(notes.read_text().replace("Bakeries with two to five shops.", "Bakeries with one shop."))

    prd = run(study).prd

    assert "segment" not in {one.part.name for one in prd.learned.parts}
    assert "promise" in {one.part.name for one in prd.learned.parts}


def test_a_requirement_is_suspect_until_a_person_decides_about_it_again(study: Path) -> None:
    made = json.loads(written(study)["prd.json"])
    name, window = metric(study)
    made["metrics"] = [
        one | ({"target": {"value": "under 6%", "source": "", "evidence": []}} if one["id"] == name else {})
        for one in made["metrics"]
    ]
    (study / "prd" / "prd.json").write_text(json.dumps(made))
    learn(study, f"{name},190,200,{window},records\n")
    suspect = json.loads(written(study)["prd.json"])["suspect"]

    regenerated = run(study).prd
    review(study, ask("accept", "REQ-001"))
    settled = run(study).prd

    assert [(one["item"], one["decision"]) for one in suspect if one["item"] == "REQ-001"] == [("REQ-001", "DEC-001")]
    assert doubts(regenerated)["REQ-001"] == (f"{name} says pivot (RES-001)",)
    assert "REQ-001" not in doubts(settled)
    assert settled.learned.lessons == regenerated.learned.lessons


def test_a_run_that_cannot_read_what_was_learned_stops_before_it_asks(study: Path, reader: PlainReader) -> None:
    (study / "prd" / "learned.json").write_text("{")
    reader.asked.clear()

    said = icp2prd("run", study)

    assert said.exit_code == 2
    assert "What was learned cannot be read" in said.stderr
    assert reader.asked == []
