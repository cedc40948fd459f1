"""Names are shown where somebody asks for them, and the draft stays as it is."""

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from icp2prd.cli.program import app
from tests.pipeline.studies import written
from tests.privacy.secretive import everything_below, secretive_study, secrets_in

pytestmark = pytest.mark.usefixtures("reader")


def call(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code in (0, 1), result.output
    return " ".join(result.output.split())


@pytest.fixture
def study(tmp_path: Path) -> Path:
    study = secretive_study(tmp_path)
    call("run", study, "--redact", "--quiet")
    return study


def test_run_with_the_option_writes_placeholders(study: Path) -> None:
    assert secrets_in("".join(everything_below(study / "prd").values())) == set()


def test_the_setting_does_what_the_option_does(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)
    with (study / "icp2prd.toml").open("a") as settings:
        settings.write("redact = true\n")

    call("run", study, "--quiet")

    assert secrets_in("".join(everything_below(study / "prd").values())) == set()


def test_batch_takes_the_option_too(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)

    call("batch", tmp_path, "--redact", "--quiet")

    assert secrets_in("".join(everything_below(study / "prd").values())) == set()
    assert secrets_in((tmp_path / "batch.json").read_text()) == set()


def test_interviews_shows_what_a_model_would_see_and_names_when_asked(study: Path) -> None:
    for json_or_not in ([], ["--json"]):
        assert secrets_in(call("interviews", study, *json_or_not)) == set()
        assert "Priya Raman" in call("interviews", study, "--reveal", *json_or_not)


def test_interviews_of_a_study_that_was_never_run_show_placeholders_and_keep_nothing(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)

    assert secrets_in(call("interviews", study, "--redact")) == set()
    assert not (study / ".icp2prd").exists()


def test_trace_shows_placeholders_and_the_words_as_said_when_asked(study: Path) -> None:
    prd = json.loads((study / "prd" / "prd.json").read_text())
    quote = next(one for one in prd["evidence"] if "[PERSON_5]" in one["quote"])

    plain, named = call("trace", study, quote["id"]), call("trace", study, quote["id"], "--reveal")

    assert secrets_in(plain) == set()
    assert "My boss Karen was furious, she lost $12,000 in March." in named
    assert "Priya Raman" in named
    assert "interviews/priya-raman.txt" in named


def test_every_revealed_quote_stands_in_its_file(study: Path) -> None:
    call("render", study, "--reveal")

    revealed = json.loads((study / ".icp2prd" / "private" / "revealed" / "prd.json").read_text())
    assert "[" not in "".join(one["quote"] for one in revealed["evidence"])
    for one in revealed["evidence"]:
        text = " ".join((study / one["locator"]["file"]).read_text().split())
        assert " ".join(one["quote"].split()) in text
    assert [one["file"] for one in revealed["interviews"]] == [
        "interviews/Ozan Demir (Fjordbakst).vtt",
        "interviews/priya-raman.txt",
    ]


def test_render_with_names_leaves_the_draft_as_it_is(study: Path) -> None:
    before = written(study)

    call("render", study, "--reveal")

    assert written(study) == before
    revealed = study / ".icp2prd" / "private" / "revealed"
    assert {path.name for path in revealed.iterdir()} == {"prd.md", "prd.json", "prd.html", "trace.csv"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in revealed.iterdir()} == {0o600}
    assert "Priya Raman" in (revealed / "prd.md").read_text()


def test_render_without_the_option_brings_no_name_back(study: Path) -> None:
    before = written(study)
    (study / "prd" / "prd.md").unlink()

    call("render", study)

    assert written(study) == before


def test_an_interview_that_has_changed_since_is_revealed_as_far_as_names_are_known(study: Path) -> None:
    prd = json.loads((study / "prd" / "prd.json").read_text())
    quote = next(one for one in prd["evidence"] if "[PERSON_5]" in one["quote"])
    file = study / "interviews" / "priya-raman.txt"
    file.write_text(
        file.read_text().replace("What goes wrong at month end?", "What?\n\nPriya Raman: Hm.\n\nIngrid: So?")
    )

    assert "My boss Karen was furious" in call("trace", study, quote["id"], "--reveal")


def test_a_draft_with_names_has_nothing_to_reveal(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)
    call("run", study, "--quiet")

    call("render", study, "--reveal")

    assert (study / ".icp2prd/private/revealed/prd.md").read_bytes() == (study / "prd/prd.md").read_bytes()


def test_saying_no_brings_names_back(study: Path) -> None:
    call("run", study, "--no-redact", "--quiet")

    assert "Priya Raman" in (study / "prd" / "prd.md").read_text()
