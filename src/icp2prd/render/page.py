"""`prd.html`: the document as one page that needs nothing else: no script, no font, no server.

It is made from the text of `prd.md`, so the two say the same, and a template of the team's own shapes both. What came
from a transcript is text already in the Markdown; here nothing but our own anchors and line breaks may be HTML, and
no link may leave the page.
"""

import re
from collections.abc import Iterator, MutableMapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape

_ANCHOR = re.compile(r'<a id="([a-z0-9-]+)">')
_NOT_IN_A_SLUG = re.compile(r"[^\w -]")
_DEEPEST_LISTED = 4
"""Level of the headings that the table of contents goes down to: the single requirement."""


class Entry(NamedTuple):
    """One line of the table of contents. level: of its heading, from 2."""

    level: int
    anchor: str
    title: str


class _Renderer(RendererHTML):
    def html_inline(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        text = tokens[idx].content
        if found := _ANCHOR.fullmatch(text):
            return f'<span id="{found[1]}">'
        return {"</a>": "</span>", "<br>": "<br>"}.get(text, str(escape(text)))

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]) -> str:
        return f"<p>{escape(tokens[idx].content)}</p>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]) -> str:
        # Wide tables scroll by themselves; who uses the keyboard has to be able to get there.
        about = escape(tokens[idx].meta["about"])
        return f'<div class="table" role="region" tabindex="0" aria-label="{about}">\n<table>\n'

    def table_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        return "</table>\n</div>\n"


def page_of(markdown: str, title: str) -> str:
    """The HTML of a document in our Markdown."""
    reader = MarkdownIt("commonmark", {"html": True}, renderer_cls=_Renderer).enable(["table", "strikethrough"])
    reader.disable(["image", "autolink"])
    reader.validateLink = lambda url: url.startswith("#")  # type: ignore[method-assign]
    tokens = _without_row_of_links(reader.parse(markdown))
    contents = list(_contents(tokens))
    _describe_tables(tokens)
    body = reader.renderer.render(tokens, reader.options, {})
    environment = Environment(
        loader=PackageLoader("icp2prd.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2").render(title=title, contents=contents, body=Markup(body))


def _contents(tokens: Sequence[Token]) -> Iterator[Entry]:
    """Gives every heading an anchor, as viewers of Markdown do, and lists those that one looks for."""
    taken: dict[str, int] = {}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        level, text = int(opening.tag[1]), _text_of(inline)
        slug = _NOT_IN_A_SLUG.sub("", text).strip().lower().replace(" ", "-")
        taken[slug] = taken.get(slug, -1) + 1
        anchor = f"{slug}-{taken[slug]}" if taken[slug] else slug
        opening.attrSet("id", anchor)
        if 2 <= level <= _DEEPEST_LISTED:
            yield Entry(level, anchor, text)


def _describe_tables(tokens: Sequence[Token]) -> None:
    """Head cells say what they head, and each table the section that it stands in."""
    section = ""
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            section = _text_of(tokens[place + 1])
        elif token.type == "table_open":
            token.meta["about"] = f"Table: {section}" if section else "Table"
        elif token.type == "th_open":
            token.attrSet("scope", "col")


def _without_row_of_links(tokens: Sequence[Token]) -> list[Token]:
    """Without the paragraph of links to sections under the title: the table of contents stands for it."""
    for place in range(len(tokens) - 2):
        if tokens[place].type == "paragraph_open" and _only_links(tokens[place + 1]):
            return [*tokens[:place], *tokens[place + 3 :]]
    return list(tokens)


def _only_links(inline: Token) -> bool:
    depth, links = 0, 0
    for token in inline.children or ():
        depth += token.nesting
        links += token.type == "link_open"
        if depth == 0 and token.type != "link_close" and token.content.strip(" ·"):
            return False
    return links > 1


def _text_of(inline: Token) -> str:
    return "".join(
        one.content for one in inline.children or () if one.type in {"text", "text_special", "code_inline"}
    ).strip()
