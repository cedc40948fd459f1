"""Any list of requirements is checked: its words, and the mistakes that make a document no PRD."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from icp2prd.checking.facts import Facts, Mistake
from icp2prd.checking.fingerprint import fingerprints
from icp2prd.checking.lint import RULES, Hit, hits_in
from icp2prd.checking.markdown import read_markdown
from icp2prd.checking.mistakes import DOCUMENT_RULES, DocumentRule, mistakes_in
from icp2prd.checking.places import shown_path
from icp2prd.checking.statements import Statement, statements_of
from icp2prd.critic import Rule
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.report import Place, Report, Reported, RuleCard
from icp2prd.domain.settings import FailOn
from icp2prd.errors import InputError
from icp2prd.ingest.encoding import decode
from icp2prd.kept import content_of
from icp2prd.study.folder import LOCK_FILE

DOCUMENT = ItemId("document")
_WORST_FIRST = tuple(FindingSeverity)


def check_documents(paths: Sequence[Path], *, fail_on: FailOn, today: date) -> Report:
    """Several files in one report. Raises InputError where one cannot be read."""
    reports = [check_text(_text_of(path), shown_path(path), fail_on=fail_on, today=today) for path in paths]
    drafts = [path for path in paths if path.with_name(LOCK_FILE).is_file()]
    return Report(
        about=", ".join(one.about for one in reports),
        fail_on=fail_on,
        findings=tuple(finding for one in reports for finding in one.findings),
        notices=(
            *(notice for one in reports for notice in one.notices),
            *(
                f"{shown_path(one)} is a draft of icp2prd: check its study, and its quotes are checked too."
                for one in drafts
            ),
        ),
        rules=_cards(),
    )


def check_text(text: str, name: str, *, fail_on: FailOn, today: date) -> Report:
    """The worst first, then by line. name: what the text is called in the report."""
    document = read_markdown(text, name)
    statements = statements_of(document)
    hits = tuple((one, hit) for one in statements for hit in hits_in(one))
    facts = Facts(document, statements, hits, today)
    found = [
        *(_reported_mistake(rule, mistake, facts) for rule, mistake in mistakes_in(facts)),
        *(_reported_hit(one, hit, name) for one, hit in hits),
    ]
    found.sort(key=lambda one: (_WORST_FIRST.index(one[1].finding.severity), one[1].at.line, one[1].at.column))
    keys = fingerprints(key for key, _ in found)
    return Report(
        about=name,
        fail_on=fail_on,
        findings=tuple(one.model_copy(update={"fingerprint": key}) for (_, one), key in zip(found, keys, strict=True)),
        notices=() if statements else (f"No line of {name} reads like a requirement.",),
        rules=_cards(),
    )


def _reported_hit(one: Statement, hit: Hit, name: str) -> tuple[tuple[str, ...], Reported]:
    line, column = one.origin[hit.start]
    last_line, last = one.origin[max(hit.start, hit.end - 1)]
    place = Place(file=name, line=line + 1, column=column + 1, end_column=last + 2 if last_line == line else None)
    key = (hit.finding.rule, one.label, one.text, hit.finding.span)
    return key, Reported(finding=hit.finding, at=place, fingerprint="")


def _reported_mistake(rule: DocumentRule, mistake: Mistake, facts: Facts) -> tuple[tuple[str, ...], Reported]:
    finding = Finding(
        rule=rule.id,
        severity=rule.severity,
        item=DOCUMENT,
        field="text",
        span=mistake.span,
        message=mistake.message,
        fix=mistake.fix,
    )
    line = facts.document.lines[mistake.line - 1]
    column = line.find(mistake.span) if mistake.span else -1
    at = Place(file=facts.document.name, line=mistake.line)
    if column >= 0:
        at = at.model_copy(update={"column": column + 1, "end_column": column + 1 + len(mistake.span)})
    return (rule.id, mistake.span), Reported(finding=finding, at=at, fingerprint="")


def _cards() -> tuple[RuleCard, ...]:
    rules: tuple[DocumentRule | Rule, ...] = (*DOCUMENT_RULES, *RULES)
    return tuple(RuleCard(id=one.id, title=one.title, severity=one.severity, reference=one.reference) for one in rules)


def _text_of(path: Path) -> str:
    decoded = decode(content_of(path, "This file", "Name a study's folder, a Markdown file, or use --stdin."))
    if decoded is None:
        raise InputError("This is not text.", where=str(path), hint="Save it as Markdown or plain text in UTF-8.")
    return decoded.text
