"""What a person says at the terminal about a speaker, kept in `icp2prd.toml`; the rest of the file stays as it is."""

import tomllib
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from icp2prd.domain.interview import Role
from icp2prd.errors import OutputError
from icp2prd.ingest.encoding import decode
from icp2prd.study.doubts import Doubt
from icp2prd.study.folder import INTERVIEWS_FOLDER, SETTINGS_FILE, StudyFolder
from icp2prd.writing import write_documents


def keep_role(folder: StudyFolder, doubt: Doubt, role: Role) -> None:
    """Write a speaker's role under `[speakers]`. Raises OutputError where the file cannot be written."""
    try:
        text = with_role(_text_of(folder.settings_file), doubt, role)
        write_documents(folder.root, {SETTINGS_FILE: text})
    except (OSError, OutputError, TOMLKitError) as error:
        raise OutputError(
            f"The answer about {doubt.label} cannot be written to {SETTINGS_FILE}.",
            where=str(folder.settings_file),
            hint=f'Write "{doubt.label}" = "{role}" under {_heading(doubt)} yourself; with --quiet, nothing is asked.',
        ) from error


def with_role(text: str, doubt: Doubt, role: Role) -> str:
    """The settings with one more role: for a name in every file, for a label that means others elsewhere in its own.

    Raises TOMLKitError where it cannot be added without harm.
    """
    settings = tomlkit.parse(text)
    _add(settings, doubt, role)
    after = tomlkit.dumps(settings)
    wanted = tomllib.loads(text)
    _add(wanted, doubt, role)
    if tomllib.loads(after) != wanted:
        # A table that is written in pieces all over the file can be more than tomlkit can mend.
        raise TOMLKitError("the role did not arrive")
    return after


def _heading(doubt: Doubt) -> str:
    return "[speakers]" if doubt.everywhere else f'[speakers."{_name_of(doubt.files[0])}"]'


def _name_of(file: str) -> str:
    return file.removeprefix(f"{INTERVIEWS_FOLDER}/")


def _add(settings: MutableMapping[str, Any], doubt: Doubt, role: Role) -> None:
    speakers = _table(settings, "speakers")
    if doubt.everywhere:
        speakers[doubt.label] = role.value
    else:
        for file in doubt.files:
            _table(speakers, _name_of(file))[doubt.label] = role.value


def _table(within: MutableMapping[str, Any], name: str) -> MutableMapping[str, Any]:
    """A table that is there, or a new one: inside an inline table only another of that kind can stand."""
    if name not in within:
        within[name] = tomlkit.inline_table() if isinstance(within, InlineTable) else tomlkit.table()
    found: MutableMapping[str, Any] = within[name]
    return found


def _text_of(path: Path) -> str:
    """The text with its line ends; another encoding than UTF-8 is written back as UTF-8."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = decode(content)
        return decoded.text if decoded else ""
