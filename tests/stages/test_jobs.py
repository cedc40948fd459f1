from icp2prd.domain.base import ItemId, PersonId
from icp2prd.domain.icp import Band, Feeling, FeelingKind, Synthesis
from icp2prd.domain.job import JobKind, Jobs
from icp2prd.domain.prd import Previous
from icp2prd.llm.profiles import EMBEDDED
from icp2prd.stages.jobs import FUNCTIONAL_JOBS
from tests.sample import sample_prd
from tests.sample.profile import ICP
from tests.scripted import PlainReader, in_turn, shown
from tests.stages.making import SamplePasses

JOB = {
    "situation": "When a trip comes closer,",
    "motivation": "I want to know who is missing",
    "outcome": "so I can go.",
}


def felt(kind: FeelingKind, quote: str, *pains: str) -> Feeling:
    traces = tuple(ItemId(one) for one in pains)
    return Feeling(kind=kind, person=PersonId("ben-hartley"), evidence=ItemId(quote), traces=traces)


def jobs_of(reader: PlainReader, *feelings: Feeling, previous: Previous | None = None) -> Jobs:
    synthesis = Synthesis(icp=ICP, feelings=feelings)
    return SamplePasses(reader.model(), synthesis, previous=previous).jobs


def test_functional_jobs_rest_on_the_pains_at_the_top() -> None:
    jobs = jobs_of(PlainReader())

    assert [job.kind for job in jobs.jobs] == [JobKind.FUNCTIONAL] * FUNCTIONAL_JOBS
    assert [job.traces for job in jobs.jobs] == [(pain.id,) for pain in ICP.top_pains()[:FUNCTIONAL_JOBS]]
    assert all(job.evidence for job in jobs.jobs)


def test_a_kind_without_evidence_is_not_found_and_nobody_is_asked_to_invent_it() -> None:
    reader = PlainReader()

    jobs = jobs_of(reader)

    assert jobs.not_found == (JobKind.EMOTIONAL, JobKind.SOCIAL)
    assert all(item.startswith("functional") for item in reader.asked_about("job"))


def test_an_emotional_job_rests_on_words_that_say_how_somebody_feels() -> None:
    jobs = jobs_of(PlainReader(), felt(FeelingKind.EMOTIONAL, "EV-010", "PAIN-003"))

    [job] = [one for one in jobs.jobs if one.kind is JobKind.EMOTIONAL]
    assert (job.traces, job.evidence) == (("PAIN-003",), ("EV-010",))
    assert jobs.not_found == (JobKind.SOCIAL,)


def test_a_feeling_about_no_pain_is_no_ground_for_a_job() -> None:
    assert JobKind.EMOTIONAL in jobs_of(PlainReader(), felt(FeelingKind.EMOTIONAL, "EV-010")).not_found


def test_a_feeling_about_the_worst_pain_counts_first() -> None:
    feelings = [felt(FeelingKind.SOCIAL, "EV-010", "PAIN-003"), felt(FeelingKind.SOCIAL, "EV-006", "PAIN-002")]

    [job] = [one for one in jobs_of(PlainReader(), *feelings).jobs if one.kind is JobKind.SOCIAL]

    assert (job.traces, job.evidence[0]) == (("PAIN-002",), "EV-006")


def test_a_job_that_cannot_be_written_is_recorded_and_not_called_not_found() -> None:
    reader = PlainReader({"job": lambda question: "no idea" if "PAIN-001" in question.item else None})

    jobs = jobs_of(reader)

    assert [(one.stage, one.item) for one in jobs.rejected] == [("jobs", "functional: PAIN-001")]
    assert [job.traces for job in jobs.jobs] == [("PAIN-002",), ("PAIN-003",)]
    assert JobKind.FUNCTIONAL not in jobs.not_found


def test_a_job_with_a_number_nobody_said_is_asked_for_once_more_and_then_left_out() -> None:
    reader = PlainReader({"job": lambda _: {**JOB, "outcome": "save 90 hours"}})

    jobs = jobs_of(reader)

    assert jobs.jobs == ()
    assert len(reader.asked_about("job")) == 2 * FUNCTIONAL_JOBS
    assert all("90 hours" in one.reason for one in jobs.rejected)


def test_a_job_with_an_empty_part_is_asked_for_again() -> None:
    reader = PlainReader({"job": in_turn({**JOB, "motivation": " "}, JOB)})

    jobs = jobs_of(reader)

    assert len(jobs.jobs) == FUNCTIONAL_JOBS
    again = reader.asked[1]
    assert "A part is empty" in shown(again)


def test_the_words_around_a_part_are_not_said_twice() -> None:
    [job, *_] = jobs_of(PlainReader({"job": lambda _: JOB})).jobs

    assert job.statement == "When a trip comes closer, I want to know who is missing, so I can go."


def test_a_reworded_job_keeps_its_id_by_its_evidence() -> None:
    """A bug's test: evidence was compared with the kind before it, and the kind stood on one side only."""
    prd = sample_prd()

    jobs = jobs_of(PlainReader(), previous=Previous(prd=prd, highest={"JOB": 9}))

    known = {job.traces: job.id for job in prd.jobs.jobs if job.kind is JobKind.FUNCTIONAL}
    assert {job.traces: job.id for job in jobs.jobs if job.traces in known} == known


def test_jobs_of_two_kinds_on_the_same_words_do_not_swap_ids() -> None:
    first = jobs_of(PlainReader(), felt(FeelingKind.EMOTIONAL, "EV-002", "PAIN-001"))
    prd = sample_prd().model_copy(update={"jobs": first})
    reworded = PlainReader({"job": lambda _: JOB})

    again = jobs_of(reworded, felt(FeelingKind.EMOTIONAL, "EV-002", "PAIN-001"), previous=Previous(prd=prd))

    assert [(job.id, job.kind) for job in again.jobs] == [(job.id, job.kind) for job in first.jobs]


def test_no_job_rests_on_what_may_be_no_pain() -> None:
    listed = tuple(one.model_copy(update={"certainty": 0.4, "band": Band.LISTED}) for one in ICP.pains[1:])
    icp = ICP.model_copy(update={"pains": (ICP.pains[0], *listed)})
    feelings = (felt(FeelingKind.EMOTIONAL, "EV-010", listed[0].id),)

    passes = SamplePasses(PlainReader().model(EMBEDDED), Synthesis(icp=icp, feelings=feelings))

    assert {trace for job in passes.jobs.jobs for trace in job.traces} <= {ICP.pains[0].id}
    assert JobKind.EMOTIONAL in passes.jobs.not_found
