import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.evidence import Strength
from icp2prd.domain.interview import Role
from icp2prd.grounding import weigh

RUBRIC = {
    Strength.SHOWN_COST: (
        "I spend 4 hours each Friday on it",
        "I spend four hours every Friday",
        "It takes me half a day to put it together",
        "We paid two grand for a consultant",
        "it's easily ten hours a week, all four weeks",
        "I've got the coordinators typing the wall into Excel, every night, forty minutes each.",
        "That was nineteen thousand last quarter",
        "We got fined six thousand pounds in December, for two of them.",
        "had to pay a hotel, 340 quid",
        "I copy all of it by hand into one big Excel file, twelve tabs",
        "It's ten hours, maybe twelve, every month.",
        "it's more like two full days when you add it up",
        "We lost three customers because of it",
        "And I pay for a CFO community, three hundred a year",
        "Twenty-eight hundred a month, basically so it never happens again.",
        "I retype the same twelve numbers into little boxes",
        "So now I check everything three times",
        "We hired two interns just to copy the data",
        "so we buy in agency people at double the rate, $4,000 a month",
    ),
    Strength.PAST_EVENT: (
        "Last Tuesday the export failed and I had to redo it",
        "I'd pasted ARR from the wrong tab",
        "I pushed two hires",
        "And I paid the team late",
        "I found out when there were two families standing in the car park.",
        "They bounced one back over the order of the columns",
        "In November we sent them on day forty-one",
        "We lost a big customer over it",
        "She asked me in May and I guessed",
        "And then our lead brought it up in the board meeting",
    ),
    Strength.HABIT: (
        "I copy the numbers into Excel",
        "We export everything to a spreadsheet",
        "I match them up by hand, line by line",
        "Every Friday I put it all together",
        "We always forget the angels",
        "And our lead brings it up in the board meeting, in front of everyone",
        "We used to send it by email",
        "my boss checks each number",
        "I read that channel on Slack",
    ),
    Strength.OPINION: (
        "I think it's important to be accurate",
        "It's really annoying",
        "I wish it did the matching by itself",
        "I'd love an export button",
        "I need to pick which numbers go in",
        "I want one fixed layout that I cannot change",
        "It has to fill in the bank's form exactly how they have it",
        "I still feel sick when I hit send",
        "The export is too slow",
        "I don't trust my own numbers",
        "Does it talk to payroll?",
        "Give me one fixed layout and don't ever let me touch it.",
        "We don't spend any money on it",
        "I've worked here for five years",
        "There are forty-four people in the company",
    ),
    Strength.HYPOTHETICAL: (
        "I would use that every day",
        "I'd pay fifty dollars for that",
        "We might buy it next year",
        "That sounds great",
        "I love the idea",
        "It's a great product",
        "If it could match them I would pay 100 dollars a month",
        "we would probably save 4 hours each week",
        "anything over five hundred would go to my co-founder",
    ),
}


@pytest.mark.parametrize(("strength", "words"), [(strength, one) for strength, many in RUBRIC.items() for one in many])
def test_words_weigh_what_the_rubric_says(strength: Strength, words: str) -> None:
    assert weigh(words, words).strength is strength, weigh(words, words).because


@pytest.mark.parametrize("words", ["Yes, definitely.", "Yeah, sure, I guess.", "Yes, that would be really helpful"])
def test_agreeing_with_a_leading_question_weighs_nothing(words: str) -> None:
    assert weigh(words, words, after_leading_question=True).strength is Strength.ASSENT
    assert weigh(words, words, after_leading_question=False).strength > Strength.ASSENT


def test_an_opinion_that_begins_with_yes_is_assent_after_a_leading_question() -> None:
    words = "Yeah, it's really annoying to me"
    assert weigh(words, words, after_leading_question=True).strength is Strength.ASSENT


def test_a_fact_told_after_a_leading_question_is_a_weaker_fact() -> None:
    words = "Yes, I spend four hours every Friday"
    weight = weigh(words, words, after_leading_question=True)
    assert weight.strength is Strength.HABIT
    assert "leading question" in weight.because


@pytest.mark.parametrize("words", ["I spend four hours every Friday", "I would use that", "It's really annoying"])
def test_an_unknown_speaker_says_opinions_at_most(words: str) -> None:
    assert weigh(words, words, role=Role.UNKNOWN).strength <= Strength.OPINION


def test_what_comes_before_the_cut_counts() -> None:
    assert weigh("four hours every Friday", "It takes me four hours every Friday.").strength is Strength.SHOWN_COST
    assert weigh("spend four hours on it", "I would spend four hours on it.").strength is Strength.HYPOTHETICAL


def test_curly_quotes_weigh_the_same() -> None:
    assert weigh("I’d pay fifty dollars", "I’d pay fifty dollars").strength is Strength.HYPOTHETICAL


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(Role), st.booleans())
def test_every_quote_has_a_weight_and_a_reason(words: str, sentence: str, role: Role, leading: bool) -> None:
    assert weigh(words, sentence, role=role, after_leading_question=leading).because
