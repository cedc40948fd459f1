import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from icp2prd.cli.program import app
from tests.cli.calling import icp2prd
from tests.cli.test_program import heavy_modules_loaded_by

VAGUE = "- The product must be easy to use.\n"


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.md").write_text(VAGUE)
    return Path("list.md")


def test_a_study_that_holds_exits_with_0_and_says_where_its_warnings_are(drafted: Path) -> None:
    said = icp2prd("check", "study")

    assert said.exit_code == 0
    assert said.stdout.startswith("study/prd/prd.md:")
    assert "warning: WORDS-002" in said.stdout


def test_a_finding_that_fails_exits_with_1(drafted: Path) -> None:
    assert icp2prd("check", "study", "--fail-on", "warning").exit_code == 1


def test_a_stale_draft_exits_with_4_whatever_else_is_found(drafted: Path) -> None:
    (drafted / "interviews" / "ben.txt").unlink()

    for fail_on in ("error", "warning", "never"):
        said = icp2prd("check", "study", "--fail-on", fail_on)
        assert said.exit_code == 4
        assert "interviews/ben.txt is gone." in said.stdout


def test_a_draft_elsewhere_is_named_with_out(drafted: Path) -> None:
    (drafted / "prd").rename(drafted.parent / "elsewhere")

    assert icp2prd("check", "study").exit_code == 2
    assert icp2prd("check", "study", "--out", "elsewhere").stdout.startswith("elsewhere/prd.md:")


def test_formats_go_to_standard_output(drafted: Path) -> None:
    assert json.loads(icp2prd("check", "study", "--format", "sarif").stdout)["version"] == "2.1.0"
    assert json.loads(icp2prd("check", "study", "--json").stdout)["about"] == "study"
    assert icp2prd("check", "study", "--format", "junit").stdout.startswith("<?xml")
    assert icp2prd("check", "study", "--format", "github").stdout.startswith("::warning file=study/prd/prd.md,line=")
    assert icp2prd("check", "study", "--format", "markdown").stdout.startswith("## study holds")


def test_a_report_in_a_file_leaves_the_terminal_to_people(drafted: Path) -> None:
    said = icp2prd("check", "study", "--format", "sarif", "--report", "out/check.sarif")

    assert json.loads(Path("out/check.sarif").read_text())["version"] == "2.1.0"
    assert "warning: WORDS-002" in said.stdout


def test_a_baseline_lets_what_is_known_pass_and_fails_what_is_new(listed: Path) -> None:
    strict = ("--fail-on", "warning")
    assert icp2prd("check", listed, *strict).exit_code == 1
    assert icp2prd("check", listed, *strict, "--write-baseline", "known.json").exit_code == 0
    assert icp2prd("check", listed, *strict, "--baseline", "known.json").exit_code == 0

    listed.write_text(f"{VAGUE}- The product must be fast.\n")
    said = icp2prd("check", listed, *strict, "--baseline", "known.json", "--quiet")

    assert said.exit_code == 1
    assert [line for line in said.stdout.splitlines() if not line.startswith(" ")] == [
        "list.md:2:23: warning: WORDS-002 line 2: “fast” means something else to everyone who reads it."
    ]


def test_a_document_comes_from_standard_input_too() -> None:
    said = CliRunner().invoke(app, ["check", "--stdin"], input=VAGUE, prog_name="icp2prd")

    assert said.exit_code == 0
    assert said.stdout.startswith("stdin:1:23: warning: WORDS-002")


def test_several_documents_make_one_report(listed: Path) -> None:
    shutil.copy(listed, "other.md")

    said = icp2prd("check", listed, "other.md")

    assert "list.md:1:23" in said.stdout
    assert "other.md:1:23" in said.stdout
    assert said.stdout.endswith("2 findings (2 warnings).\n")


def test_the_document_of_a_study_leads_to_the_study(drafted: Path) -> None:
    assert "is a draft of icp2prd: check its study" in icp2prd("check", "study/prd/prd.md").stdout


def test_a_finding_is_waived_and_the_check_counts_it(drafted: Path) -> None:
    items = [one["finding"]["item"] for one in json.loads(icp2prd("check", "study", "--json").stdout)["findings"]]

    for item in items:
        said = icp2prd("check", "study", "--waive", f"words-002:{item}", "--reason", "agreed", "--as", "Ines")
        assert said.exit_code == 0
        assert f"Waived WORDS-002 for {item} (1 finding), as DEC-" in said.stderr
    after = icp2prd("check", "study", "--fail-on", "warning")

    assert after.exit_code == 0
    assert after.stdout.endswith(f"No findings; {len(items)} waived.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "nothing to check"),
        (("nowhere.md",), "nowhere.md"),
        (("study", "list.md"), "A study is checked by itself"),
        (("--stdin", "list.md"), "nothing to check"),
        (("study", "--waive", "WORDS-002:REQ-999", "--reason", "x"), "RULE:ITEM is one of"),
        (("list.md", "--waive", "WORDS-002:REQ-999", "--reason", "x"), "waived in a study"),
        (("study", "--baseline", "nowhere.json"), "--write-baseline"),
    ],
)
def test_wrong_usage_says_what_to_do(drafted: Path, arguments: tuple[str, ...], told: str) -> None:
    (drafted.parent / "list.md").write_text(VAGUE)

    said = icp2prd("check", *arguments)

    assert said.exit_code == 2
    assert told in said.stderr
    assert said.stdout == ""


def test_checking_a_document_loads_no_model(listed: Path) -> None:
    loaded = heavy_modules_loaded_by("check", str(listed.resolve()))

    assert "pydantic" in loaded
    assert loaded.isdisjoint({"openai", "instructor", "numpy", "onnxruntime", "xllamacpp", "icp2prd.pipeline"})
