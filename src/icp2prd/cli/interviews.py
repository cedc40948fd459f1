from collections.abc import Iterator

import typer

from icp2prd.cli.options import (
    JsonOption,
    NoColorOption,
    QuietOption,
    RedactOption,
    RevealOption,
    StudyArgument,
    command_app,
    examples,
)
from icp2prd.cli.progress import counted
from icp2prd.cli.terminal import data, messages, say
from icp2prd.domain.interview import Interview, Interviews, Role
from icp2prd.study.folder import StudyFolder
from icp2prd.study.intake import read_study, with_redaction
from icp2prd.study.settings import read_brief

app = command_app()


@app.command(
    epilog=examples("icp2prd interviews my-study", "icp2prd interviews my-study --json | jq '.interviews[].id'")
)
def interviews(
    study: StudyArgument,
    *,
    redact: RedactOption = None,
    reveal: RevealOption = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Show what was read: formats, turns, speakers and their roles.

    No model is asked. --json prints every turn. Where names are replaced, this shows what a model would see;
    --reveal shows what the files say.
    """
    brief, notices = read_brief(study)
    folder = StudyFolder(study)
    read = read_study(folder, with_redaction(folder, brief, False if reveal else redact)).interviews
    if as_json:
        typer.echo(read.model_dump_json(indent=2))
        return
    console = data(no_color=no_color)
    for interview in read.interviews:
        for line in _about(interview):
            say(console, line)
    if quiet:
        return
    aside = messages(no_color=no_color)
    for line in (*(f"Note: {notice}" for notice in notices), *_unread(read), *_next_step(read)):
        say(aside, line)


def _about(interview: Interview) -> Iterator[str]:
    yield f"{interview.id}  ({interview.file})"
    turns, words = counted(len(interview.turns), "turn"), counted(interview.words, "word")
    yield f"  {interview.format}, {interview.encoding}, {turns}, {words}"
    width = max((len(speaker.name) for speaker in interview.speakers), default=0)
    for one in interview.speakers:
        yield (
            f"  {one.name:<{width}}  {one.role:<11}  {counted(one.turns, 'turn'):>9}"
            f"  {counted(one.words, 'word'):>12}  {one.because} ({one.confidence:.2f})"
        )
    for notice in interview.notices:
        yield f"  note: {notice}"
    yield ""


def _unread(read: Interviews) -> Iterator[str]:
    for one in read.unread:
        yield f"Not read: {one.file}: {one.reason}. {one.hint}".rstrip()


def _next_step(read: Interviews) -> Iterator[str]:
    unknown = [one.name for interview in read.interviews for one in interview.speakers if one.role is Role.UNKNOWN]
    turns = sum(len(one.turns) for one in read.interviews)
    yield f"{counted(len(read.interviews), 'interview')}, {counted(turns, 'turn')}."
    if unknown:
        names = ", ".join(dict.fromkeys(unknown))
        yield f"Say who is who in icp2prd.toml, under [speakers]: {names}; or let `icp2prd run` ask you at a terminal."
