"""A decision is checked against the draft in front of the person, or it is not made."""

from collections.abc import Mapping

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action, Decisions
from icp2prd.domain.prd import Prd
from icp2prd.errors import UsageError
from icp2prd.study.deciding.making import Asked, accepted, clean_items, decide
from icp2prd.study.meaning import says
from tests.study.drafts import draft, finding, pain, requirement


def two() -> Prd:
    other = requirement().model_copy(update={"id": ItemId("REQ-002"), "statement": "The product must be quick."})
    return draft(finding()).model_copy(update={"requirements": (requirement(), other)})


def made(*asked: Mapping[str, object], prd: Prd | None = None) -> Decisions:
    decisions = Decisions()
    for one in asked:
        decisions = decide(decisions, prd or two(), Asked.model_validate(one), "Dana")
    return decisions


def test_an_acceptance_holds_the_words_and_what_they_rested_on() -> None:
    [one] = made({"action": "accept", "item": " req-001 "}).decisions

    assert (one.id, one.item, one.by) == ("DEC-001", "REQ-001", "Dana")
    assert one.text == "The product must bring the numbers together."
    assert one.wording["title"] == "Numbers without copying"
    assert list(one.rested_on.evidence) == ["EV-001"]
    assert one.rested_on.evidence[ItemId("EV-001")].turn == "dana:1"
    assert set(one.rested_on.parents) == {"PAIN-001", "JOB-001", "GOAL-001"}


def test_decisions_are_numbered_on_and_the_last_is_in_force() -> None:
    decisions = made({"action": "defer", "item": "REQ-001"}, {"action": "edit", "item": "REQ-001", "text": "Be  kind."})

    assert [one.id for one in decisions.decisions] == ["DEC-001", "DEC-002"]
    assert decisions.in_force()[ItemId("REQ-001")].text == "Be kind."


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"action": "accept", "item": "REQ-009"}, "no REQ-009"),
        ({"action": "accept", "item": "EV-001"}, "no EV-001"),
        ({"action": "reject", "item": "REQ-001"}, "needs a reason"),
        ({"action": "reject", "item": "REQ-001", "reason": "  "}, "needs a reason"),
        ({"action": "edit", "item": "REQ-001"}, "no text"),
        ({"action": "edit", "item": "JOB-001", "text": "Sleep."}, "no job"),
        ({"action": "merge", "item": "REQ-001", "into": "REQ-001"}, "cannot be merged"),
        ({"action": "merge", "item": "REQ-001", "into": "PAIN-001"}, "cannot be merged"),
        ({"action": "split", "item": "REQ-001", "texts": ["One thing."]}, "two different texts"),
        ({"action": "split", "item": "REQ-001", "texts": ["One.", " One. "]}, "two different texts"),
        ({"action": "waive", "item": "REQ-001", "rule": "WORDS-001", "reason": "so"}, "no finding WORDS-001"),
        ({"action": "waive", "item": "REQ-001", "rule": "TRACE-003"}, "needs a reason"),
    ],
)
def test_what_lacks_something_is_refused_with_what_it_lacks(asked: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        made(asked)


def test_a_waiver_names_its_rule_and_leaves_the_item_undecided() -> None:
    decisions = made({"action": "waive", "item": "REQ-001", "rule": "TRACE-003", "reason": "known"})

    assert decisions.decisions[0].rule == "TRACE-003"
    assert decisions.in_force() == {}


def test_a_lock_is_opened_before_anything_else_is_decided() -> None:
    locked = {"action": "lock", "item": "REQ-001"}

    with pytest.raises(UsageError, match="locked by Dana"):
        made(locked, {"action": "reject", "item": "REQ-001", "reason": "no"})
    with pytest.raises(UsageError, match="locked by Dana"):
        made(locked, {"action": "merge", "item": "REQ-002", "into": "REQ-001"})
    assert (
        len(made(locked, {"action": "accept", "item": "REQ-001"}, {"action": "defer", "item": "REQ-001"}).decisions)
        == 3
    )


def test_parts_get_numbers_that_were_never_used() -> None:
    asked = Asked(action=Action.SPLIT, item=ItemId("REQ-001"), texts=("One thing.", "Another thing."))

    [one] = decide(Decisions(), two(), asked, "Dana", {"REQ": 11}).decisions

    assert one.into == ("REQ-012", "REQ-013")


def test_an_edited_job_is_told_as_one() -> None:
    text = "When the month ends, I want to send numbers, so I can sleep."

    [one] = made({"action": "edit", "item": "JOB-001", "text": text}).decisions

    assert one.text == text


def test_what_was_rejected_can_be_brought_back_as_it_was() -> None:
    before = made({"action": "reject", "item": "REQ-001", "reason": "no"})
    without = two().model_copy(update={"requirements": two().requirements[1:]})

    after = decide(before, without, Asked(action=Action.ACCEPT, item=ItemId("REQ-001")), "Tom")

    assert after.in_force()[ItemId("REQ-001")].text == requirement().statement
    with pytest.raises(UsageError, match="Dana decided to reject it"):
        decide(before, without, Asked(action=Action.EDIT, item=ItemId("REQ-001"), text="x"), "Tom")


def test_clean_is_what_has_no_finding_and_no_decision() -> None:
    decisions = made({"action": "defer", "item": "REQ-002"})

    clean = clean_items(two(), decisions)

    assert clean == ("PAIN-001", "JOB-001", "MET-001")
    assert len(accepted(decisions, two(), clean, "Dana").decisions) == 4


def test_what_is_accepted_after_an_edit_rests_on_the_edit() -> None:
    after = made(
        {"action": "edit", "item": "PAIN-001", "text": "Evenings vanish."}, {"action": "accept", "item": "JOB-001"}
    )
    before = made(
        {"action": "accept", "item": "JOB-001"}, {"action": "edit", "item": "PAIN-001", "text": "Evenings vanish."}
    )

    edited = pain().model_copy(update={"name": "Evenings vanish."})
    assert after.decisions[1].rested_on.parents == {"PAIN-001": says(edited)}
    assert before.decisions[0].rested_on.parents == {"PAIN-001": says(pain())}
