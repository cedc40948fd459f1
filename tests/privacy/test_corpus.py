"""The labelled corpus: what it holds, and that the figures in the docs are those that are measured."""

from collections import Counter
from pathlib import Path

from benchmarks.privacy.measure import measured, sentences, table

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"


def test_the_corpus_has_every_kind_and_sentences_in_which_nothing_goes() -> None:
    listed = sentences()

    kinds = Counter(one.kind for sentence in listed for one in sentence.marked)
    assert len(listed) >= 120
    assert min(kinds.values()) >= 5
    assert set(kinds) == {
        *("person", "stranger", "organisation", "company"),
        *("email", "phone", "url", "card", "account"),
    }
    assert sum(1 for sentence in listed if not sentence.marked) >= 25


def test_who_is_on_the_roster_is_always_found_and_so_is_what_has_a_check() -> None:
    score = measured()

    for kind in ("person", "organisation", "email", "url", "card", "account"):
        assert score.found[kind] == score.wanted[kind], score.missed
    assert sum(score.needless.values()) <= 1, score.wrong


def test_the_docs_print_what_is_measured() -> None:
    assert table(measured()) in PAGE.read_text(encoding="utf-8")
