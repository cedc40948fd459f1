"""A report with one of everything."""

from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import Finding, FindingSeverity, Waived
from icp2prd.domain.report import Cause, Change, Place, Related, Report, Reported, RuleCard
from icp2prd.domain.settings import FailOn
from icp2prd.domain.waiver import Waiver

AWKWARD = "100% of “it”, a:b,\nc <b>&\x07 ]]> | *x* 50%0A"


def reported(
    number: int, severity: FindingSeverity = FindingSeverity.ERROR, *, known: bool = False, waived: bool = False
) -> Reported:
    return Reported(
        finding=Finding(
            rule=f"WORDS-00{number}",
            severity=severity,
            item=ItemId(f"REQ-00{number}"),
            field="statement",
            span="it",
            message=f"Message {number}: {AWKWARD}.",
            fix=f"Fix {number}.",
            waived=Waived(decision="DEC-001", by="Ines", reason="agreed, 100%") if waived else None,
        ),
        at=Place(file="my study/prd/prd.md", line=10 + number, column=5, end_column=7),
        fingerprint=f"{number:016x}",
        related=(Related(at=Place(file="my study/interviews/ana.md", line=9), text="EV-001, Ana: “it”"),),
        known=known,
    )


def report(*, stale: bool = True) -> Report:
    change = Change(
        cause=Cause.INTERVIEW,
        name="interviews/ana.md",
        sentence="interviews/ana.md has changed.",
        items=(ItemId("PAIN-001"), ItemId("REQ-001")),
    )
    lapsed = Waiver(
        id="DEC-002",
        rule="WORDS-002",
        item=ItemId("REQ-009"),
        reason="a term",
        by="Joss",
        rested_on={"statement": "sha256:0"},
    )
    rules = [("WORDS-001", FindingSeverity.ERROR), ("WORDS-002", FindingSeverity.WARNING)]
    return Report(
        about="my study",
        fail_on=FailOn.ERROR,
        findings=(
            reported(1),
            reported(2, FindingSeverity.WARNING),
            reported(3, known=True),
            reported(4, waived=True),
            reported(5, FindingSeverity.NOTE),
        ),
        changes=(change,) if stale else (),
        lapsed=(lapsed,),
        notices=("A notice.",),
        rules=(
            *(RuleCard(id=name, title=f"Title {name}", severity=one, reference="A standard") for name, one in rules),
            RuleCard(id="TRACE-001", title="Passes", severity=FindingSeverity.ERROR, reference="A standard"),
        ),
    )


def clean() -> Report:
    return Report(about="study", fail_on=FailOn.ERROR, findings=())
