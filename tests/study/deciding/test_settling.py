"""Decisions put onto one fresh artifact."""

from icp2prd.domain.base import Artifact, ItemId
from icp2prd.domain.decision import Decisions
from icp2prd.domain.gtm import Gtm
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.job import Jobs
from icp2prd.domain.prd import Prd, Previous
from icp2prd.domain.requirement import Requirement, Requirements
from icp2prd.study.deciding.making import Asked, decide
from icp2prd.study.deciding.recalling import recalled
from icp2prd.study.deciding.settling import Settling
from tests.study.drafts import draft, gtm, requirement


def before() -> dict[type[Artifact], Artifact]:
    prd = draft()
    return {
        Insights: Insights(insights=(), evidence=prd.evidence, ledger=()),
        Synthesis: Synthesis(icp=prd.icp),
        Jobs: prd.jobs,
        Gtm: gtm(),
    }


def decided(**asked: object) -> Decisions:
    return decide(Decisions(), draft(), Asked.model_validate({"item": "REQ-001", **asked}), "Dana")


def drafted(number: int, **fields: object) -> Requirement:
    return requirement().model_copy(update={"id": ItemId(f"REQ-{number:03d}"), **fields})


def settled(decisions: Decisions, *drafts: Requirement, last: Prd | None) -> tuple[Settling, list[str]]:
    settling = Settling(decisions, recalled(Previous(prd=last), decisions))
    made = settling.settle(Requirements(requirements=drafts), before())
    return settling, [one.id for one in made.requirements]


def test_every_draft_that_says_what_was_rejected_is_held_back() -> None:
    again = drafted(4, statement="Bring the numbers together, the product must.", evidence=())
    other = drafted(5, statement="The product must print receipts.", evidence=())
    rejected = decided(action="reject", reason="not ours")

    settling, ids = settled(rejected, requirement(), again, other, last=draft())

    assert ids == ["REQ-005"]
    assert [one.item for one in settling.held_back] == ["REQ-001", "REQ-001"]


def test_an_item_that_people_saw_and_left_alone_is_not_taken_for_a_rejected_one() -> None:
    seen = drafted(2)
    last = draft().model_copy(update={"requirements": (requirement(), seen)})

    _, ids = settled(decided(action="reject", reason="not ours"), requirement(), seen, last=last)

    assert ids == ["REQ-002"]


def test_a_draft_that_only_has_the_id_of_a_decided_item_gets_a_number_of_its_own() -> None:
    stranger = drafted(1, statement="The product must print receipts.", evidence=(ItemId("EV-002"),))

    settling, ids = settled(decided(action="accept"), stranger, last=draft())

    assert sorted(ids) == ["REQ-001", "REQ-002"]
    assert settling.renamed
    assert [one.item for one in settling.suspect] == ["REQ-001"]


def test_numbers_that_decisions_name_stay_taken_when_the_draft_is_lost() -> None:
    rejected = decide(
        Decisions(),
        draft().model_copy(update={"requirements": (drafted(7),)}),
        Asked.model_validate({"action": "reject", "item": "REQ-007", "reason": "no"}),
        "Dana",
    )

    assert recalled(Previous(), rejected).highest["REQ"] == 7
    assert recalled(Previous(highest={"REQ": 9}), rejected).highest["REQ"] == 9
