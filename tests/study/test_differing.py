"""Two drafts are compared by what became of each item."""

from typing import Any

from icp2prd.domain.base import ItemId
from icp2prd.domain.decided import Decided, Superseded, Suspect
from icp2prd.domain.decision import Action
from icp2prd.domain.difference import Happened, ItemChange
from icp2prd.domain.finding import WHOLE, Waived
from icp2prd.domain.icp import Band
from icp2prd.domain.prd import Prd
from icp2prd.domain.requirement import Priority
from icp2prd.study.differing import Side, items_that_differ
from tests.study.drafts import draft, finding, ids, quote

REQ, PAIN, GOAL = ItemId("REQ-001"), ItemId("PAIN-001"), ItemId("GOAL-001")


def changes(after: Prd, before: Prd | None = None) -> dict[ItemId, ItemChange]:
    return {one.item: one for one in items_that_differ(Side(before or draft()), Side(after))}


def with_requirement(prd: Prd, **fields: Any) -> Prd:
    return prd.model_copy(update={"requirements": (prd.requirements[0].model_copy(update=fields),)})


def with_pain(prd: Prd, **fields: Any) -> Prd:
    pains = (prd.icp.pains[0].model_copy(update=fields),)
    return prd.model_copy(update={"icp": prd.icp.model_copy(update={"pains": pains})})


def test_a_draft_does_not_differ_from_itself() -> None:
    assert changes(draft()) == {}


def test_a_title_or_a_comma_is_a_rewording() -> None:
    found = changes(with_requirement(draft(), title="All numbers", statement="The product must bring numbers together"))

    assert found[REQ].happened == (Happened.REWORDED,)
    assert [(one.field, one.before) for one in found[REQ].wording] == [
        ("text", "The product must bring the numbers together."),
        ("title", "Numbers without copying"),
    ]


def test_another_word_that_means_something_is_a_change_of_meaning() -> None:
    found = changes(with_requirement(draft(), statement="The product must not bring the numbers together."))

    assert found[REQ].happened == (Happened.MEANING,)


def test_another_criterion_changes_the_meaning_of_its_requirement_and_is_no_item_of_its_own() -> None:
    criterion = draft().requirements[0].criteria[0].model_copy(update={"then": "nothing is there"})

    found = changes(with_requirement(draft(), criteria=(criterion,)))

    assert set(found) == {REQ}
    assert found[REQ].happened == (Happened.MEANING,)
    assert found[REQ].wording[0].field == "criterion 001"


def test_another_target_of_a_goal_is_a_change_of_meaning() -> None:
    prd = draft()
    goals = (prd.gtm.goals[0].model_copy(update={"target": "3 % a month"}),)

    found = changes(prd.model_copy(update={"gtm": prd.gtm.model_copy(update={"goals": goals})}))

    assert found[GOAL].happened == (Happened.MEANING,)


def test_what_an_item_rests_on_besides_its_quotes_is_part_of_its_meaning() -> None:
    found = changes(with_requirement(draft(), traces=ids("PAIN-001", "GOAL-001", "PAIN-002")))

    assert found[REQ].happened == (Happened.MEANING,)
    assert (found[REQ].rests_on, found[REQ].no_longer_on) == (ids("PAIN-002"), ids("JOB-001"))


def test_a_priority_that_moved_says_why() -> None:
    found = changes(with_requirement(draft(), priority=Priority.COULD, priority_because="told by one"))

    assert found[REQ].happened == (Happened.PRIORITY,)
    moved = found[REQ].priority
    assert moved
    assert (moved.before, moved.after, moved.because) == ("must", "could", "told by one")


def test_a_pain_that_moved_in_the_ranking_says_why() -> None:
    found = changes(with_pain(draft(), rank=2, band=Band.LISTED))

    moved = found[PAIN].priority
    assert moved
    assert (moved.before, moved.after) == ("rank 1 (top)", "rank 2 (listed)")
    assert "severity 2 of 4" in moved.because


def test_quotes_are_told_by_their_words_and_not_by_their_ids() -> None:
    prd = draft()
    renumbered = tuple(one.model_copy(update={"id": ItemId(f"{one.id[:-1]}9")}) for one in prd.evidence[:1])
    moved = with_requirement(prd, evidence=ids("EV-009"))
    moved = with_pain(moved, evidence=ids("EV-009"))

    found = changes(moved.model_copy(update={"evidence": (*renumbered, *prd.evidence[1:])}))

    assert REQ not in found
    assert PAIN not in found


def test_quotes_that_come_and_go_are_named_and_those_against_it_told_apart() -> None:
    prd = draft()
    more = prd.model_copy(update={"evidence": (*prd.evidence, quote(3, "It ate my Sunday."))})

    found = changes(with_pain(more, evidence=ids("EV-003"), against=ids("EV-002", "EV-001")))

    change = found[PAIN]
    assert change.happened == (Happened.LOST, Happened.GAINED)
    assert [(one.id, one.opposes) for one in change.gained] == [("EV-003", False), ("EV-001", True)]
    assert [(one.id, one.opposes) for one in change.lost] == [("EV-001", False)]


def test_what_is_new_and_what_is_gone_is_told_with_what_stands_in_its_place() -> None:
    prd = draft()
    other = prd.requirements[0].model_copy(update={"id": ItemId("REQ-002")})
    after = prd.model_copy(
        update={
            "requirements": (other,),
            "superseded": (Superseded(id=REQ, words="-", replaced_by=ids("REQ-002"), why="read differently"),),
        }
    )

    found = changes(after)

    assert found[ItemId("REQ-002")].happened == (Happened.NEW,)
    assert (found[REQ].happened, found[REQ].replaced_by) == ((Happened.GONE,), ids("REQ-002"))
    assert found[REQ].why == "read differently"
    assert found[REQ].text == "The product must bring the numbers together."


def test_a_finding_about_the_whole_that_was_waived_is_told_of_the_whole() -> None:
    about = finding().model_copy(
        update={"item": WHOLE, "waived": Waived(decision="DEC-001", by="Dana", reason="agreed")}
    )

    change = changes(draft(about), draft())[WHOLE]

    assert (change.word, change.text) == ("document", "all of it")


def test_a_doubt_and_a_decision_are_told_once() -> None:
    made = Decided(item=REQ, decision="DEC-001", action=Action.ACCEPT, by="Dana")
    doubt = Suspect(item=REQ, decision="DEC-001", reasons=("its pain changed",))
    after = draft().model_copy(update={"decided": (made,), "suspect": (doubt,)})

    found = changes(after)

    assert found[REQ].happened == (Happened.SUSPECT, Happened.DECIDED)
    assert found[REQ].suspect == ("its pain changed",)
    assert [(one.id, one.by) for one in found[REQ].decided] == [("DEC-001", "Dana")]
    assert changes(after, after) == {}
    assert changes(after.model_copy(update={"suspect": ()}), after)[REQ].happened == (Happened.SETTLED,)
