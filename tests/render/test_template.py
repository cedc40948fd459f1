import pytest

from icp2prd.errors import SettingsError
from icp2prd.render import render_documents
from tests.sample import INTERVIEWS, sample_prd


def printed(template: str) -> str:
    return render_documents(sample_prd(), INTERVIEWS, template, template_name="ours.md.j2").files["prd.md"]


def test_a_template_of_the_users_own_takes_the_place_of_ours() -> None:
    assert printed("# {{ prd.title }}\n") == "# School trips\n"


def test_a_template_may_use_the_shipped_parts() -> None:
    text = printed('{% include "problem.md.j2" %}\n## Ours\n')

    assert text.startswith("## Problem")
    assert "## Ours" in text


def test_a_template_is_compiled_once_and_again_when_it_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = printed("# Before\n")

    def compile_(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("icp2prd.render.environment.MarkdownEnvironment.compile", compile_)
    assert printed("# Before\n") == before
    monkeypatch.undo()
    assert printed("# After\n") == "# After\n"


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("# x\n{% for %}\n", 2, "Expected"),
        ("# x\n\n{{ prd.nothing_of_that_name }}\n", 3, "nothing_of_that_name"),
        ("{{ misspelt }}\n", 1, "misspelt"),
        ('\n{% include "missing.md.j2" %}\n', 2, "missing.md.j2"),
        ("\n\n{{ prd.title|shout }}\n", 3, "shout"),
        ("\n{{ prd.title / 2 }}\n", 2, "unsupported operand"),
        ("{{ prd.__class__.__mro__ }}\n", 1, "unsafe"),
        ("{{ 1 / 0 }}\n", 1, "zero"),
    ],
)
def test_a_broken_template_is_named_with_its_line(template: str, line: int, reason: str) -> None:
    with pytest.raises(SettingsError) as error:
        printed(template)

    assert error.value.where == f"ours.md.j2:{line}"
    assert reason in error.value.what
    assert "icp2prd.toml" in error.value.hint


@pytest.mark.parametrize(
    "template",
    [
        "{{ '*' }}",
        "{{ '*' ~ 'x'|anchor }}",
        "{{ 'x'|anchor ~ '*' }}",
        "{{ ['*', 'x'|anchor]|join }}",
        "{{ 'x'|anchor + '*' }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('*') }}",
        "{% set x %}{{ '*' }}{% endset %}{{ x }}",
        "{{ '*'|e }}",
        "{{ '*'|upper }}",
        "{% for x in ['*'] %}{{ x }}{% endfor %}",
    ],
)
def test_whatever_a_template_does_text_is_escaped_once(template: str) -> None:
    assert printed(template).replace('<a id="x"></a>', "").strip() == r"\*"


@pytest.mark.parametrize("name", ["urlize", "tojson", "xmlattr"])
def test_filters_that_would_let_text_through_are_not_there(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        printed(f"{{{{ 'http://x.org'|{name} }}}}")
