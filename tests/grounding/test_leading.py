import pytest

from icp2prd.grounding import is_bare_assent, is_leading


@pytest.mark.parametrize(
    "question",
    [
        "Would you use that?",
        "Would you pay for it?",
        "Do you think a dashboard helps?",
        "Wouldn't it be easier if they each had it on their phone?",
        "So you'd want that every week?",
        "So would you want it to just send itself, on the first of the month?",
        "Don't you think that's too slow?",
        "Would it be helpful if we sent it for you?",
        "It's too slow, right?",
        "You hate that, don't you?",
        "Isn't that frustrating?",
        "How useful would that be?",
        "If we built that, is it something for you?",
        "And what about the layout, a standard template, would that help?",
        "Tell me about your week. Would you say the export is slow? Yes?",
        "That must be hard, isn’t it?",
        "Can you imagine using it every day?",
    ],
)
def test_a_question_that_suggests_its_answer_is_leading(question: str) -> None:
    assert is_leading(question)


@pytest.mark.parametrize(
    "question",
    [
        "What do you do on Fridays?",
        "How long does that take?",
        "What would you change?",
        "Would you mind telling me about your week?",
        "Could you walk me through the last time?",
        "When did you last send it?",
        "How do you end up buying something like that?",
        "Tell me about the last update.",
        "Who do you report to, today?",
        "And the mornings?",
        "Thanks for making the time.",
        "Would you use it? Sorry, no: what did you do last month? And who helped you?",
        "",
    ],
)
def test_an_open_question_is_not(question: str) -> None:
    assert not is_leading(question)


@pytest.mark.parametrize(
    "answer",
    [
        "Yeah.",
        "Yes, definitely.",
        "sure, I guess",
        "Yeah, sure, I guess.",
        "Absolutely!",
        "Mm-hm. Right.",
        "I suppose so, yes.",
        "Yes, that would be really helpful.",
        "Oh yeah, that'd be great",
        "Exactly, yes — for sure.",
        "I think so.",
        "Of course, why not.",
        "um, yeah, I would",
    ],
)
def test_an_answer_that_only_agrees_is_bare(answer: str) -> None:
    assert is_bare_assent(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Yes, we spend four hours a week on it.",
        "No.",
        "Not really.",
        "It's slow.",
        "",
        "Yeah, but the price is high.",
        "Um.",
    ],
)
def test_an_answer_that_says_something_is_not(answer: str) -> None:
    assert not is_bare_assent(answer)
