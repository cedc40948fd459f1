"""A draft on disk with what it is held against, and what the rules find in it today."""

from dataclasses import dataclass

from icp2prd.checking.staleness import changes_in
from icp2prd.critic import RULES, criticise
from icp2prd.domain.decision import Decisions
from icp2prd.domain.finding import Finding
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.report import Change
from icp2prd.domain.settings import Brief
from icp2prd.domain.waiver import Waivers
from icp2prd.domain.waiving import waivers_in, with_waivers
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.folder import StudyFolder
from icp2prd.study.intake import read_study, with_redaction
from icp2prd.study.lock import Lock, read_lock
from icp2prd.study.previous import read_prd
from icp2prd.study.settings import read_brief


@dataclass(frozen=True)
class DraftOnDisk:
    """findings: of the rules, on the interviews as they are; of a judge, as they were when the draft was written.
    printed: the text of `prd.md`; empty where it is gone, which is among the changes.
    """

    prd: Prd
    brief: Brief
    interviews: Interviews
    lock: Lock | None
    decisions: Decisions
    waivers: Waivers
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    printed: str


def read_draft(folder: StudyFolder) -> DraftOnDisk:
    """Raises InputError, SettingsError."""
    prd = read_prd(folder)
    read = read_study(folder, with_redaction(folder, read_brief(folder.root).brief, None))
    brief, interviews = read.brief, read.interviews
    lock = read_lock(folder)
    decisions = read_decisions(folder)
    waivers = waivers_in(decisions)
    ours = {rule.id for rule in RULES}
    printed = _text_of_document(folder)
    found = (
        *criticise(prd, interviews, brief, rendered=printed),
        *(one for one in prd.findings if one.rule not in ours),
    )
    return DraftOnDisk(
        prd=prd,
        brief=brief,
        interviews=interviews,
        lock=lock,
        decisions=decisions,
        waivers=waivers,
        findings=with_waivers(found, prd, waivers),
        changes=changes_in(lock, folder, prd, interviews, brief),
        printed=printed,
    )


def _text_of_document(folder: StudyFolder) -> str:
    try:
        return folder.prd_md.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
