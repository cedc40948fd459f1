"""Which key does what."""

from enum import StrEnum
from typing import Final, NamedTuple


class Command(StrEnum):
    ACCEPT = "accept"
    EDIT = "edit"
    EDITOR = "editor"
    REJECT = "reject"
    DEFER = "defer"
    LOCK = "lock"
    WAIVE = "waive"
    UNDO = "undo"
    NEXT = "next"
    BACK = "back"
    MORE = "more"
    OPEN = "open"
    SEARCH = "search"
    ACCEPT_ALL = "accept all"
    HELP = "help"
    QUIT = "quit"
    UP = "up"
    DOWN = "down"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"


class Key(NamedTuple):
    """key: as it is shown. others: that do the same."""

    key: str
    command: Command
    does: str
    others: tuple[str, ...] = ()


KEYS: Final = (
    Key("a", Command.ACCEPT, "accept it as it stands"),
    Key("e", Command.EDIT, "edit its text here"),
    Key("E", Command.EDITOR, "edit its text in your editor ($VISUAL, $EDITOR)"),
    Key("r", Command.REJECT, "reject it, with a reason"),
    Key("d", Command.DEFER, "defer it: it is asked again after all others"),
    Key("l", Command.LOCK, "accept and lock it: nobody changes it before it is accepted or deferred"),
    Key("w", Command.WAIVE, "waive a finding, with a reason"),
    Key("u", Command.UNDO, "undo the last decision"),
    Key("n", Command.NEXT, "next, and decide later", (" ", "right", "enter")),
    Key("b", Command.BACK, "back to the one before", ("left",)),
    Key("m", Command.MORE, "more evidence: every quote; again for fewer"),
    Key("o", Command.OPEN, "open the interview at the quote; n and b go to other quotes, o closes it"),
    Key("/", Command.SEARCH, "search ids, statements and quotes"),
    Key("A", Command.ACCEPT_ALL, "accept all that have no findings and no decision; asks once"),
    Key("?", Command.HELP, "help", ("h",)),
    Key("q", Command.QUIT, "quit; every decision is kept, and the review goes on here"),
    Key("up", Command.UP, "a line up", ("k",)),
    Key("down", Command.DOWN, "a line down", ("j",)),
    Key("pageup", Command.PAGE_UP, "a page up"),
    Key("pagedown", Command.PAGE_DOWN, "a page down"),
)

COMMANDS: Final = {name: one.command for one in KEYS for name in (one.key, *one.others)}


def command_named(typed: str) -> str | None:
    """The key for what was typed as a line: the key itself, or the beginning of a command's name."""
    word = typed.strip()
    if not word:
        return "n"
    if word in COMMANDS:
        return word
    named = " ".join(word.casefold().split())
    return next((one.key for one in KEYS if one.command.value.startswith(named)), None)
