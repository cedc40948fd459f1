"""A study is checked: its rules, its quotes, and whether its draft still follows from its inputs."""

from icp2prd.checking.draft import read_draft
from icp2prd.checking.fingerprint import fingerprints
from icp2prd.checking.places import InDocument, InInterviews, shown_path
from icp2prd.critic import CARDS
from icp2prd.domain.report import Report, Reported
from icp2prd.domain.settings import FailOn
from icp2prd.domain.shame import shame_in_words
from icp2prd.domain.waiving import lapsed
from icp2prd.study.folder import StudyFolder


def check_study(folder: StudyFolder, fail_on: FailOn | None = None) -> Report:
    """fail_on: None leaves it to the study's settings. Raises InputError, SettingsError."""
    draft = read_draft(folder)
    document = InDocument(draft.printed, shown_path(folder.prd_md))
    spoken = InInterviews(draft.prd, draft.interviews.turns_by_id(), folder.root)
    keys = [(one.rule, one.item, one.field, one.span) for one in draft.findings]
    ashamed = shame_in_words((one.id for one in draft.prd.requirements), draft.findings)
    return Report(
        about=shown_path(folder.root),
        fail_on=fail_on or draft.brief.settings.gate.fail_on,
        findings=tuple(
            Reported(
                finding=finding,
                at=document.place_of(finding),
                fingerprint=fingerprint,
                related=spoken.related_to(finding.item),
            )
            for finding, fingerprint in zip(draft.findings, fingerprints(keys), strict=True)
        ),
        changes=draft.changes,
        lapsed=lapsed(draft.findings, draft.prd, draft.waivers),
        notices=(ashamed,) if ashamed else (),
        rules=CARDS,
    )
