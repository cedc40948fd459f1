import pytest

from icp2prd.domain.insight import Insights, Kind, TurnFate
from icp2prd.domain.interview import Interview
from icp2prd.domain.prd import Previous
from icp2prd.llm import FakeModel
from icp2prd.llm.profiles import HEADED
from icp2prd.stages.extract import extract
from icp2prd.stages.extracting.sorting import NONE_SHOWN
from icp2prd.stages.retelling import retold
from icp2prd.stages.stage import Work
from tests.stages.making import asked, interview, interviews, said

PAIN = "And it, um, takes us two days every month."
WANTED = "It'd have to match the books."
CHAT = "We've got a heron by the canal now."


def read(talk: Interview, labels: dict[str, str]) -> tuple[FakeModel, Insights]:
    model = FakeModel(profile=HEADED, labels=labels)
    insights = extract.run(Work(model), interviews(talk), Previous())
    assert isinstance(insights, Insights)
    return model, insights


@pytest.fixture
def talk() -> Interview:
    return interview("ana", asked("How is it going?"), said(f"{CHAT} {PAIN}"), asked("So?"), said(WANTED))


def test_every_sentence_is_sorted_and_quoted_whole(talk: Interview) -> None:
    _, insights = read(talk, {PAIN: "pain", WANTED: "decision_criterion"})

    assert [one.kind for one in insights.insights] == [Kind.PAIN, Kind.DECISION_CRITERION]
    assert [one.quote for one in insights.evidence] == [PAIN, WANTED]


def test_what_it_shows_is_the_sentence_retold_and_no_model_is_asked_to_write(talk: Interview) -> None:
    model, insights = read(talk, {PAIN: "pain"})

    assert [one.statement for one in insights.insights] == [retold(PAIN)]
    assert model.asked == []


def test_how_sure_the_head_is_of_a_kind_is_kept(talk: Interview) -> None:
    model = FakeModel(profile=HEADED, labels={PAIN: "pain"}, certainty=0.62)

    insights = extract.run(Work(model), interviews(talk), Previous())

    assert isinstance(insights, Insights)
    assert [one.certainty for one in insights.insights] == [0.62]


def test_interviewers_are_not_sorted(talk: Interview) -> None:
    _, insights = read(talk, {"How is it going?": "pain"})

    assert insights.insights == ()


def test_a_turn_that_shows_nothing_is_in_the_ledger_with_the_reason(talk: Interview) -> None:
    _, insights = read(talk, {PAIN: "pain"})

    fates = {str(one.turn): (one.fate, one.reason) for one in insights.ledger}
    assert fates["ana:2"] == (TurnFate.USED, "")
    assert fates["ana:4"] == (TurnFate.NO_NEED, NONE_SHOWN)


def test_a_sentence_without_an_end_is_read_all_the_same() -> None:
    endless = "it takes us two days " * 60
    _, insights = read(interview("ana", asked("And?"), said(endless.strip())), {endless.strip(): "pain"})

    assert [len(one.quote.split()) for one in insights.evidence] == [300]


def test_words_of_three_are_no_evidence_whatever_they_are_sorted_into() -> None:
    _, insights = read(
        interview("ana", asked("And?"), said("It hurts. Every month it takes a week.")), {"It hurts.": "pain"}
    )

    assert insights.evidence == ()
