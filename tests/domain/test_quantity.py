import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.quantity import quantities, vouches_for


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four hours", "4 hours"),
        ("an hour and a half", "90 minutes"),
        ("half an hour", "30 min"),
        ("two and a half hours", "2.5 hours"),
        ("half a day", "12 hours"),
        ("60-second", "1 minute"),
        ("24 hours", "1 day"),
        ("two quarters", "6 months"),
        ("1,200 pupils", "twelve hundred pupils"),
        ("$2.1 million", "$2,100,000"),
        ("£2.1m", "£2.1 million"),
        ("five grand", "5k"),
        ("four hundred thousand dollars", "$400k"),
        ("twenty-eight hundred", "2800"),
        ("a hundred and fifty pounds", "£150"),
        ("80 percent", "80 %"),
        ("a dozen", "12"),
    ],
)
def test_a_quantity_is_the_same_however_it_is_written(one: str, other: str) -> None:
    [first], [second] = quantities(one), quantities(other)

    assert (first.value, first.unit) == (second.value, second.unit)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "REQ-001",
            "PAIN-3",
            "v2",
            "Q3",
            "H1",
            "2FA",
            "3rd",
            "21st",
            "10:30",
            "2025-05-14",
            "24/7",
            "1.2.3",
            "MP3",
        ),
        *("dozens of trips", "hundreds", "no number", "someone", "tenfold", "attend", "", "$", "-"),
    ],
)
def test_what_is_no_quantity_is_not_read_as_one(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(("text", "expected"), [("10–12 hours", 2), ("two to three weeks", 2), ("1.5 to 2 days", 2)])
def test_a_range_is_two_quantities_of_one_unit(text: str, expected: int) -> None:
    found = quantities(text)

    assert len(found) == expected
    assert {one.unit for one in found} == {"seconds"}


def test_numbers_that_follow_each_other_are_not_added_up() -> None:
    assert [one.value for one in quantities("four, five emails")] == [4, 5]


@pytest.mark.parametrize("text", ["an hour", "twice a week", "one of them", "a day"])
def test_an_article_claims_no_number(text: str) -> None:
    assert all(one.loose for one in quantities(text))


@pytest.mark.parametrize(
    ("said", "wanted", "is_said"),
    [
        ("It's ten hours, maybe twelve, every month.", "12 hours", True),
        ("It's ten hours, maybe twelve, every month.", "12 days", False),
        ("It's ten hours.", "10", True),
        ("It's an hour.", "60 minutes", True),
        ("It's ten.", "10 hours", False),
        ("It costs £400.", "$400", False),
        ("It costs £400.", "a $400 fee", False),
        ("4%", "4 hours", False),
    ],
)
def test_a_text_vouches_for_a_number_with_its_unit(said: str, wanted: str, is_said: bool) -> None:
    [number] = [one for one in quantities(wanted) if not one.loose]

    assert vouches_for(quantities(said), number) is is_said


@given(st.text(alphabet="0123456789 ten hundred a and half-.,:/%$£km hours", max_size=40))
def test_a_quantity_stands_where_it_says(text: str) -> None:
    for one in quantities(text):
        assert text[one.start : one.end] == one.text
