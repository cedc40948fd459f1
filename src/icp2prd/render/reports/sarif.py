"""SARIF 2.1.0 (OASIS): results with places in the PRD, and in the interviews that the item rests on."""

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from icp2prd import __version__
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.report import Change, Place, Report, Reported, RuleCard
from icp2prd.render.reports.wording import change_in_words

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
STALE: Final = "STALE"
FINGERPRINT: Final = "icp2prdFinding/v1"

_LEVELS: Final = {
    FindingSeverity.ERROR: "error",
    FindingSeverity.WARNING: "warning",
    FindingSeverity.NOTE: "note",
}


def sarif_of(report: Report) -> str:
    """Results that are known carry `baselineState`, those that are waived a suppression with its reason."""
    rules = [*report.rules, *_rules_of_others(report)]
    compared = any(one.known for one in report.findings)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "icp2prd",
                "semanticVersion": __version__,
                "rules": [*map(_rule, rules), _STALE_RULE],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "exitCode": report.exit_status,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": notice}} for notice in report.notices
                ],
            }
        ],
        "results": [
            *(_result(one, compared=compared) for one in report.findings),
            *(_stale(change) for change in report.changes),
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rules_of_others(report: Report) -> Iterator[RuleCard]:
    """Those of a draft that another version wrote: known from their findings."""
    known = {one.id for one in report.rules}
    for one in report.findings:
        finding = one.finding
        if finding.rule not in known:
            known.add(finding.rule)
            yield RuleCard(id=finding.rule, title=finding.rule, severity=finding.severity, reference="")


def _rule(rule: RuleCard) -> dict[str, Any]:
    described = {"fullDescription": {"text": f"{rule.title}. {rule.reference}."}} if rule.reference else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        **described,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


_STALE_RULE: Final = {
    "id": STALE,
    "shortDescription": {"text": "The draft follows from its inputs"},
    "defaultConfiguration": {"level": "error"},
}


def _result(one: Reported, *, compared: bool) -> dict[str, Any]:
    finding = one.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.fix}"},
        "locations": [
            {
                "physicalLocation": _physical(one.at),
                "logicalLocations": [{"name": finding.item, "fullyQualifiedName": f"{finding.item}.{finding.field}"}],
            }
        ],
        "partialFingerprints": {FINGERPRINT: one.fingerprint},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(place.at), "message": {"text": place.text}}
            for number, place in enumerate(one.related, start=1)
        ]
    if compared:
        result["baselineState"] = "unchanged" if one.known else "new"
    if finding.waived:
        why = f"{finding.waived.decision}, {finding.waived.by}: {finding.waived.reason}"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _stale(change: Change) -> dict[str, Any]:
    return {
        "ruleId": STALE,
        "level": "error",
        "message": {"text": change_in_words(change)},
        "locations": [{"logicalLocations": [{"name": change.name}]}],
        "partialFingerprints": {FINGERPRINT: f"{change.cause.value}:{change.name}"},
    }


def _physical(place: Place) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": place.line, "startColumn": place.column}
    if place.end_column is not None:
        region["endColumn"] = place.end_column
    return {"artifactLocation": {"uri": _uri(place.file)}, "region": region}


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(file)
