from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from icp2prd.cli.options import (
    BaseUrlOption,
    JsonOption,
    MaxCostOption,
    ModelOption,
    NoColorOption,
    QuietOption,
    RedactOption,
    command_app,
    examples,
)
from icp2prd.cli.terminal import data, harmless, messages, say
from icp2prd.cli.watching import watcher
from icp2prd.domain.run import RunRequest
from icp2prd.pipeline import run_study
from icp2prd.study.batch import BATCH_FILE, BatchReport, State, StudyBegun, StudyOutcome, run_batch

app = command_app()

_STYLES = {State.FAILED: "red", State.BLOCKED: "yellow", State.WRITTEN: "green", State.UNCHANGED: ""}


@app.command(
    epilog=examples(
        "icp2prd batch studies", "icp2prd batch studies --json | jq '.studies[] | select(.exit_status > 0)'"
    )
)
def batch(
    root: Annotated[Path, typer.Argument(metavar="ROOT", help="The folder with the studies, at any depth.")],
    *,
    model: ModelOption = "",
    base_url: BaseUrlOption = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Put each draft in DIR/NAME instead.", show_default=False),
    ] = None,
    max_cost: MaxCostOption = None,
    redact: RedactOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Run every study below a folder.

    A study is a folder with an interviews folder or an icp2prd.toml. One that fails does not stop the others;
    work that is finished is not repeated. --max-cost holds for each study. Writes ROOT/batch.json, and exits
    with the worst status.
    """
    console = messages(no_color=no_color)

    def begun(one: StudyBegun) -> None:
        if not quiet:
            say(console, f"[{one.number}/{one.of}] {one.study}", style="bold")

    def ended(one: StudyOutcome) -> None:
        if one.state is State.FAILED:
            say(console, f"Error: {one.study}: {one.error}\n  {one.hint}".rstrip(), style="red")

    request = RunRequest(root, model, base_url, out=out, max_cost=max_cost, redact=redact)
    # Events of many studies in one stream would not say whose they are: --json prints the report only.
    with watcher(as_json=False, quiet=quiet or as_json, no_color=no_color) as watch:
        report = run_batch(root, request, run_study, listen=watch, begun=begun, ended=ended)
    if as_json:
        typer.echo(report.model_dump_json(indent=2))
    else:
        _print(report, data(no_color=no_color))
    if not quiet:
        say(console, f"Wrote {root / BATCH_FILE}")
    raise typer.Exit(report.exit_status)


def _print(report: BatchReport, console: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("study", overflow="fold")
    table.add_column("state")
    for title in ("interviews", "pains", "requirements", "blocking", "warnings", "exit"):
        table.add_column(title, justify="right")
    for one in report.studies:
        counts = (one.interviews, one.pains, one.requirements, one.blocking, one.warnings, one.exit_status)
        table.add_row(harmless(one.study), one.state.value, *map(str, counts), style=_STYLES[one.state])
    console.print(table)
