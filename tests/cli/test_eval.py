"""`icp2prd eval` on the tiny study, with the scripted model and a ruler that counts words."""

import json
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest

from icp2prd.domain.run import Listen, RunRequest, RunResult
from icp2prd.llm.call import Embedding
from icp2prd.pipeline import run_study
from tests.cli.calling import icp2prd
from tests.evaluation.world import count_words
from tests.pipeline.studies import tiny

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tests" / "fake-script.json"
GOLD = """\
insights:
  - {kind: pain, interview: ana, words: "Orders get lost between the shops", statement: Orders are lost.}
  - {kind: pain, interview: ben, words: "A café cancelled its contract", statement: A customer left.}
  - {kind: workaround, interview: ana, words: "I keep a list on paper"}
pains:
  - name: Orders get lost
    customers: 2
    severity: 2
    by_customer: {ana: 2, ben: 4}
    members: ["Orders get lost between the shops", "A café cancelled its contract"]
"""


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def ruler(files: object, model_id: str) -> SimpleNamespace:
        return SimpleNamespace(
            model_id=model_id,
            embed=lambda texts: Embedding(vectors=tuple(count_words(texts))),
            close=lambda: None,
        )

    monkeypatch.setenv("ICP2PRD_FAKE_MODEL", str(SCRIPT))
    monkeypatch.setattr("icp2prd.llm.opening.MiniLM", ruler)
    study = tiny(tmp_path)
    (study / "expected.yaml").write_text(GOLD, encoding="utf-8")
    return study


def schema(name: str) -> jsonschema.Draft202012Validator:
    text = (ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def test_runs_a_copy_and_prints_what_was_found(study: Path) -> None:
    before = sorted(path.name for path in study.rglob("*"))
    said = icp2prd("eval", study, "--model", "fake")

    assert said.exit_code == 0, said.stderr
    assert "found and right" in said.stdout
    assert "quote exactness" in said.stdout
    assert "insights by third of the interview" in said.stdout
    assert "tokens" in said.stdout
    assert sorted(path.name for path in study.rglob("*")) == before


def test_json_follows_its_schema_and_can_be_compared(study: Path, tmp_path: Path) -> None:
    said = icp2prd("eval", study, "--model", "fake", "--json")
    (tmp_path / "a.json").write_text(said.stdout, encoding="utf-8")
    compared = icp2prd("eval", "--compare", tmp_path / "a.json", tmp_path / "a.json", "--json")

    schema("evaluation").validate(json.loads(said.stdout))
    schema("evaluation-comparison").validate(json.loads(compared.stdout))
    assert json.loads(said.stdout)["scorecards"][0]["used"]["calls"] > 0
    assert compared.exit_code == 0


def test_reads_the_draft_of_the_study_or_another(study: Path) -> None:
    icp2prd("run", study, "--model", "fake")

    in_study = icp2prd("eval", study, "--study", "--matches")
    named = icp2prd("eval", study, "--prd", study / "prd" / "prd.json", "--markdown")

    assert in_study.exit_code == named.exit_code == 0
    assert "the draft was read, not made" in in_study.stdout
    assert "what was expected, and what it was found in" in in_study.stdout
    assert "| insights | " in named.stdout


def test_a_quote_that_does_not_hold_fails(study: Path) -> None:
    icp2prd("run", study, "--model", "fake")
    file = study / "prd" / "prd.json"
    draft = json.loads(file.read_text("utf-8"))
    draft["evidence"][0]["quote"] += "!"
    file.write_text(json.dumps(draft), encoding="utf-8")

    said = icp2prd("eval", study, "--study")

    assert said.exit_code == 1
    assert "1 of the quotes do not hold" in said.stderr


def test_a_worse_evaluation_fails_the_comparison(study: Path, tmp_path: Path) -> None:
    good = json.loads(icp2prd("eval", study, "--model", "fake", "--json").stdout)
    bad = json.loads(json.dumps(good))
    for card, found in ((good, True), (bad, False)):
        wanted = card["scorecards"][0]["outcomes"]["expected"]
        wanted += [{**wanted[3], "name": f"{number}", "what": "pain", "found": found} for number in range(5)]
    for name, card in (("good", good), ("bad", bad)):
        (tmp_path / f"{name}.json").write_text(json.dumps(card), encoding="utf-8")

    assert icp2prd("eval", "--compare", tmp_path / "good.json", tmp_path / "bad.json").exit_code == 1
    assert icp2prd("eval", "--compare", tmp_path / "bad.json", tmp_path / "good.json").exit_code == 0


def test_stability_is_of_three_more_runs(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Path] = []

    def run_the_study_itself(request: RunRequest, listen: Listen) -> RunResult:
        """The script knows the study as it is, not its copies with moved turns."""
        ran.append(request.study)
        return run_study(RunRequest(study, request.model), listen)

    monkeypatch.setattr("icp2prd.pipeline.run_study", run_the_study_itself)
    said = icp2prd("eval", study, "--model", "fake", "--stability", "--json")

    assert said.exit_code == 0, said.stderr
    assert json.loads(said.stdout)["scorecards"][0]["stability"]["runs"] == 3
    assert [path.name for path in ran] == [study.name, "shifted-by-0", "shifted-by-3", "shifted-by-5"]


def test_prints_gold_without_words(study: Path) -> None:
    said = icp2prd("eval", study, "--without-words")

    assert said.exit_code == 0
    assert "hash:" in said.stdout
    assert "Orders get lost between" not in said.stdout


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "There is nothing to score"),
        (["{study}", "{study}", "--prd", "{study}"], "One draft is held against one gold file"),
        (["{study}", "--study", "--stability"], "Stability is of runs"),
        (["{study}", "--study"], "There is no draft here yet"),
        (["{study}", "--compare", "a.json", "b.json"], "--compare takes two evaluations"),
        (["--compare", "{study}/expected.yaml", "b.json"], "This is not an evaluation"),
        (["--compare", "nowhere.json", "b.json"], "cannot be opened"),
        (["{study}", "{study}", "--without-words"], "One gold file at a time"),
        (["{study}/interviews"], "This gold file cannot be opened"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], why: str, study: Path) -> None:
    said = icp2prd("eval", *(one.format(study=study) for one in arguments))

    assert said.exit_code == 2
    assert why in said.stderr
