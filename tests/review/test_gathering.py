"""What needs a person comes first, and what needs nobody is never asked."""

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.decided import HeldBack, Suspect, Unplaced
from icp2prd.domain.decision import Action, Decisions
from icp2prd.domain.evidence import Strength
from icp2prd.domain.finding import FindingSeverity
from icp2prd.review.bodies import ending_sentences
from icp2prd.review.gathering import Material, has_low_evidence, sheets_of
from icp2prd.review.sheet import Need, Sheet, Stage
from icp2prd.study.bookmark import Bookmark
from icp2prd.study.deciding.making import clean_items
from tests.review.made import after, begun, decided, small
from tests.sample import INTERVIEWS, sample_prd
from tests.study.drafts import draft, finding, pain, quote, requirement

REQ = ItemId("REQ-001")


def by_id(*sheets: Sheet) -> dict[str, Sheet]:
    return {one.key: one for one in sheets}


def test_stages_come_in_the_order_in_which_one_shapes_the_next() -> None:
    assert list(dict.fromkeys(one.stage for one in sheets_of(small()))) == [
        Stage.PAINS,
        Stage.JOBS,
        Stage.REQUIREMENTS,
        Stage.METRICS,
        Stage.FINDINGS,
    ]


def test_suspect_comes_before_new_before_findings_before_low_evidence() -> None:
    prd = sample_prd()
    seen = {one.id: one.glance for one in sheets_of(Material(prd=prd, interviews=INTERVIEWS))}
    first, second, third, fourth, fifth = (one.id for one in prd.requirements)
    decisions = decided(prd, {"action": "accept", "item": third})
    thin = {"evidence": prd.requirements[3].evidence[:1]}
    prd = prd.model_copy(
        update={
            "findings": (finding().model_copy(update={"item": fifth}),),
            "suspect": (Suspect(item=third, decision="DEC-001", reasons=("its only quote is gone",)),),
            "requirements": (*prd.requirements[:3], prd.requirements[3].model_copy(update=thin), prd.requirements[4]),
        }
    )
    now = {one.id: one.glance for one in sheets_of(Material(prd=prd, interviews=INTERVIEWS))}
    bookmark = Bookmark(seen={**seen, **{fourth: now[fourth]}})
    del bookmark.seen[second]

    sheets = sheets_of(Material(prd=prd, interviews=INTERVIEWS, decisions=decisions, bookmark=bookmark))

    asked = [(one.id, one.need) for one in sheets if one.stage is Stage.REQUIREMENTS and one.asked]
    assert asked == [
        (third, Need.SUSPECT),
        (second, Need.NEW),
        (fifth, Need.FINDINGS),
        (fourth, Need.LOW_EVIDENCE),
    ]
    assert by_id(*sheets)[first].need is Need.NOTHING


def test_what_is_suspect_in_any_stage_comes_before_what_is_new_in_the_first() -> None:
    prd = sample_prd()
    last, first = prd.metrics[0].id, prd.requirements[0].id
    doubts = tuple(Suspect(item=one, decision="", reasons=("its only quote is gone",)) for one in (last, first))
    prd = prd.model_copy(update={"suspect": doubts})

    asked = [one for one in sheets_of(Material(prd=prd, interviews=INTERVIEWS)) if one.asked]

    assert [one.id for one in asked[:2]] == [first, last]
    assert (asked[2].stage, asked[2].need) == (Stage.PAINS, Need.NEW)


def test_what_was_decided_is_not_asked_again_unless_it_is_suspect() -> None:
    decisions = decided(draft(finding()), {"action": "accept", "item": "PAIN-001"})

    assert by_id(*sheets_of(small(decisions)))["PAIN-001"].need is Need.NOTHING

    again: dict[str, object] = {"action": "accept", "item": "PAIN-001"}
    renewed = decided(draft(), again, again)
    doubtful = draft().model_copy(
        update={"suspect": (Suspect(item=pain().id, decision="DEC-001", reasons=("all gone",)),)}
    )
    assert by_id(*sheets_of(small(decisions, prd=doubtful)))["PAIN-001"].doubts == ("all gone",)
    assert by_id(*sheets_of(small(renewed, prd=doubtful)))["PAIN-001"].need is Need.NOTHING


def test_what_the_market_speaks_against_is_suspect_though_nobody_has_decided_about_it() -> None:
    doubt = Suspect(item=REQ, decision="", reasons=("MET-001 says pivot (RES-001)",))
    prd = draft().model_copy(update={"suspect": (doubt,)})
    passed = Bookmark(seen={one.id: one.glance for one in sheets_of(small(prd=draft()))})

    sheet = by_id(*sheets_of(small(prd=prd, bookmark=passed)))[REQ]
    settled = by_id(*sheets_of(small(decided(prd, {"action": "accept", "item": REQ}), prd=prd)))[REQ]

    assert (sheet.need, sheet.doubts) == (Need.SUSPECT, doubt.reasons)
    assert (settled.need, settled.doubts) == (Need.NOTHING, ())
    assert REQ in clean_items(draft(), Decisions())
    assert REQ not in clean_items(prd, Decisions())


