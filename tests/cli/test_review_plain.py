"""`icp2prd review --plain`, and `run --review`: what a screen reader reads, and what a pipe can say."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icp2prd.cli.program import app
from icp2prd.llm.fake import Script
from icp2prd.study.bookmark import Bookmark
from tests.pipeline.deciding import CYD, ask, review
from tests.pipeline.studies import run, tiny
from tests.scripted import PlainReader, shown


def typing(lines: str, *arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], prog_name="icp2prd", input=lines)


def decided(study: Path) -> list[dict[str, str]]:
    path = study / "prd" / "decisions.json"
    return list(json.loads(path.read_text())["decisions"]) if path.exists() else []


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> PlainReader:
    reader = PlainReader()
    monkeypatch.setenv("ICP2PRD_MODEL", "fake")
    monkeypatch.setenv("ICP2PRD_FAKE_MODEL", "scripted")
    monkeypatch.setattr("icp2prd.llm.opening._script", lambda _: Script(reader.parts()))
    return reader


def test_words_are_answers_and_the_lines_hold_nothing_that_moves_a_cursor(drafted: Path) -> None:
    lines = "accept\nreject\nwe bake no such thing\nzzz\nmore\nundo\nquit\n"

    said = typing(lines, "review", drafted, "--plain", "--as", "Dana")

    assert said.exit_code == 0, said.output
    assert [one["action"] for one in decided(drafted)] == ["accept"]
    for told in ("accepted. Press u to undo.", "That is no answer here.", "Undone:", "1 decision in"):
        assert told in said.output
    assert "\x1b" not in said.output


def test_an_edit_shows_the_text_and_an_empty_line_leaves_it(drafted: Path) -> None:
    said = typing("edit\n\nedit\nOrders vanish.\nq\n", "review", drafted, "--plain", "--as", "Dana")

    assert said.output.count("As it stands: ") == 2
    assert "Left as it is." in said.output
    assert [one["text"] for one in decided(drafted)] == ["Orders vanish."]


def test_an_editor_writes_the_text_and_one_that_fails_leaves_the_line(
    drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    for line, text in (("printf 'By hand.' > \"$1\"", "By hand."), ("exit 3", "By line.")):
        script = drafted.parent / "editor.sh"
        script.write_text(f"#!/bin/sh\n{line}\n")
        script.chmod(0o755)
        monkeypatch.setenv("EDITOR", str(script))

        rest = "By line.\nq\n" if text == "By line." else "q\n"
        said = typing(f"E\n{rest}", "review", drafted, "--plain", "--as", "Dana")

        assert decided(drafted)[-1]["text"] == text
        assert ("editor.sh ended with 3, and nothing of it was taken" in said.stdout) == (text == "By line.")


@pytest.mark.parametrize(
    ("named", "told"),
    [("", "No editor is named: type it here, or set $EDITOR"), ("no-such", "no-such cannot be started (No such file")],
)
def test_without_an_editor_it_says_why_and_the_text_is_typed_here(
    named: str, told: str, drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", named)

    said = typing("E\nBy line.\nq\n", "review", drafted, "--plain", "--as", "Dana")

    assert told in said.stdout
    assert decided(drafted)[-1]["text"] == "By line."


def test_the_end_of_what_is_typed_is_the_end_of_the_review(drafted: Path) -> None:
    typing("next\nnext\n", "review", drafted, "--plain", "--as", "Dana")

    kept = Bookmark.model_validate_json((drafted / ".icp2prd" / "review.json").read_bytes())
    assert len(kept.seen) == 2
    again = typing("", "review", drafted, "--plain", "--as", "Dana")
    assert f"{kept.at}, " in again.output.split("\n")[1]


def test_all_without_findings_are_accepted_after_one_question(drafted: Path) -> None:
    said = typing("accept all\nyes\nq\n", "review", drafted, "--plain", "--as", "Dana")

    assert said.output.count("Accept them all?") == 1
    assert {one["action"] for one in decided(drafted)} == {"accept"}


def test_without_a_terminal_it_says_what_to_use_instead(drafted: Path) -> None:
    said = typing("a\n", "review", drafted, "--as", "Dana")

    assert said.exit_code == 2
    for option in ("--decisions FILE", "--accept-clean", "--plain"):
        assert option in said.stderr
    assert decided(drafted) == []


def test_a_study_without_its_interviews_can_still_be_reviewed(drafted: Path) -> None:
    for one in (drafted / "interviews").iterdir():
        one.unlink()

    said = typing("open\nopen\naccept\nq\n", "review", drafted, "--plain", "--as", "Dana")

    assert said.exit_code == 0
    assert len(decided(drafted)) == 1


VAGUE = {"given": "a new order", "when": "it is confirmed", "then": "it is shown to the bakers quickly"}
ACCEPT_ALL = "accept all\ny\nq\n"


def test_what_is_settled_in_one_stage_shapes_the_next(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    pains = "/\nPAIN-001\nedit\nOrders die on the way to the ovens.\n" + ACCEPT_ALL

    said = typing(pains + ACCEPT_ALL * 4 + "w\nagreed\n" * 9, "run", study, "--review", "--plain", "--as", "Dana")

    asked = [shown(one) for one in reader.asked if one.prompt in {"job", "requirement"}]
    assert any("Orders die on the way to the ovens" in one for one in asked)
    assert {one["action"] for one in decided(study)} >= {"edit", "accept"}
    kinds = [one["item"].partition("-")[0] for one in decided(study)]
    assert [one for one in dict.fromkeys(kinds) if one in {"PAIN", "PROB", "JOB", "REQ", "MET"}] == [
        "PAIN",
        "PROB",
        "JOB",
        "REQ",
        "MET",
    ]
    assert said.exit_code == 0, said.output
    assert run(study).result.unchanged
    assert "is suspect" not in said.stderr


def test_findings_are_reviewed_at_last_and_the_draft_says_what_was_waived(tmp_path: Path, reader: PlainReader) -> None:
    reader.answers["criterion"] = lambda _: VAGUE
    study = tiny(tmp_path)

    said = typing(ACCEPT_ALL * 3 + "w\nagreed\n" * 9, "run", study, "--review", "--plain", "--as", "Dana")

    assert said.exit_code == 0, said.output
    assert "Waived by Dana: agreed" in (study / "prd" / "prd.md").read_text()


def test_what_is_told_of_a_second_draft_is_all_of_it_though_findings_were_decided_after_it(
    tmp_path: Path, reader: PlainReader
) -> None:
    study, comment = tiny(tmp_path), tmp_path / "comment.md"
    run(study)
    review(study, ask("accept", "REQ-001"))
    run(study)
    (study / "interviews" / "cyd.txt").write_text(CYD)
    stages = ACCEPT_ALL * 3 + "A\ny\nn\nq\n" + ACCEPT_ALL

    said = typing(
        stages + "w\nagreed\n" + "n\n" * 3 + "q\n",
        "run",
        study,
        "--review",
        "--plain",
        "--as",
        "Dana",
        "--summary",
        comment,
    )

    waived = next(one for one in decided(study) if one["action"] == "waive")
    told = comment.read_text()
    assert said.exit_code == 0, said.output
    assert "- interviews/cyd.txt is new." in told
    assert "** The product must show when labels fall off the crates at dawn." in told
    assert f"{waived['id']} waive {waived['rule']}, by Dana: agreed" in told
    assert "labels fall off" in typing("", "diff", study).stdout
    assert "Used " in said.stderr
    assert "Used 0 calls" not in said.stderr


def test_whoever_leaves_a_review_leaves_the_run_and_comes_back_to_it(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)

    left = typing(ACCEPT_ALL + "accept\nq\n", "run", study, "--review", "--plain", "--as", "Dana")

    assert left.exit_code == 130
    assert "Stopped in the review of problem. Every decision is kept" in left.stderr
    assert not (study / "prd" / "prd.md").exists()
    reader.asked.clear()
    again = typing("q\n", "run", study, "--review", "--plain", "--as", "Dana")
    assert "Problem." in again.stdout.split("Needs you")[0]
    assert reader.asked == []


def test_a_review_is_not_for_programs(tmp_path: Path) -> None:
    assert typing("", "run", tiny(tmp_path), "--review", "--json").exit_code == 2
    assert "this is no terminal" in typing("", "run", tmp_path / "study", "--review").stderr
