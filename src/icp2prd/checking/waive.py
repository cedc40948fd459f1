"""A person lets a finding stand."""

from typing import NamedTuple

from icp2prd.checking.draft import DraftOnDisk, read_draft
from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action, Decision, Decisions
from icp2prd.domain.waiving import waivers_in, with_waivers
from icp2prd.errors import UsageError
from icp2prd.render import render_documents
from icp2prd.study.chronicle import logged
from icp2prd.study.deciding.deciders import who_decides
from icp2prd.study.deciding.file import decisions_text
from icp2prd.study.deciding.making import Asked, decide
from icp2prd.study.differing import Side
from icp2prd.study.folder import DECISIONS_FILE, LOCK_FILE, StudyFolder
from icp2prd.study.hashing import content_hash
from icp2prd.study.holding import held
from icp2prd.study.lock import Lock, changes_since, lock_text, with_outputs
from icp2prd.study.settings import read_template
from icp2prd.writing import write_documents

_MOST_NAMED = 8


class WaiverGiven(NamedTuple):
    """findings: how many it covers. shown: whether the documents say so already; a stale draft waits for `run`."""

    waiver: Decision
    findings: int
    shown: bool


def waive_finding(folder: StudyFolder, wanted: str, *, reason: str, by: str = "") -> WaiverGiven:
    """Waive what one rule holds against one item, `RULE:ITEM`, and print the documents of the draft with it.

    by: empty takes git's user name. Raises UsageError where there is no such finding, reason or name; InputError,
    SettingsError, OutputError, StudyHeld.
    """
    with held(folder):
        draft = read_draft(folder)
        covered = [one for one in draft.findings if f"{one.rule}:{one.item}".casefold() == wanted.strip().casefold()]
        if not covered:
            raise _no_such_finding(wanted, draft)
        if not reason.strip():
            raise UsageError("A waiver needs a reason.", hint='Say why it may stand: --reason "…".')
        asked = Asked(action=Action.WAIVE, item=ItemId(covered[0].item), rule=covered[0].rule, reason=reason)
        found = draft.prd.model_copy(update={"findings": draft.findings})
        decisions = decide(draft.decisions, found, asked, who_decides(folder.root, by))
        shown = draft.lock is not None and not draft.changes
        documents = _printed(folder, draft, decisions, draft.lock) if draft.lock is not None and shown else {}
        write_documents(folder.prd, {DECISIONS_FILE: decisions_text(decisions), **documents})
    return WaiverGiven(decisions.decisions[-1], len(covered), shown)


def _printed(folder: StudyFolder, draft: DraftOnDisk, decisions: Decisions, lock: Lock) -> dict[str, str]:
    """The documents of a draft that is current, with its waivers, and the lock that knows them; the lock last."""
    findings = with_waivers(draft.prd.findings, draft.prd, waivers_in(decisions))
    prd = draft.prd.model_copy(update={"findings": findings})
    inputs = {**lock.made_from.inputs, DECISIONS_FILE: content_hash(decisions_text(decisions))}
    made_from = lock.made_from.model_copy(update={"inputs": inputs})
    because = tuple(changes_since(lock, made_from))
    prd = logged(prd, Side(prd, lock.units), Side(draft.prd, lock.units), because)
    settings = draft.brief.settings
    documents = render_documents(
        prd,
        draft.interviews,
        read_template(folder.root, settings),
        template_name=settings.template or "the template",
    ).files
    renewed = with_outputs(lock.model_copy(update={"made_from": made_from}), documents)
    return {**documents, LOCK_FILE: lock_text(renewed)}


def _no_such_finding(wanted: str, draft: DraftOnDisk) -> UsageError:
    there = list(dict.fromkeys(f"{one.rule}:{one.item}" for one in draft.findings if not one.waived))
    more = f" and {len(there) - _MOST_NAMED} more" if len(there) > _MOST_NAMED else ""
    return UsageError(
        f"Nothing is found in this draft that {wanted!r} names.",
        hint=f"RULE:ITEM is one of: {', '.join(there[:_MOST_NAMED])}{more}." if there else "There are no findings.",
    )
