import pytest

from icp2prd.domain.base import PersonId
from icp2prd.domain.icp import Severity
from icp2prd.stages.synthesizing.severity import severity_for

ANA = PersonId("ana")


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("The colours are a bit dull.", Severity.ANNOYANCE),
        ("I had to redo it by hand.", Severity.REWORK),
        ("It takes two evenings every month.", Severity.RECURRING_COST),
        ("My daughter was angry in front of everyone.", Severity.RECURRING_COST),
        ("The bank froze the second draw.", Severity.BLOCKING),
        ("We were fined in December.", Severity.BLOCKING),
        ("We hired somebody for it.", Severity.BLOCKING),
        ("So there was a bag of silk went, forty-eight pounds.", Severity.BLOCKING),
        ("I'd say I lose two or three good sales.", Severity.BLOCKING),
        ("The label never sticks.", Severity.REWORK),
        ("I can live with it.", Severity.ANNOYANCE),
    ],
)
def test_what_a_pain_costs_is_read_by_fixed_anchors(words: str, severity: Severity) -> None:
    assert severity_for(ANA, [words], works_around=False).severity is severity


@pytest.mark.parametrize(
    ("words", "paid"), [("We pay [ANA_12] in kind.", False), ("We pay [ANA_12] 40 a month.", True)]
)
def test_the_number_of_a_placeholder_is_no_sum(words: str, paid: bool) -> None:
    assert (severity_for(ANA, [words], works_around=False).severity is Severity.BLOCKING) is paid


def test_a_workaround_in_use_makes_it_a_recurring_cost() -> None:
    read = severity_for(ANA, ["The colours are a bit dull."], works_around=True)

    assert (read.severity, read.because) == (Severity.RECURRING_COST, "has a workaround in use")


def test_the_reading_names_the_words_it_rests_on() -> None:
    assert "“froze”" in severity_for(ANA, ["And then the bank froze it."], works_around=False).because


def test_money_that_comes_in_is_no_loss() -> None:
    said = "Seven, with my uncle, who put in five grand and replies to everyone, every single time."

    assert severity_for(ANA, [said], works_around=False).severity < Severity.BLOCKING
    assert severity_for(ANA, [f"{said} And we lost two grand."], works_around=False).severity is Severity.BLOCKING
