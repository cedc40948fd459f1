"""What pains are called when no model may write about them."""

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Quote
from icp2prd.domain.icp import Pain
from icp2prd.domain.insight import Insight, Kind
from icp2prd.grounding import Gate
from icp2prd.grounding.standing import evidence_from
from icp2prd.llm.profiles import EMBEDDED
from icp2prd.stages.synthesizing.naming import Topics, headed, is_clear, topic_in
from tests.sample import sample_prd
from tests.scripted import PlainReader
from tests.stages.making import Passes, asked, interview, interviews, said

SAID = "So what did you do?\nI paid a lawyer. Six hundred a time, so it never happens again. My permit form was wrong."


@pytest.mark.parametrize(
    ("sentence", "clear"),
    [
        ("The bank froze the second draw.", True),
        ("So now I check everything three times.", True),
        ("Six hundred a time, basically so it never happens again.", False),
        ("In November we sent them on day forty-one.", False),
        ("That was twenty minutes of a meeting, gone.", False),
        ("Our lead caught it in ten minutes.", False),
        ("Nobody had warned me about the cold room.", True),
        ("Nobody had warned me that was coming.", False),
        ("Nobody said a word for three weeks, which was worse?", False),
        ("Nobody had warned me that the room was cold.", True),
    ],
)
def test_a_sentence_is_clear_when_it_says_what_happens_to_what(sentence: str, *, clear: bool) -> None:
    assert is_clear(sentence, sentence) is clear


@pytest.mark.parametrize(
    ("answer", "topic"),
    [
        ("a lawyer", "a lawyer"),
        ("The lawyer.", "the lawyer"),
        ("my permit form", "their permit form"),
        ("the insurance form", ""),
        ("it never happens", ""),
        ("wyer", ""),
        ("", ""),
        ("I paid a lawyer six hundred a time", ""),
    ],
)
def test_a_topic_is_words_that_were_said_and_name_a_thing(answer: str, topic: str) -> None:
    assert topic_in(answer, SAID) == topic


def test_a_statement_that_names_its_topic_gets_no_heading() -> None:
    assert headed("the bank", "The bank froze the second draw.") == "The bank froze the second draw."
    assert headed("a lawyer", "Six hundred a time.") == "A lawyer: six hundred a time."


def test_a_pain_that_cannot_be_understood_alone_stands_under_what_it_is_about() -> None:
    talk = interview(
        "ana", asked("What goes wrong?"), said("The permit form is a trap. It took six hours, every single month.")
    )
    reader = PlainReader({"extract": lambda _: PAIN, "topic": lambda _: {"topic": "the permit form"}})

    [pain] = Passes(reader.model(EMBEDDED), interviews(talk)).synthesis.icp.pains

    assert pain.about == "the permit form"
    assert pain.name == "The permit form: it took six hours, every single month."


def test_a_topic_that_nobody_named_is_not_taken_and_is_told() -> None:
    talk = interview(
        "ana", asked("What goes wrong?"), said("The permit form is a trap. It took six hours, every single month.")
    )
    reader = PlainReader({"extract": lambda _: PAIN, "topic": lambda _: {"topic": "the tax office"}})

    passes = Passes(reader.model(EMBEDDED), interviews(talk))

    [pain] = passes.synthesis.icp.pains
    assert pain.about == ""
    assert "tax office" not in pain.name
    assert [one.item for one in passes.prd.coverage.rejected if one.stage == "synthesize"] == [f"{pain.id}, topic"]


PAIN = {"insights": [{"turn": 2, "quote": "It took six hours, every single month.", "kind": "pain"}]}


def test_a_clear_sentence_that_may_be_no_pain_gives_way_to_one_that_is() -> None:
    sure = "Six hundred a time, so it never happens again."
    talk = interview("ana", asked("What goes wrong?"), said(f"The manager reads the permit form. {sure}"))
    study = interviews(talk)
    records = {
        ItemId(f"EV-{number}"): evidence_from(quote, talk, ItemId(f"EV-{number}"))
        for number, text in enumerate(("The manager reads the permit form.", sure), 1)
        if isinstance(quote := Gate(study).ground(talk.id, 2, text), Quote)
    }
    unsure, certain = (
        Insight(
            kind=Kind.PAIN, statement=one.quote, interview=talk.id, person=one.person, evidence=(item,), certainty=c
        )
        for (item, one), c in zip(records.items(), (0.3, 0.9), strict=True)
    )
    model = PlainReader({"topic": lambda _: {"topic": "the permit form"}}).model(EMBEDDED)
    pain = sample_prd().icp.pains[0]

    led = Topics(model, study, records).named(pain.model_copy(update={"certainty": 0.9}), [unsure, certain])
    unled = Topics(model, study, records).named(pain.model_copy(update={"certainty": 0.3}), [unsure])

    assert isinstance(led, Pain)
    assert isinstance(unled, Pain)
    assert led.name == "The permit form: six hundred a time, so it never happens again."
    assert unled.name == "The manager reads the permit form."
