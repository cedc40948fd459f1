"""A state becomes the lines of a screen: as many as it has rows, none wider than it is."""

from typing import Final

from rich.cells import cell_len

from icp2prd.review.bodies import body_of, quoted_line
from icp2prd.review.resolving import to_accept
from icp2prd.review.state import Purpose, State, View
from icp2prd.review.wrapping import Line, Span, clipped, fitted, spread, wrapped

INPUT_ROWS: Final = 3
"""Rows that are left to whoever types a line."""

WIDEST: Final = 120
"""Cells of a line of text: eyes lose their place in longer ones."""

_MOST_MESSAGE: Final = 3
_KEYS: Final = {
    View.ITEM: (
        ("a accept", "e edit", "r reject", "d defer", "n next", "? help", "q quit"),
        ("b back", "m more", "o open", "u undo", "w waive", "/ search", "l lock", "A accept all", "E editor"),
    ),
    View.INTERVIEW: (("o close", "n next quote", "b quote before", "up, down scroll"), ()),
    View.HELP: (("? close", "up, down scroll"), ()),
    View.CONFIRM: (("y accept them", "any other key: go back"), ()),
    View.END: (("q quit", "b back", "n what was passed", "u undo", "? help"), ("A accept all", "/ search")),
}
_HINTS: Final = {Purpose.SEARCH: " (Enter searches, Escape does not; an empty line searches on)"}
_FINDING_KEYS: Final = (
    ("w waive", "n next", "b back", "? help", "q quit"),
    ("m more", "o open", "u undo", "/ search", "A accept all"),
)


def draw(state: State) -> tuple[Line, ...]:
    """While a line is typed, the last rows are left to it."""
    rows = state.size.rows - (INPUT_ROWS if state.asking else 0)
    head, foot = _head(state), _foot(state)
    room = max(1, rows - len(head) - len(foot) - 1)
    body = _body(state)
    shown = body[state.scroll : state.scroll + room]
    filled = [*head, *shown, *([()] * (room - len(shown))), _rule(state, len(body), room), *foot]
    return tuple(fitted(one, state.size.columns) for one in filled[: max(1, rows)])


def last_scroll(state: State) -> int:
    """The furthest that can be scrolled without leaving rows empty."""
    room = max(1, state.size.rows - len(_head(state)) - len(_foot(state)) - 1)
    return max(0, len(_body(state)) - room)


def line_of_quote(state: State) -> int:
    """Where in the interview that is open the quote begins."""
    return quoted_line(state, _measure(state))


def _body(state: State) -> list[Line]:
    return body_of(state, _measure(state))


def _measure(state: State) -> int:
    return min(state.size.columns, WIDEST)


def _head(state: State) -> list[Line]:
    width = state.size.columns
    waiting = len(state.open_places)
    left = f"Review of {state.material.prd.title}"
    if state.view in {View.END, View.HELP} or not state.sheets:
        name = {View.HELP: "help"}.get(state.view, "review")
        return [(Span(spread(left, f"{name}; {waiting} waiting", width), "bar"),), ()]
    sheet = state.sheet
    same = [place for place, one in enumerate(state.sheets) if one.stage is sheet.stage and (one.asked or one == sheet)]
    at = f"{sheet.stage}, {same.index(state.place) + 1} of {len(same)}; {waiting} waiting"
    named = f"{sheet.rule} {sheet.id}" if sheet.rule else f"{sheet.id} {sheet.word}"
    decision = state.decision_on(sheet)
    if decision and not state.is_open(sheet):
        right, style = f"{decision.action} by {decision.by}", "good"
    else:
        right, style = ", ".join(sheet.needs), "bad" if sheet.doubts else "warn"
    named = clipped(named, max(width // 2, width - cell_len(right) - 2))  # why it is asked is seen on any screen
    line = spread(named, right, width)
    cut = len(named)
    return [(Span(spread(left, at, width), "bar"),), (Span(line[:cut], "strong"), Span(line[cut:], style))]


def _foot(state: State) -> list[Line]:
    width = state.size.columns
    message: list[Line] = [(Span(one, "strong"),) for one in wrapped(state.message, width)[:_MOST_MESSAGE]]
    if state.asking is not None:
        hint = _HINTS.get(state.asking.purpose, " (Enter keeps it, Escape leaves it as it was)")
        asked: list[Line] = [(Span(one, "strong"),) for one in wrapped(state.asking.prompt + hint, width)]
        return [*message, *asked] if state.message else asked
    if state.view is View.CONFIRM:
        number = len(to_accept(state))
        items = "the one item that has" if number == 1 else f"all {number} items that have"
        message = [(Span(clipped(f"Accept {items} no findings and no decision yet?", width), "strong"),)]
    return [*message, (Span(_keys(state, width), "dim"),)]


def _keys(state: State, width: int) -> str:
    """As many as there is room for, the most needed first."""
    finding = state.view is View.ITEM and bool(state.sheets) and bool(state.sheet.rule)
    always, others = _FINDING_KEYS if finding else _KEYS[state.view]
    shown = list(always)
    for one in others:
        if len("  ".join([*shown, one])) <= width:
            shown.insert(len(shown) - 2, one)
    return clipped("  ".join(shown), width) if len("  ".join(shown)) > width else "  ".join(shown)


def _rule(state: State, lines: int, room: int) -> Line:
    width = state.size.columns
    if lines <= room:
        return (Span("─" * width, "dim"),)
    first, last = state.scroll + 1, min(lines, state.scroll + room)
    told = f"── lines {first} to {last} of {lines}: up, down, page up, page down "
    return (Span(clipped(told, width) + " " + "─" * max(0, width - len(told)), "dim"),)
