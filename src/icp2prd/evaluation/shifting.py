"""A copy of a study whose windows begin elsewhere: the same talk, with a few words of somebody else's before it.

For a model that reads windows of turns, every border moves by as many turns as are put in front. For one that reads
turn by turn nothing moves but the numbers of the turns and the layout of the file, so its runs differ only where
these are heard. Every copy is a table, whatever the files were: copies are compared with each other, not with the
study's own draft. That something was written down in a note is lost.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any, Final

import tomlkit

from icp2prd.domain.interview import Interview, Interviews, Role
from icp2prd.domain.settings import Settings
from icp2prd.study.folder import INTERVIEWS_FOLDER, StudyFolder
from icp2prd.writing import write_atomically

SHIFTS: Final = (0, 3, 5)
"""Turns put in front, for each of the runs: windows have eight turns or more, so that all borders differ."""

_BEFORE: Final = ("One moment.", "Is it on?", "I think so.", "Give it a second.", "There.")


def shifted_study(study: Path, settings: Settings, interviews: Interviews, home: Path, by: int) -> Path:
    """Write the copy into a folder below `home`, and return it. by: turns to put in front. Raises OutputError."""
    folder = StudyFolder(home / f"shifted-by-{by}")
    for one in interviews.interviews:
        write_atomically(folder.root / INTERVIEWS_FOLDER / f"{one.id}.csv", _table(one, by))
    plain: dict[str, Any] = settings.model_dump(mode="json", exclude_defaults=True, exclude={"interviews", "template"})
    plain["speakers"] = {f"{one.id}.csv": _roles(one, by) for one in interviews.interviews}
    write_atomically(folder.settings_file, tomlkit.dumps(json.loads(json.dumps(plain))))
    notes = StudyFolder(study).notes_file
    if notes.is_file():
        write_atomically(folder.notes_file, notes.read_text(encoding="utf-8"))
    return folder.root


def _table(one: Interview, by: int) -> str:
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(("Speaker", "Text"))
    for number in range(by):
        rows.writerow((_stranger(number), _BEFORE[number % len(_BEFORE)]))
    for turn in one.turns:
        rows.writerow((turn.speaker, turn.text))
    return written.getvalue()


def _roles(one: Interview, by: int) -> dict[str, str]:
    strangers = {_stranger(number): Role.OTHER.value for number in range(by)}
    return strangers | {speaker.name: speaker.role.value for speaker in one.speakers}


def _stranger(number: int) -> str:
    """Two in turn: what one says twice would be read as one turn."""
    return ("Technician", "Host")[number % 2]
