from pathlib import Path
from typing import Annotated

import typer

from icp2prd.cli.options import command_app, examples
from icp2prd.study.starting import start_study

app = command_app()


@app.command(epilog=examples("icp2prd init my-study", "icp2prd init .        beside interviews that are there"))
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the study; made if need be.")],
) -> None:
    """Begin a study: settings, notes, and a sample interview.

    The files explain themselves. Nothing that is there already is overwritten. The sample is left out where
    there are interviews.
    """
    started = start_study(folder)
    for path in started.kept:
        typer.echo(f"Kept {path}, which was there already.", err=True)
    for path in started.written:
        typer.echo(f"Wrote {path}", err=True)
    typer.echo(f"Next: put your interviews into {folder / 'interviews'}, then: icp2prd run {folder}", err=True)
