from typing import Any

import pytest

from icp2prd.domain.icp import Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import Prd, Previous
from icp2prd.domain.requirement import Pattern, Requirements
from icp2prd.domain.settings import FailOn, Gate, Limits
from icp2prd.llm.fake import FakeModel, Reply
from icp2prd.llm.profiles import EMBEDDED, SCRIPTED
from icp2prd.llm.protocol import Question
from icp2prd.stages.assembling import MadeBy, Parts
from icp2prd.stages.repairing import Criticised, criticised, rounds_for
from icp2prd.stages.stage import Work
from tests.critic.changes import sample_with
from tests.sample import BRIEF, INTERVIEWS

INVENTED = {"requirements.0.statement": "The product must remind each guardian within 37 hours."}
"""A number that nobody said: an error, GROUND-001."""

MENDED = "The product must remind each guardian of the form"


def parts_of(prd: Prd, *, fail_on: FailOn = FailOn.ERROR, repairs: int | None = None) -> Parts:
    limits, gate = Limits(repairs=repairs), Gate(fail_on=fail_on)
    settings = BRIEF.settings.model_copy(update={"limits": limits, "gate": gate})
    return Parts(
        brief=BRIEF.model_copy(update={"settings": settings}),
        interviews=INTERVIEWS,
        insights=Insights(insights=(), evidence=prd.evidence, ledger=prd.coverage.ledger),
        synthesis=Synthesis(icp=prd.icp),
        problem=prd.problem,
        jobs=prd.jobs,
        gtm=prd.gtm.model_copy(update={"questions": ()}),
        requirements=Requirements(requirements=prd.requirements, cut=prd.cut),
        metrics=Metrics(metrics=prd.metrics),
        made_by=MadeBy(provenance=prd.provenance),
        previous=Previous(),
    )


def repaired(change: dict[str, Any], *answers: str, **settings: Any) -> tuple[Criticised, FakeModel]:
    replies: list[Reply] = [{"text": one} for one in answers]
    model = FakeModel({"repair": replies})
    return criticised(Work(model), parts_of(sample_with(change), **settings)), model


def blocked(result: Criticised, item: str, field: str) -> list[str]:
    return [one.rule for one in result.findings if (one.item, one.field) == (item, field)]


def test_nothing_is_asked_where_nothing_blocks() -> None:
    result, model = repaired({"requirements.0.statement": "The product must remind each guardian faster."})

    assert model.asked == []
    assert "WORDS-006" in blocked(result, "REQ-001", "statement")


def test_a_sentence_with_a_blocking_finding_is_mended_with_the_finding_in_hand() -> None:
    result, model = repaired(INVENTED, MENDED)

    [question] = model.asked
    assert "37 hours" in question.messages[-1].content
    assert "was said by no customer" in question.messages[-1].content
    assert result.draft.requirements[0].statement == f"{MENDED}."
    assert result.draft.requirements[0].pattern is Pattern.EARS
    assert blocked(result, "REQ-001", "statement") == []


def test_a_repair_changes_nothing_that_the_requirement_rests_on() -> None:
    result, _ = repaired(INVENTED, MENDED)
    before = sample_with(INVENTED).requirements[0]

    after = result.draft.requirements[0]
    assert (after.evidence, after.traces, after.priority) == (before.evidence, before.traces, before.priority)
    assert [one.evidence for one in after.criteria] == [one.evidence for one in before.criteria]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("The product must remind each guardian within 37 hours", "came back as it was"),
        ("The product must remind guardians a while later within 37 hours", "GROUND-001 still finds the same"),
        ("Reminders for guardians", "would find more than before"),
        ("The product must remind each guardian if possible", "WORDS-001 would find more than before"),
        ("The product must remind each guardian within 55 days", "Nobody said 55 days"),
    ],
)
def test_a_repair_that_does_not_help_is_not_taken_and_the_finding_stands(answer: str, reason: str) -> None:
    result, model = repaired(INVENTED, answer, answer)

    assert len(model.asked) == 2
    assert result.draft.requirements[0].statement == INVENTED["requirements.0.statement"]
    assert "GROUND-001" in blocked(result, "REQ-001", "statement")
    said = [one for one in result.draft.coverage.rejected if one.stage == "repair"]
    assert len(said) == 2
    assert all(one.item == "REQ-001, statement" and reason in one.reason for one in said)


def test_an_item_is_revised_twice_at_most_the_second_time_knowing_why() -> None:
    result, model = repaired(INVENTED, "The product must remind each guardian if possible", f"{MENDED}.")

    first, second = (question.messages[-1].content for question in model.asked)
    assert "An earlier answer was not taken" not in first
    assert "An earlier answer was not taken: WORDS-001 would find more than before." in second
    assert blocked(result, "REQ-001", "statement") == []


def test_criteria_and_jobs_are_mended_too() -> None:
    change = {
        "requirements.0.criteria.0.then": "the coordinator is happy",
        "jobs.jobs.0.situation": "99 forms are late",
    }

    def answer(question: Question) -> Reply:
        return {"text": "Forms are late" if "situation" in question.item else "The coordinator sees who answered"}

    result = criticised(Work(FakeModel({"repair": answer})), parts_of(sample_with(change)))

    assert result.draft.requirements[0].criteria[0].then == "the coordinator sees who answered"
    assert result.draft.jobs.jobs[0].situation == "forms are late"
    assert any("forms are late" in row.to_text for row in result.draft.translation)


def test_a_gate_on_warnings_has_warnings_mended() -> None:
    change = {"requirements.0.statement": "The product must remind each guardian, if possible."}

    result, model = repaired(change, MENDED, fail_on=FailOn.WARNING)

    assert len(model.asked) == 1
    assert blocked(result, "REQ-001", "statement") == []


def test_how_often_is_a_setting_and_without_it_never_by_the_embedded_model() -> None:
    assert rounds_for(Limits(), SCRIPTED) == 2
    assert rounds_for(Limits(), EMBEDDED) == 0
    assert rounds_for(Limits(repairs=1), EMBEDDED) == 1
    assert rounds_for(Limits(repairs=0), SCRIPTED) == 0
    _, model = repaired(INVENTED, repairs=0)
    assert model.asked == []
