import json
from pathlib import Path

import pytest

from icp2prd.errors import UsageError
from icp2prd.llm.choice import choose_model
from icp2prd.llm.fake import FakeModel, ScriptRanOut, bag_of_words
from icp2prd.llm.opening import open_door
from icp2prd.llm.protocol import AnswerRejected
from tests.llm.doubles import GREEN, Colour, question

RED = {"name": "red", "strength": 1}


def test_a_list_answers_in_order_and_runs_out() -> None:
    fake = FakeModel({"colour": [GREEN, RED]})
    assert [fake.ask(question(), Colour).name for _ in range(2)] == ["green", "red"]
    with pytest.raises(ScriptRanOut, match="asked 3 times, 2 answers"):
        fake.ask(question(), Colour)
    assert len(fake.asked) == 3


def test_a_mapping_answers_by_item() -> None:
    fake = FakeModel({"colour": {"ana/1": RED, "*": Colour(name="blue", strength=2)}})
    names = fake.map(lambda item: fake.ask(question(item=item), Colour).name, ["ben/1", "ana/1"])
    assert names == ["blue", "red"]


def test_a_function_answers_from_the_question() -> None:
    fake = FakeModel({"colour": lambda asked: {"name": asked.item, "strength": 1}})
    assert fake.ask(question(item="ana/7"), Colour).name == "ana/7"


def test_an_answer_that_does_not_fit_is_rejected() -> None:
    with pytest.raises(AnswerRejected):
        FakeModel({"colour": ["no idea"]}).ask(question(), Colour)


def test_a_prompt_that_is_not_in_the_script_is_named() -> None:
    with pytest.raises(ScriptRanOut, match="no answer for prompt 'colour'"):
        FakeModel().ask(question(), Colour)


def test_texts_that_share_words_are_similar() -> None:
    one, near, far = (bag_of_words(text) for text in ("slow import", "the import is slow", "pretty colours"))
    assert sum(a * b for a, b in zip(one, near, strict=True)) > 0.6
    assert sum(a * b for a, b in zip(one, far, strict=True)) < 0.3


def test_a_script_in_a_file_stands_behind_a_whole_door(tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text(json.dumps({"colour": {"*": RED}}), encoding="utf-8")
    environ = {"ICP2PRD_FAKE_MODEL": str(script)}
    choice = choose_model(explicit="fake", environ=environ)
    assert "for tests" in choice.description
    assert not choice.leaves_machine
    with open_door(choice, cache_folder=tmp_path / "calls", environ=environ) as door:
        assert door.ask(question(), Colour).name == "red"
        assert len(door.embed(["a text"])) == 1
    assert (door.totals.calls, door.totals.cost) == (2, 0.0)


def test_a_script_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    environ = {"ICP2PRD_FAKE_MODEL": str(tmp_path / "none.json")}
    with pytest.raises(UsageError, match="script cannot be read"):
        open_door(choose_model(explicit="fake", environ=environ), environ=environ)
