import pytest

from icp2prd.domain.base import Frozen
from icp2prd.llm.protocol import Message, Question
from icp2prd.stages.wording import Unsupported, complaint_about, supported
from tests.scripted import PlainReader, in_turn

SAID = "Ten investors want it by the fifth. It takes me 3 hours in QuickBooks."


class Line(Frozen):
    text: str


def question() -> Question:
    messages = (Message(role="system", content="You write."), Message(role="user", content=SAID))
    return Question(prompt="problem", item="what", messages=messages)


@pytest.mark.parametrize(
    "text",
    [
        "It takes three hours in QuickBooks.",
        "Ten investors want it.",
        "Founders wait. Investors ask.",
        "At the end of a month one of them waits for an hour.",
        "They use AI for it.",
        "“Nobody asked.” That is what they say.",
    ],
)
def test_what_adds_nothing_is_fine(text: str) -> None:
    assert complaint_about(Line(text=text), SAID) == ""


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("It takes four hours.", "Nobody said four hours."),
        ("It takes 3 days.", "Nobody said 3 days."),
        ("Half of them use Xero for it.", "Nobody said Xero."),
        ("They write to [Ten investors] here.", "[Ten investors] is a placeholder"),
        ("The reason is TBD.", "placeholder"),
    ],
)
def test_what_adds_a_number_or_a_name_or_a_gap_is_told(text: str, complaint: str) -> None:
    assert complaint in complaint_about(Line(text=text), SAID)


def test_it_is_asked_for_once_more_in_a_fresh_conversation_that_says_what_was_wrong() -> None:
    reader = PlainReader({"problem": in_turn({"text": "It takes 9 days."}, {"text": "It takes 3 hours."})})

    assert supported(reader.model(), question(), Line, SAID).text == "It takes 3 hours."

    first, second = reader.asked
    assert len(second.messages) == len(first.messages)
    assert "9 days" in second.messages[-1].content
    assert second.messages[-1].content.startswith(SAID)


def test_it_is_not_asked_for_a_third_time() -> None:
    reader = PlainReader({"problem": lambda _: {"text": "It takes 9 days."}})

    with pytest.raises(Unsupported) as raised:
        supported(reader.model(), question(), Line, SAID)

    assert "9 days" in raised.value.reason
    assert len(reader.asked) == 2


def test_a_check_of_the_callers_own_counts_as_well() -> None:
    reader = PlainReader({"problem": in_turn({"text": "First."}, {"text": "Second."})})

    answer = supported(reader.model(), question(), Line, SAID, lambda one: "" if one.text == "Second." else "No.")

    assert answer.text == "Second."
