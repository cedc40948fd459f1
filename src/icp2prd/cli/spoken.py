"""A review in plain lines: what is asked is read from top to bottom, and answered with a word and Enter."""

import sys
from collections.abc import Iterable

from icp2prd.cli.editor import edited
from icp2prd.cli.reviewing import CarryOut, leaves
from icp2prd.review.keys import command_named
from icp2prd.review.linear import linear
from icp2prd.review.reducing import reduce
from icp2prd.review.state import Effect, Event, OpenEditor, Pressed, State, Typed, View
from icp2prd.review.visible import visible

CHOICES = "accept, edit, reject, defer, next, back, more, open, undo, help or quit? "


def review_in_lines(state: State, carry_out: CarryOut) -> State:
    """Until the person quits, or there is no more to read; where that was."""
    _tell(linear(state))
    while True:
        event = _asked(state)
        if event is None:
            event = Typed(None) if state.asking else Pressed("q")
        before = state
        state, effects = reduce(state, event)
        carry_out(effects)
        if leaves(effects):
            return state
        state = _with_editor(state, effects, carry_out)
        if state.message:
            _tell([visible(state.message)])
        if state.asking is None and linear(state) != linear(before):
            _tell(linear(state))


def _asked(state: State) -> Event | None:
    """None where nothing more comes."""
    if state.asking is not None:
        if state.asking.initial:
            _tell([f"As it stands: {visible(state.asking.initial)}"])
        typed = _line(f"{visible(state.asking.prompt)} (an empty line leaves it as it was): ")
        return None if typed is None else Typed(typed)
    while True:
        typed = _line("Type y or n: " if state.view is View.CONFIRM else CHOICES)
        if typed is None:
            return None
        if state.view is View.CONFIRM:
            return Pressed(typed.strip()[:1] or "n")
        if key := command_named(typed):
            return Pressed(key)
        _tell(["That is no answer here. Type help for all of them."])


def _with_editor(state: State, effects: Iterable[Effect], carry_out: CarryOut) -> State:
    for one in effects:
        if isinstance(one, OpenEditor):
            state, further = reduce(state, edited(one.text))
            carry_out(further)
    return state


def _line(prompt: str) -> str | None:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    return sys.stdin.readline() or None


def _tell(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{one}\n" for one in ("", *lines)))
    sys.stdout.flush()
