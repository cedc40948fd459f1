"""What is done with a draft without names: it is checked, decided about, and made again."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from icp2prd.cli.program import app
from icp2prd.study.lock import REDACTION
from tests.privacy.secretive import TALK, everything_below, secretive_study, secrets_in

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    study = secretive_study(tmp_path)
    call("run", study, "--redact", "--quiet")
    return study


def call(*arguments: str | Path) -> str:
    return CliRunner().invoke(app, [str(one) for one in arguments]).stdout


def found_in(findings: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """Rule and item of each; apart from what only a page that is printed can have."""
    return sorted((one["rule"], one["item"]) for one in findings if one["rule"] != "TRACE-015")


def changes_in(study: Path) -> list[dict[str, Any]]:
    return list(json.loads(call("check", study, "--format", "json"))["changes"])


def test_a_draft_without_names_holds_while_nothing_changes(study: Path) -> None:
    written = json.loads((study / "prd" / "prd.json").read_text())

    report = call("check", study, "--format", "json")

    assert json.loads(report)["changes"] == []
    assert found_in(one["finding"] for one in json.loads(report)["findings"]) == found_in(written["findings"])
    assert secrets_in(report) == set()


def test_a_draft_without_names_is_stale_where_the_setting_wants_them(study: Path) -> None:
    with (study / "icp2prd.toml").open("a") as settings:
        settings.write("redact = false\n")

    changed = {one["name"]: one["sentence"] for one in changes_in(study)}

    assert changed[REDACTION] == "Names are not to be replaced by placeholders; in the draft they are."
    assert not [name for name in changed if name.startswith("interviews/")]


def test_a_draft_with_names_is_stale_where_the_setting_wants_none(tmp_path: Path) -> None:
    study = secretive_study(tmp_path)
    call("run", study, "--quiet")
    with (study / "icp2prd.toml").open("a") as settings:
        settings.write("redact = true\n")

    changed = {one["name"]: one["sentence"] for one in changes_in(study)}

    assert changed[REDACTION] == "Names are to be replaced by placeholders; in the draft they are not."


def test_where_the_mapping_is_missing_and_gives_other_placeholders_a_check_says_so(study: Path) -> None:
    (study / "interviews" / "aaron.txt").write_text(TALK.replace("Priya Raman", "Aaron Vale"))
    call("run", study, "--quiet")
    assert changes_in(study) == []
    (study / ".icp2prd" / "private" / "names.json").unlink()

    [replaced] = [one for one in changes_in(study) if one["name"] == REDACTION]

    assert "names.json is missing" in replaced["sentence"]


def test_what_a_person_writes_into_a_decision_goes_into_the_draft_without_names(study: Path) -> None:
    [pain, *_] = json.loads((study / "prd" / "prd.json").read_text())["icp"]["pains"]
    text = "Priya Raman of Kelpwright loses invoices"
    asked = study / "asked.json"
    asked.write_text(json.dumps([{"action": "edit", "item": pain["id"], "text": text, "reason": "Karen asked"}]))
    call("review", study, "--decisions", asked, "--as", "Ingrid Solberg", "--quiet")
    asked.unlink()

    call("run", study, "--quiet")

    drafted = everything_below(study / "prd")
    del drafted["decisions.json"]  # what a person wrote, to the letter
    assert "of [ORGANISATION_" in drafted["prd.json"]
    assert {name: found for name, text in drafted.items() if (found := secrets_in(text))} == {}
    assert changes_in(study) == []
