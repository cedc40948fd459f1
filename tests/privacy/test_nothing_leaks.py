"""A whole run with names replaced: what is sent, and what is left on disk, holds none of them."""

import json
import stat
from pathlib import Path

import pytest

from icp2prd.domain.run import RunEvent, RunRequest
from icp2prd.llm import fake
from icp2prd.llm.protocol import Vector
from icp2prd.pipeline import run_study
from icp2prd.privacy import Mask
from icp2prd.study.folder import StudyFolder
from icp2prd.study.private import kept_names
from tests.pipeline.studies import Ran, written
from tests.privacy.secretive import CAPTIONS, SECRETS, TALK, everything_below, secretive_study, secrets_in
from tests.scripted import PlainReader

PRIVATE = ".icp2prd/private/"


def run(study: Path, *, redact: bool | None = True) -> Ran:
    events: list[RunEvent] = []
    return Ran(run_study(RunRequest(study, redact=redact), events.append), events)


def test_every_secret_is_in_the_study() -> None:
    assert secrets_in(TALK + CAPTIONS) == set(SECRETS)


def test_no_prompt_holds_a_name_or_number_of_anybody(
    tmp_path: Path, reader: PlainReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded: list[str] = []
    real = fake.bag_of_words

    def remembered(text: str) -> Vector:
        embedded.append(text)
        return real(text)

    monkeypatch.setattr(fake, "bag_of_words", remembered)

    run(secretive_study(tmp_path))

    sent = [message.content for question in reader.asked for message in question.messages]
    assert len(sent) > 20
    assert embedded
    assert secrets_in("\n".join([*sent, *embedded])) == set()
    assert any("[PERSON_" in text for text in sent)


@pytest.mark.usefixtures("reader")
def test_no_file_but_the_mapping_holds_one(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)

    ran = run(study)

    files = {**everything_below(study / "prd"), **everything_below(study / ".icp2prd")}
    left = {name: secrets_in(text) for name, text in files.items() if not name.startswith("private/")}
    assert {name.split("/")[0] for name in files} >= {"prd.md", "prd.json", "trace.csv", "calls", "runs", "artifacts"}
    assert {name: found for name, found in left.items() if found} == {}
    assert secrets_in("\n".join(ran.notices)) == set()


@pytest.mark.usefixtures("reader")
def test_hours_money_counts_and_months_stay(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)

    run(study)

    read = (study / ".icp2prd" / "artifacts" / "ingest.json").read_text()
    assert all(kept in read for kept in ("4 hours", "$12,000", "March", "Friday", "three days", "all 30", "6 hours"))


@pytest.mark.usefixtures("reader")
def test_the_mapping_is_for_its_owner_and_git_passes_it_over(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)

    run(study)

    private = study / ".icp2prd" / "private"
    assert stat.S_IMODE((private / "names.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert "*" in (private / ".gitignore").read_text().splitlines()
    said = {one["said"] for one in json.loads((private / "names.json").read_text())["entries"]}
    assert {"Priya Raman", "Kelpwright", "Karen", "020 7946 0958"} <= said


@pytest.mark.usefixtures("reader")
def test_a_draft_that_was_made_without_names_stays_without_them(tmp_path: Path) -> None:
    """Whoever forgets the option sends nothing."""
    study = secretive_study(tmp_path)
    run(study)
    before = written(study)

    again = run(study, redact=None)

    assert again.result.unchanged
    assert written(study) == before


@pytest.mark.usefixtures("reader")
def test_a_draft_with_names_loses_them_and_its_items_keep_their_ids(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)
    named = run(study, redact=None).prd
    assert secrets_in((study / "prd" / "prd.md").read_text())

    ran = run(study)

    assert secrets_in("\n".join(everything_below(study / "prd").values())) == set()
    assert [one.id for one in ran.prd.evidence] == [one.id for one in named.evidence]
    assert {one.id for one in ran.prd.icp.pains} <= {one.id for one in named.icp.pains}
    assert [one for one in ran.notices if "Earlier runs of this study left names" in one]


@pytest.mark.usefixtures("reader")
def test_ids_of_interviews_in_an_earlier_draft_are_those_of_now(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)
    named = run(study, redact=None).prd
    now = run(study).prd
    mask = Mask.of(kept_names(StudyFolder(study)), ("US", "GB"))

    then = mask.prd(named)

    assert {one.interview for one in then.evidence} == {one.interview for one in now.evidence}
    assert {one.turn for one in then.evidence} == {one.turn for one in now.evidence}
    assert secrets_in(then.model_dump_json()) == set()


@pytest.mark.usefixtures("reader")
def test_what_a_run_says_of_other_files_holds_no_name_either(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)
    run(study)
    (study / "priya.j2").write_text("{{ prd.title }}")
    settings = study / "icp2prd.toml"
    settings.write_text(f'template = "priya.j2"\n{settings.read_text()}')

    ran = run(study)

    assert [one for one in ran.notices if "j2 is new" in one]
    assert secrets_in("\n".join(ran.notices)) == set()


def test_the_last_draft_reaches_no_model_with_its_names(tmp_path: Path, reader: PlainReader) -> None:
    study = secretive_study(tmp_path)
    run(study, redact=None)
    reader.asked.clear()

    run(study)

    assert secrets_in("\n".join(one.content for question in reader.asked for one in question.messages)) == set()


@pytest.mark.usefixtures("reader")
def test_an_interview_more_moves_no_placeholder(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)
    run(study)
    first = json.loads((study / ".icp2prd" / "private" / "names.json").read_text())
    talk = "Interviewer: What goes wrong?\n\nAda Brun: Invoices get lost every week, Priya Raman knows.\n"
    (study / "interviews" / "ada-brun.txt").write_text(talk)

    run(study)

    second = json.loads((study / ".icp2prd" / "private" / "names.json").read_text())
    assert second["entries"][: len(first["entries"])] == first["entries"]
    assert first["files"].items() <= second["files"].items()
    assert len(second["entries"]) > len(first["entries"])


@pytest.mark.usefixtures("reader")
def test_the_same_study_gives_the_same_placeholders_on_another_machine(tmp_path: Path) -> None:
    one, other = secretive_study(tmp_path / "one"), secretive_study(tmp_path / "other")

    run(one)
    run(other)

    assert written(one) == written(other)


@pytest.mark.usefixtures("reader")
def test_without_redaction_nothing_is_replaced_and_no_mapping_is_made(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)

    run(study, redact=None)

    assert not (study / PRIVATE).exists()
    assert "Priya Raman" in (study / "prd" / "prd.md").read_text()
