import pytest

from icp2prd.stages.planning.stem import shares_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Accountants who recommend tools", "My accountant, mostly."),
        ("Portfolio Slack groups", "They read the Slack of the portfolio."),
        ("closing the books", "The books close when they close."),
    ],
)
def test_texts_about_the_same_thing_share_a_telling_word(one: str, other: str) -> None:
    assert shares_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("LinkedIn ads", "A Sunday newsletter"), ("People who use tools", "Customers tell people about products")],
)
def test_words_that_every_text_has_are_not_telling(one: str, other: str) -> None:
    assert not shares_words(one, other)
