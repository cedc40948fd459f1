"""JUnit XML, as CI systems read it: a suite of test cases, of which one may fail.

What fails the check is a failure, what is waived is skipped, what is known or too mild to fail passes and says so.
A rule that finds nothing is a case that passes, and so is a draft that is current.
"""

import re
import xml.etree.ElementTree as ET

from icp2prd.domain.report import Report, Reported, RuleCard
from icp2prd.render.reports.wording import change_in_words

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SUITE = "icp2prd check"


def junit_of(report: Report) -> str:
    cases = [_freshness(report)] if report.rules else []
    found = {one.finding.rule for one in report.findings}
    cases += [_passed(rule) for rule in report.rules if rule.id not in found]
    cases += [_case(one, report) for one in report.findings]
    counts = {
        "tests": len(cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": 0,
        "skipped": sum(case.find("skipped") is not None for case in cases),
    }
    attributes = {name: str(count) for name, count in counts.items()}
    root = ET.Element("testsuites", {"name": _SUITE, **attributes})
    suite = ET.SubElement(root, "testsuite", {"name": _clean(report.about), **attributes})
    suite.extend(cases)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _freshness(report: Report) -> ET.Element:
    case = ET.Element("testcase", {"classname": "icp2prd.check", "name": "The draft follows from its inputs"})
    if report.stale:
        said = "\n".join(change_in_words(change) for change in report.changes)
        _said(case, "failure", said, message=report.changes[0].sentence, type="stale")
    return case


def _passed(rule: RuleCard) -> ET.Element:
    return ET.Element("testcase", {"classname": f"icp2prd.{rule.id}", "name": _clean(rule.title)})


def _case(one: Reported, report: Report) -> ET.Element:
    finding = one.finding
    case = ET.Element(
        "testcase",
        {
            "classname": f"icp2prd.{finding.rule}",
            "name": _clean(f"{finding.item} {one.fingerprint}"),
            "file": _clean(one.at.file),
            "line": str(one.at.line),
        },
    )
    said = f"{one.at}\n{finding.message}\n{finding.fix}"
    if report.fails(one):
        _said(case, "failure", said, message=finding.message, type=finding.severity.value)
    elif finding.waived:
        _said(case, "skipped", said, message=f"waived by {finding.waived.by}: {finding.waived.reason}")
    else:
        _said(case, "system-out", f"{'known' if one.known else finding.severity.value}: {said}")
    return case


def _said(case: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(case, tag, {name: _clean(value) for name, value in attributes.items()}).text = _clean(text)


def _clean(text: str) -> str:
    """Without what XML 1.0 has no way to write."""
    return _NOT_XML.sub("", text)
