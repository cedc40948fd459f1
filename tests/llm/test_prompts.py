from pathlib import Path

import pytest

from icp2prd.errors import PromptError
from icp2prd.llm.prompts import load_prompt, prompt_names

GOOD = """---
purpose: names the colour of a thing
inputs: {thing: what it is}
answer: Colour
max_tokens: 40
examples:
  - given: {thing: grass}
    answer: {name: green, strength: 3}
    note: the usual case
---
You name colours.
---user---
{% for word in thing.split() %}
- {{ word }}
{% endfor %}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "colour.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_question_is_the_system_text_the_examples_and_the_user_message(folder: Path) -> None:
    question = load_prompt("colour", folder).ask_about("ana/3", thing="blue sky")
    assert [(message.role, message.content) for message in question.messages] == [
        ("system", "You name colours."),
        ("user", "- grass"),
        ("assistant", '{"name":"green","strength":3}'),
        ("user", "- blue\n- sky"),
    ]
    assert (question.prompt, question.item, question.max_tokens) == ("colour", "ana/3", 40)


def test_a_missing_input_is_named_with_what_was_given(folder: Path) -> None:
    with pytest.raises(PromptError) as error:
        load_prompt("colour", folder).ask_about("ana/3")
    assert str(error.value) == "prompts/colour.md: The prompt needs thing.\n  It was given: nothing."


def test_an_input_that_is_not_declared_is_refused(folder: Path) -> None:
    with pytest.raises(PromptError, match="given shade, which it does not declare"):
        load_prompt("colour", folder).ask_about("ana/3", thing="sky", shade="dark")


def test_an_input_may_be_called_item(folder: Path) -> None:
    (folder / "item.md").write_text(
        "---\npurpose: p\ninputs: {item: i}\nanswer: A\n---\ns\n---user---\n{{ item }}\n", encoding="utf-8"
    )
    assert load_prompt("item", folder).ask_about("ana/3", item="this").messages[-1].content == "this"


def test_the_hash_changes_with_every_edit_of_the_file(folder: Path) -> None:
    before = load_prompt("colour", folder)
    (folder / "colour.md").write_text(GOOD.replace("the usual case", "the common case"), encoding="utf-8")
    after = load_prompt("colour", folder)
    assert before.hash.startswith("sha256:")
    assert before.hash != after.hash


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("---user---", "--user--", "not front matter, a system text"),
        ("purpose:", "purpos:", "purpos|purpose"),
        ("max_tokens: 40", "max_tokens: many", "max_tokens: Input should be a valid integer"),
        ("purpose: names", "purpose: [names", "not YAML"),
        ("thing: what it is", "thong: what it is", "do not agree on thing, thong"),
        ("{% endfor %}", "", "does not parse"),
        ("given: {thing: grass}", "given: {}", "needs thing"),
    ],
)
def test_a_prompt_that_does_not_hold_together_says_where(folder: Path, old: str, new: str, message: str) -> None:
    (folder / "colour.md").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PromptError, match=message) as error:
        load_prompt("colour", folder)
    assert "colour.md" in error.value.where


def test_a_template_that_reaches_into_python_is_refused(folder: Path) -> None:
    (folder / "colour.md").write_text(
        "---\npurpose: p\ninputs: {thing: t}\nanswer: A\n---\ns\n---user---\n{{ thing.__class__.__mro__ }}\n",
        encoding="utf-8",
    )
    with pytest.raises(PromptError, match="cannot be filled"):
        load_prompt("colour", folder).ask_about("ana/3", thing="sky")


def test_text_is_not_escaped(folder: Path) -> None:
    asked = load_prompt("colour", folder).ask_about("ana/3", thing="<b>&</b>")
    assert asked.messages[-1].content == "- <b>&</b>"


def test_an_unknown_prompt_lists_those_there_are() -> None:
    with pytest.raises(PromptError, match="no prompt called nonsense"):
        load_prompt("nonsense")


@pytest.mark.parametrize("name", prompt_names())
def test_every_prompt_that_is_shipped_loads(name: str) -> None:
    assert load_prompt(name).header.purpose
