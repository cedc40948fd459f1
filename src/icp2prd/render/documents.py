from icp2prd.domain.base import json_of
from icp2prd.domain.documents import Documents
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.render.markdown import markdown_of
from icp2prd.render.page import page_of
from icp2prd.render.spreadsheet import trace_csv


def render_documents(
    prd: Prd, interviews: Interviews, template: str | None, *, template_name: str = "the template"
) -> Documents:
    """The files of a draft; the same draft gives the same bytes.

    template: the text of the user's own Jinja2 template for `prd.md`, which may include the shipped ones; `prd.html`
    follows it.
    template_name: what its errors call it.
    Raises SettingsError for a template that does not work.
    """
    markdown = markdown_of(prd, interviews, template, template_name)
    return Documents(
        files={
            "prd.md": markdown,
            "prd.html": page_of(markdown, prd.title),
            "prd.json": json_of(prd),
            "trace.csv": trace_csv(prd),
        }
    )
