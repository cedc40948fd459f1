import csv
import io

import pytest

from icp2prd.render.spreadsheet import COLUMNS, trace_csv
from tests.critic.changes import sample_with
from tests.sample import sample_prd


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_for_every_quote_behind_every_requirement() -> None:
    prd = sample_prd()

    found = {(row["requirement"], row["stance"], row["evidence"]) for row in rows(trace_csv(prd))}

    assert found == {
        *((one.id, "supports", quote) for one in prd.requirements for quote in one.evidence),
        *((one.id, "opposes", quote) for one in prd.requirements for quote in one.against),
    }


def test_a_row_holds_the_whole_chain() -> None:
    first = rows(trace_csv(sample_prd()))[0]

    assert tuple(first) == COLUMNS
    assert first["pain"] == "PAIN-001"
    assert first["job"] == "JOB-001"
    assert first["goal"] == "GOAL-002"
    assert first["metric"] == "MET-001 MET-002"
    assert first["quote"] == "six hours of phoning"
    assert (first["file"], first["line"], first["time"]) == ("interviews/amara-nwosu.md", "9", "")


def test_a_pain_without_a_requirement_is_not_lost() -> None:
    prd = sample_with({"requirements": []})

    assert {row["pain"] for row in rows(trace_csv(prd))} == {one.id for one in prd.icp.pains}


def test_a_requirement_without_a_quote_is_not_lost() -> None:
    prd = sample_with({"requirements.4.evidence": []})

    assert rows(trace_csv(prd))[-1]["requirement"] == "REQ-005"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(start: str) -> None:
    quote = f'{start}HYPERLINK("http://evil.example")'
    prd = sample_with({"evidence.1.quote": quote, "evidence.1.speaker": f"{start}cmd"})

    row = rows(trace_csv(prd))[0]

    assert row["quote"] == f"'{quote}"
    assert row["speaker"] == f"'{start}cmd"


def test_lines_end_as_the_standard_says() -> None:
    text = trace_csv(sample_prd())

    assert text.count("\r\n") == text.count("\n") == len(rows(text)) + 1
