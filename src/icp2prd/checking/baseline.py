"""Findings that are known: with a baseline only what is new fails a check."""

from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from icp2prd.domain.base import Frozen, json_of
from icp2prd.domain.report import Report
from icp2prd.errors import InputError
from icp2prd.kept import content_of
from icp2prd.writing import write_documents


class KnownFinding(Frozen):
    """rule, item, message: for people who review the file; only the fingerprint counts."""

    fingerprint: str
    rule: str
    item: str
    message: str


class Baseline(Frozen):
    """A baseline file: what was found once, in the order of fingerprints."""

    schema_version: Literal["1"] = "1"
    findings: tuple[KnownFinding, ...] = ()


def baseline_of(report: Report) -> Baseline:
    """All that stands in a report; what is waived needs no baseline."""
    known = [
        KnownFinding(
            fingerprint=one.fingerprint,
            rule=one.finding.rule,
            item=one.finding.item,
            message=one.finding.message,
        )
        for one in report.standing()
    ]
    return Baseline(findings=tuple(sorted(known, key=lambda one: one.fingerprint)))


def with_baseline(report: Report, baseline: Baseline) -> Report:
    """The report with the findings marked that are known, and a word on those that are gone."""
    known = {one.fingerprint for one in baseline.findings}
    marked = tuple(one.model_copy(update={"known": one.fingerprint in known}) for one in report.findings)
    gone = len(known - {one.fingerprint for one in report.findings})
    notices = report.notices
    if gone:
        are, it = ("finding of the baseline is", "it") if gone == 1 else ("findings of the baseline are", "them")
        notices = (*notices, f"{gone} {are} gone: write the baseline again to forget {it}.")
    return report.model_copy(update={"findings": marked, "notices": notices})


def read_baseline(path: Path) -> Baseline:
    """Raises InputError where there is no such file, or none that can be read."""
    hint = "Write one with --write-baseline, which takes what is found now as known."
    try:
        return Baseline.model_validate_json(content_of(path, "This baseline", hint))
    except ValidationError as error:
        raise InputError("This is not a baseline of icp2prd check.", where=str(path), hint=hint) from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Raises OutputError."""
    write_documents(path.parent, {path.name: json_of(baseline)})
