"""Markdown as a viewer reads it: CommonMark with tables, strikethrough and addresses that turn into links."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

_OURS = re.compile(r'<a id="[a-z0-9-]+">|</a>|<br>')
_VIEWER = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough", "linkify"])
assert _VIEWER.linkify
_VIEWER.linkify.tlds(["com", "net", "org", "example"], False)  # Without .md: the names of files stay as they are.


def tokens(markdown: str) -> Iterator[Token]:
    for token in _VIEWER.parse(markdown):
        yield token
        yield from token.children or ()


def text_of(markdown: str) -> str:
    """What a person sees, without mark-up; invisible joiners left out."""
    visible = "".join(
        token.content for token in tokens(markdown) if token.type in {"text", "text_special", "code_inline"}
    )
    return visible.replace("\u2060", "")


def foreign_markup(markdown: str) -> list[str]:
    """Links that leave the document, images, and HTML that is not ours."""
    found = []
    for token in tokens(markdown):
        if token.type == "link_open" and not str(token.attrs["href"]).startswith("#"):
            found.append(f"link {token.attrs['href']}")
        if token.type in {"image", "html_block", "s_open", "fence", "code_block"}:
            found.append(f"{token.type} {token.content}")
        if token.type == "html_inline" and not _OURS.fullmatch(token.content):
            found.append(f"html {token.content}")
    return found


def anchors(markdown: str) -> list[str]:
    return re.findall(r'<a id="([a-z0-9-]+)"></a>', markdown)


def targets(markdown: str) -> set[str]:
    """Where the links inside of the document lead."""
    return {str(token.attrs["href"])[1:] for token in tokens(markdown) if token.type == "link_open"}


def headings(markdown: str) -> list[str]:
    """The anchors that a viewer gives to headings."""
    read = list(_VIEWER.parse(markdown))
    titles = [read[place + 1].content for place, token in enumerate(read) if token.type == "heading_open"]
    return [re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles]
