from hypothesis import given
from hypothesis import strategies as st

from icp2prd.critic.said import Said
from icp2prd.domain.quantity import quantities, vouches_for

_texts = st.sampled_from(
    [
        "6 hours of phoning",
        "two, maybe three hours",
        "an hour and a half",
        "90 minutes",
        "45% of pupils",
        "£400 in May",
        "fifty-two forms",
        "5 days, or 3",
        "a third of them",
        "1.5 hours",
        "12 schools in 2 weeks",
        "6 forms",
        "3 of them",
        "nobody",
    ]
)


@given(said=st.lists(_texts, max_size=4), wanted=_texts)
def test_looking_a_number_up_answers_as_comparing_it_with_each_text_does(said: list[str], wanted: str) -> None:
    texts = [quantities(text) for text in said]

    for quantity in quantities(wanted):
        assert Said(texts).vouches_for(quantity) == any(vouches_for(one, quantity) for one in texts)
