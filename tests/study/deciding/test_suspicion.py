"""The reason why an item waits is told in words."""

import pytest

from icp2prd.domain.base import InterviewId, ItemId, PersonId, TurnId
from icp2prd.domain.decision import Action, Decision, Decisions
from icp2prd.domain.evidence import Evidence
from icp2prd.study.deciding.ground import Ground
from icp2prd.study.deciding.making import Asked, decide
from icp2prd.study.deciding.suspicion import NOT_DRAFTED, reasons_to_doubt
from tests.study.drafts import draft, quote, requirement


def said(number: int, interview: str) -> Evidence:
    return quote(number, f"it takes {number} evenings").model_copy(
        update={
            "interview": InterviewId(interview),
            "turn": TurnId(f"{interview}:{number}"),
            "person": PersonId(interview),
        }
    )


QUOTES = {one.id: one for one in (said(1, "ana"), said(2, "ben"), said(3, "ben"), said(4, "cyd"), said(5, "dan"))}


def decision() -> Decision:
    on = requirement().model_copy(update={"evidence": tuple(ItemId(f"EV-00{number}") for number in (1, 2, 3))})
    prd = draft().model_copy(update={"requirements": (on,), "evidence": tuple(QUOTES.values())})
    return decide(Decisions(), prd, Asked(action=Action.ACCEPT, item=on.id), "Dana").decisions[0]


def ground(*numbers: int, interviews: str = "ana ben cyd dan", **parents: str) -> Ground:
    there = {ItemId(f"EV-00{number}"): QUOTES[ItemId(f"EV-00{number}")] for number in numbers}
    said_by = {**decision().rested_on.parents, **{ItemId(one.replace("_", "-")): text for one, text in parents.items()}}
    return Ground(evidence=there, parents=said_by, interviews=frozenset(map(InterviewId, interviews.split())))


def doubts(on: Ground, *against: str, drafted: bool = True) -> tuple[str, ...]:
    return reasons_to_doubt(decision(), on, [ItemId(one) for one in against], {}, drafted=drafted)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (ground(1, 2, 3), ()),
        (ground(1, 2, 3, 4), ()),
        (ground(1, interviews="ana"), ("2 of its 3 quotes were in an interview that was removed (ben)",)),
        (ground(1, 2), ("1 of its 3 quotes is no longer quoted from ben",)),
        (ground(interviews=""), ("all of its 3 quotes were in interviews that were removed",)),
        (ground(1, 2, 3, PAIN_001="other"), ("its pain PAIN-001 changed meaning",)),
    ],
)
def test_what_moved_is_told(on: Ground, expected: tuple[str, ...]) -> None:
    assert doubts(on) == expected


def test_new_voices_against_it_are_counted_by_customer() -> None:
    assert doubts(ground(1, 2, 3, 4, 5), "EV-004", "EV-005") == ("2 new customers contradict it",)
    assert doubts(ground(1, 2, 3, 4), "EV-004") == ("1 new customer contradicts it",)


def test_a_parent_that_is_gone_is_named_with_what_it_was_merged_into() -> None:
    on = ground(1, 2, 3)
    parents = {one: text for one, text in on.parents.items() if one != "PAIN-001"}
    on = on.model_copy(update={"parents": parents})

    assert doubts(on) == ("its pain PAIN-001 is gone",)
    merged = reasons_to_doubt(decision(), on, [], {ItemId("PAIN-001"): ItemId("PAIN-002")}, drafted=True)
    assert merged == ("its pain PAIN-001 was merged into PAIN-002",)


def test_an_item_that_is_not_drafted_again_waits_with_that_reason() -> None:
    assert doubts(ground(1, 2, 3), drafted=False) == (NOT_DRAFTED,)
