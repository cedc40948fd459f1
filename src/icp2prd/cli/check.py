import sys
from pathlib import Path
from typing import Annotated

import typer

from icp2prd.cli.options import DeciderOption, JsonOption, NoColorOption, OutOption, QuietOption, command_app, examples
from icp2prd.cli.terminal import data, harmless, messages, say
from icp2prd.domain.report import Report
from icp2prd.domain.settings import FailOn
from icp2prd.errors import UsageError
from icp2prd.render.reports import Format, lines_of, report_in
from icp2prd.study.folder import StudyFolder

STDIN = "stdin"

app = command_app()


@app.command(
    epilog=examples(
        "icp2prd check my-study                              rules, quotes, and whether the draft is stale",
        "icp2prd check my-study --format sarif > check.sarif",
        "icp2prd check requirements.md --fail-on warning     any list of requirements, or PRD",
        'icp2prd check my-study --waive WORDS-002:REQ-003 --reason "a term of the trade"',
    )
)
def check(
    targets: Annotated[
        list[Path] | None,
        typer.Argument(metavar="STUDY|FILE…", help="The folder of a study, or Markdown files.", show_default=False),
    ] = None,
    *,
    stdin: Annotated[bool, typer.Option("--stdin", help="Check a document from standard input.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print what was found.")] = Format.TEXT,
    as_json: JsonOption = False,
    report_file: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write the report there, and text here.", show_default=False),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="What exits with 1; the study's gate by default.", show_default=False),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Fail on findings that are not in it.", show_default=False),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Take what is found now as known.", show_default=False),
    ] = None,
    waive: Annotated[
        str, typer.Option("--waive", metavar="RULE:ITEM", help="Let a finding stand, with a reason.")
    ] = "",
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it may stand.")] = "",
    by: DeciderOption = "",
    out: OutOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Hold a draft, or any list of requirements, to the rules.

    Asks no model, and needs no key and no network. Exits with 4 where the draft is stale, otherwise with 1 where a
    finding blocks it.
    """
    study = _study(targets or [], out)
    if waive:
        _waive(study, waive, reason, by, quiet=quiet, no_color=no_color)
        return
    report = _checked(study, targets or [], fail_on, stdin=stdin)
    report = _against_baseline(report, baseline, write_baseline)
    _print(report, Format.JSON if as_json else form, report_file, quiet=quiet, no_color=no_color)
    raise typer.Exit(report.exit_status)


def _study(targets: list[Path], out: Path | None) -> StudyFolder | None:
    """The study, where one is checked; None for documents."""
    folders = [one for one in targets if one.is_dir()]
    if folders and len(targets) > 1:
        raise UsageError("A study is checked by itself.", hint=f"Call it once for each: icp2prd check {folders[0]}")
    return StudyFolder(folders[0], out) if folders else None


def _checked(study: StudyFolder | None, files: list[Path], fail_on: FailOn | None, *, stdin: bool) -> Report:
    from datetime import date  # noqa: PLC0415

    from icp2prd.checking import check_documents, check_study, check_text  # noqa: PLC0415  --help must not wait for it

    if stdin == bool(files):
        raise UsageError("There is nothing to check.", hint="Name a study or files, or use --stdin, and not both.")
    if study is not None:
        return check_study(study, fail_on)
    if stdin:
        text = sys.stdin.read()
        return check_text(text, STDIN, fail_on=fail_on or FailOn.ERROR, today=date.today())
    return check_documents(files, fail_on=fail_on or FailOn.ERROR, today=date.today())


def _against_baseline(report: Report, known: Path | None, new: Path | None) -> Report:
    from icp2prd.checking import baseline_of, read_baseline, with_baseline, write_baseline  # noqa: PLC0415

    if new is not None:
        written = baseline_of(report)
        write_baseline(new, written)
        return with_baseline(report, written)
    return with_baseline(report, read_baseline(known)) if known is not None else report


def _print(report: Report, form: Format, file: Path | None, *, quiet: bool, no_color: bool) -> None:
    if file is not None:
        from icp2prd.writing import write_documents  # noqa: PLC0415

        write_documents(file.parent, {file.name: report_in(form, report)})
    if file is None and form is not Format.TEXT:
        typer.echo(report_in(form, report), nl=False)
        return
    console = data(no_color=no_color)
    for line in lines_of(report, quiet=quiet):
        say(console, line.text, line.style)


def _waive(study: StudyFolder | None, wanted: str, reason: str, by: str, *, quiet: bool, no_color: bool) -> None:
    from icp2prd.checking import waive_finding  # noqa: PLC0415

    if study is None:
        raise UsageError("Findings are waived in a study.", hint="Name its folder: icp2prd check STUDY --waive …")
    given = waive_finding(study, wanted, reason=reason, by=by)
    if quiet:
        return
    console = messages(no_color=no_color)
    number = "1 finding" if given.findings == 1 else f"{given.findings} findings"
    waiver = given.waiver
    say(console, f"Waived {harmless(waiver.rule or '')} for {waiver.item} ({number}), as {waiver.id} by {waiver.by}.")
    if not given.shown:
        say(console, f"The draft is stale: `icp2prd run {study.root}` will show it in the PRD.")
