from pathlib import Path
from typing import Annotated

import typer

from icp2prd.cli.options import (
    DeciderOption,
    JsonOption,
    NoColorOption,
    OutOption,
    QuietOption,
    StudyArgument,
    command_app,
    examples,
)
from icp2prd.cli.terminal import messages, say
from icp2prd.domain.decision import Decision
from icp2prd.study.deciding.deciders import who_decides
from icp2prd.study.deciding.reviewing import read_asked, review_with
from icp2prd.study.folder import StudyFolder

app = command_app()


@app.command(
    epilog=examples(
        "icp2prd review my-study                  one item at a time; ? shows the keys",
        "icp2prd review my-study --plain          in plain lines, for a screen reader",
        "icp2prd review my-study --decisions mine.json",
        'icp2prd review my-study --accept-clean --as "Dana Okafor"',
        """echo '[{"action": "accept", "item": "REQ-001"}]' | icp2prd review my-study --decisions /dev/stdin""",
    )
)
def review(
    study: StudyArgument,
    *,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="A prepared list, as JSON.", show_default=False),
    ] = None,
    accept_clean: Annotated[
        bool, typer.Option("--accept-clean", help="Accept what has no finding and no decision yet.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Plain lines, without moving the cursor: for screen readers.")
    ] = False,
    by: DeciderOption = "",
    out: OutOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Decide about the items of a draft: accept, edit, reject.

    At a terminal, one item at a time, what needs a person first: accept, edit, reject, defer, lock, waive a finding;
    every decision is on disk before the next item is shown, and quitting and coming back goes on where it stopped.
    A prepared list can also merge and split. It has one entry for each decision: action, item, and what the action
    needs: reason (reject, waive), text (edit), into (merge), texts (split), rule (waive). All of it is taken or,
    where one cannot be, none. Decisions are kept in prd/decisions.json and outlive every draft; the next run puts
    them in.
    """
    if decisions is None and not accept_clean:
        _at_the_screen(study, out, by, plain=plain, no_color=no_color)
        return
    asked = read_asked(decisions) if decisions is not None else ()
    reviewed = review_with(StudyFolder(study, out), asked, who_decides(study, by), accept_clean=accept_clean)
    if as_json:
        typer.echo(reviewed.model_dump_json(indent=2))
    if quiet:
        return
    console = messages(no_color=no_color)
    for one in reviewed.made:
        say(console, _told(one))
    folder = StudyFolder(study, out)
    if reviewed.made:
        say(console, f"Wrote {folder.decisions_file}. Next: icp2prd run {study}")
    else:
        say(console, "There was nothing to decide.")


def _at_the_screen(study: Path, out: Path | None, by: str, *, plain: bool, no_color: bool) -> None:
    from icp2prd.cli.reviewing import Manner, need_a_terminal, review_draft, told_next  # noqa: PLC0415

    need_a_terminal(plain=plain)
    folder = StudyFolder(study, out)
    held = review_draft(folder, Manner(who_decides(study, by), plain=plain, no_color=no_color))
    say(messages(no_color=no_color), told_next(study, held.made, folder))


def _told(decision: Decision) -> str:
    into = f" into {', '.join(decision.into)}" if decision.into else ""
    rule = f" {decision.rule} about" if decision.rule else ""
    return f"{decision.id}  {decision.action}{rule} {decision.item}{into}, by {decision.by}"
