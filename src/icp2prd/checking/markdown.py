"""A Markdown file as blocks of text, each character of which can be found again in the file."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_MARKS = re.compile(
    r"""\*+ | ~~ | `+
    | <[^<>\n]*> | !?\[ | \](?:\([^()\n]*\)|\[[^\[\]\n]*\])? | \\(?=[^\w\s]) | (?<!\w)_+ | _+(?!\w)""",
    re.VERBOSE,
)


class Block(NamedTuple):
    """A heading, paragraph, list item, table cell or piece of code.

    kind: `heading`, `paragraph`, `item`, `cell`, `head` (of a table) or `code`. text: without emphasis and links.
    origin: for each character of the text its line and column, both from 0. level: of a heading. column: the head of
    a cell's column. row: the first cell of its row. quoted: inside of a block quote. headings: those it stands under,
    the outermost first. info: the language of code.
    """

    kind: str
    text: str
    origin: tuple[tuple[int, int], ...]
    line: int
    level: int = 0
    column: str = ""
    row: str = ""
    quoted: bool = False
    headings: tuple[str, ...] = ()
    info: str = ""


class Document(NamedTuple):
    """name: of the file, for people. lines: as they are, for what is no block."""

    name: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def headings(self) -> tuple[Block, ...]:
        return tuple(one for one in self.blocks if one.kind == "heading")


def read_markdown(text: str, name: str) -> Document:
    """Any text is Markdown; front matter is kept in the lines and is no block."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    lines = tuple(unified.split("\n"))
    body = _FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), unified)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    return Document(name, lines, tuple(_Reader(lines).blocks(tokens)))


class _Reader:
    """Walks through tokens, and knows what they stand in."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self._headings: list[tuple[int, str]] = []
        self._depth = {"blockquote": 0, "list_item": 0}
        self._heads: list[str] = []
        self._row: list[str] = []
        self._row_end = 0

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        for place, token in enumerate(tokens):
            self._enter(token)
            if token.type in {"fence", "code_block"} and token.map:
                info = token.info.split()[0].lower() if token.info.split() else ""
                yield Block("code", token.content, (), token.map[0], headings=self._under(), info=info)
            elif token.type == "inline" and token.map:
                yield self._block(token, tokens[place - 1])

    def _enter(self, token: Token) -> None:
        name, _, step = token.type.rpartition("_")
        if name in self._depth:
            self._depth[name] += 1 if step == "open" else -1
        elif token.type == "table_open":
            self._heads = []
        elif token.type == "tr_open":
            self._row, self._row_end = [], 0

    def _block(self, inline: Token, opening: Token) -> Block:
        assert inline.map is not None
        line, row = inline.map[0], opening.type in {"th_open", "td_open"}
        raw, origin = self._located(inline.content, line, in_row=row)
        text, origin = _clean(raw, origin)
        quoted = self._depth["blockquote"] > 0
        if opening.type == "heading_open":
            block = Block(
                "heading", text, origin, line, level=int(opening.tag[1]), quoted=quoted, headings=self._under()
            )
            self._headings = [*(one for one in self._headings if one[0] < block.level), (block.level, text)]
            return block
        if not row:
            kind = "item" if self._depth["list_item"] else "paragraph"
            return Block(kind, text, origin, line, quoted=quoted, headings=self._under())
        self._row.append(text)
        if opening.type == "th_open":
            self._heads.append(text)
            return Block("head", text, origin, line, headings=self._under())
        column = self._heads[len(self._row) - 1] if len(self._row) <= len(self._heads) else ""
        return Block("cell", text, origin, line, column=column, row=self._row[0], headings=self._under())

    def _under(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._headings)

    def _located(self, content: str, line: int, *, in_row: bool) -> tuple[str, tuple[tuple[int, int], ...]]:
        origin: list[tuple[int, int]] = []
        for number, piece in enumerate(content.split("\n"), start=line):
            source = self._lines[number] if number < len(self._lines) else ""
            column = max(0, source.find(piece, self._row_end if in_row else 0))
            if in_row:
                self._row_end = column + len(piece)
            origin += [(number, column + place) for place in range(len(piece) + 1)]
        return content, tuple(origin[:-1]) if origin else ()


def _clean(raw: str, origin: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Without marks of emphasis, code and links; line breaks are spaces."""
    dropped = {place for found in _MARKS.finditer(raw) for place in range(*found.span())}
    kept = [place for place in range(len(raw)) if place not in dropped]
    first = next((n for n, place in enumerate(kept) if not raw[place].isspace()), 0)
    kept = kept[first:]
    text = "".join(" " if raw[place] == "\n" else raw[place] for place in kept)
    return text, tuple(origin[place] for place in kept)
