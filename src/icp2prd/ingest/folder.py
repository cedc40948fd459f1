"""Finding a study's files on disk."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from icp2prd.domain.interview import Interviews, Unread
from icp2prd.domain.settings import InterviewSettings, Settings
from icp2prd.errors import InputError
from icp2prd.ingest.document import StudyFile
from icp2prd.ingest.reading import read_study_files
from icp2prd.ingest.selecting import INTERVIEWS, is_included

_NO_INTERVIEW = ("icp2prd.toml", "gtm.md", "expected.yaml", "thumbs.db", "desktop.ini")
_PAPERWORK = re.compile(r"(?:README|LICEN[CS]E|ATTRIBUTION|COPYING)(?:[-._].*)?|(?i:readme|licen[cs]e)(?:\.\w+)?")
_OUTSIDE = "what lies outside it is not read."
_NO_CHOICE = InterviewSettings()
_NO_STUDY = "Name the folder that holds the interviews, or make one with `icp2prd init`."


@dataclass(frozen=True, slots=True)
class _Found:
    """refused: why a file is not opened; empty for one that is."""

    path: Path
    refused: str = ""
    hint: str = ""


def discover(study: Path) -> list[Path]:
    """The interview files of a study, sorted: below `interviews/`, or else in the folder itself.

    Passed over are hidden files, the study's own (`icp2prd.toml`, `gtm.md`, `expected.yaml`), README, LICENSE
    and the like, and links that do not lead to a file of the study. Raises InputError where there is no
    such folder.
    """
    return [found.path for found in _files(study) if not found.refused]


def read_interviews(study: Path, settings: Settings) -> Interviews:
    """Every interview of a study, and every file that was not read as one.

    Raises InputError where there is no such folder, nothing in it, or nothing in it that can be read.
    """
    found = _files(study, settings.interviews)
    if not found:
        raise InputError(
            "no interviews here",
            where=str(_root(study)),
            hint=_what_to_put(_root(study)),
        )
    files: list[StudyFile] = []
    refused: list[Unread] = []
    for one in found:
        # A name that is not UTF-8 comes from the system with half characters, which nothing can print.
        name = one.path.relative_to(study).as_posix().encode("utf-8", "replace").decode()
        if one.refused:
            refused.append(Unread(file=name, reason=one.refused, hint=one.hint))
            continue
        try:
            files.append(StudyFile(name=name, content=one.path.read_bytes()))
        except OSError as error:
            reason = f"cannot be opened: {error.strerror or error}"
            refused.append(Unread(file=name, reason=reason, hint="Make the file readable for you."))
    read = read_study_files(files, settings)
    unread = tuple(sorted((*read.unread, *refused), key=lambda one: one.file))
    if not read.interviews:
        raise InputError(_nothing_readable(unread), where=str(_root(study)), hint=unread[0].hint)
    return Interviews(interviews=read.interviews, unread=unread)


def _what_to_put(root: Path) -> str:
    below = sorted(path.name for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))
    if below and root.name != INTERVIEWS:
        return f"If they are in a sub-folder ({', '.join(below[:5])}), name that one, or call it interviews/."
    return "Put at least one transcript there (.txt, .md, .vtt, .json, .csv, .docx or .pdf)."


def _nothing_readable(unread: tuple[Unread, ...]) -> str:
    named = "; ".join(f"{one.file}: {one.reason}" for one in unread[:5])
    more = f"; and {len(unread) - 5} more" if len(unread) > 5 else ""
    return f"none of {len(unread)} file(s) can be read as an interview ({named}{more})"


def _root(study: Path) -> Path:
    return study / INTERVIEWS if (study / INTERVIEWS).is_dir() else study


def _files(study: Path, chosen: InterviewSettings = _NO_CHOICE) -> list[_Found]:
    try:
        return _found_in(study, chosen)
    except OSError as error:
        hint = "Make the folder readable for you."
        raise InputError(f"cannot be opened: {error.strerror or error}", where=str(study), hint=hint) from error


def _found_in(study: Path, chosen: InterviewSettings) -> list[_Found]:
    if not study.exists():
        raise InputError("there is no such folder", where=str(study), hint=_NO_STUDY)
    if not study.is_dir():
        raise InputError("this is a file, not a folder", where=str(study), hint=_NO_STUDY)
    root = _root(study)
    if not root.resolve().is_relative_to(study.resolve()):
        hint = f"Copy the interviews into the study: {_OUTSIDE}"
        raise InputError("this is a link that leaves the study", where=str(root), hint=hint)
    return sorted(_below(root, study, chosen, deep=root != study), key=lambda found: found.path)


def _below(folder: Path, study: Path, chosen: InterviewSettings, *, deep: bool) -> Iterator[_Found]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith((".", "~$")) or entry.name == "__MACOSX":
                continue
            if entry.is_dir(follow_symlinks=False):
                if deep:
                    yield from _sub_folder(path, study, chosen)
            elif deep and path.is_dir():
                yield _linked_folder(path, study)
            elif not path.is_dir() and _may_be_read(path, study, chosen):
                yield _checked(path, study)


def _linked_folder(path: Path, study: Path) -> _Found:
    if not path.resolve().is_relative_to(study.resolve()):
        return _Found(path, "a link to a folder that leaves the study", f"Copy the folder there: {_OUTSIDE}")
    return _Found(path, "a link to a folder", "Copy the folder there: links to folders are not followed.")


def _sub_folder(folder: Path, study: Path, chosen: InterviewSettings) -> list[_Found]:
    try:
        return list(_below(folder, study, chosen, deep=True))
    except OSError as error:
        return [_Found(folder, f"cannot be opened: {error.strerror or error}", "Make the folder readable for you.")]


def _may_be_read(path: Path, study: Path, chosen: InterviewSettings) -> bool:
    return not _is_paperwork(path.name) or is_included(path.relative_to(study).as_posix(), chosen)


def _is_paperwork(name: str) -> bool:
    return name.casefold() in _NO_INTERVIEW or bool(_PAPERWORK.fullmatch(name))


def _checked(path: Path, study: Path) -> _Found:
    if path.is_symlink():
        if not path.exists():
            return _Found(path, "a link to a file that is not there", "Take the link away, or put the file there.")
        if not path.resolve().is_relative_to(study.resolve()):
            return _Found(path, "a link that leaves the study", f"Copy the file into the study: {_OUTSIDE}")
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in path.name):
        return _Found(path, "a file name that is not UTF-8, or holds control characters", "Rename the file.")
    if not path.is_file():
        return _Found(path, "not a file that can be read", "Take it out of the folder.")
    return _Found(path)
