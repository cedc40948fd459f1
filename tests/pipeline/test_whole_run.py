import csv
import io
import json
import re
from pathlib import Path

import pytest

from icp2prd.domain.prd import Prd
from icp2prd.domain.references import references_of
from icp2prd.errors import UsageError
from icp2prd.grounding import verify
from icp2prd.ingest import read_interviews
from icp2prd.stages import STAGES
from icp2prd.stages.problem import NOT_FOUND
from icp2prd.study.hashing import content_hash
from icp2prd.study.settings import read_brief
from tests.pipeline.studies import DOCUMENTS, TALK, run, study_of, tiny, written
from tests.scripted import PlainReader, finds

ISO_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d")


@pytest.mark.usefixtures("reader")
def test_a_run_writes_the_document_the_data_the_chain_and_the_lock(tmp_path: Path) -> None:
    study = tiny(tmp_path)

    ran = run(study)

    files = written(study)
    assert set(files) == DOCUMENTS
    assert {path.name for path in ran.result.written} == DOCUMENTS
    assert Prd.model_validate_json(files["prd.json"]) == ran.prd
    assert files["prd.md"].decode().startswith("# Bakery orders")
    assert ran.prd.requirements
    assert ran.stages == [stage.name for stage in STAGES]


@pytest.mark.usefixtures("reader")
def test_a_draft_names_no_prompt_that_its_run_could_not_have_asked_with(tmp_path: Path) -> None:
    repaired = run(study_of(tmp_path / "one", interviews__ana_txt=TALK)).prd
    limits = "[limits]\nrepairs = 0\n"
    never = run(study_of(tmp_path / "two", interviews__ana_txt=TALK, icp2prd_toml=limits)).prd

    assert set(repaired.provenance.prompts) - set(never.provenance.prompts) == {"repair"}


@pytest.mark.usefixtures("reader")
def test_a_draft_without_fault_ends_with_0(tmp_path: Path) -> None:
    ran = run(tiny(tmp_path))

    assert ran.prd.blocking() == ()
    assert (ran.result.exit_status, ran.result.findings["error"]) == (0, 0)


@pytest.mark.usefixtures("reader")
def test_every_quote_is_the_customers_own_and_every_id_is_there(tmp_path: Path) -> None:
    study = tiny(tmp_path)

    prd = run(study).prd

    turns = read_interviews(study, read_brief(study).brief.settings).turns_by_id()
    assert [verify(one, turns) for one in prd.evidence] == [None] * len(prd.evidence)
    there = {one.id for one in prd.evidence} | {one.id for one in prd.requirements}
    assert {one.to for one in references_of(prd) if one.to[:3] in {"EV-", "REQ"}} <= there | {
        criterion.id for one in prd.requirements for criterion in one.criteria
    }


@pytest.mark.usefixtures("reader")
def test_every_requirement_can_be_followed_to_a_quote_in_the_table(tmp_path: Path) -> None:
    study = tiny(tmp_path)

    prd = run(study).prd

    rows = list(csv.DictReader(io.StringIO(written(study)["trace.csv"].decode())))
    told = [" ".join(str(value) for value in row.values()) for row in rows]
    for requirement in prd.requirements:
        assert any(requirement.id in line and requirement.evidence[0] in line for line in told)


@pytest.mark.usefixtures("reader")
def test_nothing_that_is_written_holds_a_time_or_a_path_of_this_machine(tmp_path: Path) -> None:
    study = tiny(tmp_path)

    run(study)

    for content in written(study).values():
        assert str(tmp_path).encode() not in content
        assert not ISO_TIME.search(content)


@pytest.mark.usefixtures("reader")
def test_the_lock_holds_what_it_was_made_from_and_the_hashes_of_what_was_made(tmp_path: Path) -> None:
    study = tiny(tmp_path)

    run(study)

    files = written(study)
    lock = json.loads(files["icp2prd.lock"])
    assert set(lock["made_from"]["inputs"]) == {
        "interviews/ana.md",
        "interviews/ben.txt",
        "gtm.md",
        "icp2prd.toml",
    }
    assert lock["outputs"] == {name: content_hash(files[name]) for name in DOCUMENTS - {"icp2prd.lock"}}


@pytest.mark.usefixtures("reader")
def test_a_draft_may_go_elsewhere(tmp_path: Path) -> None:
    study = tiny(tmp_path)

    run(study, out=tmp_path / "elsewhere")

    assert {path.name for path in (tmp_path / "elsewhere").iterdir()} == DOCUMENTS
    assert not (study / "prd").exists()


