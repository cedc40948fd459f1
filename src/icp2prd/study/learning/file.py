"""`prd/learned.json`: sorted keys, a lesson after the other, so that a pull request shows what was learned."""

import json

from pydantic import ValidationError

from icp2prd.domain.learned import Learned
from icp2prd.errors import InputError
from icp2prd.study.folder import StudyFolder


def read_learned(folder: StudyFolder) -> Learned:
    """Nothing where there is no file.

    Raises InputError for one that cannot be read: to go on without it would forget what was measured.
    """
    try:
        content = folder.learned_file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Learned()
    except OSError as error:
        raise InputError(
            f"What was learned cannot be opened: {error.strerror or error}.",
            where=str(folder.learned_file),
            hint="Make it readable for you.",
        ) from error
    try:
        return Learned.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "file"
        raise InputError(
            f"What was learned cannot be read ({field}: {first['msg']}).",
            where=str(folder.learned_file),
            hint="It is not made again: mend it, or restore it from version control; nothing is written without it.",
        ) from error


def learned_text(learned: Learned) -> str:
    record = learned.model_dump(mode="json", exclude_defaults=True) | {"schema_version": learned.schema_version}
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def as_written(learned: Learned) -> Learned:
    """With everything in the order in which the file has it, so that a draft tells it as the next one will."""
    return Learned.model_validate_json(learned_text(learned))
