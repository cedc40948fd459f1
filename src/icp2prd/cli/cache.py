from typing import Annotated

import typer

from icp2prd.cli.options import (
    BaseUrlOption,
    JsonOption,
    ModelOption,
    NoColorOption,
    OutOption,
    QuietOption,
    StudyArgument,
    command_app,
    examples,
)
from icp2prd.cli.terminal import messages, say

app = command_app()


@app.callback(epilog=examples("icp2prd cache prune my-study --dry-run"))
def cache() -> None:
    """Look after the kept calls of a study.

    They are in .icp2prd/calls, and can be committed: a colleague or a CI job is then served without a key.
    """


@app.command(
    epilog=examples("icp2prd cache prune my-study --dry-run", "icp2prd cache prune my-study --model openai/gpt-5-mini")
)
def prune(
    study: StudyArgument,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how much would go, and remove nothing.")] = False,
    model: ModelOption = "",
    base_url: BaseUrlOption = "",
    out: OutOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Remove the kept calls that the draft does not reach.

    Makes the draft once more in a temporary folder, out of the kept calls alone, and keeps those it needs: no model
    is asked. The model has to be the one that the draft was made with. Nothing but calls is ever removed.
    """
    from icp2prd.domain.run import RunRequest  # noqa: PLC0415  loaded when there is something to prune
    from icp2prd.pruning import prune_calls  # noqa: PLC0415

    request = RunRequest(study, model=model, base_url=base_url, out=out)
    pruned = prune_calls(request, dry_run=dry_run)
    if as_json:
        typer.echo(pruned.model_dump_json(indent=2))
    if not quiet:
        would = "Would remove" if dry_run else "Removed"
        gone = f"{would} {_counted(pruned.removed)}, {_in_bytes(pruned.removed_bytes)}"
        kept = f"{'would keep' if dry_run else 'kept'} {_counted(pruned.kept)}, {_in_bytes(pruned.kept_bytes)}"
        say(messages(no_color=no_color), f"{gone}; {kept}.")


def _counted(calls: int) -> str:
    return f"{calls:,} call" if calls == 1 else f"{calls:,} calls"


def _in_bytes(size: int) -> str:
    return f"{size:,} byte" if size == 1 else f"{size:,} bytes"
