from icp2prd.cli.options import NoColorOption, OutOption, QuietOption, StudyArgument, command_app, examples
from icp2prd.cli.terminal import messages, say
from icp2prd.ingest import read_interviews
from icp2prd.render.documents import render_documents
from icp2prd.study.folder import StudyFolder
from icp2prd.study.previous import read_prd
from icp2prd.study.rewriting import write_again
from icp2prd.study.settings import read_brief, read_template

app = command_app()


@app.command(epilog=examples("icp2prd render my-study       after a change to your own template"))
def render(
    study: StudyArgument, out: OutOption = None, quiet: QuietOption = False, no_color: NoColorOption = False
) -> None:
    """Print the documents of a draft again, without a model.

    Takes prd.json as it is, and the template that icp2prd.toml names.
    """
    folder = StudyFolder(study, out)
    prd = read_prd(folder)
    settings = read_brief(study).brief.settings
    documents = render_documents(
        prd,
        read_interviews(study, settings),
        read_template(study, settings),
        template_name=settings.template or "the template",
    )
    written = write_again(folder, documents.files)
    if not quiet:
        names = ", ".join(path.name for path in written)
        say(messages(no_color=no_color), f"Wrote {names} in {folder.prd}" if names else "Nothing has changed.")
