"""Whether everything in a draft would be printed: the one rule that needs the page.

The page is made here and thrown away, since findings are part of what is printed: the render stage makes it again, with
these among them. A run and a check of what it wrote so say the same.
"""

from icp2prd.critic import criticise
from icp2prd.critic.closure import everything_is_printed
from icp2prd.critic.criticism import worst_first
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief
from icp2prd.render.markdown import markdown_of


def held_against_its_page(draft: Prd, interviews: Interviews, brief: Brief) -> Prd:
    """The draft, which has its other findings, with what its template leaves out. Raises SettingsError."""
    name = brief.settings.template or "the template"
    page = markdown_of(draft, interviews, brief.template or None, name)
    missing = criticise(draft, interviews, brief, rules=[everything_is_printed], rendered=page)
    return draft.model_copy(update={"findings": worst_first((*draft.findings, *missing))}) if missing else draft
