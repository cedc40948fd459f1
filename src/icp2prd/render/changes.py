"""A difference between two drafts, for people: as text, and as Markdown for a comment or the change log."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Final, NamedTuple

from icp2prd.domain.base import json_of
from icp2prd.domain.difference import Difference, Happened, ItemChange, MovedQuote, NewDecision
from icp2prd.render.escaping import escape_markdown
from icp2prd.render.phrases import counted, in_a_row

_ORDER: Final = tuple(Happened)
_MOST_QUOTES: Final = 5
"""Of one item; JSON has them all."""

_TITLES: Final = {
    Happened.SUSPECT: "Suspect: waits for a person",
    Happened.NEW: "New",
    Happened.GONE: "Gone",
    Happened.MEANING: "Changed in meaning",
    Happened.PRIORITY: "Moved in priority",
    Happened.LOST: "Lost evidence",
    Happened.GAINED: "Gained evidence",
    Happened.REWORDED: "Reworded",
    Happened.DECIDED: "Decided",
    Happened.SETTLED: "No longer suspect",
}


MOST_ENTRIES: Final = 10
"""Of the change log in the document; prd.json has them all."""


class ChangeGroup(NamedTuple):
    """Items to which the same happened before all else."""

    title: str
    items: tuple[ItemChange, ...]


class DiffFormat(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def diff_in(form: DiffFormat, found: Difference) -> str:
    """Text and Markdown are empty where nothing differs; JSON always says what was compared."""
    writers: dict[DiffFormat, Callable[[Difference], str]] = {
        DiffFormat.TEXT: text_of,
        DiffFormat.MARKDOWN: markdown_of,
        DiffFormat.JSON: json_of,
    }
    return writers[form](found)


def text_of(found: Difference) -> str:
    if found.is_empty:
        return ""
    lines = [f"{found.before} → {found.after}: {tally(found.items)}", *found.because]
    for happened, items in in_groups(found.items):
        lines += ["", f"{_TITLES[happened]} ({len(items)})"]
        for one in items:
            lines.append(f"  {one.item}  {one.text}")
            lines += [f"      {line}" for line in lines_of(one)]
    return "\n".join(lines) + "\n"


def markdown_of(found: Difference) -> str:
    if found.is_empty:
        return ""
    shown = escape_markdown
    lines = [f"{shown(found.before)} → {shown(found.after)}: {tally(found.items)}", ""]
    lines += [f"- {shown(one)}" for one in found.because]
    for happened, items in in_groups(found.items):
        lines += ["", f"**{_TITLES[happened]}** ({len(items)})", ""]
        for one in items:
            lines.append(f"- **{one.item}** {shown(one.text)}")
            lines += [f"  - {shown(line)}" for line in lines_of(one)]
    return "\n".join(lines) + "\n"


def tally(items: Sequence[ItemChange]) -> str:
    """`2 new, 1 gone`: how often each thing happened; an item to which several happened counts in each."""
    counts = {happened: sum(happened in one.happened for one in items) for happened in Happened}
    return ", ".join(f"{count} {happened}" for happened, count in counts.items() if count) or "no item differs"


def in_groups(items: Sequence[ItemChange]) -> list[tuple[Happened, tuple[ItemChange, ...]]]:
    """By what matters most about each, that first; within a group as they came."""
    ordered = sorted(items, key=lambda one: _ORDER.index(one.happened[0]))
    return [(happened, tuple(group)) for happened, group in groupby(ordered, key=lambda one: one.happened[0])]


def change_groups(items: Sequence[ItemChange]) -> tuple[ChangeGroup, ...]:
    return tuple(ChangeGroup(_TITLES[happened], group) for happened, group in in_groups(items))


def change_summary(change: ItemChange) -> str:
    """On one line, with quotes counted and not printed: what a change log says of an item."""
    parts = [*change.suspect, *_what_became(change)]
    parts += [line for line in _wording(change) if Happened.NEW not in change.happened]
    if change.priority:
        parts.append(f"{change.priority.before} → {change.priority.after} ({change.priority.because})")
    if Happened.NEW not in change.happened:
        parts += [f"{counted(len(change.gained), 'quote')} more"] if change.gained else []
        parts += [f"{counted(len(change.lost), 'quote')} less"] if change.lost else []
    parts += [decision_in_words(one) for one in change.decided]
    return "; ".join(one.rstrip(".") for one in parts)


def lines_of(change: ItemChange) -> Iterator[str]:
    """What there is to say about one item beside what it says, a line each."""
    also = [str(one) for one in change.happened[1:]]
    yield f"{change.word}{f'; {in_a_row(also)}' if also else ''}"
    yield from change.suspect
    yield from _what_became(change)
    yield from _wording(change)
    if change.priority:
        yield f"{change.priority.before} → {change.priority.after}: {change.priority.because}"
    if change.rests_on:
        yield f"rests on {in_a_row(change.rests_on)} too"
    if change.no_longer_on:
        yield f"no longer rests on {in_a_row(change.no_longer_on)}"
    yield from _quotes("+", change.gained)
    yield from _quotes("−", change.lost)
    yield from (decision_in_words(one) for one in change.decided)
    if change.causes:
        yield f"behind it: {in_a_row(change.causes)}"


def decision_in_words(one: NewDecision) -> str:
    what = f"{one.action} {one.rule}".rstrip()
    reason = f": {one.reason}" if one.reason else ""
    return f"{one.id} {what}, by {one.by}{reason}{' (waits for the next run)' if one.waits else ''}"


def _what_became(change: ItemChange) -> Iterator[str]:
    if change.why:
        yield change.why
    if change.replaced_by:
        yield f"in its place: {in_a_row(change.replaced_by)}"


def _wording(change: ItemChange) -> Iterator[str]:
    for one in change.wording:
        if one.field == "text":
            yield f"was: {one.before}"
        elif not one.before:
            yield f"{one.field}, new: {one.after}"
        elif not one.after:
            yield f"{one.field}, gone: {one.before}"
        else:
            yield f"{one.field}: {one.after} (was: {one.before})"


def _quotes(sign: str, quotes: Sequence[MovedQuote]) -> Iterator[str]:
    for one in quotes[:_MOST_QUOTES]:
        against = ", against it" if one.opposes else ""
        yield f"{sign} “{one.words}” ({one.interview}, {one.id}{against})"
    if len(quotes) > _MOST_QUOTES:
        yield f"{sign} {len(quotes) - _MOST_QUOTES} more"
