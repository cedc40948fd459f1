import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icp2prd.render.escaping import Markdown, escape_markdown
from tests.render.reading import foreign_markup, text_of, tokens

PAYLOADS = [
    "# Heading",
    "- item",
    "+ item",
    "1. item",
    "400) item",
    "> quoted",
    "---",
    "===",
    "```sh",
    "~~~",
    "    indented",
    "*so* _so_ **so** __so__",
    "~~gone~~",
    "`code`",
    "<b>bold</b> <script>alert(1)</script>",
    "<!-- comment",
    "&lt;b&gt; &copy; &#35;",
    "[text](http://evil.example/x)",
    "![picture](http://evil.example/x.png)",
    "[ref]: http://evil.example",
    "[^1]",
    "<http://evil.example>",
    "http://evil.example/?a=b&c=d",
    "HTTPS://evil.example",
    "ftp://evil.example",
    "www.evil.example",
    "evil.com",
    "mail me@evil.example",
    "a | b | c",
    "back\\slash \\| and \\\\",
    "$x^2$ and $$y$$",
    "{{ 7 * 7 }} {% raw %}",
    "line one\n\n# line two",
    "line one\r\n- line two",
    "line\u2028separated",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "frame", ["{}", "- {}", "> {}", "#### {}", "**{}**", "“{}”", "| a | b |\n| --- | --- |\n| {} | x |"]
)
def test_a_text_shows_as_itself_and_is_nothing_else(payload: str, frame: str) -> None:
    markdown = frame.format(escape_markdown(payload))

    assert foreign_markup(markdown) == []
    assert " ".join(payload.split()) in text_of(markdown)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_stays_one_paragraph(payload: str) -> None:
    blocks = [token.type for token in tokens(escape_markdown(payload)) if token.block]

    assert blocks == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize("text", ["@octocat", "see #123", "GH-12", ":tada:", "me@x.org", "http://x", "www.x"])
def test_what_viewers_link_by_themselves_is_kept_apart(text: str) -> None:
    assert "&#8288;" in escape_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ten to 12 hours, e.g. on a Saturday.",
        "interviews/dana-okafor.md, line 31",
        "REQ-001",
        "10:30:15",
        "C# and 50% (or so)",
    ],
)
def test_plain_words_stay_readable(text: str) -> None:
    assert escape_markdown(text) == text


def test_what_hides_text_or_turns_it_round_is_left_out() -> None:
    assert escape_markdown("a\u202eb\u200bc\x00d\ufeffe") == "abcde"


@given(st.text(max_size=60))
def test_no_text_becomes_markup(text: str) -> None:
    markdown = escape_markdown(text)

    assert foreign_markup(f"x {markdown}") == []
    assert "\n" not in markdown


@given(st.text(alphabet="ab*_[]()`~<>#+-.!|\\&;:/@$ 1\n", max_size=30))
def test_any_mixture_of_signs_shows_as_itself(text: str) -> None:
    shown = text_of(f"x{escape_markdown(text)}x")

    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", f"x{text}x")


def test_markdown_of_ours_escapes_what_is_added_to_it() -> None:
    bold = Markdown("**{}**")

    assert bold.format("*") == r"**\***"
    assert Markdown("a ") + "*" == r"a \*"
    assert Markdown(", ").join(["*", Markdown("*")]) == r"\*, *"
