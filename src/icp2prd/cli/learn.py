from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from icp2prd.cli.options import JsonOption, NoColorOption, OutOption, QuietOption, StudyArgument, command_app, examples
from icp2prd.cli.terminal import data, messages, say
from icp2prd.domain.prd import Prd
from icp2prd.errors import UsageError
from icp2prd.render.documents import render_documents
from icp2prd.study.folder import StudyFolder
from icp2prd.study.intake import read_study, with_redaction
from icp2prd.study.learning.learning import Learnt
from icp2prd.study.learning.learning import learn as learn_from
from icp2prd.study.learning.results import template_for
from icp2prd.study.previous import read_prd
from icp2prd.study.settings import read_brief, read_template

app = command_app()


@app.command(
    epilog=examples(
        "icp2prd learn my-study --template > results.csv",
        "icp2prd learn my-study --results results.csv --dry-run",
        "icp2prd learn my-study --results results.csv",
    )
)
def learn(
    study: StudyArgument,
    *,
    results: Annotated[
        Path | None, typer.Option("--results", metavar="FILE.csv", help="What was measured.", show_default=False)
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help="Print an empty file for this study's metrics and actions.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what follows, and write nothing.")] = False,
    out: OutOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Hold results against targets and thresholds.

    Says for each whether it means pivot, persevere, or not enough data, with the arithmetic. A row of the file has
    the id of a metric or of a Minimum Viable GTM action, and successes and n (a share), successes alone (a count),
    or value, n and sd (a mean); also unit, window, segment, source, note. All rows are taken or, where one is wrong,
    none. What was learned is kept in prd/learned.json and told in the PRD; what a pivot bears on is suspect and
    waits for a person.
    """
    folder = StudyFolder(study, out)
    if template:
        typer.echo(template_for(read_prd(folder)), nl=False)
        return
    if results is None:
        raise UsageError(
            "There is nothing to learn from.", hint="Name a file with --results; --template prints an empty one."
        )
    learnt = learn_from(folder, results, lambda prd: _printed(folder, prd), dry_run=dry_run)
    if as_json:
        typer.echo(learnt.model_dump_json(indent=2, include={"lesson": True, "prd": {"learned"}}))
    elif not quiet:
        for line in _sentences(learnt):
            say(data(no_color=no_color), line)
    if not quiet:
        names = ", ".join(path.name for path in learnt.written)
        ended = (
            "Nothing was written." if dry_run else f"Wrote {names} in {folder.prd}" if names else "Nothing has changed."
        )
        say(messages(no_color=no_color), ended)


def _printed(folder: StudyFolder, prd: Prd) -> Mapping[str, str]:
    brief = with_redaction(folder, read_brief(folder.root).brief, None)
    template = read_template(folder.root, brief.settings)
    name = brief.settings.template or "the template"
    return render_documents(prd, read_study(folder, brief).interviews, template, template_name=name).files


def _sentences(learnt: Learnt) -> Iterator[str]:
    for one in learnt.lesson.results if learnt.lesson else ():
        segment = f" in {one.measured.segment}" if one.measured.segment else ""
        yield f"{one.id}  {one.measured.item} {one.name}{segment}: {one.verdict}"
        yield f"         {one.arithmetic}"
    if learnt.lesson is None:
        yield "All of this was known already."
    learned = learnt.prd.learned
    for doubt in learned.suspect:
        yield f"{doubt.item} is suspect and waits for a person: {'; '.join(doubt.reasons)}."
    for part in learned.parts:
        yield f"The {part.part.name} of the hypothesis is suspect (“{part.part.text}”): {'; '.join(part.reasons)}."
    if learned.unmeasured:
        yield f"Not enough data: {', '.join(learned.unmeasured)} not measured yet."
