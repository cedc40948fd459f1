import pytest

from icp2prd.domain.icp import Band, Pain, Severity
from icp2prd.domain.priority import pains_behind, priority_of
from icp2prd.domain.requirement import Priority
from tests.sample import sample_prd


def pain(
    *,
    band: Band = Band.TOP,
    severity: int = 3,
    strength: float = 4.3,
    customers: int = 3,
    interviews: int = 3,
    rank: int = 1,
) -> Pain:
    some = sample_prd().icp.pains[0]
    return some.model_copy(
        update={
            "id": f"PAIN-{rank:03d}",
            "band": band,
            "severity": Severity(severity),
            "strength": strength,
            "persons": tuple(f"person-{number}" for number in range(customers)),
            "interviews": tuple(f"interview-{number}" for number in range(interviews)),
            "rank": rank,
        }
    )


@pytest.mark.parametrize(
    ("one", "priority"),
    [
        (pain(), Priority.MUST),
        (pain(customers=2, interviews=2), Priority.MUST),
        (pain(severity=4, customers=1, interviews=1), Priority.SHOULD),
        (pain(severity=4, customers=2, interviews=1), Priority.SHOULD),
        (pain(severity=2), Priority.SHOULD),
        (pain(strength=2.9), Priority.SHOULD),
        (pain(severity=1), Priority.COULD),
        (pain(band=Band.LISTED, severity=4), Priority.COULD),
        (pain(band=Band.SEVERE_BUT_RARE, severity=4, customers=1, interviews=1, strength=4), Priority.SHOULD),
        (
            pain(band=Band.SEVERE_BUT_RARE, severity=4, customers=1, interviews=1, strength=3.5),
            Priority.COULD,
        ),
        (pain(band=Band.SEVERE_BUT_RARE, severity=3, customers=1, interviews=1), Priority.COULD),
    ],
)
def test_a_pain_earns_its_priority(one: Pain, priority: Priority) -> None:
    assert priority_of([one], customers=5, settled=True).priority is priority


def test_the_best_of_several_pains_decides_and_gives_the_reason() -> None:
    weak, strong = pain(severity=1, rank=1), pain(severity=4, rank=2)

    ranking = priority_of([weak, strong], customers=3, settled=True)

    assert ranking == (Priority.MUST, "3 of 3 customers, severity 4 of 4, evidence strength 4.3 of 5")


def test_a_requirement_without_a_pain_is_no_more_than_a_could() -> None:
    assert priority_of([], customers=3, settled=True).priority is Priority.COULD


def test_a_ranking_that_is_not_settled_makes_priorities_provisional() -> None:
    assert "provisional" in priority_of([pain()], customers=3, settled=False).because


def test_no_rule_ever_decides_against_something() -> None:
    pains = [pain(band=band, severity=severity) for band in Band for severity in range(1, 5)]

    assert all(priority_of([one], customers=3, settled=True).priority is not Priority.WONT for one in pains)


def test_pains_are_those_that_are_named_and_only_then_those_of_jobs() -> None:
    prd = sample_prd()
    job = prd.jobs.jobs[2]

    named = pains_behind((prd.icp.pains[1].id, job.id), prd.icp.pains, prd.jobs.jobs)
    through_the_job = pains_behind((job.id,), prd.icp.pains, prd.jobs.jobs)

    assert [one.id for one in named] == ["PAIN-002"]
    assert [one.id for one in through_the_job] == ["PAIN-003"]
