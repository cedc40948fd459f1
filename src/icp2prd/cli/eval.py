from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table as Grid

from icp2prd.cli.options import (
    BaseUrlOption,
    JsonOption,
    MaxCostOption,
    ModelOption,
    NoColorOption,
    QuietOption,
    command_app,
    examples,
)
from icp2prd.cli.terminal import data, harmless, say
from icp2prd.cli.watching import watcher
from icp2prd.errors import UsageError

if TYPE_CHECKING:
    from icp2prd.evaluation import Evaluation
    from icp2prd.evaluation.report import Table

app = command_app()

UNSOUND = 1


@app.command(
    epilog=examples(
        "icp2prd eval fixtures/thin                             run the study in a copy, and score the draft",
        "icp2prd eval fixtures/* --model ollama/qwen3 --json > after.json",
        "icp2prd eval expected.yaml --prd prd/prd.json --matches   score a draft that is there",
        "icp2prd eval --compare before.json after.json          accept a prompt, or refuse it",
    )
)
def evaluate_drafts(
    golds: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GOLD…", help="Gold files, or folders with an expected.yaml.", show_default=False),
    ] = None,
    *,
    prd: Annotated[
        Path | None,
        typer.Option("--prd", metavar="PRD", help="Score this draft (prd.json, or its folder).", show_default=False),
    ] = None,
    study: Annotated[bool, typer.Option("--study", help="Score the drafts that are in the studies.")] = False,
    matches: Annotated[bool, typer.Option("--matches", help="Show what was taken for what.")] = False,
    stability: Annotated[
        bool, typer.Option("--stability", help="Run three times more, with windows moved, and compare.")
    ] = False,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--compare", metavar="A B", help="Compare two files of --json.", show_default=False),
    ] = None,
    without_words: Annotated[
        bool, typer.Option("--without-words", help="Print a gold file with places and hashes for its words.")
    ] = False,
    model: ModelOption = "",
    base_url: BaseUrlOption = "",
    max_cost: MaxCostOption = None,
    as_json: JsonOption = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Score drafts against what a careful reader finds.

    Runs each study in a copy, or reads a draft with --prd or --study. Wordings are compared by the embedded
    embedding model, whatever model is scored. Exits with 1 where a quote is not exact, or not the right customer's;
    with --compare, where the second is worse.
    """
    if compare is not None:
        _compare(compare, golds or [], as_json=as_json, markdown=markdown, no_color=no_color)
        return
    if not golds:
        raise UsageError("There is nothing to score.", hint="Name gold files, or studies with an expected.yaml.")
    if without_words:
        _print_without_words(golds)
        return
    from icp2prd.evaluation import EvalRequest, evaluate, tables_of  # noqa: PLC0415  --help must not wait for it
    from icp2prd.pipeline import run_study  # noqa: PLC0415

    request = EvalRequest(
        tuple(golds),
        prd=prd,
        read=study,
        stability=stability,
        model=model,
        base_url=base_url,
        max_cost=max_cost,
    )
    with watcher(as_json=False, quiet=quiet or as_json, no_color=no_color) as watch:
        evaluation = evaluate(request, run_study, watch)
    if as_json:
        typer.echo(evaluation.model_dump_json(indent=1))
    else:
        _print(tables_of(evaluation, matches=matches), markdown=markdown, no_color=no_color)
    _say_what_is_unsound(evaluation, quiet=quiet)
    raise typer.Exit(0 if evaluation.sound else UNSOUND)


def _compare(files: tuple[Path, Path], golds: list[Path], *, as_json: bool, markdown: bool, no_color: bool) -> None:
    from icp2prd.evaluation import compared, comparison_tables, read_evaluation  # noqa: PLC0415

    if golds:
        raise UsageError("--compare takes two evaluations, and no gold files.", hint="Leave the gold files out.")
    before, after = (read_evaluation(one) for one in files)
    comparison = compared(before, after)
    if as_json:
        typer.echo(comparison.model_dump_json(indent=1))
    else:
        _print(comparison_tables(comparison), markdown=markdown, no_color=no_color)
    raise typer.Exit(UNSOUND if comparison.call == "worse" else 0)


def _print_without_words(golds: list[Path]) -> None:
    from icp2prd.evaluation import read_gold, without_words  # noqa: PLC0415
    from icp2prd.ingest import read_interviews  # noqa: PLC0415
    from icp2prd.study.settings import read_brief  # noqa: PLC0415

    if len(golds) != 1:
        raise UsageError("One gold file at a time.", hint="icp2prd eval GOLD --without-words > new.yaml")
    file = read_gold(golds[0])
    settings = read_brief(file.study).brief.settings
    typer.echo(without_words(file, read_interviews(file.study, settings)), nl=False)


def _print(tables: Iterable["Table"], *, markdown: bool, no_color: bool) -> None:
    if markdown:
        from icp2prd.evaluation import as_markdown  # noqa: PLC0415

        typer.echo(as_markdown(tables), nl=False)
        return
    console = data(no_color=no_color)
    for table in tables:
        if table.rows:
            _print_table(table, console)


def _print_table(table: "Table", console: Console) -> None:
    say(console, table.title, style="bold")
    grid = Grid(box=None, pad_edge=False, header_style="bold", show_header=any(table.header))
    for title in table.header:
        grid.add_column(title, overflow="fold")
    for row in table.rows:
        grid.add_row(*(harmless(cell) for cell in row))
    console.print(grid, markup=False)
    for note in table.notes:
        say(console, note, style="dim")
    say(console, "")


def _say_what_is_unsound(evaluation: "Evaluation", *, quiet: bool) -> None:
    bad = [(card.study, one) for card in evaluation.scorecards for one in card.quoting.bad]
    if bad and not quiet:
        study, one = bad[0]
        typer.echo(f"Error: {len(bad)} of the quotes do not hold, {one.item} of {study} first: {one.why}", err=True)
