import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from icp2prd.critic import RULES
from icp2prd.domain.documents import Documents
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.render import render_documents
from icp2prd.stages.stage import Stage
from scripts import generate, stages_page
from scripts.rules_page import rules_page
from tests.sample import INTERVIEWS, sample_prd

EXTRACT = Stage("extract", "what customers reveal", (), (Interviews,), Insights, lambda: INTERVIEWS)
SYNTHESIZE = Stage("synthesize", "themes, counted", (), (Insights, Interviews), Documents, lambda: INTERVIEWS)


def test_the_sample_holds_to_the_schema_of_prd_json() -> None:
    schema = json.loads(generate._schema(Prd, written_by_us=True))
    draft = json.loads(render_documents(sample_prd(), INTERVIEWS, None).files["prd.json"])

    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(draft)


def test_the_diagram_shows_what_passes_between_stages() -> None:
    diagram = stages_page.stage_diagram([EXTRACT, SYNTHESIZE])

    assert "extract -- Insights --> synthesize" in diagram
    assert "Interviews --> extract" in diagram
    assert diagram.startswith("```mermaid\n")


def test_an_arrow_that_a_longer_way_stands_for_is_left_to_the_table() -> None:
    assert "Interviews --> synthesize" not in stages_page.stage_diagram([EXTRACT, SYNTHESIZE])
    assert "| `synthesize` | Insights, Interviews | Documents | none |" in stages_page.stage_table([SYNTHESIZE])


def test_the_page_of_the_rules_shows_what_a_rule_says_of_its_own_example() -> None:
    resolves = next(rule for rule in RULES if rule.id == "TRACE-001")

    page = rules_page([resolves])

    assert page.startswith("| rule |")
    assert 'requirements.0.traces: ["PAIN-001", "JOB-999"]' in page
    assert "> REQ-001 names JOB-999, which is not in this PRD." in page


def test_a_check_names_what_is_stale_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    schemas = tmp_path / "schemas"
    schemas.mkdir()
    (schemas / "old.schema.json").write_text("{}")
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    monkeypatch.setattr(generate, "SCHEMAS", schemas)
    monkeypatch.setattr(generate, "generated", lambda: {schemas / "prd.schema.json": "{}\n"})

    assert generate.main(["--check"]) == 1
    assert "old.schema.json" in (said := capsys.readouterr().err)
    assert "prd.schema.json" in said
    assert not (schemas / "prd.schema.json").exists()

    assert generate.main([]) == 0
    assert [one.name for one in schemas.iterdir()] == ["prd.schema.json"]
    assert generate.main(["--check"]) == 0
