from pathlib import Path

from icp2prd.checking.places import InDocument, InInterviews
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.report import Place
from icp2prd.render import render_documents
from tests.critic.changes import sample_with
from tests.sample import INTERVIEWS, sample_prd

ODD = "The product must show *all* of <b>it</b> in $5 | fast."


def finding(item: str, span: str = "") -> Finding:
    return Finding(
        rule="X-001",
        severity=FindingSeverity.NOTE,
        item=ItemId(item),
        field="statement",
        span=span,
        message="m",
        fix="f",
    )


def located(item: str, span: str = "", **change: object) -> tuple[str, str]:
    """The line it is placed on, and the words of it."""
    text = render_documents(sample_with(change), INTERVIEWS, None).files["prd.md"]
    at = InDocument(text, "prd.md").place_of(finding(item, span))
    line = text.split("\n")[at.line - 1]
    return line, line[at.column - 1 : None if at.end_column is None else at.end_column - 1]


def test_words_of_a_requirement_are_found_in_its_own_section() -> None:
    line, words = located("REQ-002", "which guardians")

    assert words == "which guardians"
    assert line.startswith("**The product must show the coordinator")


def test_words_are_found_as_the_document_escapes_them() -> None:
    line, words = located("REQ-001", "*all* of <b>it</b> in $5 | fast", **{"requirements.0.statement": ODD})

    assert words == r"\*all\* of &lt;b&gt;it&lt;/b&gt; in \$5 \| fast"
    assert line == rf"**The product must show {words}.**"


def test_words_of_a_row_are_found_in_that_row_only() -> None:
    line, words = located("PAIN-002", "Consent forms")

    assert "**PAIN-002**" in line
    assert words == line


def test_an_item_is_found_at_its_anchor_and_a_section_at_its_heading() -> None:
    assert '<a id="req-003">' in located("REQ-003")[0]
    assert located("GTM")[0] == "## Go-to-market"
    assert located("COVERAGE")[0] == "## Coverage"


def test_without_anchors_the_first_line_that_names_the_item_is_taken() -> None:
    document = InDocument("Title\n\nREQ-0011 and\nREQ-001 here\n", "mine.md")

    assert document.place_of(finding("REQ-001")) == Place(file="mine.md", line=4, column=1, end_column=13)
    assert document.place_of(finding("REQ-007")) == Place(file="mine.md", line=1)


def test_an_acceptance_criterion_without_quotes_leads_to_those_of_its_requirement() -> None:
    prd = sample_prd()
    spoken = InInterviews(prd, INTERVIEWS.turns_by_id(), Path("study"))
    bare = next(c for one in prd.requirements for c in one.criteria if not c.evidence)
    above = next(one for one in prd.requirements if bare in one.criteria)

    assert [one.text.partition(",")[0] for one in spoken.related_to(bare.id)] == list(above.evidence)
