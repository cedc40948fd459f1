"""The example of docs/learn.md is what the program prints."""

import re
from pathlib import Path

import pytest

from tests.cli.calling import icp2prd
from tests.pipeline.conftest import reader
from tests.pipeline.studies import TINY, run, study_of
from tests.scripted import PlainReader

__all__ = ["reader"]

PAGE = Path(__file__).parents[2] / "docs" / "learn.md"
DORA = """\
Interviewer: When would it be worth it?

Dora Blum: A good month is the till closed in under an hour.

Interviewer: And today?

Dora Blum: The till is closed after two hours every evening.
"""


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def bakeries(home: Path, notes: str) -> Path:
    talks = {
        f"interviews__{path.stem}_{path.suffix[1:]}": path.read_bytes() for path in (TINY / "interviews").iterdir()
    }
    study = study_of(home, icp2prd_toml='title = "Bakery orders"\n', gtm_md=notes, interviews__dora_txt=DORA, **talks)
    return study.rename(home / "bakeries")


def test_the_example_is_what_the_program_prints(
    tmp_path: Path, reader: PlainReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    study = bakeries(tmp_path, (TINY / "gtm.md").read_text() + "\n" + block("markdown"))
    run(study)
    Path("results.csv").write_text(block("csv"))
    command, _, printed = block("console").partition("\n")

    said = icp2prd(*command.removeprefix("$ icp2prd ").split())

    assert said.exit_code == 0
    assert said.output == printed
    assert "## What we learned" in (study / "prd" / "prd.md").read_text()
