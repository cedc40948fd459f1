import pytest

from icp2prd.critic.draft import Draft
from icp2prd.critic.judge import Aspect, judge
from icp2prd.critic.judge.cases import cases_of
from icp2prd.critic.judge.verdicts import VerdictAnswer, counts
from icp2prd.domain.finding import FindingSeverity
from icp2prd.llm.fake import FakeModel, Reply
from icp2prd.llm.protocol import Question
from tests.critic.changes import sample_with
from tests.critic.judge.benches import approver, bench, verdict
from tests.sample import BRIEF, INTERVIEWS, sample_prd

PRD = sample_prd()


def failing(item: str, span: str) -> FakeModel:
    return bench(lambda question: verdict("fail", span) if question.item == item else approver(question))


def test_every_aspect_is_asked_one_item_at_a_time() -> None:
    asked = list(cases_of(Draft(PRD, INTERVIEWS, BRIEF)))

    assert {one.aspect for one in asked} == set(Aspect)
    support = [one for one in asked if one.aspect is Aspect.SUPPORT]
    assert [one.item for one in support] == [one.id for one in PRD.requirements]
    assert PRD.requirements[0].statement in support[0].texts
    assert PRD.requirements[1].statement not in support[0].texts


def test_a_judge_sees_no_author_and_no_other_verdict() -> None:
    model = bench(approver)

    judge(model, PRD, INTERVIEWS, BRIEF)
    shown = "\n".join(question.messages[-1].content for question in model.asked)

    for hidden in (PRD.provenance.model, *(one.speaker for one in PRD.evidence), PRD.requirements[0].priority_because):
        assert hidden not in shown


def test_a_fail_becomes_a_finding_on_the_words_it_shows() -> None:
    requirement = PRD.requirements[0]
    span = " ".join(requirement.statement.split()[:3])

    judgement = judge(failing(f"{requirement.id} statement", span), PRD, INTERVIEWS, BRIEF)

    [finding] = [one for one in judgement.findings if one.rule != "JUDGE-008"]
    assert (finding.rule, finding.item, finding.span) == ("JUDGE-004", requirement.id, span)
    assert finding.severity is FindingSeverity.WARNING


def test_a_fail_on_words_that_are_not_there_is_discarded_and_counted() -> None:
    item = PRD.requirements[0].id
    sound = judge(bench(approver), PRD, INTERVIEWS, BRIEF)

    judgement = judge(failing(f"{item} statement", "words from nowhere at all"), PRD, INTERVIEWS, BRIEF)

    assert [one for one in judgement.findings if one.rule == "JUDGE-004"] == []
    assert len(judgement.discarded) == len(sound.discarded) + 1
    assert any(item in one.item for one in judgement.discarded)


def test_an_answer_that_never_came_is_counted_too() -> None:
    def broken(question: Question) -> Reply:
        return "no JSON" if question.item == f"{PRD.requirements[0].id} rationale" else approver(question)

    judgement = judge(bench(broken), PRD, INTERVIEWS, BRIEF)

    assert any("why" in one.item for one in judgement.discarded)


@pytest.mark.parametrize(
    ("kind", "span", "heard"),
    [
        ("pass", "", True),
        ("pass", "words from nowhere", False),
        ("fail", "", False),
        ("fail", "“The  PRODUCT must”", True),
        ("fail", "The product must not", False),
        ("cannot_tell", "", True),
    ],
)
def test_an_answer_is_heard_only_with_words_that_are_there(kind: str, span: str, heard: bool) -> None:
    answer = VerdictAnswer.model_validate(verdict(kind, span))

    assert counts(answer, ("The product must show it.",)) is heard


def test_a_judge_cannot_be_silent_about_the_weakest() -> None:
    second = PRD.requirements[1]
    weakest = {"item": second.id, "span": second.statement.split()[-1].strip("."), "reason": "Thin", "fix": "Say more"}
    model = bench(lambda question: weakest if question.prompt == "judge_weakest" else approver(question))

    [finding] = judge(model, PRD, INTERVIEWS, BRIEF).findings

    assert (finding.rule, finding.item, finding.severity) == ("JUDGE-008", second.id, "note")
    assert finding.message.startswith("Thin.")


def test_the_weakest_has_to_be_a_requirement_of_the_draft() -> None:
    strange = {"item": "REQ-999", "span": "product", "reason": "r", "fix": "f"}
    model = bench(lambda question: strange if question.prompt == "judge_weakest" else approver(question))

    judgement = judge(model, PRD, INTERVIEWS, BRIEF)

    assert judgement.findings == ()
    assert [one.item for one in judgement.discarded] == ["the weakest"]


def test_two_requirements_are_compared_only_where_they_speak_of_the_same() -> None:
    prd = sample_with(
        {
            "requirements.0.statement": "The product must print luggage labels.",
            "requirements.1.statement": "The product must never print luggage labels.",
        }
    )

    pairs = [one for one in cases_of(Draft(prd, INTERVIEWS, BRIEF)) if one.aspect is Aspect.CONTRADICT]

    assert any(one.item == prd.requirements[1].id and prd.requirements[0].id in one.field for one in pairs)
    assert not any(one.item == prd.requirements[2].id and prd.requirements[0].id in one.field for one in pairs)


def test_no_finding_of_a_judge_ever_blocks() -> None:
    model = bench(lambda question: verdict("fail", "product") if question.prompt != "judge_weakest" else {})

    findings = judge(model, PRD, INTERVIEWS, BRIEF).findings

    assert findings
    assert {one.severity for one in findings} <= {FindingSeverity.WARNING, FindingSeverity.NOTE}
