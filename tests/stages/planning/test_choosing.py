"""What is asked for outright comes before what the model turns round, and that before a frame; what is left says why."""

from collections.abc import Mapping

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.icp import Icp, Synthesis
from icp2prd.domain.insight import Insights, Kind
from icp2prd.domain.quantity import quantities
from icp2prd.llm.fake import FakeModel
from icp2prd.stages.planning import wishing
from icp2prd.stages.planning.choosing import NO_DEMAND, NOBODY_ASKS, NOT_ASKED, chosen
from icp2prd.stages.planning.grounds import Draft, Ground, grounds_of
from icp2prd.stages.planning.refusing import OF_ANY_PRODUCT, OF_WHAT, Refusals
from icp2prd.stages.planning.wishing import Wishes
from icp2prd.stages.quotes import Shelf
from tests.sample import INTERVIEWS, sample_prd

PRD = sample_prd()
ACCOUNTS = "The product must agree with their accounts, to the penny."
BY_HAND = {ItemId("EV-003"): "I tick names off by hand."}
LATE = {ItemId("EV-010"): "The sheet came in late."}
PHONE = "The product must not put medical details on a phone that can be left on a bus."


def icp(**wanted: tuple[str, str]) -> Icp:
    """The sample's, with things that customers want: id → the pain it is for, and the quote it rests on."""
    [theme] = PRD.icp.decision_criteria
    themes = tuple(
        theme.model_copy(
            update={"id": ItemId(name), "name": quote, "traces": (ItemId(pain),), "evidence": (ItemId(quote),)}
        )
        for name, (pain, quote) in wanted.items()
    )
    pains = tuple(one.model_copy(update={"about": "the consents"}) for one in PRD.icp.pains)
    return PRD.icp.model_copy(
        update={"pains": pains, "decision_criteria": themes, "objections": (), "workarounds": (), "success_metrics": ()}
    )


def choose(
    profile: Icp, *answers: str, most: int = 20, said: Mapping[ItemId, str] | None = None
) -> tuple[list[Draft], dict[str, str], list[Ground], FakeModel]:
    """said: what stands in a quote instead, by its id."""
    model = FakeModel({"wish": [{"requirement": one} for one in answers]})
    instead = dict(said or {})
    evidence = tuple(one.model_copy(update={"sentence": instead.get(one.id, one.sentence)}) for one in PRD.evidence)
    insights = Insights(insights=(), evidence=evidence, ledger=PRD.coverage.ledger)
    grounds = grounds_of(profile, by_code=True)
    shelf = Shelf(insights, Synthesis(icp=profile))
    wishes, refusals = Wishes(model, INTERVIEWS), Refusals(shelf, profile)
    drafts, rejected, left = chosen(shelf, wishes, refusals, grounds, most, lambda _done, _total: None)
    return drafts, {one.item: one.reason for one in rejected}, left, model


def test_a_pain_is_answered_by_what_is_asked_for_then_by_what_was_turned_then_by_a_frame() -> None:
    wanted = icp(CRIT_001=("PAIN-001", "EV-008"), CRIT_002=("PAIN-002", "EV-018"))

    drafts, reasons, left, _ = choose(wanted, PHONE, said=LATE)

    assert [one.statement for one in drafts[:2]] == [ACCOUNTS, PHONE]
    assert [one.ground.item for one in drafts[2:]] == ["PAIN-003"]
    assert not quantities(drafts[2].statement)
    assert reasons == {"PAIN-004": NOBODY_ASKS}
    assert left == []


def test_what_is_asked_for_outright_is_not_asked_about() -> None:
    drafts, _, _, model = choose(icp(CRIT_001=("PAIN-001", "EV-008")))

    assert drafts[0].statement == ACCOUNTS
    assert model.asked == []


def test_a_wish_that_is_no_requirement_says_so_and_is_asked_about_once() -> None:
    drafts, reasons, _, model = choose(icp(CRIT_001=("PAIN-001", "EV-009")), "")

    assert drafts[0].ground.item == "PAIN-001"
    assert reasons["CRIT_001 for PAIN-001"] == NO_DEMAND
    assert len(model.asked) == 1


def test_a_wish_that_was_not_asked_about_says_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishing, "MOST_ASKED", 1)

    _, reasons, _, model = choose(icp(CRIT_001=("PAIN-001", "EV-009"), CRIT_002=("PAIN-002", "EV-018")), "", PHONE)

    assert reasons["CRIT_001 for PAIN-001"] == NO_DEMAND
    assert reasons["CRIT_002 for PAIN-002"] == NOT_ASKED
    assert len(model.asked) == 1


