from icp2prd.critic import criticise
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import Finding
from icp2prd.domain.prd import Prd
from icp2prd.domain.waiver import Waiver, Waivers
from icp2prd.domain.waiving import Target, bases_of, ground_of_waiver, lapsed, with_waivers
from tests.critic.changes import sample_with
from tests.sample import BRIEF, INTERVIEWS

REQ = ItemId("REQ-001")
VAGUE = {"requirements.0.statement": "The product must be easy to use."}
VAGUER = {"requirements.0.statement": "The product must be easy to use for coordinators."}


def found(prd: Prd) -> tuple[Finding, ...]:
    return criticise(prd, INTERVIEWS, BRIEF)


def waiver_for(prd: Prd, rule: str, item: ItemId) -> Waivers:
    rested = ground_of_waiver(rule, item, found(prd), prd)
    assert rested
    return Waivers(
        waivers=(Waiver(id="DEC-001", rule=rule, item=item, reason="a fixed phrase", by="Ines", rested_on=rested),)
    )


def waived(prd: Prd, waivers: Waivers) -> list[str]:
    return [one.rule for one in with_waivers(found(prd), prd, waivers) if one.waived]


def test_a_waived_finding_is_marked_with_who_and_why_and_no_other_is() -> None:
    prd = sample_with({**VAGUE, "requirements.1.statement": "The product must be fast."})

    marked = with_waivers(found(prd), prd, waiver_for(prd, "WORDS-002", REQ))

    assert {one.item: bool(one.waived) for one in marked if one.rule == "WORDS-002"} == {
        REQ: True,
        ItemId("REQ-002"): False,
    }
    mark = next(one.waived for one in marked if one.waived)
    assert (mark.decision, mark.by, mark.reason) == ("DEC-001", "Ines", "a fixed phrase")


def test_a_waived_finding_does_not_block() -> None:
    prd = sample_with({"requirements.0.criteria": []})
    before = prd.model_copy(update={"findings": found(prd)})
    after = prd.model_copy(
        update={"findings": with_waivers(found(prd), prd, waiver_for(prd, "TEST-001", REQ))},
    )

    assert "TEST-001" in {one.rule for one in before.blocking()}
    assert {one.rule for one in after.blocking()} == {one.rule for one in before.blocking()} - {"TEST-001"}
    assert len(after.waived()) == 1


def test_a_waiver_lapses_when_the_text_changes_and_says_so() -> None:
    waivers = waiver_for(sample_with(VAGUE), "WORDS-002", REQ)
    changed = sample_with(VAGUER)

    assert waived(changed, waivers) == []
    assert lapsed(found(changed), changed, waivers) == waivers.waivers


def test_a_waiver_outlives_changes_elsewhere_in_the_item() -> None:
    waivers = waiver_for(sample_with(VAGUE), "WORDS-002", REQ)
    changed = sample_with({**VAGUE, "requirements.0.rationale": "It takes coordinators whole mornings."})

    assert "WORDS-002" in waived(changed, waivers)
    assert lapsed(found(changed), changed, waivers) == ()


def test_a_waiver_of_a_fault_that_was_mended_is_not_lapsed() -> None:
    waivers = waiver_for(sample_with(VAGUE), "WORDS-002", REQ)
    mended = sample_with({})

    assert found(mended) == ()
    assert lapsed(found(mended), mended, waivers) == ()


def test_a_waiver_of_a_count_lapses_when_the_count_is_another() -> None:
    four = sample_with({f"requirements.{place}.priority": "must" for place in (0, 1, 2, 4)})
    all_five = sample_with({f"requirements.{place}.priority": "must" for place in range(5)})
    waivers = waiver_for(four, "PRIO-003", ItemId("REQ-005"))

    assert waived(four, waivers) == ["PRIO-003"]
    assert waived(all_five, waivers) == []
    assert lapsed(found(all_five), all_five, waivers) == waivers.waivers


def test_what_is_found_in_a_section_can_be_waived_too() -> None:
    prd = sample_with({"gtm.promise.text": "No pupil stays behind, 41 times out of 42."})
    targets = list(bases_of(found(prd), prd))

    assert Target("GROUND-001", ItemId("GTM"), "promise") in targets
    assert waived(prd, waiver_for(prd, "GROUND-001", ItemId("GTM")))[0] == "GROUND-001"
