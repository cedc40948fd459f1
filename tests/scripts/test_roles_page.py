from pathlib import Path

import pytest

from benchmarks.roles.__main__ import PAGE, tables, with_score
from benchmarks.roles.labels import DATA, Label, labels
from benchmarks.roles.masking import masked
from benchmarks.roles.scoring import Guess, with_names
from benchmarks.roles.tables import accuracy_table, reliability_table
from icp2prd.domain.interview import Role

with_data = pytest.mark.skipif(not DATA.is_dir(), reason=f"the shared data is not at {DATA}")


@with_data
def test_the_page_shows_what_the_score_is() -> None:
    page = Path(PAGE).read_text(encoding="utf-8")

    assert with_score(page, tables()) == page, "run python -m benchmarks.roles --write"


@with_data
def test_few_roles_that_are_given_are_wrong() -> None:
    given = [guess for guess in with_names() if not guess.abstains]

    assert sum(guess.right for guess in given) >= 0.95 * len(given)


def test_labels_hold_no_word_of_the_interviews() -> None:
    assert all(isinstance(one, Label) and bool(one.speaker) != bool(one.word) for one in labels())
    assert {one.role for one in labels()} == {"customer", "interviewer", "team"}


def test_masked_speakers_keep_their_words_and_lose_their_names() -> None:
    file, numbers = masked("talk", [("Ana", "How so?"), ("Bo", "By hand."), ("Ana", "And then?")], seed=1)

    assert sorted(numbers.values()) == ["Speaker 1", "Speaker 2"]
    assert file.content.decode().splitlines()[::2] == [
        f"{numbers['Ana']}: How so?",
        f"{numbers['Bo']}: By hand.",
        f"{numbers['Ana']}: And then?",
    ]


def test_a_colleague_is_right_as_interviewer_and_wrong_as_customer() -> None:
    guesses = [Guess("s", "team", role, 0.7) for role in (Role.INTERVIEWER, Role.OTHER, Role.CUSTOMER, Role.UNKNOWN)]

    assert accuracy_table(guesses).splitlines()[-1] == "| all | 4 | 50% | 25% | 25% | 67% | 25% |"
    assert reliability_table(guesses).splitlines()[-1] == "| 0.65 to 0.75 | 3.0 | 67% | 1.0 |"
