from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from icp2prd.cli.asking import ask_who_is_speaking, somebody_is_there
from icp2prd.cli.closing import closing_lines
from icp2prd.cli.options import (
    BaseUrlOption,
    DeciderOption,
    JsonOption,
    MaxCostOption,
    ModelOption,
    NoColorOption,
    OutOption,
    QuietOption,
    RedactOption,
    StudyArgument,
    command_app,
    examples,
)
from icp2prd.cli.reporting import told_of
from icp2prd.cli.reviewing import Manner, need_a_terminal
from icp2prd.cli.staged import run_with_reviews
from icp2prd.cli.terminal import messages, say
from icp2prd.cli.watching import JsonLines, watcher
from icp2prd.domain.run import RunRequest, RunResult
from icp2prd.errors import UsageError
from icp2prd.pipeline import run_study
from icp2prd.study.deciding.deciders import who_decides
from icp2prd.study.folder import StudyFolder

app = command_app()


@app.command(
    epilog=examples(
        "icp2prd run my-study",
        "icp2prd run my-study --model openai/gpt-5.4-mini --max-cost 1",
        "icp2prd run my-study --base-url http://localhost:8000/v1 --model my-model",
        "icp2prd run my-study --judge-model openai/gpt-5.4-mini",
        "icp2prd run my-study --review               decide about each stage before the next",
        "icp2prd run my-study --until synthesize     stop when the pains are ranked",
        "icp2prd run my-study --ci --summary comment.md --sarif findings.sarif",
    )
)
def run(
    study: StudyArgument,
    *,
    model: ModelOption = "",
    base_url: BaseUrlOption = "",
    out: OutOption = None,
    max_cost: MaxCostOption = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="STAGE", help="The last stage to run.", show_default=False),
    ] = None,
    judge: Annotated[
        bool, typer.Option("--judge", help="Let a model judge the draft after the rules, once it has passed.")
    ] = False,
    judge_model: Annotated[
        str,
        typer.Option("--judge-model", metavar="PROVIDER/MODEL", help="Which model judges; that it should follows."),
    ] = "",
    review: Annotated[
        bool, typer.Option("--review", help="Stop after each stage, and decide about what it wrote.")
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Review in plain lines, for screen readers.")] = False,
    by: DeciderOption = "",
    ci: Annotated[
        bool,
        typer.Option("--ci", help="Ask nothing, colour nothing; what is open stays a question in the PRD."),
    ] = False,
    summary: Annotated[
        Path | None,
        typer.Option("--summary", metavar="FILE", help="Write there what came of it, as Markdown.", show_default=False),
    ] = None,
    sarif: Annotated[
        Path | None,
        typer.Option("--sarif", metavar="FILE", help="Write the findings there, as SARIF 2.1.0.", show_default=False),
    ] = None,
    redact: RedactOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Write or renew the PRD of a study.

    What was asked before is not asked again: an unchanged study takes no call, and one more interview only
    those that rest on it. At a terminal it first asks who is speaking where that is not clear; --quiet and
    --json ask nothing, and neither does --ci. With --json, every event is one line of JSON on standard output.
    Exits with 1 when a finding blocks the draft.
    """
    if review and (as_json or ci):
        raise UsageError("A review asks a person, and --json and --ci are for programs.", hint="Leave out one of them.")
    manner = _manner(study, by, plain=plain, no_color=no_color) if review else None
    if somebody_is_there() and not (quiet or as_json or ci):
        status = ask_who_is_speaking(study, no_color=no_color)
        if status:
            raise typer.Exit(status)
    request = RunRequest(
        study, model, base_url, judge=judge, judge_model=judge_model, out=out, max_cost=max_cost, redact=redact
    )

    def run_until(until: str | None, *, goes_on: bool = False) -> RunResult:
        with watcher(as_json=as_json, quiet=quiet, no_color=no_color or ci, plain=ci) as watch:
            result = run_study(replace(request, until=until, goes_on=goes_on), watch)
            if isinstance(watch, JsonLines):
                watch.put(_finished(result))
        return result

    folder = StudyFolder(study, out)
    with told_of(folder, summary=summary, sarif=sarif) as tell:
        result = run_with_reviews(run_until, folder, manner, until) if manner else run_until(until)
        tell(result)
    if not quiet and not as_json:
        console = messages(no_color=no_color or ci)
        for line in closing_lines(result, folder, until):
            say(console, line)
    raise typer.Exit(result.exit_status)


def _manner(study: Path, by: str, *, plain: bool, no_color: bool) -> Manner:
    need_a_terminal(plain=plain)
    return Manner(who_decides(study, by), plain, no_color)


def _finished(result: RunResult) -> dict[str, object]:
    return {
        "event": "finished",
        "unchanged": result.unchanged,
        "written": [path.as_posix() for path in result.written],
        "findings": result.findings,
        "waived": result.waived,
        "usage": asdict(result.usage),
        "exit_status": result.exit_status,
    }
