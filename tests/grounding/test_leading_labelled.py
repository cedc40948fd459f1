import pytest

from icp2prd.domain.evidence import Strength
from icp2prd.grounding import is_leading
from icp2prd.grounding.strength import weigh
from tests.grounding.labelled import NAMES, labelled, score


@pytest.mark.parametrize(("name", "precision", "recall"), [("questions", 1.0, 1.0), ("questions-held-out", 0.96, 0.93)])
def test_leading_questions_are_told_from_open_ones(name: str, precision: float, recall: float) -> None:
    found = score(name)
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall, found.wrong


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("answer", ["Yeah.", "Oh, definitely, yes.", "I guess so.", "Yes, that would be great."])
def test_agreeing_with_a_leading_question_is_the_weakest_evidence(name: str, answer: str) -> None:
    for question, _ in labelled(name):
        leads = is_leading(question)
        weight = weigh(answer, answer, after_leading_question=leads)
        assert (weight.strength is Strength.ASSENT) == leads, question
