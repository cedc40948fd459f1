"""Whether a draft still follows from what it was made from, and what each change may move.

What may move is read from the lockfile: every item that rests on the input through whatever lies between. Of the
settings each section is told by itself. The model and the version of icp2prd are no part of it: a check may run where
there is no model, and a new version alone is no reason to fail somebody's CI. `run` does take them into account.
"""

from collections.abc import Iterator

from icp2prd.domain.base import ItemId
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.report import Cause, Change
from icp2prd.domain.settings import Brief
from icp2prd.errors import InputError
from icp2prd.stages.provenance import prompt_hashes
from icp2prd.study.deciding.announcing import decisions_waiting
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.folder import DECISIONS_FILE, LEARNED_FILE, LOCK_FILE, SETTINGS_FILE, StudyFolder
from icp2prd.study.item import Level, every_item
from icp2prd.study.lock import REDACTION, Lock, changed_inputs, changed_names, inputs_of, outputs_that_differ
from icp2prd.study.units import settings_hashes
from icp2prd.study.why import every_root, roots_of


def changes_in(
    lock: Lock | None, folder: StudyFolder, prd: Prd, interviews: Interviews, brief: Brief
) -> tuple[Change, ...]:
    """Inputs first, then prompts, then the documents themselves; empty where the draft holds."""
    if lock is None:
        sentence = f"{LOCK_FILE} is gone or cannot be read: nobody can tell what this draft was made from."
        return (Change(cause=Cause.LOCK, name=LOCK_FILE, sentence=sentence),)
    cone = _Cone(lock, prd)
    return (
        *_inputs(lock, folder, cone, interviews, brief),
        *_prompts(lock, cone),
        *(
            Change(cause=Cause.DOCUMENT, name=sentence.partition(" ")[0], sentence=sentence)
            for sentence in outputs_that_differ(lock, folder)
        ),
    )


class _Cone:
    """What rests on an input, in the order of the document; quotes are not named one by one."""

    def __init__(self, lock: Lock, prd: Prd) -> None:
        self.files = {one.file for one in prd.interviews}
        self._lock = lock
        self._prd = prd
        named = [item.id for item in every_item(prd) if item.level not in {Level.WORDS, Level.CRITERION}]
        self._roots = {one: roots_of(lock.units, one) for one in named}

    def above(self, *inputs: str) -> tuple[ItemId, ...]:
        return tuple(item for item, roots in self._roots.items() if roots.intersection(inputs))

    def decided_since(self, folder: StudyFolder) -> tuple[ItemId, ...]:
        """Items with a decision that the draft does not have; none where another version wrote them."""
        try:
            waiting = decisions_waiting(self._prd, read_decisions(folder))
        except InputError:
            return ()
        return tuple(dict.fromkeys(item for item, _ in waiting))

    def moved_sections(self, brief: Brief) -> tuple[str, ...]:
        """Sections of the settings that are not what they were; none where the lockfile does not know them."""
        then = every_root(self._lock.units)
        return tuple(one for one, value in settings_hashes(brief).items() if one in then and then[one] != value)


def _inputs(lock: Lock, folder: StudyFolder, cone: _Cone, interviews: Interviews, brief: Brief) -> Iterator[Change]:
    files = cone.files | {one.file for one in interviews.interviews}
    unread = {one.file: one.reason for one in interviews.unread}
    now = inputs_of(folder, interviews, brief.settings)
    for name, sentence in changed_inputs(lock.made_from.inputs, now):
        if name in files:
            said = f"{name} cannot be read any more: {unread[name]}." if name in unread else sentence
            yield Change(cause=Cause.INTERVIEW, name=name, sentence=said, items=cone.above(name))
        elif name == REDACTION and name in lock.made_from.inputs and name in now and not folder.names_file.exists():
            said = f"{folder.names_file.name} is missing: without it, placeholders are given out anew, and differ."
            yield Change(cause=Cause.SETTINGS, name=name, sentence=said)
        elif name == SETTINGS_FILE:
            yield from _settings(cone, brief, sentence)
        elif name == DECISIONS_FILE:
            yield Change(cause=Cause.DECISIONS, name=name, sentence=sentence, items=cone.decided_since(folder))
        elif name == LEARNED_FILE:
            yield Change(cause=Cause.DECISIONS, name=name, sentence=sentence)
        else:
            yield Change(cause=Cause.SETTINGS, name=name, sentence=sentence, items=cone.above(name))


def _settings(cone: _Cone, brief: Brief, sentence: str) -> Iterator[Change]:
    """A section each; the file as a whole where what has changed in it is none that an item is made with."""
    moved = cone.moved_sections(brief)
    for section in moved:
        said = f"{section} has changed."
        yield Change(cause=Cause.SETTINGS, name=section, sentence=said, items=cone.above(section))
    if not moved:
        yield Change(cause=Cause.SETTINGS, name=SETTINGS_FILE, sentence=sentence)


def _asked_with(lock: Lock) -> dict[str, str]:
    """The prompts of today that the draft was made with; a judge's count only where one sat."""
    today = prompt_hashes()
    return {name: today[name] for name in lock.made_from.prompts if name in today}


def _prompts(lock: Lock, cone: _Cone) -> Iterator[Change]:
    for name, sentence in changed_names(lock.made_from.prompts, _asked_with(lock)):
        items = cone.above(f"prompt {name}")
        yield Change(cause=Cause.PROMPT, name=name, sentence=f"The prompt {sentence}", items=items)
