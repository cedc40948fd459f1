"""What stands in the middle of the screen: an item, an interview, the keys, or how it all ended."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.interview import Interview
from icp2prd.render.phrases import counted
from icp2prd.review.keys import KEYS
from icp2prd.review.sheet import Said, Sheet, Stage
from icp2prd.review.state import State, View
from icp2prd.review.wrapping import Line, Span, clipped, clipped_before, paragraph

FEW: Final = 2
"""Quotes on either side that are shown before more are asked for."""

_LABEL: Final = 10
_STYLES: Final = {FindingSeverity.ERROR: "bad", FindingSeverity.WARNING: "warn", FindingSeverity.NOTE: ""}


def body_of(state: State, width: int) -> list[Line]:
    match state.view:
        case View.HELP:
            return _keys(width)
        case View.INTERVIEW:
            return _interview(state, width)[0]
        case View.END:
            return _ending(state, width)
    return _item(state, width)


def quoted_line(state: State, width: int) -> int:
    return _interview(state, width)[1]


def _item(state: State, width: int) -> list[Line]:
    sheet = state.sheet
    lines: list[Line] = [(), *paragraph(_statement(state), width, first="  ", rest="  ", style="strong"), ()]
    for one in sheet.doubts:
        lines += _labelled("Suspect", one, width, "bad")
    for one in sheet.changes:
        lines += _labelled("Changed", one, width)
    lines += _facts(sheet, width, later=False)
    for finding in sheet.findings:
        lines += _finding(finding, state, width)
    beside = f", and {len(sheet.against)} against it below" if sheet.against else ""
    lines += _quotes("Quotes", sheet.quotes, state, width, beside)
    lines += _quotes("Against it", sheet.against, state, width)
    if not sheet.quotes and not sheet.rule:
        lines += [(), (Span("No quote stands behind it.", "warn"),)]
    below = _facts(sheet, width, later=True)
    return [*lines, *([(), *below] if below else [])]


def _statement(state: State) -> str:
    """As it was decided, where it was; else as it was drafted."""
    decision = state.decision_on(state.sheet)
    said = decision.text if decision and decision.text and not state.sheet.rule else state.sheet.statement
    return said or "(It says nothing yet.)"


def _facts(sheet: Sheet, width: int, *, later: bool) -> list[Line]:
    told = [one for one in sheet.facts if one.later is later]
    return [line for one in told for line in _labelled(one.label, one.text, width)]


def _labelled(label: str, text: str, width: int, style: str = "") -> list[Line]:
    return paragraph(text, width, first=f"{label:<{_LABEL}}", rest=" " * _LABEL, style=style, label="dim")


def _finding(finding: Finding, state: State, width: int) -> list[Line]:
    waived = any(
        (one.rule, one.item) == (finding.rule, finding.item)
        for one in state.decisions.decisions[len(state.material.decisions.decisions) :]
    )
    told = f"{finding.severity} {finding.rule} {finding.message.rstrip('.')}. {finding.fix}"
    style = "dim" if waived else _STYLES[finding.severity]
    return _labelled("Waived" if waived else "Finding", told, width, style)


def _quotes(title: str, quotes: tuple[Said, ...], state: State, width: int, beside: str = "") -> list[Line]:
    if not quotes:
        return []
    shown = quotes if state.more else quotes[:FEW]
    more = f" ({len(shown)} of {len(quotes)}; m shows all)" if len(shown) < len(quotes) else ""
    lines: list[Line] = [(), (Span(f"{title}{more}{beside}", "dim"),)]
    for one in shown:
        lines += _quote(one, width)
    return lines


def _quote(one: Said, width: int) -> list[Line]:
    around = width - 4
    return [
        *([(Span(f"    {clipped_before(one.before, around)}", "dim"),)] if one.before else []),
        *paragraph(f"“{one.words}”", width, first="  > ", rest="    "),
        *([(Span(f"    {clipped(one.after, around)}", "dim"),)] if one.after else []),
        *paragraph(f"{one.who}, {one.where}; {one.weight}", width, first="    ", rest="    ", style="dim"),
    ]


def _interview(state: State, width: int) -> tuple[list[Line], int]:
    """All of it, and the line where the turn with the quote begins."""
    quote = state.quotes[state.opened]
    interview = state.material.interviews.by_id().get(quote.interview)
    lines: list[Line] = []
    at = 0
    if interview is None:
        return paragraph(f"The interview {quote.interview} cannot be read here.", width), 0
    for turn in interview.turns:
        if turn.id == quote.turn:
            at = len(lines)
        mark = "> " if turn.id == quote.turn else "  "
        style = "strong" if turn.id == quote.turn else ""
        lines += paragraph(f"{turn.speaker}: {turn.text}", width, first=mark, rest=mark, style=style)
    return [*_about(interview, quote, width), *lines], at + len(_about(interview, quote, width))


def _about(interview: Interview, quote: Said, width: int) -> list[Line]:
    return [*paragraph(f"{interview.file}: “{quote.words}”", width, style="dim"), ()]


def _keys(width: int) -> list[Line]:
    lines: list[Line] = [()]
    for one in KEYS:
        also = [{" ": "space"}.get(name, name) for name in one.others]
        does = f"{one.does} (also {', '.join(also)})" if also else one.does
        lines += paragraph(does, width, first=f"  {one.key:<10}", rest=" " * 12, label="strong")
    merging = "To merge two items or split one, give a list with --decisions FILE."
    return [*lines, (), *paragraph(merging, width, first="  ", rest="  ")]


def _ending(state: State, width: int) -> list[Line]:
    lines: list[Line] = [()]
    for text in ending_sentences(state):
        lines += [*paragraph(text, width, first="  ", rest="  "), ()]
    return lines


def ending_sentences(state: State) -> Iterable[str]:
    """What was decided, what is left, and what a person should know of that is not in the draft."""
    new = state.decisions.decisions[len(state.material.decisions.decisions) :]
    done = Counter(one.action for one in new)
    listed = ", ".join(f"{number} {action}" for action, number in done.items())
    waiting = len(state.open_places)
    stages = state.material.stages
    yield f"Decided in this review: {listed}." if new else "Nothing was decided in this review."
    if waiting:
        yield f"{counted(waiting, 'item')} passed and still to be decided: n goes to the first."
    else:
        yield "Nothing more waits for you."
    if stages:
        yield "q ends the run." if Stage.FINDINGS in stages else "q goes on with the next stage."
    yield from (f"Held back: {one.item} was drafted again ({one.because})." for one in state.material.prd.held_back)
    for one in state.material.prd.unplaced:
        yield f"Kept, though the item is gone: {one.decision} {one.action} {one.item}, by {one.by}."


def sheet_title(sheet: Sheet) -> str:
    return f"{sheet.rule} about {sheet.id}" if sheet.rule else f"{sheet.id}, {sheet.word}"
