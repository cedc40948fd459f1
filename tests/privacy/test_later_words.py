"""What people write and measure after a draft was made without names, and the names that are in it."""

import io
import json
from pathlib import Path

import pytest

from icp2prd.cli.reviewing import Manner, review_stage
from icp2prd.domain.run import RunRequest
from icp2prd.pipeline import run_study
from icp2prd.review.sheet import Stage
from icp2prd.study.folder import StudyFolder
from tests.cli.calling import icp2prd
from tests.pipeline.deciding import ask, review
from tests.privacy.secretive import TALK, everything_below, secretive_study, secrets_in
from tests.privacy.test_nothing_leaks import run
from tests.scripted import PlainReader

ACTION = """
## Minimum Viable GTM

| action | measure | window | pivot | persevere |
| --- | --- | --- | --- | --- |
| Show it to Kelpwright | replies of Priya Raman | 2 weeks | fewer than 3 | 6 or more |
"""
RESULTS = """\
metric,successes,n,window,segment,source,note
ACT-001,1,30,2 weeks,Fjordbakst,Karen,"Priya Raman counted, 020 7946 0958"
"""


@pytest.fixture
def study(tmp_path: Path, reader: PlainReader) -> Path:
    study = secretive_study(tmp_path)
    notes = study / "gtm.md"
    notes.write_text(notes.read_text() + ACTION)
    run(study)
    return study


def learn(study: Path) -> str:
    results = study.parent / "priya-raman.csv"
    results.write_text(RESULTS)
    said = icp2prd("learn", study, "--results", results)
    assert said.exit_code == 0, said.output
    return said.output.replace(str(study.parent), "")


def left_in(folder: Path) -> dict[str, set[str]]:
    found = {name: secrets_in(text) for name, text in everything_below(folder).items()}
    return {name: names for name, names in found.items() if names and not name.startswith("private/")}


def test_results_and_what_is_noted_beside_them_hold_none(study: Path) -> None:
    assert secrets_in(RESULTS)

    said = learn(study)

    assert "pivot" in said
    assert "[PERSON_" in (study / "prd" / "learned.json").read_text()
    assert secrets_in(said) == set()
    assert left_in(study / "prd") == left_in(study / ".icp2prd") == {}


def test_the_same_results_are_known_again_under_their_placeholders(study: Path) -> None:
    learn(study)

    assert "All of this was known already." in learn(study)


def test_what_was_accepted_with_placeholders_stays_to_the_letter(study: Path) -> None:
    pain = next(one for one in run(study).prd.icp.pains if "[PERSON_" in one.name or "[ORGANISATION_" in one.name)
    review(study, ask("accept", pain.id))
    talk = study / "interviews" / "priya-raman.txt"
    talk.write_text(TALK.replace("three days a month", "five days a month"))

    prd = run(study).prd

    assert next(one.name for one in prd.icp.pains if one.id == pain.id) == pain.name


def test_a_lesson_of_a_time_with_names_is_told_without_them(tmp_path: Path, reader: PlainReader) -> None:
    study = secretive_study(tmp_path)
    (study / "gtm.md").write_text((study / "gtm.md").read_text() + ACTION)
    run(study, redact=None)
    learn(study)
    (study / "interviews" / "priya-raman.txt").write_text(TALK.replace("4 hours", "9 hours"))

    prd = run(study).prd

    assert [one.id for one in prd.learned.lessons] == ["LEARN-001"]
    assert len(prd.change_log) == 2
    assert set(left_in(study / "prd")) == {"learned.json"}, "people wrote it; a run changes nothing in it"


def test_the_change_log_names_nobody_where_an_interview_comes_with_the_placeholders(
    tmp_path: Path, reader: PlainReader
) -> None:
    study = secretive_study(tmp_path)
    run(study, redact=None)
    (study / "interviews" / "karen-demir.txt").write_text("Interviewer: And?\n\nKaren Demir: Paper jams hurt Priya.\n")

    (entry,) = run(study).prd.change_log

    assert entry.items
    assert left_in(study / "prd") == {}


def test_what_was_seen_on_the_way_to_a_draft_holds_none(tmp_path: Path, reader: PlainReader) -> None:
    study = secretive_study(tmp_path)
    run(study, redact=None)

    run_study(RunRequest(study, redact=True, until="requirements"), lambda _: None)

    so_far = (study / ".icp2prd" / "artifacts" / "so-far.json").read_text()
    assert json.loads(so_far)["prd"]["icp"]["pains"]
    assert secrets_in(so_far) == set()


def test_a_review_shows_what_was_said_around_a_quote_and_no_name(
    study: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prd = run(study).prd
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))

    review_stage(StudyFolder(study), prd, Manner("Dana", plain=True), Stage.PAINS)

    shown = capsys.readouterr().out
    assert "Before it: " in shown or "After it: " in shown
    assert secrets_in(shown) == set()
