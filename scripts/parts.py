"""The generated parts of pages that people write, between marks."""

import re
from collections.abc import Mapping
from pathlib import Path


def with_parts(text: str, parts: Mapping[str, str]) -> str:
    """The text with each part between `<!-- generated: NAME -->` and `<!-- /generated -->`; others stay."""

    def filled(found: re.Match[str]) -> str:
        part = parts.get(found["name"])
        return found[0] if part is None else f"{found['start']}\n{part}\n{found['end']}"

    mark = r"(?P<start><!-- generated: (?P<name>[\w-]+) -->)\n.*?(?P<end><!-- /generated -->)"
    return re.sub(mark, filled, text, flags=re.DOTALL)


def write_part(page: Path, name: str, part: str) -> None:
    """Put one part into a page. Raises ValueError where the page has no such part."""
    text = page.read_text(encoding="utf-8")
    if f"<!-- generated: {name} -->\n" not in text:
        raise ValueError(f"{page.name} has no part called {name}")
    page.write_text(with_parts(text, {name: part}), encoding="utf-8", newline="\n")
