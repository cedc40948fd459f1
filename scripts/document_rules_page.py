"""The mistakes that `check` looks for in documents that are not ours."""

from icp2prd.checking.mistakes import DOCUMENT_RULES


def document_rules_table() -> str:
    rows = [f"| {one.id} | {one.severity.value} | {one.title} | {one.reference} |" for one in DOCUMENT_RULES]
    return "\n".join(
        ["| rule | severity | what it holds to | where it comes from |", "| --- | --- | --- | --- |", *rows]
    )
