"""Decisions that a person prepared, put on disk: all of a list, or none of it."""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, TypeAdapter, ValidationError

from icp2prd.domain.base import Frozen
from icp2prd.domain.decision import Decision, Decisions
from icp2prd.errors import InputError, UsageError
from icp2prd.kept import content_of
from icp2prd.study.deciding.file import decisions_text, read_decisions
from icp2prd.study.deciding.making import Asked, accepted, clean_items, decide
from icp2prd.study.folder import StudyFolder
from icp2prd.study.holding import held
from icp2prd.study.lock import read_lock
from icp2prd.study.previous import read_prd
from icp2prd.writing import write_documents

_LIST = TypeAdapter(tuple[Asked, ...])


class Reviewed(Frozen):
    """made: the new decisions, in order."""

    made: tuple[Decision, ...] = Field(default=())


def review_with(folder: StudyFolder, asked: Sequence[Asked], by: str, *, accept_clean: bool) -> Reviewed:
    """Make decisions on the draft as it is, and write them.

    accept_clean: also accept what has no finding and no decision yet. Raises UsageError, InputError, StudyHeld, and
    writes nothing then.
    """
    prd = read_prd(folder)
    lock = read_lock(folder)
    with held(folder):
        before = after = read_decisions(folder)
        for place, one in enumerate(asked, start=1):
            try:
                after = decide(after, prd, one, by, lock.ids.highest if lock else None)
            except UsageError as error:
                what = f"Decision {place} cannot be made, and none was: {error.what}"
                raise UsageError(what, where=error.where, hint=error.hint) from error
        if accept_clean:
            after = accepted(after, prd, clean_items(prd, after), by)
        if after != before:
            keep(folder, after)
    return Reviewed(made=after.decisions[len(before.decisions) :])


def keep(folder: StudyFolder, decisions: Decisions) -> None:
    """Write the decisions; the study is held by whoever calls. Raises OutputError."""
    write_documents(folder.prd, {folder.decisions_file.name: decisions_text(decisions)})


def read_asked(path: Path) -> tuple[Asked, ...]:
    """A list of decisions, or an object with it under `decisions`. Raises InputError."""
    try:
        content = json.loads(content_of(path, "The decisions", "Name a JSON file."))
    except ValueError as error:
        raise InputError(f"This is not JSON: {error}.", where=str(path), hint=_EXAMPLE) from error
    listed = content.get("decisions", content) if isinstance(content, dict) else content
    try:
        return _LIST.validate_json(json.dumps(listed))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place, *field = first["loc"] or (0,)
        named = ".".join(map(str, field)) or "entry"
        number = place + 1 if isinstance(place, int) else 1
        raise InputError(f"Decision {number}, {named}: {first['msg']}.", where=str(path), hint=_EXAMPLE) from error


_EXAMPLE = 'For example: [{"action": "reject", "item": "REQ-002", "reason": "another team does that"}]'
