import json
from typing import Annotated

import typer

from icp2prd.cli.options import JsonOption, NoColorOption, OutOption, StudyArgument, command_app, examples
from icp2prd.cli.terminal import data, say
from icp2prd.study.folder import StudyFolder
from icp2prd.study.why import why as why_moved

app = command_app()


@app.command(epilog=examples("icp2prd why my-study REQ-001", "icp2prd why my-study PAIN-002 --json"))
def why(
    study: StudyArgument,
    item_id: Annotated[str, typer.Argument(metavar="ID", help="A pain, job, requirement, metric, quote …")],
    out: OutOption = None,
    as_json: JsonOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Say which input changed an item.

    Follows the last change of an item through what it rests on, down to the interview, prompt, setting or model.
    Reads the lockfile only: no model, no network.
    """
    found = why_moved(StudyFolder(study, out), item_id)
    if as_json:
        typer.echo(json.dumps(found.record(), ensure_ascii=False, indent=2))
        return
    for line in found.sentences():
        say(data(no_color=no_color), line)
