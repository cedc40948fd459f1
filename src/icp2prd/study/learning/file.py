"""`prd/learned.json`: sorted keys, a lesson after the other, so that a pull request shows what was learned."""

import json

from pydantic import ValidationError

from icp2prd.domain.learned import Learned
from icp2prd.errors import InputError
from icp2prd.kept import first_fault, kept_content
from icp2prd.study.folder import StudyFolder


def read_learned(folder: StudyFolder) -> Learned:
    """Nothing where there is no file.

    Raises InputError for one that cannot be read: to go on without it would forget what was measured.
    """
    content = kept_content(folder.learned_file, "What was learned")
    if content is None:
        return Learned()
    try:
        return Learned.model_validate_json(content)
    except ValidationError as error:
        raise InputError(
            f"What was learned cannot be read ({first_fault(error)}).",
            where=str(folder.learned_file),
            hint="It is not made again: mend it, or restore it from version control; nothing is written without it.",
        ) from error


def learned_text(learned: Learned) -> str:
    record = learned.model_dump(mode="json", exclude_defaults=True) | {"schema_version": learned.schema_version}
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_written(learned: Learned) -> Learned:
    """With everything in the order in which the file has it, so that a draft tells it as the next one will."""
    return Learned.model_validate_json(learned_text(learned))
