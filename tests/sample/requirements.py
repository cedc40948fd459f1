from icp2prd.domain.base import ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.job import Job, JobKind, Jobs
from icp2prd.domain.priority import pains_behind, priority_of
from icp2prd.domain.problem import PartName, Problem, ProblemPart
from icp2prd.domain.requirement import Criterion, Cut, Requirement, Verification
from tests.sample.profile import ICP
from tests.sample.quoted import ev


def _ids(names: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(one) for one in names.split())


PROBLEM = Problem(
    parts=(
        ProblemPart(
            id=ItemId("PROB-001"),
            name=PartName.WHO,
            text="Coordinators and business managers at secondary schools.",
            traces=_ids("SEG-001"),
            evidence=ev(1),
        ),
        ProblemPart(
            id=ItemId("PROB-002"),
            name=PartName.WHAT,
            text="Consents come back late and payments come without a name, so staff chase each one by hand.",
            traces=_ids("PAIN-001 PAIN-002"),
            evidence=ev(2, 5),
        ),
        ProblemPart(
            id=ItemId("PROB-003"),
            name=PartName.WHY,
            text="Deposits are lost, visits are cancelled, and auditors ask questions that nobody can answer.",
            traces=_ids("PAIN-001 TRIG-001"),
            evidence=ev(7, 16, 6),
        ),
        ProblemPart(
            id=ItemId("PROB-004"),
            name=PartName.UNSOLVED,
            text="Schools offer fewer trips.",
            traces=_ids("PAIN-001"),
            assumption="no customer said so; it is what cancelled visits suggest",
        ),
        ProblemPart(
            id=ItemId("PROB-005"),
            name=PartName.SENTENCE,
            text="Secondary schools lose staff time, deposits and whole visits because consents and"
            " payments for trips"
            " have to be chased one by one.",
            traces=_ids("PAIN-001 PAIN-002"),
            evidence=ev(2, 5, 7, 16),
        ),
    )
)

JOBS = Jobs(
    jobs=(
        Job(
            id=ItemId("JOB-001"),
            kind=JobKind.FUNCTIONAL,
            situation="a trip comes closer",
            motivation="have every consent in hand",
            outcome="book without holding places open",
            traces=_ids("PAIN-001"),
            evidence=ev(2, 7),
        ),
        Job(
            id=ItemId("JOB-002"),
            kind=JobKind.FUNCTIONAL,
            situation="a payment comes in",
            motivation="know whose it is",
            outcome="tell anyone who asks who has paid",
            traces=_ids("PAIN-002"),
            evidence=ev(5, 6),
        ),
        Job(
            id=ItemId("JOB-003"),
            kind=JobKind.EMOTIONAL,
            situation="I am responsible for pupils far from school",
            motivation="trust the details I carry",
            outcome="act at once when something happens",
            traces=_ids("PAIN-003"),
            evidence=ev(10),
        ),
    ),
    not_found=(JobKind.SOCIAL,),
)


def _criterion(number: int, given: str, when: str, then: str, threshold: str = "", source: str = "") -> Criterion:
    quotes = (ItemId(source),) if source.startswith("EV-") else ()
    return Criterion(
        id=ItemId(f"AC-{number:03d}"),
        given=given,
        when=when,
        then=then,
        threshold=threshold,
        threshold_source=source,
        evidence=quotes,
    )


def _requirement(
    number: int,
    title: str,
    statement: str,
    rationale: str,
    verification: Verification,
    criteria: tuple[Criterion, ...],
    traces: str,
    evidence: tuple[ItemId, ...],
    against: tuple[ItemId, ...] = (),
) -> Requirement:
    pains = pains_behind(_ids(traces), ICP.pains, JOBS.jobs)
    ranking = priority_of(pains, customers=ICP.customers, settled=ICP.settled)
    return Requirement(
        id=ItemId(f"REQ-{number:03d}"),
        title=title,
        statement=statement,
        pattern=pattern_of(statement),
        rationale=rationale,
        priority=ranking.priority,
        priority_because=ranking.because,
        verification=verification,
        criteria=criteria,
        traces=_ids(traces),
        evidence=evidence,
        against=against,
    )


REQUIREMENTS = (
    _requirement(
        1,
        "Reminders that send themselves",
        "When a guardian has not answered a consent request five days before departure, the product must"
        " remind that"
        " guardian on the same day.",
        "Coordinators phone every guardian who has not answered; schools lose deposits while they wait.",
        Verification.TEST,
        (
            _criterion(
                1,
                "a trip whose departure is five days away",
                "a guardian has not answered its consent request",
                "that guardian receives one reminder on the same day",
                "on the same day",
                "EV-012",
            ),
            _criterion(
                2,
                "a guardian who has answered",
                "reminders are sent for the trip",
                "that guardian receives none",
            ),
        ),
        "PAIN-001 JOB-001 GOAL-002",
        ev(2, 7),
        ev(13),
    ),
    _requirement(
        2,
        "Who has not answered",
        "The product must show the coordinator which guardians have not answered a consent request.",
        "Today the list is a clipboard, and a missing form is found on the morning of the trip.",
        Verification.DEMONSTRATION,
        (
            _criterion(
                3,
                "a trip with some consents answered and some open",
                "the coordinator looks at the trip",
                "each open consent is listed with the pupil's name, and no answered one is",
            ),
        ),
        "PAIN-001 JOB-001",
        ev(16, 11),
    ),
    _requirement(
        3,
        "Whose payment it is",
        "When a payment for a trip comes in, the product must record which pupil it is for.",
        "Transfers come without a pupil's name, and matching them takes a day and a half for each trip.",
        Verification.TEST,
        (
            _criterion(
                4,
                "a trip that pupils pay for",
                "a payment comes in",
                "it is recorded for exactly one pupil, and the amount equals that in the school's"
                " accounts to the penny",
                "to the penny",
                "EV-008",
            ),
        ),
        "PAIN-002 JOB-002 GOAL-001",
        ev(5, 14),
    ),
    _requirement(
        4,
        "Medical details as of today",
        "When a trip departs, the product must give its leader the medical details that guardians last confirmed.",
        "A pupil was treated by an out-of-date sheet; the one who told it rang the mother from an ambulance.",
        Verification.TEST,
        (
            _criterion(
                5,
                "a guardian who changed a pupil's medication after giving consent",
                "the leader opens the details on the day of departure",
                "the leader sees the changed medication and the date of the change",
            ),
        ),
        "PAIN-003 JOB-003",
        ev(10),
        ev(18),
    ),
    _requirement(
        5,
        "One enquiry for all coach firms",
        "A coordinator can ask several coach firms for a quote with one enquiry.",
        "Each trip means ringing the same coach firms again.",
        Verification.DEMONSTRATION,
        (
            _criterion(
                6,
                "a trip with a date and a number of pupils",
                "the coordinator asks four coach firms for a quote",
                "each firm receives the same enquiry",
            ),
        ),
        "PAIN-004",
        ev(17),
    ),
)
CUT = (
    Cut(
        id=ItemId("CUT-001"),
        text="Let guardians vote on where a trip goes.",
        because="Only assent to a leading question speaks for it; no customer told a pain that it would answer.",
        evidence=ev(15),
    ),
)
