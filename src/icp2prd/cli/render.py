from icp2prd.cli.options import (
    NoColorOption,
    OutOption,
    QuietOption,
    RevealOption,
    StudyArgument,
    command_app,
    examples,
)
from icp2prd.cli.terminal import messages, say
from icp2prd.domain.documents import Documents
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.render.documents import render_documents
from icp2prd.study.folder import StudyFolder
from icp2prd.study.intake import read_study, with_redaction
from icp2prd.study.previous import read_prd
from icp2prd.study.private import write_private
from icp2prd.study.rewriting import write_again
from icp2prd.study.settings import read_brief, read_template

app = command_app()


@app.command(
    epilog=examples(
        "icp2prd render my-study              after a change to your own template",
        "icp2prd render my-study --reveal     names in place of placeholders, for your eyes",
    )
)
def render(
    study: StudyArgument,
    *,
    out: OutOption = None,
    reveal: RevealOption = False,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Print the documents of a draft again, without a model.

    Takes prd.json as it is, and the template that icp2prd.toml names. --reveal leaves the draft alone and writes
    documents with names to STUDY/.icp2prd/private/revealed, which only you can read and git ignores.
    """
    folder = StudyFolder(study, out)
    prd = read_prd(folder)
    read = read_study(folder, with_redaction(folder, read_brief(study).brief, None))
    if reveal:
        files = _documents(folder, read.revealed(prd), read.raw).files
        for name, text in files.items():
            write_private(folder, folder.revealed / name, text)
        written, where = [folder.revealed / name for name in files], folder.revealed
    else:
        written, where = list(write_again(folder, _documents(folder, prd, read.interviews).files)), folder.prd
    if not quiet:
        names = ", ".join(path.name for path in written)
        say(messages(no_color=no_color), f"Wrote {names} in {where}" if names else "Nothing has changed.")


def _documents(folder: StudyFolder, prd: Prd, interviews: Interviews) -> Documents:
    settings = read_brief(folder.root).brief.settings
    template = read_template(folder.root, settings)
    return render_documents(prd, interviews, template, template_name=settings.template or "the template")
