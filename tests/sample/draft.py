from icp2prd.domain.base import ItemId
from icp2prd.domain.insight import Rejected, TurnFate, TurnRecord
from icp2prd.domain.interview import Interview, Role
from icp2prd.domain.metric import TARGET_TO_SET, UNKNOWN_BASELINE, Figure, Metric
from icp2prd.domain.prd import Assumption, Coverage, InterviewSummary, Prd, Provenance, TranslationRow
from tests.sample.brief import BRIEF
from tests.sample.going_to_market import GTM
from tests.sample.profile import ICP
from tests.sample.quoted import EVIDENCE, ev
from tests.sample.requirements import CUT, JOBS, PROBLEM, REQUIREMENTS
from tests.sample.talks import INTERVIEWS


def _ids(names: str) -> tuple[ItemId, ...]:
    return tuple(ItemId(one) for one in names.split())


_METRICS = (
    Metric(
        id=ItemId("MET-001"),
        name="Consents in hand in time",
        formula="trips with every consent answered five days before departure ÷ trips that departed",
        unit="% of trips",
        population="every trip of every school",
        baseline=Figure(value=UNKNOWN_BASELINE),
        target=Figure(value=TARGET_TO_SET),
        window="each term",
        data_source="trip records",
        counter_metric="reminders per guardian and trip",
        goal=ItemId("GOAL-002"),
        requirements=_ids("REQ-001 REQ-002"),
        traces=_ids("GOAL-002 REQ-001 REQ-002 WISH-001"),
        evidence=ev(4),
    ),
    Metric(
        id=ItemId("MET-002"),
        name="Staff time spent on chasing",
        formula="hours of phoning for consents per trip, as coordinators report it",
        unit="hours per trip",
        population="schools in the free trial",
        baseline=Figure(value="6 hours", source="EV-002", evidence=ev(2)),
        target=Figure(value="under 1 hour", source="assumption"),
        window="each term",
        data_source="a question to the coordinator after each trip",
        counter_metric="consents withdrawn after a reminder",
        goal=ItemId("GOAL-002"),
        requirements=_ids("REQ-001"),
        traces=_ids("GOAL-002 REQ-001"),
        evidence=ev(2),
    ),
    Metric(
        id=ItemId("MET-003"),
        name="Time to the first paid trip",
        formula="days from sign-up to the first trip with every payment recorded for a pupil, median",
        unit="days",
        population="schools that signed up",
        baseline=Figure(value=UNKNOWN_BASELINE),
        target=Figure(value=TARGET_TO_SET),
        window="each term",
        data_source="trip and payment records",
        counter_metric="payments recorded for the wrong pupil",
        goal=ItemId("GOAL-001"),
        requirements=_ids("REQ-003"),
        traces=_ids("GOAL-001 REQ-003"),
    ),
)

_TRANSLATION = (
    TranslationRow(
        said="Customer pain",
        became="Problem statement",
        from_text="Consent forms come back late and have to be chased",
        to_text="Consents come back late and payments come without a name, so staff chase each one by hand.",
        traces=_ids("PAIN-001 PROB-002"),
    ),
    TranslationRow(
        said="Value proposition",
        became="Expected behaviour",
        from_text="Every consent and every payment in hand before the coach leaves.",
        to_text="Guardians answer and pay without being phoned.",
        traces=_ids("PAIN-001 PAIN-002"),
    ),
    TranslationRow(
        said="Promise",
        became="Functional requirements",
        from_text="No pupil stays behind because of a missing form.",
        to_text="Reminders that send themselves; Who has not answered",
        traces=_ids("REQ-001 REQ-002"),
    ),
    TranslationRow(
        said="Positioning",
        became="Priorities",
        from_text="Against the clipboard, nothing to chase; against the school's messaging, it knows who"
        " has not answered.",
        to_text="Consents and payments come first; coach firms can wait.",
        traces=_ids("REQ-001 REQ-003 REQ-005"),
    ),
    TranslationRow(
        said="Success metric",
        became="Acceptance criteria",
        from_text="Every form back five days before departure",
        to_text="That guardian receives one reminder on the same day",
        traces=_ids("WISH-001 AC-001"),
    ),
)

_LEFT_OUT = {
    "ella-frost:6": (TurnFate.USED, ""),
    "dev-malik:6": (TurnFate.NO_NEED, "agrees with a question, tells nothing"),
}


def _summary(interview: Interview) -> InterviewSummary:
    return InterviewSummary(
        id=interview.id,
        file=interview.file,
        format=interview.format,
        sha256=interview.sha256,
        turns=len(interview.turns),
        words=interview.words,
        speakers=interview.speakers,
        notices=interview.notices,
    )


def _coverage() -> Coverage:
    turns = [turn for one in INTERVIEWS.interviews for turn in one.turns if turn.role is Role.CUSTOMER]
    ledger = tuple(
        TurnRecord(turn=turn.id, fate=fate, reason=reason)
        for turn in turns
        for fate, reason in [_LEFT_OUT.get(turn.id, (TurnFate.USED, ""))]
    )
    return Coverage(
        turns=len(turns),
        used=sum(record.fate is TurnFate.USED for record in ledger),
        ledger=ledger,
        quotes_by_interview={
            one.id: sum(quote.interview == one.id for quote in EVIDENCE) for one in INTERVIEWS.interviews
        },
        refused={"not_found": 2, "wrong_speaker": 1},
        rejected=(
            Rejected(stage="requirements", item="PAIN-003", reason="the first answer had no acceptance criterion"),
        ),
        unused=(),
    )


def sample_prd() -> Prd:
    return Prd(
        title=BRIEF.title,
        interviews=tuple(_summary(one) for one in INTERVIEWS.interviews),
        evidence=EVIDENCE,
        icp=ICP,
        problem=PROBLEM,
        jobs=JOBS,
        gtm=GTM,
        requirements=REQUIREMENTS,
        metrics=_METRICS,
        non_goals=GTM.non_goals,
        cut=CUT,
        assumptions=(
            Assumption(id=ItemId("ASM-001"), text="Schools offer fewer trips if nothing changes.", about="PROB-004"),
            Assumption(
                id=ItemId("ASM-002"),
                text="A target of under 1 hour of chasing per trip: nobody gave it.",
                about="MET-002",
            ),
        ),
        open_questions=GTM.questions,
        translation=_TRANSLATION,
        findings=(),
        coverage=_coverage(),
        provenance=Provenance(
            icp2prd="0.1.0",
            model="local/qwen2.5-coder-1.5b-instruct-q4_k_m",
            embedding_model="local/all-minilm-l6-v2",
            prompts={"extract": "3f1c9a7d", "problem": "b20e6651", "requirements": "77aa01ce"},
            judge="off: the model has not passed the judge's calibration",
        ),
    )
