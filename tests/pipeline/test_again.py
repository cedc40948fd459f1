"""A second run does what has changed, and nothing else."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from icp2prd.llm.fake import Reply
from icp2prd.llm.protocol import Question
from tests.cli.calling import icp2prd
from tests.pipeline.studies import DOCUMENTS, TINY, run, tiny, written
from tests.scripted import PlainReader

HEAVY = ("openai", "instructor", "xllamacpp", "onnxruntime", "tokenizers", "numpy", "huggingface_hub", "genai_prices")
SCRIPT = Path(__file__).parents[1] / "fake-script.json"


def test_an_unchanged_study_is_not_asked_about_and_not_written(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    first = run(study)
    before = written(study)
    stamps = {path: path.stat().st_mtime_ns for path in (study / "prd").iterdir()}
    reader.asked.clear()

    ran = run(study)

    assert ran.result.unchanged
    assert ran.prd == first.prd
    assert ran.stages == ["ingest"]
    assert reader.asked == []
    assert (ran.result.usage.calls, ran.result.usage.cached, ran.result.written) == (0, 0, ())
    assert written(study) == before
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_a_blocked_draft_that_is_unchanged_is_still_blocked(
    tmp_path: Path, reader: PlainReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = tiny(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("icp2prd.critic.quoted.Verification.of", lambda *_: "The words have gone.")
        run(study)

    ran = run(study)

    assert (ran.result.unchanged, ran.result.exit_status) == (True, 1)
    assert reader.asked


def test_an_unchanged_study_loads_nothing_that_calls_a_model(tmp_path: Path) -> None:
    """What is loaded is what takes time, and unlike the clock it does not vary."""
    study = tiny(tmp_path)
    program = (
        "import sys\n"
        "from icp2prd.cli import main\n"
        f"sys.argv = ['icp2prd', 'run', {str(study)!r}, '--model', 'fake']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    status = end.code\n"
        f"print(status, *(name for name in {HEAVY!r} if name in sys.modules))\n"
    )
    environment = {**os.environ, "ICP2PRD_FAKE_MODEL": str(SCRIPT)}

    ran = [
        subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    assert [one.stdout.splitlines()[-1] for one in ran] == ["0", "0"]
    assert "Nothing has changed" in ran[1].stderr


def test_a_draft_that_was_deleted_comes_back_from_the_calls_byte_for_byte(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    before = written(study)
    shutil.rmtree(study / "prd")
    reader.asked.clear()

    ran = run(study)

    assert reader.asked == []
    assert ran.called == []
    assert written(study) == before


def test_a_document_that_was_changed_by_hand_is_written_again(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    before = written(study)
    (study / "prd" / "prd.md").write_text("mine")
    reader.asked.clear()

    ran = run(study)

    assert "prd.md was changed after it was written." in ran.notices
    assert [path.name for path in ran.result.written] == ["prd.md"]
    assert written(study) == before
    assert reader.asked == []


def test_one_interview_that_changed_is_read_again_and_the_other_is_not(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    first = run(study).prd
    ben = study / "interviews" / "ben.txt"
    ben.write_text(
        ben.read_text() + "\nInterviewer: Anything else?\n\nBen Adler: Labels fall off the crates at dawn.\n"
    )
    reader.asked.clear()

    ran = run(study)

    read = [item for prompt, item in ran.called if prompt in {"extract", "state"}]
    assert read
    assert all(item.startswith("ben/") for item in read)
    assert "interviews/ben.txt has changed." in ran.notices
    then = {one.quote: one.id for one in first.evidence}
    now = {one.quote: one.id for one in ran.prd.evidence}
    assert {quote: now[quote] for quote in then} == then
    assert set(now.values()) - set(then.values())


def test_items_that_do_not_rest_on_what_changed_keep_their_ids_and_their_words(
    tmp_path: Path, reader: PlainReader
) -> None:
    study = tiny(tmp_path)
    first = run(study).prd
    (study / "interviews" / "cyd.txt").write_text(
        "Interviewer: What goes wrong?\n\nCyd Moss: Labels fall off the crates at dawn.\n"
    )
    reader.asked.clear()

    second = run(study).prd

    assert {theme.name: theme.id for theme in first.icp.themes()}.items() <= {
        theme.name: theme.id for theme in second.icp.themes()
    }.items()
    assert {one.statement: one.id for one in first.requirements}.items() <= {
        one.statement: one.id for one in second.requirements
    }.items()
    new = {one.id for one in second.requirements} - {one.id for one in first.requirements}
    assert new
    assert not any(question.item.startswith(("ana/", "ben/")) for question in reader.asked)


def test_an_id_that_went_with_its_interview_is_not_given_out_again(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    first = run(study).prd
    ben = study / "interviews" / "ben.txt"
    kept = ben.read_text()
    ben.unlink()
    run(study)
    (study / "interviews" / "cyd.txt").write_text(kept.replace("Ben Adler", "Cyd Moss").replace("ovens", "stoves"))

    third = run(study).prd

    gone = {one.id for one in first.evidence if one.interview == "ben"}
    assert gone
    assert not gone & {one.id for one in third.evidence}
    assert gone <= set(json.loads(written(study)["icp2prd.lock"])["ids"]["retired"])
    assert reader.asked


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)

    def stop(_: Question) -> Reply | None:
        raise KeyboardInterrupt

    reader.answers = {"job": stop}
    with pytest.raises(KeyboardInterrupt):
        run(study)
    done = len(reader.asked) - 1
    assert written(study) == {}

    reader.answers = {}
    reader.asked.clear()
    ran = run(study)

    assert set(written(study)) == DOCUMENTS
    assert done
    assert not any(question.prompt in {"extract", "state", "problem"} for question in reader.asked)
    assert ran.result.usage.cached >= done


def test_a_question_that_no_answer_fitted_is_not_asked_again(tmp_path: Path, reader: PlainReader) -> None:
    reader.answers = {"job": lambda _: "no idea"}
    study = tiny(tmp_path)
    run(study)
    shutil.rmtree(study / "prd")
    reader.asked.clear()

    ran = run(study)

    assert reader.asked == []
    assert ran.prd.coverage.rejected


def test_notes_that_changed_ask_nothing_of_the_interviews_again(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    (study / "gtm.md").write_text((TINY / "gtm.md").read_text() + "\n## Positioning\n\nAgainst the paper list.\n")
    reader.asked.clear()

    ran = run(study)

    assert ran.prd.gtm.positioning.text == "Against the paper list."
    assert not any(question.prompt in {"extract", "state", "second_look"} for question in reader.asked)


def test_a_stage_that_would_read_the_same_is_not_run_again(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    shutil.rmtree(study / ".icp2prd" / "calls")
    (study / "gtm.md").write_text((TINY / "gtm.md").read_text() + "\n## Positioning\n\nAgainst the paper list.\n")
    reader.asked.clear()

    ran = run(study)

    assert ran.prd.gtm.positioning.text == "Against the paper list."
    assert not any(question.prompt in {"extract", "state", "second_look", "job"} for question in reader.asked)
    assert any(question.prompt == "requirement" for question in reader.asked)


def test_what_a_stage_wrote_is_not_trusted_when_it_was_changed(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    before = run(study).prd
    (study / ".icp2prd" / "artifacts" / "extract.json").write_text("{}")
    (study / "gtm.md").write_text((TINY / "gtm.md").read_text() + "\n## Positioning\n\nAgainst the paper list.\n")

    assert run(study).prd.evidence == before.evidence


def test_why_follows_a_change_down_to_the_interview(tmp_path: Path, reader: PlainReader) -> None:
    study = tiny(tmp_path)
    run(study)
    ben = study / "interviews" / "ben.txt"
    ben.write_text(ben.read_text().replace("about four a week", "about forty a week"))
    run(study)

    said = icp2prd("why", study, "pain-001")
    unmoved = icp2prd("why", study, "SEG-001")

    assert "PAIN-001 (synthesize) last moved because:" in said.stdout
    assert "interviews/ben.txt" in said.stdout
    assert unmoved.stdout.startswith("SEG-001 is as the stage synthesize first wrote it.")
    assert json.loads(icp2prd("why", study, "PAIN-001", "--json").stdout)["causes"]
    assert icp2prd("why", study, "PAIN-099").exit_code == 2
