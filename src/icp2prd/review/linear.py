"""A state as text that is read from top to bottom: for screen readers, and terminals that cannot move a cursor."""

from collections.abc import Iterator
from typing import Final

from icp2prd.review.bodies import body_of, sheet_title
from icp2prd.review.keys import KEYS
from icp2prd.review.resolving import to_accept
from icp2prd.review.sheet import Said
from icp2prd.review.state import State, View
from icp2prd.review.visible import visible
from icp2prd.review.wrapping import text_of_line

_WIDE: Final = 100_000
"""Lines are not broken: a screen reader reads sentences."""

_FEW: Final = 2


def linear(state: State) -> tuple[str, ...]:
    if state.view is View.ITEM and state.sheets:
        return tuple(visible(one) for one in _item(state))
    if state.view is View.INTERVIEW:
        return tuple(_interview(state))
    if state.view is View.HELP:
        return tuple(f"{_spoken(one.key)}: {one.does}." for one in KEYS)
    if state.view is View.CONFIRM:
        number = len(to_accept(state))
        asked = "1 item has" if number == 1 else f"{number} items have"
        return (f"{asked} no findings and no decision yet. Accept {'it' if number == 1 else 'them all'}? Type y or n.",)
    return tuple(line for one in body_of(state, _WIDE) if (line := text_of_line(one).strip()))


def _spoken(key: str) -> str:
    return f"capital {key}" if key.isupper() else key


def _item(state: State) -> Iterator[str]:
    sheet = state.sheet
    decision = state.decision_on(sheet)
    yield f"{sheet_title(sheet)}. {sheet.stage.capitalize()}. {len(state.open_places)} waiting."
    if decision and not state.is_open(sheet):
        yield f"Decided: {decision.action} by {decision.by}."
    elif sheet.needs:
        yield f"Needs you: {', '.join(sheet.needs)}."
    edited = decision.text if decision and decision.text and not sheet.rule else sheet.statement
    yield f"Statement: {edited}"
    yield from (f"Suspect: {one}." for one in sheet.doubts)
    yield from (f"Changed: {one}." for one in sheet.changes)
    yield from (f"{one.label}: {one.text}" for one in sheet.facts)
    yield from (f"Finding: {one.severity} {one.rule}. {one.message} {one.fix}" for one in sheet.findings)
    yield from _quotes("Quote", sheet.quotes, state)
    yield from _quotes("Against it", sheet.against, state)


def _quotes(name: str, quotes: tuple[Said, ...], state: State) -> Iterator[str]:
    shown = quotes if state.more else quotes[:_FEW]
    for place, one in enumerate(shown, start=1):
        yield f"{name} {place} of {len(quotes)}: “{one.words}”"
        yield f"Said by {one.who}, {one.where}; {one.weight}."
        if one.before:
            yield f"Before it: {one.before}"
        if one.after:
            yield f"After it: {one.after}"
    if len(shown) < len(quotes):
        yield f"{len(quotes) - len(shown)} more: type m."


_AROUND: Final = 3
"""Turns before and after the one with the quote."""


def _interview(state: State) -> Iterator[str]:
    quote = state.quotes[state.opened]
    interview = state.material.interviews.by_id().get(quote.interview)
    turns = interview.turns if interview else ()
    at = next((place for place, one in enumerate(turns) if one.id == quote.turn), 0)
    yield visible(f"{quote.where}. Quote {state.opened + 1} of {len(state.quotes)}: “{quote.words}”")
    for turn in turns[max(0, at - _AROUND) : at + _AROUND + 1]:
        here = "Here: " if turn.id == quote.turn else ""
        yield visible(f"{here}{turn.speaker}: {turn.text}")
