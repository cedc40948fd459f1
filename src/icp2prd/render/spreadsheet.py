"""`trace.csv`: the whole chain, one row for every quote behind every requirement."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Protocol

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import Chain
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Pain
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Requirement
from icp2prd.render.phrases import clock

COLUMNS = (
    *("requirement", "priority", "pain", "job", "goal", "metric"),
    *("evidence", "stance", "interview", "speaker", "file", "line", "time", "quote"),
)


class _HasId(Protocol):
    @property
    def id(self) -> ItemId: ...


_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def trace_csv(prd: Prd) -> str:
    """RFC 4180, with CRLF. Pains that no requirement answers stand at the end, without one.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    chain = Chain(prd)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for requirement in prd.requirements:
        writer.writerows(_rows_of(requirement, chain))
    for pain in prd.icp.pains:
        if not chain.requirements_for(pain):
            writer.writerows(_rows_without_requirement(pain, chain))
    return text.getvalue()


def _rows_of(requirement: Requirement, chain: Chain) -> Iterator[list[str]]:
    start = [requirement.id, str(requirement.priority)]
    ends = [
        _ids(chain.jobs_behind(requirement)),
        _ids(chain.goals_behind(requirement)),
        _ids(chain.metrics_of(requirement)),
    ]
    pains = chain.pains_behind(requirement)
    stances = (("supports", requirement.evidence), ("opposes", requirement.against))
    quotes = [(stance, quote) for stance, ids in stances for quote in chain.quotes(ids)]
    for stance, quote in quotes:
        told = [pain for pain in pains if quote.id in pain.evidence]
        yield _safe([*start, _ids(told or pains), *ends, *_cells_of(quote, stance)])
    if not quotes:
        yield _safe([*start, _ids(pains), *ends, *[""] * 8])


def _rows_without_requirement(pain: Pain, chain: Chain) -> Iterator[list[str]]:
    for stance, ids in (("supports", pain.evidence), ("opposes", pain.against)):
        for quote in chain.quotes(ids):
            yield _safe(["", "", pain.id, "", "", "", *_cells_of(quote, stance)])


def _cells_of(quote: Evidence, stance: str) -> list[str]:
    at = quote.locator
    time = "" if at.time is None else clock(at.time)
    return [quote.id, stance, quote.interview, quote.speaker, at.file, str(at.line), time, quote.printed()]


def _ids(items: Iterable[_HasId]) -> str:
    return " ".join(item.id for item in items)


def _safe(cells: list[str]) -> list[str]:
    return [f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell for cell in cells]
