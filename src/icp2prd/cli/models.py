import json
import os
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console

from icp2prd.cli.options import (
    BaseUrlOption,
    JsonOption,
    MaxCostOption,
    NoColorOption,
    QuietOption,
    command_app,
    examples,
)
from icp2prd.cli.terminal import data, messages, say
from icp2prd.cli.watching import watcher
from icp2prd.critic.judge import RULINGS, SEAT, Aspect, Calibration, Seat, judges_folder, seats_in
from icp2prd.domain.run import Fetching
from icp2prd.domain.settings import Limits
from icp2prd.errors import ModelError, WeightsError
from icp2prd.llm.availability import ModelStatus, available_models, weights_status
from icp2prd.llm.choice import choose_model
from icp2prd.llm.fetching import fetch
from icp2prd.llm.weights import ALL_WEIGHTS, FetchProgress, verified, weights_folder

app = command_app()

MAY_NOT_JUDGE = 1


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


@app.command(
    epilog=examples(
        "icp2prd models calibrate --model openai/gpt-5.4-mini",
        "icp2prd models calibrate --model qwen3 --base-url http://localhost:8000/v1",
        "icp2prd models calibrate --model ollama/qwen3 --json > result.json",
    )
)
def calibrate(
    *,
    model: Annotated[
        str, typer.Option("--model", metavar="PROVIDER/MODEL", help="Which model answers; that of `run` by default.")
    ] = "",
    base_url: BaseUrlOption = "",
    max_cost: MaxCostOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Let a model answer the judge's calibration, and say whether it may judge.

    Answers are kept as they come: after an interruption, the same command goes on. A result is kept too, and is
    printed again without a call, until the cases or their prompts change. Exits with 1 where the model may not judge.
    """
    from icp2prd.stages.calibrating import calibrated  # noqa: PLC0415  models and stages take a second to load

    choice = choose_model(explicit=model, base_url=base_url, environ=os.environ)
    with watcher(as_json=False, quiet=quiet, no_color=no_color) as watch:
        seat = calibrated(choice, Limits(max_cost=max_cost or 0), watch)
    if as_json:
        typer.echo(json.dumps(_seat_record(seat), ensure_ascii=False, indent=2))
    else:
        console = data(no_color=no_color)
        for line in _result_lines(seat.calibration):
            say(console, line)
    if not seat.calibration.passed:
        raise typer.Exit(MAY_NOT_JUDGE)


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
        "Judges:" if seats else "Judges: none yet; `icp2prd models calibrate` lets a model take the calibration.",
    )
    for seat in seats:
        one = seat.calibration
        say(console, f"  {one.model}  {one.ruling}: {one.figures}")


def _result_lines(one: Calibration) -> Iterator[str]:
    yield f"{one.model}: {one.figures}"
    for name, answers in one.by_aspect.items():
        yield f"  {answers.brief}  {RULINGS[Aspect(name)].title}"
    faults = f"of {one.faults} faults it failed {one.failed_faults}"
    yield f"  {faults}, of {one.sound} sound cases it passed {one.passed_sound}"
    if one.unheard:
        yield f"  {one.unheard} answers did not count: words that are not there, or no answer that fits"
    yield f"It {'may judge' if one.passed else 'may not judge'}: {SEAT} is needed."


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
