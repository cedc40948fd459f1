"""The draft as files: the document, the data, and the chain as a table."""

from icp2prd.domain.documents import Documents
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief
from icp2prd.render import render_documents
from icp2prd.stages.stage import Work, stage


@stage("render", "prd.md, prd.html, prd.json and trace.csv")
def render(work: Work, brief: Brief, interviews: Interviews, prd: Prd) -> Documents:  # noqa: ARG001 -- asks no model
    return render_documents(
        prd, interviews, brief.template or None, template_name=brief.settings.template or "the template"
    )
