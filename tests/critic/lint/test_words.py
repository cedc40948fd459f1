import pytest

from icp2prd.critic.lint import Kind, lint
from icp2prd.critic.lint.lexicon import WordClass, word_classes
from icp2prd.critic.lint.linting import slips_of
from icp2prd.critic.lint.suppressors import SUPPRESSORS

every_class = pytest.mark.parametrize("words", word_classes(), ids=lambda words: words.name)


def rules(text: str, kind: Kind = Kind.STATEMENT) -> set[str]:
    """Of the words alone: shape and technology are another matter."""
    return {slip.rule for slip in slips_of(text, kind)}


def found(text: str, kind: Kind = Kind.STATEMENT) -> list[tuple[str, str]]:
    return [(slip.rule, slip.words) for slip in slips_of(text, kind)]


@every_class
def test_a_class_finds_its_own_example_and_no_other_class_does(words: WordClass) -> None:
    assert rules(words.fails) == {words.rule}


@every_class
def test_nothing_is_found_in_the_example_that_passes(words: WordClass) -> None:
    assert found(words.passes) == []


@every_class
def test_a_class_names_only_suppressors_that_exist(words: WordClass) -> None:
    assert set(words.unless) <= SUPPRESSORS.keys()


def test_every_term_of_every_class_is_found_where_it_stands_alone() -> None:
    for words in word_classes():
        for term in words.terms:
            text = f"The product must xx {term} yy."
            spans = [text[slip.start : slip.end].lower() for slip in lint(text, words.kinds[0])]
            assert any(term in span for span in spans), (words.name, term, spans)


def test_no_two_classes_share_a_rule() -> None:
    ids = [words.rule for words in word_classes()]

    assert len(ids) == len(set(ids))


def test_a_slip_says_where_its_words_stand() -> None:
    text = "The product must be Easy to use, etc."

    for slip in lint(text):
        assert text[slip.start : slip.end] == slip.words
    assert found(text) == [("WORDS-002", "Easy to use"), ("WORDS-003", "etc")]


@pytest.mark.parametrize(
    "text",
    [
        "The product must show a quick count within 2 seconds.",
        "The product must send no more than 3 reminders.",
        "After more than 3 reminders, the product must tell the coordinator.",
        "The product must list at most 5 firms.",
        "The product must send the list no later than noon.",
        "The product must keep at least one copy.",
        "When the list is no longer needed, the product must delete it.",
        "The product must show one more reminder.",
        "The product must answer faster than the paper form.",
        "The product must show the label “easy, fast, etc.” on the form.",
        "The product must list firms by price, the lowest first.",
        "If guardians should answer twice, then the product must keep the second answer.",
        "The product must not share personal details with coach firms.",
        "The product must remind guardians immediately after the trip is announced.",
        "The product must hold fasteners until their best-before date.",
        "The product must show how many guardians have answered.",
        "The product must remind guardians in May 2026.",
        "The product must remind guardians as described in REQ-002.",
        "It must be possible to print the list.",
        "The product must list consents that are not signed.",
        "The product must show whether or not a guardian answered.",
        "The product must not exceed 5 reminders.",
        "The product must not take longer than 5 seconds.",
        "The product must remind guardians, not only coordinators.",
        "When a consent is late, the product must show this consent first.",
        "The product must show each guardian the answers of the other guardians.",
    ],
)
def test_a_word_that_is_measured_quoted_or_conditional_is_no_slip(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The product must answer quickly to 3 guardians.", "WORDS-002"),
        ("The product must show more.", "WORDS-006"),
        ("The product must answer faster than now.", "WORDS-006"),
        ("The product must find the best firm.", "WORDS-005"),
        ("The product must not forget guardians.", "WORDS-014"),
        ("The product must remind guardians immediately.", "WORDS-012"),
        ("The product must show lists so that guardians do not forget.", "WORDS-014"),
        ("The list that is shown does not end, and the product must not forget.", "WORDS-014"),
        ("The product must not remind more guardians.", "WORDS-014"),
        ("The product must show this in the list.", "WORDS-015"),
        ("When a consent is late, the product must show this trip first.", "WORDS-015"),
        ("The product must remind other guardians.", "WORDS-015"),
        ("This is what the product must show.", "WORDS-015"),
        ("Consents can be exported.", "WORDS-007"),
    ],
)
def test_a_suppressor_excuses_no_more_than_it_says(text: str, rule: str) -> None:
    assert rule in rules(text)


def test_words_of_demand_are_not_looked_for_in_a_condition() -> None:
    assert found("a guardian should answer quickly", Kind.CONDITION) == []
    assert rules("a guardian answers, if possible", Kind.CONDITION) == {"WORDS-001"}


def test_a_letter_that_grows_in_lower_case_moves_no_place() -> None:
    text = "İ: the product must be EASY, tbd."

    assert all(text[slip.start : slip.end] == slip.words for slip in lint(text))
    assert "WORDS-004" in rules(text)