def test_what_comes_after_the_limit_is_left() -> None:
    drafts, _, left, _ = choose(icp(CRIT_001=("PAIN-001", "EV-008")), most=1)

    assert [one.statement for one in drafts] == [ACCOUNTS]
    assert [one.item for one in left] == ["PAIN-002", "PAIN-003"]


def test_an_objection_that_asks_for_nothing_is_a_doubt_and_nobody_is_asked_about_it() -> None:
    profile = icp(CRIT_001=("PAIN-001", "EV-018"))
    [theme] = profile.decision_criteria
    doubt = theme.model_copy(update={"kind": Kind.OBJECTION})

    drafts, reasons, left, model = choose(profile.model_copy(update={"decision_criteria": (), "objections": (doubt,)}))

    assert doubt.id not in {one.ground.theme.id for one in drafts}
    assert [one for one in (*reasons, *(ground.item for ground in left)) if doubt.id in one] == []
    assert model.asked == []


def test_what_is_asked_for_in_the_middle_of_a_complaint_answers_it_whatever_its_rank() -> None:
    profile = icp()
    first, *_, listed = profile.pains
    said = {first.evidence[0]: "I'd have to see who has the key.", listed.evidence[0]: "It can't lose the key."}

    drafts, reasons, left, _ = choose(profile, said=said)

    made = {one.ground.item: one.statement for one in drafts}
    assert made[first.id] == "The product must let the user see who has the key."
    assert made[listed.id] == "The product must not lose the key."
    assert [one for one in (*reasons, *(ground.item for ground in left)) if one == listed.id] == []


@pytest.mark.parametrize(("said", "made"), [("Nobody gets charged twice.", 1), ("Under five short trays.", 0)])
def test_a_success_that_is_a_demand_is_one_and_any_other_is_for_measuring(said: str, made: int) -> None:
    profile = icp(CRIT_001=("PAIN-001", "EV-018"))
    [theme] = profile.decision_criteria
    success = theme.model_copy(update={"kind": Kind.SUCCESS_METRIC})
    wanted = profile.model_copy(update={"decision_criteria": (), "success_metrics": (success,)})

    drafts, reasons, left, model = choose(wanted, said={ItemId("EV-018"): said})

    assert [one.statement for one in drafts].count("The product must make sure that nobody gets charged twice.") == made
    assert [one for one in (*reasons, *(ground.item for ground in left)) if success.id in one] == []
    assert model.asked == []


def test_what_is_done_by_hand_comes_last_and_is_not_asked_about() -> None:
    profile = icp(CRIT_001=("PAIN-001", "EV-008")).model_copy(update={"workarounds": PRD.icp.workarounds})

    drafts, reasons, left, model = choose(profile, said=BY_HAND)

    reliefs = [one for one in drafts if one.ground.is_relief]
    assert reliefs
    assert drafts[-len(reliefs) :] == reliefs
    assert all(one.statement.startswith("The product must make it unnecessary to ") for one in reliefs)
    assert model.asked == []
    assert [one for one in (*reasons, *(ground.item for ground in left)) if one.startswith("WORK")] == []


def test_what_is_told_at_length_is_a_quote_and_no_requirement() -> None:
    profile = icp(CRIT_001=("PAIN-001", "EV-008")).model_copy(update={"workarounds": PRD.icp.workarounds})

    drafts, _, left, _ = choose(profile, said={ItemId("EV-003"): "I write down every single thing they have paid."})

    assert [one for one in (*(draft.ground for draft in drafts), *left) if one.is_relief] == []


def test_what_is_done_by_hand_is_left_where_the_limit_is_met() -> None:
    wanted = icp(CRIT_001=("PAIN-001", "EV-008")).model_copy(update={"workarounds": PRD.icp.workarounds})
    all_of_them, _, _, _ = choose(wanted, said=BY_HAND)
    last = all_of_them[-1].statement
    others = [one for one in all_of_them if one.statement != last]

    drafts, _, left, _ = choose(wanted, most=len({one.statement for one in others}), said=BY_HAND)

    assert drafts == others
    assert all_of_them[-1].ground.item in [one.item for one in left]


