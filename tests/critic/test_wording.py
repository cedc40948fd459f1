import pytest

from tests.critic.changes import all_found, found


@pytest.mark.parametrize(
    ("rule", "word"),
    [
        ("WORDS-001", "as appropriate"),
        ("WORDS-001", "if possible"),
        ("WORDS-001", "ASAP"),
        ("WORDS-003", "etc"),
        ("WORDS-003", "and so on"),
        ("WORDS-004", "TBD"),
    ],
)
def test_a_way_out_is_found(rule: str, word: str) -> None:
    [finding] = found(rule, {"requirements.0.statement": f"The product must remind guardians, {word}."})

    assert finding.span == word


def test_words_of_the_why_are_left_alone() -> None:
    assert all_found({"requirements.0.rationale": "It would be easy, fast and user-friendly, etc."}) == ()


def test_a_vague_word_in_a_criterion_is_found() -> None:
    [finding] = found("WORDS-002", {"requirements.0.criteria.0.then": "the guardian quickly receives a reminder"})

    assert (finding.item, finding.field, finding.span) == ("AC-001", "then", "quickly")


@pytest.mark.parametrize("text", ["The product must hold fasteners.", "The product must keep the best-before date."])
def test_a_vague_word_inside_of_another_is_not_found(text: str) -> None:
    assert found("WORDS-002", {"requirements.0.statement": text}) == ()


@pytest.mark.parametrize(
    ("statement", "terms"),
    [
        ("The product must use a REST API.", {"REST API"}),
        ("The product must show a dashboard with a button.", {"dashboard", "button"}),
        ("The product must be built in Go.", {"Go"}),
        ("The product must let guardians go back.", set()),
        ("React within the day: the product must answer.", set()),
        ("The product must sequel the apical tests.", set()),
    ],
)
def test_implementation_is_found_by_whole_words(statement: str, terms: set[str]) -> None:
    findings = found("SPEC-001", {"requirements.0.statement": statement})

    assert {one.span for one in findings} == terms


def test_implementation_that_the_customer_named_is_no_fault() -> None:
    change = {
        "requirements.0.statement": "The product must keep details off the clipboard and the dashboard.",
        "evidence.1.sentence": "It was six hours of phoning, next to the dashboard.",
    }

    assert found("SPEC-001", change) == ()


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Schools lack a consent tracking system.", True),
        ("There is no feature for reminders.", True),
        ("Coordinators need an app.", True),
        ("Coordinators lack the time to phone each guardian.", False),
        ("Staff need to ring each guardian, whatever system they use.", False),
    ],
)
def test_a_solution_in_disguise_is_found(text: str, is_found: bool) -> None:
    assert bool(found("SPEC-002", {"problem.parts.1.text": text})) is is_found


@pytest.mark.parametrize(
    ("then", "is_found"),
    [
        ("everyone is satisfied", True),
        ("it works as expected", True),
        ("the list is shown", False),
        ("it takes 6 hours", False),
        ("the guardian receives one reminder", False),
        ("the status is “answered”", False),
    ],
)
def test_a_criterion_with_nothing_to_see_is_found(then: str, is_found: bool) -> None:
    assert bool(found("TEST-002", {"requirements.0.criteria.0.then": then})) is is_found
