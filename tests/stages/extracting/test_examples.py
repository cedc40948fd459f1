"""Worked examples are held to the gate before anything is asked with them."""

from typing import Any

import pytest
from pydantic import BaseModel

from icp2prd.critic.judge.verdicts import VerdictAnswer, WeakestAnswer
from icp2prd.errors import PromptError
from icp2prd.llm.prompts import Example, Prompt, load_prompt, prompt_names
from icp2prd.stages.extract import extract
from icp2prd.stages.extracting.examples import check_examples
from icp2prd.stages.extracting.reading import Extraction, Requote, SecondLook, Statement
from icp2prd.stages.jobs import JobAnswer
from icp2prd.stages.metrics import MetricAnswer
from icp2prd.stages.planning.drafting import CriterionAnswer, RequirementAnswer
from icp2prd.stages.planning.wishing import Wish, requirement_of
from icp2prd.stages.problem import PartAnswer
from icp2prd.stages.repairing import RepairAnswer
from icp2prd.stages.surroundings import Said
from icp2prd.stages.synthesizing.grouping import SameProblem
from icp2prd.stages.synthesizing.naming import Topic, topic_in
from tests.scripted import PlainReader, finds
from tests.stages.making import Passes, asked, interview, interviews, said

ANSWERS: dict[str, type[BaseModel]] = {
    answer.__name__: answer
    for answer in (
        *(Extraction, Requote, SecondLook, Statement, SameProblem, Topic, Wish, PartAnswer, JobAnswer),
        *(RequirementAnswer, CriterionAnswer, MetricAnswer),
        *(VerdictAnswer, WeakestAnswer, RepairAnswer),
    )
}


def with_example(answer: dict[str, Any], **given: str) -> Prompt:
    prompt = load_prompt("extract")
    usual = {"kinds": "pain", "before": "[1] Interviewer: And then?", "read": "[2] Customer: It went wrong again."}
    example = Example(given={**usual, **given}, answer=answer)
    return prompt.model_copy(update={"header": prompt.header.model_copy(update={"examples": (example,)})})


def test_the_examples_that_come_with_icp2prd_hold() -> None:
    check_examples(load_prompt("extract"))


def test_an_example_that_quotes_its_turn_holds() -> None:
    check_examples(with_example(finds((2, "It went wrong again", "pain"))))


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (finds((2, "It never goes wrong", "pain")), "not in the interview"),
        (finds((1, "It went wrong again", "pain")), "turn 2"),
        (finds((2, "It went wrong again", "channel")), "not asked for a channel"),
        (finds((2, "It went wrong again", "anger")), "kind"),
        ({"insights": [{"quote": "It went wrong again", "kind": "pain"}]}, "turn"),
    ],
    ids=["invented", "wrong turn", "kind not asked for", "no such kind", "no turn"],
)
def test_a_broken_example_is_named_with_what_is_wrong(answer: dict[str, Any], complaint: str) -> None:
    with pytest.raises(PromptError, match="Worked example 1 would be refused") as raised:
        check_examples(with_example(answer))

    assert complaint in raised.value.what
    assert raised.value.where == "prompts/extract.md"
    assert raised.value.hint


def test_an_example_may_not_quote_the_interviewer() -> None:
    question = "[1] Interviewer: Did it go wrong again then?"
    with pytest.raises(PromptError, match="the interviewer"):
        check_examples(with_example(finds((1, "Did it go wrong again", "pain")), before=question))


def test_a_broken_example_stops_the_run_before_any_call(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = with_example(finds((2, "It never goes wrong", "pain")))
    monkeypatch.setitem(extract.run.__globals__, "load_prompt", lambda _: broken)
    model = PlainReader().model()

    with pytest.raises(PromptError):
        Passes(model, interviews(interview("ana", asked("And?"), said("It takes a week.")))).insights  # noqa: B018

    assert model.asked == []


@pytest.mark.parametrize("name", prompt_names())
def test_every_example_of_every_prompt_is_an_answer_that_would_be_taken(name: str) -> None:
    header = load_prompt(name).header

    for example in header.examples:
        ANSWERS[header.answer].model_validate(example.answer)


def test_an_example_of_a_mended_quote_is_in_its_turn() -> None:
    for example in load_prompt("requote").examples:
        assert example.answer["quote"] in example.given["read"]


def test_an_example_of_a_topic_is_in_its_interview() -> None:
    for example in load_prompt("topic").examples:
        assert topic_in(example.answer["topic"], f"{example.given['before']}\n{example.given['read']}")


def test_an_example_of_a_wish_is_one_that_would_be_taken() -> None:
    for example in load_prompt("wish").examples:
        wish = Wish.model_validate(example.answer)
        assert bool(requirement_of(wish, Said.model_validate(example.given))) is bool(wish.requirement)


def test_every_prompt_is_declared_by_a_stage() -> None:
    from icp2prd.stages import STAGES

    assert sorted({name for stage in STAGES for name in stage.prompts}) == prompt_names()
    assert "extract" in extract.prompts
