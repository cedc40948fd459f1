import pytest

from icp2prd.domain.evidence import Quote, Refusal
from icp2prd.grounding import Gate
from tests.grounding.conversation import ANA, interviews_of

BROKEN = [
    ("That is a notable problem for us", "table problem for us"),
    ("We hired non-technical people last year", "technical people last year"),
    ("I can't do it by myself", "myself I can"),
    ("Most days I can't do it", "Most days I can"),
    ("Then the customer's data was gone", "Then the customer"),
    ("I cannot do it by hand", "not do it by hand"),
    ("It takes us 14 hours a week", "4 hours a week"),
    ("It takes us 2.4 hours a week", "4 hours a week"),
    ("It takes us 1,400 hours a year", "400 hours a year"),
    ("It takes us 1 400 hours a year", "400 hours a year"),
    ("It takes us 3-4 hours a week", "4 hours a week"),
    ("It takes us 3–4 hours a week", "4 hours a week"),
    ("It takes us 3 to 4 hours a week", "4 hours a week"),
    ("It takes two or three hours a week", "three hours a week"),
    ("We are twenty-five people in all", "five people in all"),
    ("We are twenty five people in all", "five people in all"),
    ("We spent a hundred and four hours on it", "four hours on it"),
    ("It is -5 degrees in here", "5 degrees in here"),
    ("We pay $45 for every seat", "We pay $4"),
    ("We pay $45 for every seat", "45 for every seat"),
    ("We pay $4.50 for every seat", "50 for every seat"),
    ("We lost about 15% of them", "We lost about 15"),
    ("We lost about 15 % of them", "We lost about 15"),
    ("We lost about 15 percent of them", "We lost about 15"),
    ("We paid 2 million for that tool", "What we paid 2"),
    ("We paid 2 million for that tool", "We paid 2"),
    ("It took two and a half hours", "It took two"),
    ("It takes an hour and a half", "It takes an hour"),
    ("It takes half an hour each time", "an hour each time"),
    ("We meet at 10:30 every day", "30 every day"),
    ("We had 15+ people on it", "We had 15"),
    ("We need < 5 clicks to do it", "5 clicks to do it"),
    ("Write to ana@example.com for the file", "example.com for the file"),
    ("It takes us 4 hours and 30 minutes a week", "30 minutes a week"),
    ("All of it is in C++ by now", "All of it is in C"),
    ("All of it is in C# by now", "All of it is in C"),
    ("We run it on node.js by now", "We run it on node"),
    ("It is all done by the R&D team", "D team did it"),
    ("It is all done by the R&D team", "It is all done by the R"),
    ("Then I re\u00adexport everything by hand", "export everything by hand"),
    ("We have ½ a day for it", "1/2 a day for it"),
    ("我们每周五花十四个小时做这个", "4个小时做这个"),
]

WHOLE = [
    ("That is a notable problem for us", "a notable problem for us"),
    ("It's slow—really slow to load", "really slow to load"),
    ("It's slow – really slow to load", "really slow to load"),
    ("We said 'never again' to them", "never again' to them"),
    ("Then the customers' data was gone", "Then the customers' data"),
    ("It takes us 14 hours a week", "14 hours a week"),
    ("It takes us 3 to 4 hours a week", "3 to 4 hours a week"),
    ("There were three. 4 hours later it was gone", "4 hours later it was gone"),
    ("We pay $45 for every seat", "$45 for every seat"),
    ("We lost about 15% of them", "about 15% of them"),
    ("We are twenty-five people in all", "twenty-five people in all"),
    ("It takes an hour, and half of that is waiting", "half of that is waiting"),
    ("It was done.Then we sent it off", "Then we sent it off"),
    ("All of it is in C++ by now", "All of it is in C++"),
    ("In 2019 we had no tool (none)", "we had no tool (none)"),
    ("Use him/her as the key there", "her as the key there"),
    ("我们每周五花四个小时做这个报告很烦", "花四个小时做这个报告"),
]


@pytest.mark.parametrize(("said", "words"), BROKEN)
def test_no_quote_begins_or_ends_inside_of_a_word_or_a_number(said: str, words: str) -> None:
    assert isinstance(Gate(interviews_of(f"c: {said}")).ground(ANA, 1, words), Refusal)


@pytest.mark.parametrize(("said", "words"), WHOLE)
def test_whole_words_and_numbers_may_be_quoted(said: str, words: str) -> None:
    result = Gate(interviews_of(f"c: {said}")).ground(ANA, 1, words)
    assert isinstance(result, Quote), result
    assert said[result.start : result.end] == words


def test_a_broken_quote_is_shown_what_it_was_cut_out_of() -> None:
    refusal = Gate(interviews_of("c: It takes us 3 to 4 hours a week")).ground(ANA, 1, "4 hours a week")
    assert isinstance(refusal, Refusal)
    assert "“3 to 4 hours a week”" in refusal.reason
