from icp2prd.domain.base import ItemId
from icp2prd.domain.gtm import Action, NonGoal, OpenQuestion, Source
from icp2prd.domain.prd import Assumption
from icp2prd.domain.requirement import Cut
from icp2prd.study.item import Level, every_item
from tests.study.drafts import draft, ids


def test_everything_with_an_id_is_an_item() -> None:
    prd = draft()
    action = Action(
        id=ItemId("ACT-001"),
        action="Ask ten",
        measure="",
        window="",
        pivot="",
        persevere="",
        source=Source.TEAM,
        where="gtm.md",
    )
    full = prd.model_copy(
        update={
            "gtm": prd.gtm.model_copy(update={"actions": (action,)}),
            "non_goals": (NonGoal(id=ItemId("NOT-001"), text="Billing", because="said so", source=Source.TEAM),),
            "cut": (Cut(id=ItemId("CUT-001"), text="Reports", because="no pain", traces=ids("PAIN-001")),),
            "assumptions": (Assumption(id=ItemId("ASM-001"), text="monthly", about="REQ-001"),),
            "open_questions": (OpenQuestion(id=ItemId("Q-001"), question="Who?", about="gtm.segment"),),
        }
    )

    items = {item.id: item for item in every_item(full)}

    assert set(items) == set(
        ids("EV-001", "EV-002", "PAIN-001", "JOB-001", "REQ-001", "AC-001", "MET-001", "GOAL-001")
    ) | set(ids("ACT-001", "NOT-001", "CUT-001", "ASM-001", "Q-001"))
    assert items[ItemId("CUT-001")].remarks == ("because no pain",)
    assert items[ItemId("ASM-001")].traces == ids("REQ-001")
    assert items[ItemId("Q-001")].level is Level.QUESTION
