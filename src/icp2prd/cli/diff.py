from typing import Annotated

import typer

from icp2prd.cli.options import JsonOption, NoColorOption, OutOption, StudyArgument, command_app, examples
from icp2prd.cli.terminal import data, say
from icp2prd.render.changes import DiffFormat, diff_in
from icp2prd.study.comparing import compare
from icp2prd.study.folder import StudyFolder

app = command_app()


@app.command(
    epilog=examples(
        "icp2prd diff my-study                            what is not as it was committed",
        "icp2prd diff my-study --against main --format markdown",
        "icp2prd diff my-study --against old/prd.json --json",
    )
)
def diff(
    study: StudyArgument,
    *,
    against: Annotated[
        str,
        typer.Option(
            "--against",
            metavar="REV|FILE",
            help="A git revision, or a prd.json; HEAD by default, or the draft before where there is no git.",
        ),
    ] = "",
    form: Annotated[DiffFormat, typer.Option("--format", help="How to print it.")] = DiffFormat.TEXT,
    as_json: JsonOption = False,
    out: OutOption = None,
    no_color: NoColorOption = False,
) -> None:
    """Say which items differ between two drafts.

    By item, not by line: new, gone and what stands in its place, reworded, changed in meaning, moved in priority and
    why, evidence gained or lost, went suspect, decided. Prints nothing where nothing differs. No model, no network.
    """
    found = compare(StudyFolder(study, out), against)
    form = DiffFormat.JSON if as_json else form
    if form is not DiffFormat.TEXT:
        typer.echo(diff_in(form, found), nl=False)
        return
    console = data(no_color=no_color)
    for line in diff_in(form, found).split("\n")[:-1]:
        say(console, line, "bold" if line and not line.startswith(" ") else "")
