"""Two requirements held against each other by their words alone, and by what they rest on."""

import pytest

from icp2prd.critic.opposing import Ground, opposed

OPEN = "The product must open the gate when a lorry comes."


@pytest.mark.parametrize(
    ("statement", "because"),
    [
        ("The product must not open the gate when a lorry comes.", "forbids"),
        ("The product must leave the gate to the guard when a lorry comes.", "leaves to a person"),
        ("The product must open one gate when a lorry comes.", ""),
        ("The product must not open the gate when a car comes.", ""),
        ("The product must not open the gate when no lorry comes.", ""),
        ("The product must not open the roof when a lorry comes.", ""),
        ("The product must not open the gate of the school for lorries.", "forbids"),
    ],
)
def test_the_same_thing_at_the_same_time_is_compared(statement: str, because: str) -> None:
    assert because in opposed(OPEN, statement)
    assert bool(because) == bool(opposed(OPEN, statement)) == bool(opposed(statement, OPEN))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The product must weigh a lorry before the gate opens.",
            "The product must weigh a lorry after the gate opens.",
        ),
        ("The product must park at most 4 lorries.", "The product must park up to 9 lorries."),
        ("The product must report weights every hour.", "The product must report weights once a week."),
        ("The product must weigh lorries without a driver.", "The product must ask for a driver to weigh lorries."),
        ("The product must let only the guard see plates.", "The product must let the driver see plates."),
        ("The product must delete plates after 3 days.", "The product must keep plates for 2 years."),
    ],
)
def test_each_sort_of_opposition_is_told_whichever_comes_first(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The product must not open the gate before noon.", "The product must open the gate after noon."),
        ("The product must let the guard see plates.", "The product must not let drivers see plates."),
        ("The product must keep plates for 3 days.", "The product must delete plates after 3 days."),
        ("The product must never lose a plate.", "The product must keep each plate."),
        ("The product must not open more than one gate.", "The product must open one gate."),
        ("The product must let the guard type a plate by hand.", "The product must weigh a lorry by itself."),
        ("The product must park at most 4 lorries.", "The product must park up to 9 vans."),
        ("The product must weigh lorries in the morning.", "The product must weigh lorries every day."),
    ],
)
def test_what_can_both_be_met_is_passed(one: str, other: str) -> None:
    assert opposed(one, other) == opposed(other, one) == ""


def test_two_answers_to_one_pain_are_opposed_whatever_they_call_the_thing() -> None:
    free = "The product must let the user pick the plates on the list."
    fixed = "The product must give the user one fixed report."
    moved = "The product must move the thing aside."
    left = "The product must leave broken barriers where they are."

    assert opposed(free, fixed) == opposed(moved, left) == ""
    assert opposed(free, fixed, Ground.ONE_PAIN) == "one says “free to choose”, the other “fixed”"
    assert opposed(moved, left, Ground.ONE_PAIN) == "one says “move”, the other “left where it is”"
    assert opposed(fixed, left, Ground.ONE_PAIN) == ""
