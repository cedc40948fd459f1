"""Ids that can be clicked."""

import re
from collections.abc import Collection, Iterable

from icp2prd.domain.evidence import Evidence, Span
from icp2prd.render.escaping import Markdown, escape_markdown

SECTIONS = {"GTM": "go-to-market", "COVERAGE": "coverage"}
"""What findings are about that is no item."""


def slug_of(name: str) -> str:
    """What an anchor is called: `REQ-001` → `req-001`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def anchor(name: str) -> Markdown:
    return Markdown(f'<a id="{slug_of(name)}"></a>')


class Links:
    """known: the ids that have an anchor; others are printed as they are."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known

    def link(self, name: str) -> Markdown:
        text = escape_markdown(name)
        if target := SECTIONS.get(name):
            return Markdown(f"[{text}](#{target})")
        return Markdown(f"[{text}](#{slug_of(name)})") if name in self._known else Markdown(text)

    def links(self, names: Iterable[str]) -> Markdown:
        return Markdown(", ").join(self.link(name) for name in names)


def in_its_sentence(evidence: Evidence) -> Markdown:
    """The sentence of a quote; where it says more than the quote, the words that were quoted are in bold."""
    sentence = evidence.sentence
    if sentence == evidence.quote and not evidence.segments:
        return Markdown.escape(sentence)
    first = sentence.find(evidence.quote)
    if first < 0:
        return Markdown.escape(evidence.printed())
    shift = first - evidence.start
    done, parts = 0, []
    for span in evidence.segments or (Span(start=evidence.start, end=evidence.end),):
        start, end = span.start + shift, span.end + shift
        parts.append(escape_markdown(sentence[done:start]))
        parts.append(_bold(sentence, start, end))
        done = end
    parts.append(escape_markdown(sentence[done:]))
    return Markdown("".join(parts))


def _bold(text: str, start: int, end: int) -> str:
    """Words in bold, where Markdown takes asterisks for that: not with a sign inside and a letter outside."""
    words, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    opens = words[:1].isalnum() or not before.isalnum()
    closes = words[-1:].isalnum() or not after.isalnum()
    return f"**{escape_markdown(words)}**" if opens and closes else escape_markdown(words)
