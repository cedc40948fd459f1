"""`prd/decisions.json`: what people decided, kept to the letter.

One JSON object, `{"schema_version": "1", "decisions": [...]}`, keys sorted, one entry for each decision. This module
reads and writes entries with the action `waive`; all others pass through as they are.
"""

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.waiver import Waiver, Waivers
from icp2prd.errors import InputError, UsageError
from icp2prd.study.folder import StudyFolder

WAIVE = "waive"

_NUMBERED = re.compile(r"DEC-(\d+)")


class Decisions(Frozen):
    """The file as it is. decisions: each entry as JSON, whatever its action."""

    schema_version: Literal["1"] = "1"
    decisions: tuple[dict[str, Any], ...] = Field(default=())


def read_decisions(folder: StudyFolder) -> Decisions:
    """Empty where nobody has decided anything. Raises InputError where the file cannot be read."""
    path = folder.decisions_file
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Decisions()
    except OSError as error:
        raise _unreadable(path, f"This file cannot be opened: {error.strerror or error}.") from error
    try:
        return Decisions.model_validate(json.loads(content))
    except UnicodeDecodeError as error:
        raise _unreadable(path, "This is not UTF-8.") from error
    except json.JSONDecodeError as error:
        raise _unreadable(Path(f"{path}:{error.lineno}"), f"This is not JSON: {error.msg}.") from error
    except ValidationError as error:
        raise _unreadable(path, _first_problem(error)) from error


def waivers_in(decisions: Decisions, folder: StudyFolder) -> Waivers:
    """Raises InputError where a waiver does not say what it waives, who waived it, or why."""
    found = []
    for entry in decisions.decisions:
        if entry.get("action") != WAIVE:
            continue
        try:
            found.append(Waiver.model_validate({name: entry.get(name) for name in Waiver.model_fields}))
        except ValidationError as error:
            problem = _first_problem(error)
            raise _unreadable(folder.decisions_file, f"{entry.get('id', 'A waiver')}: {problem}") from error
    return Waivers(waivers=tuple(found))


def read_waivers(folder: StudyFolder) -> Waivers:
    """Raises InputError."""
    return waivers_in(read_decisions(folder), folder)


def with_waiver(
    decisions: Decisions, *, rule: str, item: ItemId, reason: str, by: str, rested_on: Mapping[str, str]
) -> tuple[Decisions, Waiver]:
    """The decisions with one waiver more; a waiver of the same rule and item gives its place, and its id, to it."""
    taken = [entry for entry in decisions.decisions if _waives(entry, rule, item)]
    waiver = Waiver(
        id=str(taken[0]["id"]) if taken else _next_id(decisions),
        rule=rule,
        item=item,
        reason=reason,
        by=by,
        rested_on=dict(rested_on),
    )
    entry = {"action": WAIVE, **waiver.model_dump(mode="json")}
    kept = [entry if one is taken[0] else one for one in decisions.decisions if one not in taken[1:]] if taken else []
    entries = kept or [*decisions.decisions, entry]
    return decisions.model_copy(update={"decisions": tuple(entries)}), waiver


def decisions_text(decisions: Decisions) -> str:
    """Sorted keys, so that a review shows what was decided and nothing else."""
    return json.dumps(decisions.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def name_of_who_decides(study: Path, given: str = "") -> str:
    """The name that was given, or git's. Raises UsageError where there is neither."""
    if name := given.strip() or _git_name(study):
        return name
    raise UsageError(
        "Nobody knows who decides this.",
        hint='Name yourself: --as "Your Name", or once for all: git config --global user.name "Your Name".',
    )


def _git_name(study: Path) -> str:
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"], cwd=study, capture_output=True, text=True, check=False, timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip()


def _waives(entry: Mapping[str, Any], rule: str, item: ItemId) -> bool:
    return (entry.get("action"), entry.get("rule"), entry.get("item")) == (WAIVE, rule, item)


def _next_id(decisions: Decisions) -> str:
    numbers = [int(found[1]) for entry in decisions.decisions if (found := _NUMBERED.fullmatch(str(entry.get("id"))))]
    return f"DEC-{max(numbers, default=0) + 1:03d}"


def _first_problem(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    return f"{field}: {first['msg']}." if field else f"{first['msg']}."


def _unreadable(path: Path, what: str) -> InputError:
    return InputError(
        what,
        where=str(path),
        hint="It holds what people decided, and is not made again: restore it from version control, or mend it.",
    )
