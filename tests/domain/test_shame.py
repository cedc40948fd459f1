from icp2prd.critic import CARDS
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import Finding, FindingSeverity, Waived
from icp2prd.domain.shame import SHAMES, shame_in_words, shameful_in

IDS = tuple(ItemId(f"REQ-00{number}") for number in range(1, 9))


def found(rule: str, item: str, waived: Waived | None = None) -> Finding:
    return Finding(
        rule=rule,
        severity=FindingSeverity.WARNING,
        item=ItemId(item),
        field="statement",
        span="",
        message="It is so.",
        fix="Mend it.",
        waived=waived,
    )


def test_every_kind_is_found_by_a_rule_of_its_own() -> None:
    assert len(SHAMES) == 5
    assert len({one.rule for one in SHAMES}) == 5
    assert {one.rule for one in SHAMES} <= {card.id for card in CARDS}


def test_a_finding_of_a_criterion_counts_for_its_requirement_and_once() -> None:
    findings = (found("SPEC-001", "REQ-002"), found("SPEC-001", "REQ-002-AC1"), found("GENERIC-001", "REQ-003"))

    assert [one.requirement for one in shameful_in(IDS, findings)] == ["REQ-002", "REQ-002", "REQ-003"]
    assert shame_in_words(IDS, findings) == "Of 8 requirements, 1 is true of any product and 1 names technology."


def test_several_of_a_kind_are_counted_in_the_plural() -> None:
    findings = (found("SENSE-003", "REQ-001"), found("SENSE-003", "REQ-002"), found("SENSE-002", "REQ-003"))

    assert shame_in_words(IDS, findings) == (
        "Of 8 requirements, 1 contradicts its pain and 2 restate a customer's words."
    )


def test_other_rules_other_items_and_what_a_person_lets_stand_are_no_shame() -> None:
    waived = Waived(decision="D-001", by="Ada", reason="a term of the trade")
    findings = (found("WORDS-001", "REQ-001"), found("SPEC-001", "JOB-001"), found("SPEC-001", "REQ-001", waived))

    assert shame_in_words(IDS, findings) == ""
