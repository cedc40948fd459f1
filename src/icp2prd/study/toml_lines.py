"""Where in a TOML file a key stands, for messages: tomllib does not say.

A search by line, not a parser: the text has been parsed already, and a key written in an unusual way (inside
an inline table, say) is found at the nearest key around it.
"""

import re
from collections import Counter

KeyPath = tuple[str | int, ...]
"""Keys and list positions from the top: `("gtm", "goals", 1, "name")`."""

_PART = r"""[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'"""
_DOTTED = rf"(?:{_PART})(?:\s*\.\s*(?:{_PART}))*"
_TABLE = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]")
_LIST_OF_TABLES = re.compile(rf"\s*\[\[\s*({_DOTTED})\s*\]\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_TRIPLE = re.compile(r'"""|\'\'\'')


def line_of(text: str, path: KeyPath) -> int | None:
    """The line, counted from 1, of a key or of the nearest one above it; None where there is none."""
    lines = _lines_by_path(text)
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _lines_by_path(text: str) -> dict[KeyPath, int]:
    found: dict[KeyPath, int] = {}
    table: KeyPath = ()
    tables: Counter[KeyPath] = Counter()
    in_text = False
    for number, line in enumerate(text.split("\n"), start=1):
        if in_text:
            in_text = len(_TRIPLE.findall(line)) % 2 == 0
            continue
        if several := _LIST_OF_TABLES.match(line):
            name = _in_latest(_parts(several[1]), tables)
            table = (*name, tables[name])
            tables[name] += 1
            found.setdefault(name, number)
            found.setdefault(table, number)
        elif one := _TABLE.match(line):
            table = _in_latest(_parts(one[1]), tables)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key[1])), number)
        in_text = len(_TRIPLE.findall(line)) % 2 == 1
    return found


def _in_latest(name: KeyPath, tables: Counter[KeyPath]) -> KeyPath:
    """`[a.b]` below `[[a]]` belongs to the last of the tables `a`."""
    path: KeyPath = ()
    for position, part in enumerate(name):
        path = (*path, part)
        if position < len(name) - 1 and tables[path]:
            path = (*path, tables[path] - 1)
    return path


def _parts(dotted: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))
