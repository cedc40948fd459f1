import pytest

from icp2prd.study.learning.limits import limit_in


@pytest.mark.parametrize(
    ("text", "value", "unit", "more", "strict"),
    [
        ("fewer than 3", 3, "", False, True),
        ("6 or more", 6, "", True, False),
        ("6 schools or more", 6, "", True, False),
        ("three or fewer", 3, "", False, False),
        ("at least 20%", 20, "%", True, False),
        ("20 % or more of those asked", 20, "%", True, False),
        ("under an hour", 3600, "seconds", False, True),
        ("within two quarters", 6, "months", False, False),
        ("no more than two of the visitors", 2, "", False, False),
        ("more than $1,000 of orders", 1000, "$", True, True),
        ("≥ 6", 6, "", True, False),
        ("< 5%", 5, "%", False, True),
        ("10+", 10, "", True, False),
        ("nobody commits", 0, "", False, False),
    ],
)
def test_a_limit_is_read_as_people_write_it(text: str, value: float, unit: str, more: bool, strict: bool) -> None:
    found = limit_in(text)

    assert found is not None
    assert (found.value, found.unit, found.more, found.strict) == (value, unit, more, strict)


@pytest.mark.parametrize("text", ["", "many", "5", "about 20%", "between 3 and 5", "twice as much"])
def test_what_names_no_side_is_no_limit(text: str) -> None:
    assert limit_in(text) is None


def test_a_bare_number_is_in_the_unit_of_what_is_measured() -> None:
    found = limit_in("under 2", "seconds", 3600.0)

    assert found is not None
    assert (found.value, found.unit) == (7200, "seconds")


def test_of_two_limits_the_one_in_the_unit_that_was_measured_counts() -> None:
    found = limit_in("within 6 weeks, at least 3 of 10 sign up")

    assert found is not None
    assert (found.value, found.unit, found.out_of) == (3, "", 10)
    assert found.as_share().value == 30


def test_where_the_text_does_not_say_the_baseline_does() -> None:
    found = limit_in("3%", "%", lower_is_better=True)

    assert found is not None
    assert found.holds(2)
    assert not found.holds(4)


@pytest.mark.parametrize(("value", "strict", "holds"), [(3.0, True, False), (3.0, False, True), (2.9, True, True)])
def test_the_number_itself_is_within_unless_it_is_said_not_to_be(value: float, strict: bool, holds: bool) -> None:
    found = limit_in("fewer than 3" if strict else "at most 3")

    assert found is not None
    assert found.holds(value) is holds
