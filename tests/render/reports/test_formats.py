"""Each format, read back the way its readers read it."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from icp2prd.domain.report import Report
from icp2prd.render.reports import Format, lines_of, report_in
from tests.render.reading import foreign_markup, text_of
from tests.render.reports.made import AWKWARD, clean, report

ROOT = Path(__file__).parents[3]
_COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<said>.*)")


def unescaped(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def commands(made: Report | None = None) -> list[tuple[str, dict[str, str], str]]:
    """As a runner reads them: line by line, properties between commas."""
    read = []
    for line in report_in(Format.GITHUB, made or report()).split("\n")[:-1]:
        found = _COMMAND.fullmatch(line)
        assert found, line
        properties = dict(one.split("=", 1) for one in found["properties"].split(","))
        read.append(
            (found["name"], {name: unescaped(value) for name, value in properties.items()}, unescaped(found["said"]))
        )
    return read


@pytest.mark.parametrize("form", Format)
def test_every_format_ends_in_a_line_and_is_the_same_twice(form: Format) -> None:
    for made in (report(), clean()):
        assert report_in(form, made).endswith("\n")
        assert report_in(form, made) == report_in(form, made)


def test_annotations_survive_what_is_in_a_message() -> None:
    name, properties, said = commands()[0]

    assert name == "error"
    assert properties == {
        "file": "my study/prd/prd.md",
        "line": "11",
        "col": "5",
        "endLine": "11",
        "endColumn": "7",
        "title": "WORDS-001 REQ-001",
    }
    assert said == f"Message 1: {AWKWARD}.\nFix 1."


def test_annotations_survive_what_is_in_the_name_of_a_file() -> None:
    one = report().findings[0]
    odd = one.model_copy(update={"at": one.at.model_copy(update={"file": "a,b: 5%.md"})})

    assert commands(clean().model_copy(update={"findings": (odd,)}))[0][1]["file"] == "a,b: 5%.md"


def test_what_needs_nobody_is_not_annotated() -> None:
    titles = [(name, properties["title"]) for name, properties, _ in commands()]

    assert titles == [
        ("error", "WORDS-001 REQ-001"),
        ("warning", "WORDS-002 REQ-002"),
        ("notice", "WORDS-005 REQ-005"),
        ("error", "my study is stale"),
        ("warning", "DEC-002 has lapsed"),
        ("notice", "icp2prd check my study"),
    ]


def test_junit_counts_what_it_holds() -> None:
    root = ET.fromstring(report_in(Format.JUNIT, report()))
    (suite,) = root
    cases = suite.findall("testcase")

    assert root.tag == "testsuites"
    for one in (root, suite):
        assert one.attrib["tests"] == str(len(cases)) == "7"
        assert one.attrib["failures"] == str(len(suite.findall("testcase/failure"))) == "2"
        assert one.attrib["skipped"] == str(len(suite.findall("testcase/skipped"))) == "1"
    assert len({(one.attrib["classname"], one.attrib["name"]) for one in cases}) == len(cases)


def test_junit_fails_what_fails_skips_what_is_waived_and_passes_the_rest() -> None:
    suite = ET.fromstring(report_in(Format.JUNIT, report()))[0]
    outcomes = {
        one.attrib["classname"].removeprefix("icp2prd."): [child.tag for child in one]
        for one in suite.findall("testcase")
    }

    assert outcomes == {
        "check": ["failure"],
        "TRACE-001": [],
        "WORDS-001": ["failure"],
        "WORDS-002": ["system-out"],
        "WORDS-003": ["system-out"],
        "WORDS-004": ["skipped"],
        "WORDS-005": ["system-out"],
    }
    failure = suite.find("testcase[@classname='icp2prd.WORDS-001']/failure")
    assert failure is not None
    assert "100% of “it”" in (failure.text or "")


def test_json_holds_the_report_and_what_follows_from_it() -> None:
    data = json.loads(report_in(Format.JSON, report()))

    assert data["exit_status"] == 4
    jsonschema.validate(data, json.loads((ROOT / "schemas" / "report.schema.json").read_text()))
    assert data["failing_fingerprints"] == [report().findings[0].fingerprint]
    assert data["findings"][3]["finding"]["waived"]["by"] == "Ines"
    assert json.loads(report_in(Format.JSON, clean()))["exit_status"] == 0


def test_text_says_where_what_and_what_to_do() -> None:
    text = report_in(Format.TEXT, report())

    assert "my study/prd/prd.md:11:5: error: WORDS-001 REQ-001: Message 1" in text
    assert "    Fix 1." in text
    assert "my study/prd/prd.md:13:5: error (known): WORDS-003" in text
    assert "my study/prd/prd.md:14:5: waived: WORDS-004" in text
    assert "    DEC-001, Ines: agreed, 100%" in text
    assert "my study: stale: interviews/ana.md has changed. PAIN-001 and REQ-001 rest on it." in text
    assert "DEC-002 holds no longer: Joss waived WORDS-002 for REQ-009" in text
    assert text.endswith("4 findings (2 errors, 1 warning, 1 note), 1 of them known; 1 waived; the draft is stale.\n")


def test_quiet_text_says_what_fails_and_nothing_else() -> None:
    text = "\n".join(line.text for line in lines_of(report(), quiet=True))

    assert "WORDS-001" in text
    assert "stale" in text
    assert not re.search("WORDS-00[2345]|DEC-002|notice|findings", text)


def test_markdown_is_a_table_and_nothing_in_it_becomes_mark_up() -> None:
    text = report_in(Format.MARKDOWN, report())

    assert text.startswith("## my study is stale\n")
    assert text.count("\n| **error** |") == 1
    assert [one for one in foreign_markup(text) if not one.startswith("html <br>")] == []
    assert "100% of “it”, a:b, c <b>&" in text_of(text)
    assert "Waived by Ines" in text_of(text)


def test_nothing_to_say_is_said() -> None:
    assert report_in(Format.TEXT, clean()) == "No findings.\n"
    assert "study holds" in report_in(Format.MARKDOWN, clean())
