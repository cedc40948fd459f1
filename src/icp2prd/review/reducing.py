"""A state and what a person does become a state and what is to be done about it. Nothing here is drawn or written."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Final

from icp2prd.domain.decision import Action
from icp2prd.review.drawing import last_scroll, line_of_quote
from icp2prd.review.keys import COMMANDS, Command
from icp2prd.review.resolving import accept_all, accept_all_question, decided, undone, waived
from icp2prd.review.sheet import Sheet
from icp2prd.review.state import (
    Asking,
    Event,
    Leave,
    NotWritten,
    OpenEditor,
    Pressed,
    Purpose,
    Remember,
    Resized,
    State,
    Step,
    Typed,
    View,
)
from icp2prd.review.walking import arrived, gone_on, passed_on

_LINES: Final[Mapping[Command | None, Callable[[State], int]]] = {
    Command.UP: lambda _: -1,
    Command.DOWN: lambda _: 1,
    Command.PAGE_UP: lambda state: 6 - state.size.rows,
    Command.PAGE_DOWN: lambda state: state.size.rows - 6,
}


def reduce(state: State, event: Event) -> Step:
    match event:
        case Resized(size):
            return Step(_within(state.model_copy(update={"size": size})))
        case Typed(text):
            return _typed(state.model_copy(update={"message": ""}), text)
        case NotWritten(why):
            return Step(_saying(state, why))
        case Pressed(key):
            return _pressed(state.model_copy(update={"message": ""}), key)


def _pressed(state: State, key: str) -> Step:
    command = COMMANDS.get(key)
    if state.asking is not None:
        return Step(state)
    if state.view is View.CONFIRM:
        return accept_all(state) if key in {"y", "Y"} else Step(_at(state, View.ITEM, message="Nothing was accepted."))
    if command in _LINES:
        return Step(_within(state.model_copy(update={"scroll": state.scroll + _LINES[command](state)})))
    if state.view is View.INTERVIEW:
        return Step(_in_an_interview(state, key, command))
    if state.view is View.HELP:
        state = _at(state, _under_help(state))
        closes = key == "escape" or command in {Command.HELP, Command.QUIT}
        return Step(state) if closes else _commanded(state, key, command)
    return _commanded(state, key, command)


def _commanded(state: State, key: str, command: Command | None) -> Step:
    if command in _ANYWHERE:
        return _ANYWHERE[command](state)
    if command not in _ON_AN_ITEM:
        return Step(_saying(state, f"{key!r} does nothing here. Press ? for help."))
    if state.view is View.END:
        return Step(_saying(state, "There is nothing here to decide. Press b to go back, q to quit."))
    return _ON_AN_ITEM[command](state)


def _typed(state: State, text: str | None) -> Step:
    """A line that was asked for, or a text from an editor."""
    asking = state.asking
    state = state.model_copy(update={"asking": None})
    line = " ".join((text or "").split())
    goes_on = not line
    if asking and asking.purpose is Purpose.SEARCH and text is not None:
        line = line or state.searched
    if asking is None or not line:
        return Step(_saying(state, "Left as it is."))
    match asking.purpose:
        case Purpose.EDIT:
            if line == " ".join(asking.initial.split()):
                return Step(_saying(state, "Its text is as it was. Press a to accept it so."))
            return decided(state, Action.EDIT, text=line)
        case Purpose.REJECT:
            return decided(state, Action.REJECT, reason=line)
        case Purpose.WAIVE:
            return waived(state, *_rule_and_reason(line, _rules(state.sheet)))
        case Purpose.SEARCH:
            return _searched(state, line, on=goes_on)


def _accept(state: State) -> Step:
    if state.sheet.rule:
        return Step(_saying(state, "A finding is waived with w, with a reason, or left with n to be mended."))
    return decided(state, Action.ACCEPT)


def _defer(state: State) -> Step:
    return passed_on(state) if state.sheet.rule else decided(state, Action.DEFER)


def _lock(state: State) -> Step:
    return _accept(state) if state.sheet.rule else decided(state, Action.LOCK)


def _edit(state: State) -> Step:
    if state.sheet.rule:
        return Step(_saying(state, f"Edit {state.sheet.id} itself: press / and type {state.sheet.id}."))
    return _asked(state, Purpose.EDIT, f"New text of {state.sheet.id}", _statement(state))


def _editor(state: State) -> Step:
    step = _edit(state)
    effects = (OpenEditor(step.state.asking.initial),) if step.state.asking else ()
    return Step(step.state, effects)


def _reject(state: State) -> Step:
    if state.sheet.rule:
        return _waive(state)
    return _asked(state, Purpose.REJECT, f"Why is {state.sheet.id} rejected?")


def _waive(state: State) -> Step:
    rules = _rules(state.sheet)
    if not rules:
        return Step(_saying(state, f"There is no finding about {state.sheet.id} to waive."))
    if len(rules) == 1:
        return _asked(state, Purpose.WAIVE, f"Why may {rules[0]} stand?")
    return _asked(state, Purpose.WAIVE, f"Which may stand ({', '.join(rules)}), and why?", f"{rules[0]} ")


def _rules(sheet: Sheet) -> list[str]:
    return [sheet.rule] if sheet.rule else sorted({one.rule for one in sheet.findings})


def _rule_and_reason(line: str, rules: list[str]) -> tuple[str, str]:
    """The only rule need not be named."""
    first, _, rest = line.partition(" ")
    return (rules[0], line) if len(rules) == 1 and first.upper() != rules[0] else (first, rest)


def _more(state: State) -> Step:
    return Step(_within(state.model_copy(update={"more": not state.more})))


def _open(state: State) -> Step:
    if not state.quotes:
        return Step(_saying(state, f"{state.sheet.id} has no quote to open an interview at."))
    return Step(_opened(state, 0))


def _search(state: State) -> Step:
    return _asked(state, Purpose.SEARCH, "Search for")


def _back(state: State) -> Step:
    if state.view is View.END and state.sheets:
        return Step(_at(state, View.ITEM))
    if not state.trail:
        return Step(_saying(state, "This is where you began."))
    *trail, place = state.trail
    return arrived(state.model_copy(update={"trail": tuple(trail)}), place)


def _quit(state: State) -> Step:
    at = state.sheet.key if state.sheets and state.view is not View.END else ""
    return Step(state, (Remember(state.bookmark.model_copy(update={"at": at})), Leave()))


def _searched(state: State, line: str, *, on: bool = False) -> Step:
    """on: to the next that has it; otherwise an item whose id was typed comes before what is said about it."""
    wanted = line.casefold()
    around = [*range(state.place + 1, len(state.sheets)), *range(state.place + 1)]
    named: Iterable[int] = () if on else (one for one in around if state.sheets[one].key.casefold() == wanted)
    having = (one for one in around if wanted in _all_words(state.sheets[one]))
    found = next(chain(named, having), None)
    state = state.model_copy(update={"searched": line})
    if found is None:
        return Step(_saying(state, f"Nothing has “{line}” in it."))
    return gone_on(state, found)


def _all_words(sheet: Sheet) -> str:
    quoted = (one.words for one in (*sheet.quotes, *sheet.against))
    return "\n".join([sheet.id, sheet.rule, sheet.statement, *quoted]).casefold()


def _in_an_interview(state: State, key: str, command: Command | None) -> State:
    if key == "escape" or command in {Command.OPEN, Command.QUIT}:
        return _at(state, View.ITEM)
    steps = {Command.NEXT: 1, Command.BACK: -1}
    if command not in steps:
        return _saying(state, "n and b go to other quotes, the arrows scroll, o closes the interview.")
    return _opened(state, (state.opened + steps[command]) % len(state.quotes))


def _opened(state: State, quote: int) -> State:
    opened = _at(state, View.INTERVIEW).model_copy(update={"opened": quote})
    return _within(opened.model_copy(update={"scroll": line_of_quote(opened) - opened.size.rows // 3}))


def _under_help(state: State) -> View:
    """What is seen when help is closed."""
    return View.ITEM if state.open_places or state.trail else View.END


def _at(state: State, view: View, message: str = "") -> State:
    return state.model_copy(update={"view": view, "scroll": 0, "message": message})


def _asked(state: State, purpose: Purpose, prompt: str, initial: str = "") -> Step:
    return Step(state.model_copy(update={"asking": Asking(purpose=purpose, prompt=prompt, initial=initial)}))


def _statement(state: State) -> str:
    decision = state.decision_on(state.sheet)
    return decision.text if decision and decision.text else state.sheet.statement


def _saying(state: State, message: str) -> State:
    return state.model_copy(update={"message": message})


def _within(state: State) -> State:
    return state.model_copy(update={"scroll": max(0, min(state.scroll, last_scroll(state)))})


_ANYWHERE: Final[Mapping[Command | None, Callable[[State], Step]]] = {
    Command.UNDO: undone,
    Command.NEXT: passed_on,
    Command.BACK: _back,
    Command.SEARCH: _search,
    Command.ACCEPT_ALL: accept_all_question,
    Command.HELP: lambda state: Step(_at(state, View.HELP)),
    Command.QUIT: _quit,
}
_ON_AN_ITEM: Final[Mapping[Command | None, Callable[[State], Step]]] = {
    Command.ACCEPT: _accept,
    Command.EDIT: _edit,
    Command.EDITOR: _editor,
    Command.REJECT: _reject,
    Command.DEFER: _defer,
    Command.LOCK: _lock,
    Command.WAIVE: _waive,
    Command.MORE: _more,
    Command.OPEN: _open,
}
