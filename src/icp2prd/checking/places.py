"""Where a finding stands: the line of `prd.md`, and the lines of the interviews that its item rests on."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from icp2prd.domain.base import ItemId, TurnId
from icp2prd.domain.chain import Chain
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.finding import Finding
from icp2prd.domain.interview import Turn
from icp2prd.domain.prd import Prd
from icp2prd.domain.report import Place, Related
from icp2prd.render.escaping import escape_markdown
from icp2prd.render.links import SECTIONS, slug_of
from icp2prd.study.item import Item, every_item

MOST_QUOTES = 10
"""Related places of one finding, the first first; a pain may rest on hundreds of quotes."""

_ONE_LINE = ("|", "-", "*")
_HEADING = re.compile(r"#+\s")


def shown_path(path: Path) -> str:
    """As people and CI systems look for it: from here if it is below, with forward slashes."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


class InDocument:
    """Finds items in the text of `prd.md` by their anchors."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = text.split("\n")
        self._file = file
        self._anchors: dict[str, int] = {}
        for number, line in enumerate(self._lines):
            for slug in re.findall(r'<a id="([a-z0-9-]+)"></a>', line):
                self._anchors.setdefault(slug, number)

    def place_of(self, finding: Finding) -> Place:
        """The words it is about, or the item, or the section; the first line where a template shows none of them."""
        first = self._line_of(finding.item)
        if first is None:
            return Place(file=self._file, line=1)
        words = escape_markdown(finding.span)
        for number in self._lines_from(first) if words else ():
            column = self._lines[number].find(words)
            if column >= 0:
                return self._place(number, column, column + len(words))
        return self._place(first, 0, len(self._lines[first]))

    def _line_of(self, item: ItemId) -> int | None:
        if section := SECTIONS.get(item):
            return next((n for n, line in enumerate(self._lines) if _is_heading_of(line, section)), None)
        anchored = self._anchors.get(slug_of(item))
        return anchored if anchored is not None else self._line_naming(item)

    def _line_naming(self, item: ItemId) -> int | None:
        named = re.compile(rf"\b{re.escape(item)}\b")
        return next((n for n, line in enumerate(self._lines) if named.search(line)), None)

    def _lines_from(self, first: int) -> Iterator[int]:
        """The lines of an item: its row or bullet alone, or all up to the next heading."""
        yield first
        if self._lines[first].lstrip().startswith(_ONE_LINE):
            return
        for number in range(first + 1, len(self._lines)):
            if _HEADING.match(self._lines[number]):
                return
            yield number

    def _place(self, number: int, start: int, end: int) -> Place:
        return Place(file=self._file, line=number + 1, column=start + 1, end_column=end + 1)


class InInterviews:
    """Finds the quotes that an item rests on in the interviews as they are on disk."""

    def __init__(self, prd: Prd, turns: Mapping[TurnId, Turn], root: Path) -> None:
        self._chain = Chain(prd)
        self._items = {item.id: item for item in every_item(prd)}
        self._turns = turns
        self._root = root

    def related_to(self, item_id: ItemId) -> tuple[Related, ...]:
        item = self._items.get(item_id)
        return tuple(map(self._related, self._quotes(item)[:MOST_QUOTES])) if item else ()

    def _quotes(self, item: Item) -> tuple[Evidence, ...]:
        """Its own, those against it, or those of what it belongs to."""
        own = self._chain.quotes((item.id, *item.evidence, *item.against))
        if own:
            return own
        above = (self._items[one] for one in item.traces if one in self._items)
        return self._chain.quotes(dict.fromkeys(named for one in above for named in one.evidence))

    def _related(self, quote: Evidence) -> Related:
        turn = self._turns.get(quote.turn)
        unmoved = turn is not None and turn.text[quote.start : quote.end] == quote.quote
        line = turn.mark_at(quote.start).line if turn is not None and unmoved else quote.locator.line
        file = shown_path(self._root / quote.locator.file)
        said_by = quote.speaker or quote.interview
        return Related(at=Place(file=file, line=line), text=f"{quote.id}, {said_by}: “{quote.printed()}”")


def _is_heading_of(line: str, section: str) -> bool:
    return bool(_HEADING.match(line)) and slug_of(line) == section
