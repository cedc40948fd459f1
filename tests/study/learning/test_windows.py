import pytest

from icp2prd.domain.metric import TARGET_TO_SET
from icp2prd.study.learning.windows import what_is_wrong


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("6 weeks", "6 weeks"),
        ("six weeks", "within 6 weeks"),
        ("42 days", "6 weeks"),
        ("term", "each term"),
        ("2026-03-02/2026-04-12", "6 weeks"),
        ("2026-01-01..2026-03-31", "within a quarter"),
        ("2026-01-01 to 2026-06-30", "two quarters"),
        ("2026-01-05/2026-03-27", "each term"),
        ("last spring", ""),
        ("", TARGET_TO_SET),
    ],
)
def test_the_same_period_in_other_words_is_right(given: str, wanted: str) -> None:
    assert what_is_wrong(given, wanted) == ""


@pytest.mark.parametrize(
    ("given", "wanted", "said"),
    [
        ("5 weeks", "6 weeks", "“5 weeks” is not “6 weeks”"),
        ("", "6 weeks", "none is given"),
        ("year", "each term", "“year” is not “each term”"),
        ("2026-03-02/2026-04-11", "6 weeks", "is 41 days"),
        ("2026-01-01/2026-02-10", "a quarter", "is 41 days"),
        ("2026-04-12/2026-03-02", "6 weeks", "before it begins"),
        ("2026-02-30/2026-03-02", "", "is no date"),
    ],
)
def test_another_period_is_named(given: str, wanted: str, said: str) -> None:
    assert said in what_is_wrong(given, wanted)