@pytest.mark.parametrize("until", ["ingest", "extract", "synthesize", "critique"])
@pytest.mark.usefixtures("reader")
def test_a_run_stops_after_the_stage_it_was_told_to(tmp_path: Path, until: str) -> None:
    study = tiny(tmp_path)

    ran = run(study, until=until)

    assert ran.stages[-1] == until
    assert ran.result.prd is None
    assert written(study) == {}
    assert (study / ".icp2prd" / "artifacts" / f"{until}.json").is_file()


@pytest.mark.usefixtures("reader")
def test_what_was_done_before_the_stop_is_not_done_again(tmp_path: Path) -> None:
    study = tiny(tmp_path)
    run(study, until="synthesize")

    ran = run(study)

    assert not any(prompt in {"extract", "state"} for prompt, _ in ran.called)


@pytest.mark.usefixtures("reader")
def test_a_stage_that_does_not_exist_is_wrong_usage_and_the_stages_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        run(tiny(tmp_path), until="sythesize")

    assert "synthesize" in raised.value.hint


def test_a_finding_that_blocks_ends_with_1_and_stands_in_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: PlainReader
) -> None:
    study = tiny(tmp_path)
    monkeypatch.setattr("icp2prd.critic.quoted.Verification.of", lambda *_: "The words have gone.")

    ran = run(study)

    assert ran.result.exit_status == 1
    assert ran.prd.blocking()
    assert "The words have gone." in written(study)["prd.md"].decode()
    assert reader.asked


@pytest.mark.usefixtures("reader")
def test_a_team_may_choose_that_findings_never_fail_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    study = tiny(tmp_path)
    (study / "icp2prd.toml").write_text('[gate]\nfail_on = "never"\n')
    monkeypatch.setattr("icp2prd.critic.quoted.Verification.of", lambda *_: "The words have gone.")

    ran = run(study)

    assert ran.prd.blocking()
    assert ran.result.exit_status == 0


def test_a_model_that_never_answers_as_asked_still_ends_in_a_prd_that_says_so(
    tmp_path: Path, reader: PlainReader
) -> None:
    reader.answers = dict.fromkeys(reader.parts(), lambda _: "I am afraid I cannot do that.")
    study = tiny(tmp_path)

    prd = run(study).prd

    text = written(study)["prd.md"].decode()
    assert (prd.icp.themes(), prd.requirements, prd.metrics) == ((), (), ())
    assert {part.assumption for part in prd.problem.parts} == {NOT_FOUND}
    assert {record.fate.value for record in prd.coverage.ledger} <= {"unanswered", "no_need"}
    assert {one.item for one in prd.coverage.rejected} >= {"ana/1", "ben/1"}
    assert "not found in the interviews" in text.lower()


@pytest.mark.parametrize("prompt", ["problem", "job", "requirement", "criterion", "metric", "state", "same_problem"])
def test_a_model_that_fails_at_one_thing_still_ends_in_a_prd(tmp_path: Path, reader: PlainReader, prompt: str) -> None:
    reader.answers = {prompt: lambda _: "{"}
    study = tiny(tmp_path)

    ran = run(study)

    assert set(written(study)) == DOCUMENTS
    assert ran.prd.evidence
    if prompt not in {"state", "same_problem", "metric"}:
        assert ran.prd.coverage.rejected


def test_interviews_that_hold_nothing_end_in_a_prd_that_says_so(tmp_path: Path, reader: PlainReader) -> None:
    reader.answers = {"extract": lambda _: finds()}
    study = tiny(tmp_path)

    ran = run(study)

    assert ran.prd.icp.themes() == ()
    assert "not found in the interviews" in written(study)["prd.md"].decode().lower()


def test_a_transcript_reaches_the_model_only_when_it_is_read(tmp_path: Path, reader: PlainReader) -> None:
    """What no insight rests on is in no later question: "Tell me about the bakery." is the interviewer's."""
    run(tiny(tmp_path))

    reading = {"extract", "state", "second_look", "requote"}
    for question in reader.asked:
        if question.prompt not in reading:
            assert "Tell me about the bakery" not in question.messages[-1].content


@pytest.mark.usefixtures("reader")
def test_a_study_without_notes_or_settings_asks_the_team(tmp_path: Path) -> None:
    study = study_of(tmp_path, interviews__ana_txt=TALK)

    prd = run(study).prd

    asked = {one.about for one in prd.open_questions}
    assert {"gtm.promise", "gtm.positioning", "gtm.goals"} <= asked
    assert prd.title == "Study"


def test_a_study_gives_the_same_bytes_wherever_it_is(tmp_path: Path, reader: PlainReader) -> None:
    here, there = tiny(tmp_path / "here"), tiny(tmp_path / "there")

    run(here)
    run(there)

    assert written(here) == written(there)
    assert reader.asked
