"""The program `icp2prd`: its commands, each loaded when it is called and not before.

`icp2prd --help` has to answer at once, so this module and the two it imports know nothing but Typer.
"""

import importlib
import io
import sys
from typing import Annotated, Any, Final, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from icp2prd.cli.ending import ends_well


class Entry(NamedTuple):
    """module: has the command as `app`. help: for the list of commands; the command's own help begins so."""

    module: str
    help: str


COMMANDS: Final = {
    "init": Entry("init", "Begin a study: settings, notes, and a sample interview."),
    "run": Entry("run", "Write or renew the PRD of a study."),
    "batch": Entry("batch", "Run every study below a folder."),
    "ci": Entry("ci", "Renew a draft in a CI job: run, compare, commit or fail."),
    "check": Entry("check", "Hold a draft, or any list of requirements, to the rules."),
    "review": Entry("review", "Decide about the items of a draft: accept, edit, reject."),
    "learn": Entry("learn", "Hold results against targets and thresholds."),
    "interviews": Entry("interviews", "Show what was read: formats, turns, speakers and their roles."),
    "trace": Entry("trace", "Follow an item down to the words and up to the goal."),
    "why": Entry("why", "Say which input changed an item."),
    "diff": Entry("diff", "Say which items differ between two drafts."),
    "render": Entry("render", "Print the documents of a draft again, without a model."),
    "cache": Entry("cache", "Look after the kept calls of a study."),
    "eval": Entry("eval", "Score drafts against what a careful reader finds."),
    "models": Entry("models", "List the models that can be used; fetch the embedded one."),
}

_EPILOG = """\b
Examples:
  icp2prd init my-study                    begin, with a sample to try
  icp2prd run my-study                     write my-study/prd/prd.md
  icp2prd trace my-study REQ-001           from a requirement to the words

\b
Exit status:
  0 fine   1 blocking findings   2 wrong usage, or input that cannot be read
  3 the model could not be used, or a limit on cost was met   4 the draft is stale
  70 a bug   130 interrupted
"""


class _Commands(TyperGroup):
    """Stands for all commands with their names and one line of help each, until one is called."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, entry in COMMANDS.items():
            self.add_command(TyperCommand(name, help=entry.help, rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        if name in COMMANDS:
            command = get_command(importlib.import_module(f"icp2prd.cli.{COMMANDS[name].module}").app)
            command.name = name
        return name, command, rest

    def invoke(self, ctx: Any) -> Any:
        with ends_well():
            return super().invoke(ctx)


app = typer.Typer(
    cls=_Commands,
    name="icp2prd",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from icp2prd import __version__  # noqa: PLC0415  looked up only when asked for

        typer.echo(f"icp2prd {__version__}")
        raise typer.Exit


@app.callback()
def icp2prd(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn a folder of customer interviews into a PRD that traces, line by line, to a customer's words."""


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal of another encoding shows an escape in place of a letter, and JSON stays JSON.
            stream.reconfigure(errors="backslashreplace")
    app()
