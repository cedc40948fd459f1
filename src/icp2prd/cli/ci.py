from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from icp2prd.cli.options import BaseUrlOption, MaxCostOption, ModelOption, StudyArgument, command_app, examples
from icp2prd.cli.reporting import told_of
from icp2prd.cli.terminal import messages, say
from icp2prd.cli.watching import watcher
from icp2prd.domain.run import RunRequest
from icp2prd.errors import Icp2prdError, StaleDraft, UsageError
from icp2prd.pipeline import run_study
from icp2prd.study.committing import commit_draft, uncommitted
from icp2prd.study.folder import StudyFolder
from icp2prd.study.revisions import is_in_git

COMMENT = "comment.md"
SARIF = "findings.sarif"


class OnChange(StrEnum):
    """What to do where the draft that was committed is not the one that the interviews give."""

    COMMIT = "commit"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Outcome:
    """changed: the draft is not as it was committed. sarif: findings were written. status: of the exit."""

    changed: bool = False
    committed: bool = False
    sarif: bool = False
    status: int = 70


app = command_app()


@app.command(
    epilog=examples(
        "icp2prd ci my-study --against origin/main --into out",
        "icp2prd ci my-study --on-change commit --into out",
    )
)
def ci(
    study: StudyArgument,
    *,
    against: Annotated[
        str, typer.Option("--against", metavar="REV", help="What the comment compares with; HEAD by default.")
    ] = "HEAD",
    on_change: Annotated[
        OnChange, typer.Option("--on-change", help="What to do where the committed draft is not the renewed one.")
    ] = OnChange.FAIL,
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help=f"Where {COMMENT} and {SARIF} are written.")
    ] = Path("icp2prd-ci"),
    outputs: Annotated[
        Path | None,
        typer.Option("--outputs", metavar="FILE", help="Add name=value lines there.", show_default=False),
    ] = None,
    model: ModelOption = "",
    base_url: BaseUrlOption = "",
    max_cost: MaxCostOption = None,
) -> None:
    """Renew a draft in a CI job: run, compare, commit or fail.

    Runs as `run --ci` does and takes the answers that are kept before it asks a model. Writes the difference by item
    as a comment and the findings as SARIF, then commits the draft or fails with 4 where it was stale. Pushes nothing.
    """
    folder = StudyFolder(study)
    outcome = Outcome()
    try:
        request = RunRequest(study, model, base_url, max_cost=max_cost)
        outcome = _renewed(folder, request, against, into)
        if outcome.changed and on_change is OnChange.COMMIT:
            outcome = replace(outcome, committed=commit_draft(folder))
        _say(outcome, folder)
    except Icp2prdError as error:
        outcome = replace(outcome, status=error.exit_status)
        raise
    finally:
        if outputs is not None:
            with outputs.open("a", encoding="utf-8") as file:
                file.writelines(f"{name}={str(value).lower()}\n" for name, value in asdict(outcome).items())
    raise typer.Exit(outcome.status)


def _renewed(folder: StudyFolder, request: RunRequest, against: str, into: Path) -> Outcome:
    if not is_in_git(folder.root):
        raise UsageError(
            "This study is in no git repository.", where=str(folder.root), hint="Use: icp2prd run STUDY --ci"
        )
    telling = told_of(folder, summary=into / COMMENT, sarif=into / SARIF, against=against)
    with telling as tell, watcher(as_json=False, quiet=False, no_color=True, plain=True) as watch:
        result = run_study(request, watch)
        tell(result)
    return Outcome(changed=uncommitted(folder), sarif=True, status=result.exit_status)


def _say(outcome: Outcome, folder: StudyFolder) -> None:
    console = messages(no_color=True)
    if outcome.committed:
        say(console, "Committed the draft.")
    elif not outcome.changed:
        say(console, "The draft that is committed holds.")
    else:
        raise StaleDraft(
            "The draft that is committed is not the one that the interviews, decisions and settings give.",
            where=str(folder.prd),
            hint=f"Renew it and commit prd/: icp2prd run {folder.root}",
        )