def test_what_was_deferred_before_comes_last_in_its_stage() -> None:
    decisions = decided(sample_prd(), {"action": "defer", "item": "REQ-001"})

    sheets = sheets_of(Material(prd=sample_prd(), decisions=decisions))

    stage = [one for one in sheets if one.stage is Stage.REQUIREMENTS]
    assert (stage[-1].id, stage[-1].need, stage[-1].needs) == (REQ, Need.DEFERRED, ("deferred by Ines",))


def test_a_note_is_shown_and_not_asked_about() -> None:
    note = draft(finding(FindingSeverity.NOTE))

    assert not by_id(*sheets_of(small(prd=note)))["TRACE-003:REQ-001"].asked


def test_a_waived_finding_is_no_need() -> None:
    decisions = decided(
        draft(finding()), {"action": "waive", "item": "REQ-001", "rule": "TRACE-003", "reason": "agreed"}
    )

    sheets = by_id(*sheets_of(small(decisions)))

    assert "TRACE-003:REQ-001" not in sheets
    assert sheets["REQ-001"].findings == ()


def test_findings_about_a_criterion_are_shown_with_its_requirement() -> None:
    about = finding().model_copy(update={"item": "REQ-001-AC1"})

    assert [one.item for one in by_id(*sheets_of(small(prd=draft(about))))["REQ-001"].findings] == ["REQ-001-AC1"]


def test_quotes_have_a_line_before_and_after_and_who_said_them() -> None:
    sheet = by_id(*sheets_of(small()))["PAIN-001"]

    (said,), (against,) = sheet.quotes, sheet.against
    assert (said.words, said.before, said.after) == ("it takes me evenings", "", "um, most of them.")
    assert (said.who, said.where) == ("Dana (customer)", "dana.md, 1:15")
    assert against.before == "Dana: it takes me evenings, um, most of them."
    assert against.after == "Ines: Right. And the dog?"


def test_words_around_a_quote_are_not_shown_from_an_interview_that_changed() -> None:
    moved = draft().model_copy(update={"evidence": (quote(1, "it took me evenings"),)})

    (said,) = by_id(*sheets_of(small(prd=moved)))["PAIN-001"].quotes

    assert (said.before, said.after) == ("", "")


def test_low_evidence_is_one_customer_or_nothing_but_opinions() -> None:
    other = quote(2, "so do I").model_copy(update={"person": "tom"})
    two = requirement().model_copy(update={"evidence": ("EV-001", "EV-002")})
    weak = {one.id: one.model_copy(update={"strength": Strength.OPINION}) for one in (quote(1, "it"), other)}

    assert has_low_evidence(requirement(), {quote(1, "it").id: quote(1, "it")})
    assert not has_low_evidence(two, {quote(1, "it").id: quote(1, "it"), other.id: other})
    assert has_low_evidence(two, weak)
    assert has_low_evidence(two, {})


def test_what_changed_since_it_was_decided_or_seen_is_said() -> None:
    before = draft().model_copy(update={"evidence": (quote(1, "it takes me evenings"),)})
    decisions = decided(before, {"action": "accept", "item": "PAIN-001"})
    state = after(begun(small(prd=before)), "n", "n")
    must = requirement().model_copy(update={"statement": "The product must hum.", "priority": "could"})
    now = draft().model_copy(update={"requirements": (must,)})

    accepted = by_id(*sheets_of(small(decisions, prd=now)))["PAIN-001"]
    seen = by_id(*sheets_of(small(bookmark=after(state, "n").bookmark, prd=now)))["REQ-001"]

    assert accepted.changes == ("1 opposing quote more than Ines saw",)
    assert seen.changes == (
        "it said “The product must bring the numbers together.”",
        "its priority was must",
    )
    assert seen.need is Need.NEW


def test_what_is_held_back_and_what_a_decision_kept_is_told_at_the_end() -> None:
    held = HeldBack(item=REQ, decision="DEC-001", by="Ines", text="x", because="rejected by Ines: no")
    gone = Unplaced(decision="DEC-002", item=ItemId("REQ-009"), action=Action.LOCK, by="Tom")
    prd = sample_prd().model_copy(update={"held_back": (held,), "unplaced": (gone,)})

    told = " ".join(ending_sentences(after(begun(Material(prd=prd)), "A", "y")))

    assert "REQ-001 was drafted again (rejected by Ines: no)" in told
    assert "DEC-002 lock REQ-009, by Tom" in told
    assert "Nothing more waits" in told


@pytest.mark.parametrize(
    ("stage", "told"), [(Stage.JOBS, "q goes on with the next stage."), (Stage.FINDINGS, "q ends the run.")]
)
def test_the_end_of_a_stage_says_what_comes_next(stage: Stage, told: str) -> None:
    assert told in ending_sentences(begun(Material(prd=sample_prd(), stages=frozenset({stage}))))
