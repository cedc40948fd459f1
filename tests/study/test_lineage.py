from icp2prd.domain.base import ItemId
from icp2prd.domain.job import Jobs
from icp2prd.study.item import place_of
from icp2prd.study.lineage import every_link, lineage_of, nearest_ids
from tests.study.drafts import draft, ids, quote


def below(item_id: str) -> list[str]:
    return [link.item.id for link in every_link(lineage_of(draft(), ItemId(item_id)).rests_on)]


def above(item_id: str) -> list[str]:
    return [link.item.id for link in every_link(lineage_of(draft(), ItemId(item_id)).leads_to)]


def test_a_requirement_goes_down_to_the_words_and_up_to_the_goal() -> None:
    assert below("REQ-001") == ["JOB-001", "PAIN-001", "EV-001"]
    assert above("REQ-001") == ["AC-001", "MET-001", "GOAL-001"]


def test_what_was_shown_before_is_not_followed_again() -> None:
    prd = draft()
    jobs = (*prd.jobs.jobs, prd.jobs.jobs[0].model_copy(update={"id": ItemId("JOB-002")}))
    requirement = prd.requirements[0].model_copy(update={"traces": ids("JOB-001", "JOB-002")})
    twice = prd.model_copy(update={"jobs": Jobs(jobs=jobs), "requirements": (requirement,)})

    links = list(every_link(lineage_of(twice, ItemId("REQ-001")).rests_on))

    assert [link.item.id for link in links] == ["JOB-001", "PAIN-001", "EV-001", "JOB-002", "PAIN-001"]
    assert [link.shown_before for link in links] == [False, False, False, False, True]
    assert links[-1].further == ()


def test_a_quote_leads_up_to_all_that_rests_on_it() -> None:
    assert set(above("EV-001")) == {"PAIN-001", "JOB-001", "REQ-001", "AC-001", "MET-001", "GOAL-001"}
    assert below("EV-001") == []


def test_a_goal_rests_on_what_serves_it() -> None:
    assert set(below("GOAL-001")) >= {"REQ-001", "MET-001", "PAIN-001", "EV-001"}


def test_quotes_against_an_item_are_kept_apart() -> None:
    lineage = lineage_of(draft(), ItemId("PAIN-001"))

    assert [link.item.id for link in lineage.against] == ["EV-002"]
    assert "EV-002" not in below("PAIN-001")


def test_an_item_that_reaches_no_words_is_known() -> None:
    unfounded = draft().model_copy(update={"evidence": ()})

    assert lineage_of(draft(), ItemId("REQ-001")).reaches_words()
    assert not lineage_of(unfounded, ItemId("REQ-001")).reaches_words()


def test_a_place_is_a_file_a_line_and_a_time() -> None:
    assert place_of(quote(1, "words")) == "interviews/dana.md:11 at 0:01:15"


def test_ids_written_wrongly_are_guessed() -> None:
    assert nearest_ids(draft(), "req-1") == ["REQ-001"]
    assert nearest_ids(draft(), "REQ-009") == ["REQ-001"]
    assert nearest_ids(draft(), "RQ-001")[0] == "REQ-001"
    assert nearest_ids(draft(), "nonsense") == []