@pytest.mark.parametrize(("sentence", "made"), [("The forms come in late.", 1), ("It was a Tuesday.", 0)])
def test_a_pain_that_is_only_listed_gets_a_frame_where_it_says_what_goes_wrong(sentence: str, made: int) -> None:
    profile = icp()
    *_, listed = profile.pains

    drafts, reasons, _, _ = choose(profile, said=dict.fromkeys(listed.evidence, sentence))

    assert [one.ground.item for one in drafts].count(listed.id) == made
    assert (reasons.get(listed.id) == NOBODY_ASKS) is not bool(made)
    assert made == 0 or drafts[-1].ground.item == listed.id


def test_what_would_be_true_of_any_product_is_not_written_and_its_pain_says_why() -> None:
    profile = icp()
    pains = tuple(one.model_copy(update={"about": ""}) for one in profile.pains)

    drafts, reasons, left, _ = choose(profile.model_copy(update={"pains": pains}))

    assert (drafts, left) == ([], [])
    assert {reasons[one.id] for one in profile.top_pains()} == {OF_ANY_PRODUCT}


def test_a_pain_that_may_be_none_gets_no_frame() -> None:
    profile = icp()
    *others, listed = profile.pains
    unsure = listed.model_copy(update={"certainty": 0.4})

    drafts, reasons, _, _ = choose(
        profile.model_copy(update={"pains": (*others, unsure)}), said=dict.fromkeys(listed.evidence, "It came in late.")
    )

    assert unsure.id not in {one.ground.item for one in drafts}
    assert reasons[unsure.id] == NOBODY_ASKS


def test_what_is_acted_on_by_a_word_that_points_back_is_not_written() -> None:
    drafts, reasons, _, _ = choose(
        icp(CRIT_001=("PAIN-001", "EV-008")), said={ItemId("EV-008"): "I have to see them all beside the consents."}
    )

    assert " them" not in " ".join(one.statement for one in drafts)
    assert reasons["CRIT_001 for PAIN-001"] == OF_WHAT


def test_a_demand_that_any_product_would_meet_is_not_written() -> None:
    drafts, reasons, _, _ = choose(icp(), said={ItemId("EV-002"): "It has to show the user the settings page."})

    assert "settings" not in " ".join(one.statement for one in drafts)
    assert [one.ground.item for one in drafts if one.ground.pains[0].id == "PAIN-001"] == ["PAIN-001"]
    assert "PAIN-001" not in reasons


def test_what_is_done_about_a_pain_answers_it_where_nobody_knows_what_it_is_about() -> None:
    profile = icp()
    said = {ItemId("EV-002"): "I copy all of it by hand into one big file."}
    nameless = tuple(one.model_copy(update={"about": ""}) for one in profile.pains)

    by_frame, *_ = choose(profile, said=said)
    by_hand, *_ = choose(profile.model_copy(update={"pains": nameless}), said=said)

    assert "unnecessary" not in by_frame[0].statement
    assert [one.statement for one in by_hand] == ["The product must make it unnecessary to copy it by hand."]


def test_what_is_still_a_quote_is_not_written_unless_it_was_asked_for() -> None:
    said = {ItemId("EV-002"): "So I write down every single thing the parents have paid."}
    profile = icp().model_copy(update={"workarounds": PRD.icp.workarounds[:1]})
    [today] = profile.workarounds
    by_hand = today.model_copy(update={"evidence": (ItemId("EV-002"),), "traces": (ItemId("PAIN-001"),)})

    drafts, _, _, _ = choose(profile.model_copy(update={"workarounds": (by_hand,)}), said=said)

    first = next(one for one in drafts if one.ground.pains[0].id == "PAIN-001")
    assert "unnecessary" not in first.statement
    assert "the consents" in first.statement


@pytest.mark.parametrize(("about", "named"), [("the van", True), ("the Excel file", False)])
def test_a_frame_names_what_a_pain_is_about_unless_that_is_a_product(about: str, *, named: bool) -> None:
    profile = icp()
    pains = tuple(one.model_copy(update={"about": about}) for one in profile.pains)

    drafts, _, _, _ = choose(profile.model_copy(update={"pains": pains}))

    assert any(about in one.statement for one in drafts) is named


def test_what_may_be_no_workaround_is_no_reason_for_a_requirement() -> None:
    unsure = tuple(one.model_copy(update={"certainty": 0.4}) for one in PRD.icp.workarounds)
    profile = icp(CRIT_001=("PAIN-001", "EV-008")).model_copy(update={"workarounds": unsure})

    drafts, _, left, _ = choose(profile, said=BY_HAND)

    grounds = [*(draft.ground for draft in drafts), *left]
    assert [one for one in grounds if one.is_relief or one.today] == []
