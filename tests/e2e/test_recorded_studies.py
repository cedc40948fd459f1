"""Whole runs with the embedded model's own answers, from tape.

To record: ICP2PRD_RECORD=1 ICP2PRD_WEIGHTS_DIR=… pytest tests/e2e; what a run asks is on the tape, call by call.
"""

import json
import shutil
from pathlib import Path

import pytest

from icp2prd.domain.prd import Prd
from icp2prd.domain.run import Called, RunEvent, RunRequest, RunResult
from icp2prd.grounding import verify
from icp2prd.ingest import read_interviews
from icp2prd.llm.profiles import EMBEDDED
from icp2prd.pipeline import run_study
from icp2prd.study.settings import read_brief
from tests.quality import HELD_BACK
from tests.recorded import recorded_model

FIXTURES = Path(__file__).parents[2] / "fixtures"
EXAMPLE = Path(__file__).parents[2] / "docs" / "example"


@pytest.fixture
def no_choice_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ICP2PRD_MODEL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def study(name: str, home: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / name, home / name))


def run(folder: Path) -> tuple[RunResult, list[RunEvent]]:
    events: list[RunEvent] = []
    return run_study(RunRequest(study=folder, model="local"), events.append), events


def calls_in(events: list[RunEvent]) -> int:
    return sum(1 for event in events if isinstance(event, Called) and event.happened == "started")


def draft(folder: Path) -> Prd:
    return Prd.model_validate_json((folder / "prd" / "prd.json").read_bytes())


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "prd").iterdir())}


RECORDED = (
    "conflicting",
    "flaky-tests",
    "forty",
    "hearing-protection",
    "instrument-trays",
    "investor-updates",
    "loans-desk",
    "parents-papers",
    "thin",
    *HELD_BACK,
)


@pytest.mark.usefixtures("no_choice_from_outside")
@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_run_ends_in_a_draft_whose_every_quote_is_a_customers(name: str, tmp_path: Path) -> None:
    folder = study(name, tmp_path)
    with recorded_model(name):
        result, _ = run(folder)
    prd = draft(folder)
    turns = read_interviews(folder, read_brief(folder).brief.settings).turns_by_id()

    assert result.prd == prd
    assert prd.evidence
    assert [verify(one, turns) for one in prd.evidence if verify(one, turns)] == []
    assert {one.role.value for one in prd.evidence} == {"customer"}
    assert [one for one in prd.blocking() if one.rule.startswith("TRACE")] == []


@pytest.mark.usefixtures("no_choice_from_outside")
@pytest.mark.parametrize("name", ["investor-updates", "thin"])
class TestARecordedRun:
    def test_is_the_same_bytes_again_without_a_call(self, name: str, tmp_path: Path) -> None:
        folder = study(name, tmp_path)
        with recorded_model(name):
            run(folder)
            before = files_in(folder)
            again, events = run(folder)
            shutil.rmtree(folder / "prd")
            _, from_cache = run(folder)

        assert again.unchanged
        assert calls_in(events) == calls_in(from_cache) == 0
        assert files_in(folder) == before

    def test_leaves_out_what_nobody_said_and_what_was_a_joke(self, name: str, tmp_path: Path) -> None:
        folder = study(name, tmp_path)
        with recorded_model(name):
            run(folder)
        expected = (FIXTURES / name / "expected.yaml").read_text(encoding="utf-8")
        unsaid = expected.partition("unsaid_strings:")[2]
        text = (folder / "prd" / "prd.md").read_text(encoding="utf-8")

        for line in unsaid.splitlines():
            if line.strip().startswith("- "):
                assert line.strip()[2:].strip("\"'") not in text


@pytest.mark.usefixtures("no_choice_from_outside")
@pytest.mark.parametrize("name", ["prd.md", "trace.csv"])
def test_the_example_in_the_docs_is_what_the_run_writes(name: str, tmp_path: Path) -> None:
    folder = study("investor-updates", tmp_path)
    with recorded_model("investor-updates"):
        run(folder)

    assert (folder / "prd" / name).read_bytes() == (EXAMPLE / name).read_bytes()


@pytest.mark.usefixtures("no_choice_from_outside")
def test_one_edited_interview_moves_only_what_rests_on_it(tmp_path: Path) -> None:
    folder = study("conflicting", tmp_path)
    for name in ("gil-navarro.md", "wendy-lau.txt"):
        (folder / "interviews" / name).unlink()
    with recorded_model("conflicting-edited"):
        run(folder)
        before = draft(folder)
        edited = folder / "interviews" / "sheila-moran.txt"
        told = edited.read_text(encoding="utf-8")
        edited.write_text(told.replace("about thirty texts a week", "about ninety texts a week"), encoding="utf-8")
        _, events = run(folder)
    after = draft(folder)
    asked = [event.item for event in events if isinstance(event, Called) and event.happened == "started"]
    read = [item for item in asked if "/" in item]

    assert read
    assert all(item.startswith("sheila-moran/") for item in read)
    others = {one.id: one for one in before.evidence if one.interview != "sheila-moran"}
    assert {one.id: one for one in after.evidence if one.id in others} == others
    assert "ninety texts" in json.dumps([one.sentence for one in after.evidence])


@pytest.mark.usefixtures("no_choice_from_outside")
def test_a_small_model_without_a_head_is_asked_window_by_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icp2prd.llm.opening.profile_of", lambda _: EMBEDDED)
    folder = study("thin", tmp_path)
    with recorded_model("thin-asked"):
        run(folder)
    prd = draft(folder)
    turns = read_interviews(folder, read_brief(folder).brief.settings).turns_by_id()

    assert prd.evidence
    assert [verify(one, turns) for one in prd.evidence if verify(one, turns)] == []
    assert [one for one in prd.blocking() if one.rule.startswith("TRACE")] == []
