"""Jobs that code puts together: clauses that were said, and what the shape of a trouble says where none was."""

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.icp import Icp, Pain, Synthesis, Theme
from icp2prd.domain.insight import Insights
from icp2prd.domain.job import JobKind
from icp2prd.stages.planning.frames import Shape
from icp2prd.stages.planning.joining import Joined, Joiner
from icp2prd.stages.planning.wanting import BY_SHAPE
from icp2prd.stages.quotes import Shelf
from tests.sample import sample_prd

PRD = sample_prd()
LATE, LOST, SICK = ItemId("EV-101"), ItemId("EV-102"), ItemId("EV-103")
ASKED, DONE, GAINED = ItemId("EV-104"), ItemId("EV-105"), ItemId("EV-106")

SAID = {
    LATE: "And every Friday the list comes in late.",
    LOST: "Forgot two of the keys.",
    SICK: "I felt sick about it, I did.",
    ASKED: "I'd want to see who has the key.",
    DONE: "So I type them all in by hand.",
    GAINED: "I just want to get home before eight.",
}


def pain(number: int, *quotes: ItemId, about: str = "") -> Pain:
    return PRD.icp.pains[0].model_copy(
        update={"id": ItemId(f"PAIN-{number:03d}"), "evidence": quotes, "about": about, "rank": number}
    )


def theme(name: str, quote: ItemId, *pains: str) -> Theme:
    return PRD.icp.decision_criteria[0].model_copy(
        update={"id": ItemId(name), "evidence": (quote,), "traces": tuple(ItemId(one) for one in pains)}
    )


def joiner(**told: tuple[Theme, ...]) -> Joiner:
    evidence = tuple(PRD.evidence[0].model_copy(update={"id": one, "sentence": text}) for one, text in SAID.items())
    empty = {"decision_criteria": (), "success_metrics": (), "workarounds": ()}
    icp: Icp = PRD.icp.model_copy(update={**empty, **told})
    insights = Insights(insights=(), evidence=evidence, ledger=PRD.coverage.ledger)
    return Joiner(Shelf(insights, Synthesis(icp=icp)), icp)


def parts(one: Joined | None) -> tuple[str, str, str]:
    assert one is not None
    return one.situation, one.motivation, one.outcome


def test_each_part_is_what_somebody_said_with_its_quote() -> None:
    made = joiner(
        decision_criteria=(theme("CRIT-001", ASKED, "PAIN-001"),),
        success_metrics=(theme("WISH-001", GAINED, "PAIN-001"),),
    ).job_of(JobKind.FUNCTIONAL, pain(1, LATE))

    assert parts(made) == ("every Friday the list comes in late", "see who has the key", "get home before eight")
    assert made
    assert made.evidence == (LATE, ASKED, GAINED)


def test_what_is_done_by_hand_is_what_they_want_to_be_rid_of() -> None:
    made = joiner(workarounds=(theme("WORK-001", DONE, "PAIN-001"),)).job_of(JobKind.FUNCTIONAL, pain(1, LATE))

    assert parts(made)[1] == "no longer have to type them all in by hand"


def test_where_nobody_says_what_they_want_the_shape_of_the_trouble_does() -> None:
    made = joiner().job_of(JobKind.FUNCTIONAL, pain(1, LATE))

    assert parts(made)[1:] == BY_SHAPE[Shape.DEADLINE]
    assert made
    assert made.evidence == (LATE,)


def test_where_nobody_says_when_the_thing_it_is_about_stands_for_it() -> None:
    assert parts(joiner().job_of(JobKind.FUNCTIONAL, pain(1, LOST, about="the keys")))[0] == "it comes to the keys"


def test_without_either_there_is_no_job() -> None:
    assert joiner().job_of(JobKind.FUNCTIONAL, pain(1, LOST)) is None


def test_where_nobody_says_what_they_want_of_a_trouble_without_a_shape_there_is_no_job() -> None:
    assert joiner().job_of(JobKind.FUNCTIONAL, pain(1, SICK, about="the keys")) is None


def test_what_one_job_says_the_next_does_not_say_again() -> None:
    making = joiner(
        decision_criteria=(theme("CRIT-001", ASKED, "PAIN-001", "PAIN-002"),),
        workarounds=(theme("WORK-001", DONE, "PAIN-002"),),
    )

    first = making.job_of(JobKind.FUNCTIONAL, pain(1, LATE))
    second = making.job_of(JobKind.FUNCTIONAL, pain(2, LATE, about="the keys"))

    assert (parts(first)[1], parts(second)[1]) == ("see who has the key", "no longer have to type them all in by hand")
    assert parts(second)[0] == "it comes to the keys"


@pytest.mark.parametrize(
    ("kind", "start"), [(JobKind.EMOTIONAL, "be at ease about it"), (JobKind.SOCIAL, "be seen to have it in hand")]
)
def test_a_feeling_is_told_beside_what_they_would_rather_feel(kind: JobKind, start: str) -> None:
    made = joiner().job_of(kind, pain(1, LATE), (SICK,))

    assert parts(made)[1] == f"{start}, where today it is “I felt sick about it”"
    assert made
    assert SICK in made.evidence


def test_every_shape_of_trouble_says_what_somebody_wants_and_gains() -> None:
    assert set(BY_SHAPE) == set(Shape)
