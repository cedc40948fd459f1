"""`prd/decisions.json`: sorted keys, a decision after the other, so that a pull request shows what was decided."""

import json
from collections import Counter
from typing import Final

from pydantic import ValidationError

from icp2prd.domain.decision import Decisions
from icp2prd.errors import InputError
from icp2prd.kept import first_fault, kept_content
from icp2prd.study.folder import StudyFolder

_OPTIONAL: Final = ("wording", "into", "texts")
_CONFLICT: Final = b"<<<<<<< "


def read_decisions(folder: StudyFolder) -> Decisions:
    """No decisions where there is no file.

    Raises InputError for one that cannot be read: to go on without it would undo what people decided.
    """
    content = kept_content(folder.decisions_file, "What was decided")
    if content is None:
        return Decisions()
    try:
        decisions = Decisions.model_validate_json(content)
    except ValidationError as error:
        raise _damaged(folder, content, error) from error
    doubles = [one for one, count in Counter(one.id for one in decisions.decisions).items() if count > 1]
    if doubles:
        raise InputError(
            f"{doubles[0]} is there twice.",
            where=str(folder.decisions_file),
            hint="Two people decided at once: give the later decision the next free number.",
        )
    return decisions


def decisions_text(decisions: Decisions) -> str:
    record = decisions.model_dump(mode="json")
    for one in record["decisions"]:
        for field in _OPTIONAL:
            if not one[field]:
                del one[field]
        if not one["rested_on"]["fields"]:
            del one["rested_on"]["fields"]
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _damaged(folder: StudyFolder, content: bytes, error: ValidationError) -> InputError:
    if _CONFLICT in content:
        what, hint = "It has marks of a merge conflict.", "Keep the decisions of both sides, each with its own number."
    else:
        what = f"What was decided cannot be read ({first_fault(error)})."
        hint = "Mend it, or take back the change with git; nothing is written without it."
    return InputError(what, where=str(folder.decisions_file), hint=hint)
