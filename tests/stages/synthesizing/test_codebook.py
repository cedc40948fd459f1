import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.stages.synthesizing.codebook import HALFWAY, PERHAPS, SAME, coded, most_central

ALIKE, APART, BORDERLINE = SAME + 0.01, PERHAPS - 0.01, (SAME + PERHAPS) / 2


def members(*entries: tuple[int, ...]) -> list[tuple[int, ...]]:
    return list(entries)


def test_what_is_alike_is_one_theme_and_what_is_not_opens_a_new_one() -> None:
    found = coded(3, lambda one, other: ALIKE if {one, other} == {0, 2} else APART)

    assert [entry.members for entry in found] == members((0, 2), (1,))


@pytest.mark.parametrize(("same", "themes"), [(True, 1), (False, 2)])
def test_a_borderline_case_is_decided_by_the_model_that_can_tell(same: bool, themes: int) -> None:
    assert len(coded(2, lambda one, other: BORDERLINE, lambda one, other: same)) == themes


def test_the_model_is_asked_about_borderline_cases_only() -> None:
    asked: list[tuple[int, int]] = []

    def confirm(one: int, other: int) -> bool:
        asked.append((one, other))
        return False

    coded(4, lambda one, other: {(1, 0): ALIKE, (2, 0): BORDERLINE}.get((one, other), APART), confirm)

    assert len(asked) <= 1


def test_without_such_a_model_there_is_a_fixed_border() -> None:
    assert len(coded(2, lambda one, other: HALFWAY)) == 1
    assert len(coded(2, lambda one, other: HALFWAY - 0.01)) == 2


_likenesses = st.integers(1, 8).flatmap(
    lambda count: st.lists(st.floats(0, 1), min_size=count * count, max_size=count * count).map(
        lambda numbers: (count, numbers)
    )
)


@given(_likenesses)
def test_an_insight_that_comes_later_never_tears_older_themes_apart(given_: tuple[int, list[float]]) -> None:
    count, numbers = given_

    def likeness(one: int, other: int) -> float:
        return numbers[min(one, other) * count + max(one, other)]

    whole = [entry.members for entry in coded(count, likeness)]
    before = [entry.members for entry in coded(count - 1, likeness)]

    assert sorted(one for entry in whole for one in entry) == list(range(count))
    without = [tuple(one for one in entry if one != count - 1) for entry in whole]
    assert [entry for entry in without if entry] == before


@given(_likenesses)
def test_the_model_is_asked_once_for_an_insight_at_most(given_: tuple[int, list[float]]) -> None:
    count, numbers = given_
    asked: list[int] = []

    def confirm(_: int, place: int) -> bool:
        asked.append(place)
        return False

    coded(count, lambda one, other: numbers[min(one, other) * count + max(one, other)], confirm)

    assert len(asked) == len(set(asked))


def test_the_most_central_comes_first() -> None:
    assert most_central((0, 1, 2), lambda one, other: ALIKE if 1 in {one, other} else APART)[0] == 1
