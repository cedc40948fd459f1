"""Files that people or the program keep, opened; and what to say of one that cannot be used."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from icp2prd.errors import InputError

Kept = TypeVar("Kept", bound=BaseModel)


def content_of(path: Path, what: str, hint: str) -> bytes:
    """what: begins the sentence of the error, such as `The results`. Raises InputError, also where there is no file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{what} cannot be opened: {error.strerror or error}.", where=str(path), hint=hint) from error


def kept_content(path: Path, what: str) -> bytes | None:
    """None where there is no file. Raises InputError for one that cannot be opened."""
    try:
        return content_of(path, what, "Make it readable for you.")
    except InputError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            return None
        raise


def kept_record(path: Path, kind: type[Kept]) -> Kept | None:
    """None where there is none that can be read: for what can be done without, or is made again."""
    try:
        return kind.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def first_fault(error: ValidationError) -> str:
    """The field, and what is wrong with it; without the value, which may be what somebody said."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "file"
    return f"{field}: {first['msg']}"
