import json
import os

import typer
from rich.console import Console

from icp2prd.cli.options import JsonOption, NoColorOption, QuietOption, command_app, examples
from icp2prd.cli.terminal import data, messages, say
from icp2prd.cli.watching import watcher
from icp2prd.critic.judge import Seat, judges_folder, seats_in
from icp2prd.domain.run import Fetching
from icp2prd.errors import ModelError, WeightsError
from icp2prd.llm.availability import ModelStatus, available_models, weights_status
from icp2prd.llm.choice import choose_model
from icp2prd.llm.fetching import fetch
from icp2prd.llm.weights import ALL_WEIGHTS, FetchProgress, verified, weights_folder

app = command_app()


@app.callback(
    invoke_without_command=True,
    epilog=examples("icp2prd models", "icp2prd models pull       fetch the embedded model, 1.1 GB"),
)
def models(ctx: typer.Context, as_json: JsonOption = False, no_color: NoColorOption = False) -> None:
    """List the models that can be used; fetch the embedded one.

    Looks at keys, at servers on this machine, and at the embedded model's files. No interview goes anywhere.
    """
    if ctx.invoked_subcommand is not None:
        return
    statuses = available_models(os.environ)
    if as_json:
        typer.echo(json.dumps([status.model_dump() for status in statuses], ensure_ascii=False, indent=2))
        return
    console = data(no_color=no_color)
    for title, usable in (("Can be used now:", True), ("Not yet:", False)):
        of_kind = [status for status in statuses if status.usable is usable]
        if of_kind:
            say(console, title)
            for line in _lines(of_kind):
                say(console, line)
    _say_who_judges(console)
    say(messages(no_color=no_color), f"Without a choice: {choose_model(environ=os.environ).description}")


@app.command(epilog=examples("icp2prd models judges", "icp2prd models judges --json"))
def judges(as_json: JsonOption = False, no_color: NoColorOption = False) -> None:
    """Say which models have taken the judge's calibration on this machine, and with what result."""
    if as_json:
        seats = [_seat_record(seat) for seat in _seats()]
        typer.echo(json.dumps(seats, ensure_ascii=False, indent=2))
        return
    _say_who_judges(data(no_color=no_color))


@app.command(epilog=examples("icp2prd models pull", "ICP2PRD_WEIGHTS_DIR=/big/disk icp2prd models pull"))
def pull(quiet: QuietOption = False, no_color: NoColorOption = False) -> None:
    """Fetch the embedded model and verify it.

    Takes up where it was interrupted. A file with a wrong hash is deleted and refused.
    """
    folder = weights_folder(os.environ)
    console = messages(no_color=no_color)
    with watcher(as_json=False, quiet=quiet, no_color=no_color) as watch:

        def arrived(progress: FetchProgress) -> None:
            watch(Fetching(progress.name, progress.done, progress.total))

        for file in ALL_WEIGHTS:
            here = verified(file, folder) is not None
            if not here and not quiet:
                say(console, f"{file.title}: {file.size / 1e6:.0f} MB to fetch")
            path = fetch(file, folder, arrived)
            if not quiet:
                say(console, f"{'Already here' if here else 'Fetched'}, and verified: {path}")


@app.command(epilog=examples("icp2prd models verify"))
def verify(as_json: JsonOption = False, no_color: NoColorOption = False) -> None:
    """Read the embedded model's files again and compare their hashes."""
    statuses = weights_status(os.environ, anew=True)
    if as_json:
        typer.echo(json.dumps([status.model_dump() for status in statuses], ensure_ascii=False, indent=2))
    else:
        console = data(no_color=no_color)
        for status in statuses:
            say(console, f"{'verified' if status.verified else 'missing ':<8}  {status.path}")
    if not all(status.verified for status in statuses):
        raise _not_all_here()


def _seats() -> list[Seat]:
    return seats_in(judges_folder(os.environ))


def _say_who_judges(console: Console) -> None:
    seats = _seats()
    say(
        console,
        "Judges:" if seats else "Judges: none yet; `icp2prd run --judge` lets a model take the calibration.",
    )
    for seat in seats:
        one = seat.calibration
        say(console, f"  {one.model}  {'judges' if one.passed else 'does not judge'}: {one.figures}")


def _seat_record(seat: Seat) -> dict[str, object]:
    one = seat.calibration
    low, high = one.interval
    figures = {
        "passed": one.passed,
        "balanced_accuracy": round(one.accuracy, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }
    return {**one.model_dump(), **figures}


def _not_all_here() -> ModelError:
    return WeightsError("The embedded model is not complete.", hint="Fetch what is missing: icp2prd models pull")


def _lines(statuses: list[ModelStatus]) -> list[str]:
    width = max(len(status.name) for status in statuses)
    return [f"  {status.name:<{width}}  {status.why}" for status in statuses]
