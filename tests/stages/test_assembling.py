import pytest

from icp2prd.domain.interview import Interviews, Role, Speaker
from icp2prd.domain.metric import UNKNOWN_BASELINE
from icp2prd.domain.prd import Prd, Previous
from icp2prd.domain.references import references_of
from icp2prd.llm.profiles import EMBEDDED, SCRIPTED, Profile
from tests.scripted import PlainReader, finds
from tests.stages.making import Passes, asked, interview, interviews, said

TALKS = interviews(
    interview(
        "ana",
        asked("What goes wrong?"),
        said("Closing the books takes ten hours every month."),
        asked("And what do you do?"),
        said("I keep a list of the books on paper."),
        asked("What would be good?"),
        said("If closing the books took two hours, good."),
    ),
    interview("ben", asked("What goes wrong?"), said("Closing the books takes ten hours every month.")),
)


def prd_of(reader: PlainReader | None = None, talks: Interviews = TALKS, previous: Previous | None = None) -> Prd:
    return Passes((reader or PlainReader()).model(), talks, previous=previous).prd


@pytest.mark.parametrize("profile", [SCRIPTED, EMBEDDED])
def test_every_id_that_is_named_is_there(profile: Profile) -> None:
    prd = Passes(PlainReader().model(profile), TALKS).prd

    there = {one for one, *_ in _items(prd)}
    assert {reference.to for reference in references_of(prd)} <= there


def test_what_nobody_said_is_listed_as_an_assumption() -> None:
    prd = prd_of()

    about = {one.about for one in prd.assumptions}
    assert {goal.id for goal in prd.gtm.goals} <= about
    assert {action.id for action in prd.gtm.actions} <= about
    assert {metric.id for metric in prd.metrics if not metric.evidence} <= about
    assert "metrics" in about


def test_figures_that_are_missing_are_questions() -> None:
    prd = prd_of()

    asked_about = {one.about: one.question for one in prd.open_questions}
    open_ = [metric for metric in prd.metrics if metric.baseline.value == UNKNOWN_BASELINE]
    assert open_
    assert all("what is its baseline" in asked_about[metric.id] for metric in open_)


def test_a_top_pain_that_nothing_was_written_for_is_left_out_on_purpose_and_says_why() -> None:
    prd = prd_of(PlainReader({"criterion": lambda _: "no idea"}))

    assert prd.requirements == ()
    assert {"PAIN-001"} <= {trace for cut in prd.cut for trace in cut.traces}


def test_somebody_nobody_knows_is_a_question() -> None:
    stranger = Speaker(
        name="spk_1",
        person=TALKS.interviews[0].turns[1].person,
        role=Role.UNKNOWN,
        because="",
        confidence=0.0,
        turns=1,
        words=9,
    )
    first = TALKS.interviews[0].model_copy(update={"speakers": (stranger,)})

    prd = prd_of(talks=interviews(first, TALKS.interviews[1]))

    assert "Who is speaking in interviews/ana.md: spk_1?" in [one.question for one in prd.open_questions]


def test_no_two_questions_share_an_id() -> None:
    prd = prd_of()

    ids = [one.id for one in prd.open_questions]
    assert len(set(ids)) == len(ids)


def test_the_two_languages_stand_side_by_side_in_five_rows() -> None:
    prd = prd_of()

    assert [(row.said, row.became) for row in prd.translation] == [
        ("customer pain", "problem statement"),
        ("value proposition", "expected behaviour"),
        ("promise", "functional requirements"),
        ("positioning", "priorities"),
        ("success metrics", "acceptance criteria"),
    ]
    pain, *_, metric = prd.translation
    assert pain.from_text.startswith("Closing the books takes ten hours")
    assert pain.traces[0] == "PAIN-001"
    assert prd.requirements[0].criteria[0].id in metric.traces


def test_every_turn_is_accounted_for() -> None:
    coverage = prd_of().coverage

    assert (coverage.turns, coverage.used) == (4, 4)
    assert coverage.quotes_by_interview == {"ana": 3, "ben": 1}


def test_what_was_refused_and_rejected_is_counted() -> None:
    reader = PlainReader(
        {
            "extract": lambda question: (
                finds((2, "words that nobody said at all", "pain")) if question.item.startswith("ana") else None
            ),
            "job": lambda _: "no idea",
        }
    )

    coverage = prd_of(reader).coverage

    assert coverage.refused == {"not_found": 1}
    assert "jobs" in {one.stage for one in coverage.rejected}


def test_evidence_that_nothing_rests_on_is_listed() -> None:
    prd = prd_of()

    used = {reference.to for reference in references_of(prd) if reference.field != "unused"}
    assert set(prd.coverage.unused) == {one.id for one in prd.evidence} - used


def test_the_same_draft_again_has_the_same_ids() -> None:
    prd = prd_of()

    assert prd_of(previous=Previous(prd=prd)) == prd


def test_a_draft_without_a_single_insight_says_so_and_blocks_nothing_silently() -> None:
    prd = prd_of(PlainReader({"extract": lambda _: "no idea"}))

    assert (prd.requirements, prd.evidence) == ((), ())
    assert {part.assumption for part in prd.problem.parts} == {"not found in the interviews"}
    assert len(prd.jobs.not_found) == 3
    assert prd.coverage.used == 0
    assert {record.fate.value for record in prd.coverage.ledger} == {"unanswered"}


def _items(prd: Prd) -> list[tuple[str, object]]:
    from icp2prd.domain.chain import items_of

    return [(str(item_id), item) for item_id, item in items_of(prd)]
