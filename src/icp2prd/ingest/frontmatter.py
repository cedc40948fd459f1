"""YAML between two `---` lines at the top of a file."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from icp2prd.domain.interview import Detail
from icp2prd.ingest.label import label_key
from icp2prd.ingest.people import labels_for
from icp2prd.ingest.vocabulary import CUSTOMERS, INTERVIEWERS

_LONGEST = 100
SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """cast: the speakers it names, folded by `label_key`."""

    details: tuple[Detail, ...] = ()
    notices: tuple[str, ...] = ()
    cast: frozenset[str] = frozenset()


def split_front_matter(text: str) -> tuple[FrontMatter, str, int]:
    """The front matter, the text below it, and the number of that text's first line."""
    if not text.lstrip("\n").startswith("---"):
        return FrontMatter(), text, 1
    lines = text.lstrip("\n").split("\n", _LONGEST)
    skipped = len(text) - len(text.lstrip("\n"))
    if lines[0].rstrip() != "---":
        return FrontMatter(), text, 1
    end = next((at for at, line in enumerate(lines[1:_LONGEST], 1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        return FrontMatter(), text, 1
    front = _parse(lines[1:end], first_line=skipped + 2)
    if front is None:
        return FrontMatter(), text, 1
    return front, "\n".join(lines[end + 1 :]), skipped + end + 2


def _parse(lines: list[str], first_line: int) -> FrontMatter | None:
    """None where the lines between the rules are not `key: value` at all: then they are the interview."""
    try:
        # BaseLoader leaves every value a string: a date stays as written, and nothing is constructed.
        loaded = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return _parse_loosely(lines, first_line)
    if not isinstance(loaded, dict) or not loaded:
        return None
    details = tuple(
        Detail(name=name, value=value, line=_line_of(name, lines, first_line)) for name, value in _flat(loaded)
    )
    return FrontMatter(details, cast=_cast(details))


def _parse_loosely(lines: list[str], first_line: int) -> FrontMatter | None:
    details = []
    for number, line in enumerate(lines, first_line):
        name, colon, value = line.partition(":")
        if line.strip() and not (colon and name.strip() and len(name) < 60):
            return None
        if line.strip():
            details.append(Detail(name=name.strip(), value=value.strip(), line=number))
    notice = f"The front matter from line {first_line} is not valid YAML and was read as plain “key: value” lines."
    return FrontMatter(tuple(details), (notice,), _cast(tuple(details)))


def _flat(loaded: dict[object, object]) -> Iterator[tuple[str, str]]:
    """Top-level scalars, lists of scalars, and mappings of scalars as `key.inner`; nothing deeper."""
    for key, value in loaded.items():
        if isinstance(value, dict):
            for inner, scalar in value.items():
                yield f"{key}.{inner}", _scalar(scalar)
        else:
            yield str(key), _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(item for item in value if isinstance(item, str))
    return value.strip() if isinstance(value, str) else ""


def _line_of(name: str, lines: list[str], first_line: int) -> int:
    key = name.rpartition(".")[2] or name
    return next((first_line + at for at, line in enumerate(lines) if line.strip().startswith(key)), first_line)


def _cast(details: tuple[Detail, ...]) -> frozenset[str]:
    named: set[str] = set()
    for detail in details:
        group, _, inner = detail.name.rpartition(".")
        if group.casefold() == SPEAKERS:
            named |= {label_key(inner)} | labels_for(detail.value)
        elif detail.name.casefold() in INTERVIEWERS | CUSTOMERS:
            named |= labels_for(detail.value)
    return frozenset(named - {""})
