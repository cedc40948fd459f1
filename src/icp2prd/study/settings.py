"""What the team gave beside the interviews: `icp2prd.toml` and `gtm.md`, read and checked once, here."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from icp2prd.domain.settings import Brief, Settings
from icp2prd.errors import SettingsError
from icp2prd.ingest.encoding import decode
from icp2prd.study.complaints import complaints_about
from icp2prd.study.folder import StudyFolder

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TABLE_WITHOUT_ROWS = re.compile(r"^\|.*\n\|[-:| ]+$(?!\n\|)", re.MULTILINE)
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class BriefRead(NamedTuple):
    """notices: what a person should know about how it was read, one sentence each."""

    brief: Brief
    notices: tuple[str, ...]


def read_brief(study: Path) -> BriefRead:
    """Raises SettingsError, which names every problem at once."""
    folder = StudyFolder(study)
    settings = _read_settings(folder.settings_file)
    notes, notices = _read_notes(folder.notes_file)
    title = settings.title.strip() or title_from(folder.name)
    return BriefRead(Brief(title=title, settings=settings, notes=notes), notices)


def read_template(study: Path, settings: Settings) -> str | None:
    """The team's own template for `prd.md`; None where the settings name none. Raises SettingsError."""
    if not settings.template:
        return None
    text = _text_of(study / settings.template)
    if text is None:
        raise SettingsError(
            f"There is no template {settings.template} in the study.",
            where=str(StudyFolder(study).settings_file),
            hint="Put it there, or take `template` away to use the one that comes with icp2prd.",
        )
    return text


def title_from(name: str) -> str:
    """`investor-updates` → `Investor updates`."""
    words = re.sub(r"[-_\s]+", " ", name).strip()
    return words[:1].upper() + words[1:] or "Product"


def _read_settings(path: Path) -> Settings:
    text = _text_of(path)
    if text is None:
        return Settings()
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        raise SettingsError(
            f"This is not valid TOML: {_AT_LINE.sub('', str(error)).strip()}.",
            where=f"{path}:{at[1]}" if at else str(path),
            hint='A setting reads `name = "text"`, a list `["one", "two"]`; a table begins with `[name]`.',
        ) from error
    try:
        return Settings.model_validate_json(json.dumps(_with_short_forms(given), default=str), strict=True)
    except ValidationError as error:
        raise _settings_error(path, text, error) from error


def _settings_error(path: Path, text: str, error: ValidationError) -> SettingsError:
    complaints = complaints_about(text, error)
    hint = "`icp2prd init` writes an icp2prd.toml with every setting explained."
    if len(complaints) > 1:
        listed = "\n".join(f"  {complaint}" for complaint in complaints)
        return SettingsError(f"{len(complaints)} problems:\n{listed}", where=str(path), hint=hint)
    only = complaints[0]
    return SettingsError(only.sentence, where=f"{path}:{only.line}" if only.line else str(path), hint=hint)


def _with_short_forms(given: Mapping[str, Any]) -> dict[str, Any]:
    """A goal or action may be given as its text alone."""
    gtm = given.get("gtm")
    if not isinstance(gtm, dict):
        return dict(given)
    spelled_out = dict(gtm)
    for key, field in (("goals", "name"), ("actions", "action")):
        if isinstance(items := gtm.get(key), list):
            spelled_out[key] = [{field: item} if isinstance(item, str) else item for item in items]
    return {**given, "gtm": spelled_out}


def _read_notes(path: Path) -> tuple[str, tuple[str, ...]]:
    text = _text_of(path)
    if text is None:
        return "", ()
    # Hints of the template are comments; blank lines in their place keep the line numbers.
    notes = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    lines = _TABLE_WITHOUT_ROWS.sub("", notes).split("\n")
    if any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return notes, ()
    state = "holds headings only" if notes.strip() else "is empty"
    return "", (f"{path.name} {state} and is left out: write under headings such as Segment or Goals, or delete it.",)


def _text_of(path: Path) -> str | None:
    """The text of a file, in whatever encoding it was saved; None where there is no file."""
    try:
        content = path.read_bytes()
    except (
        FileNotFoundError,
        NotADirectoryError,
    ):  # a study that is no folder is told by who reads interviews
        return None
    except OSError as error:
        raise SettingsError(
            f"This file cannot be opened: {error.strerror or error}.",
            where=str(path),
            hint="Make it a file that you may read, or take it away.",
        ) from error
    decoded = decode(content)
    if decoded is None:
        raise SettingsError("This is not text.", where=str(path), hint="Save it as plain text in UTF-8.")
    return decoded.text
