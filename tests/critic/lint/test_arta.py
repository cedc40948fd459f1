"""What blocks must be right: the linter on requirements that experts labelled."""

import pytest

from benchmarks.critic.arta import CLASSES, DS1, Row, beats_both, blocks, by_requirement, by_word, halves, rows

labelled = pytest.mark.skipif(not DS1.is_file(), reason="ARTA DS1 is not beside the project")


@labelled
def test_a_class_of_words_blocks_only_where_it_beats_both_published_tools_on_each_half() -> None:
    data = rows()
    blocking = [one for one in CLASSES if blocks(one)]

    assert blocking
    assert [one.column for one in blocking for _, half in halves(data) if not beats_both(one, half)] == []


@labelled
def test_all_labelled_requirements_are_read() -> None:
    data = rows()

    assert len(data) == 985
    assert sum(bool(row.labels["Uncertain_verb"]) for row in data) == 188


def test_a_word_counts_as_found_only_where_it_was_labelled() -> None:
    superlative = next(one for one in CLASSES if one.column == "Superlative")
    none: dict[str, list[str]] = {one.column: [] for one in CLASSES}
    among = [
        Row("The system shall use the best route.", none | {"Superlative": ["best"]}),
        Row("The system shall use the best route.", none),
        Row("The system shall use the first route.", none | {"Superlative": ["first"]}),
        Row("The system shall use a route.", none),
    ]

    assert tuple(by_requirement(superlative, among)) == (1, 1, 1)
    assert tuple(by_word(superlative, among)) == (1, 1, 1)
    assert by_requirement(superlative, among).f1 == 0.5
