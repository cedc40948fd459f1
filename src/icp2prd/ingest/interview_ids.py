"""Ids of interviews, from their file names alone wherever that is possible."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from icp2prd.domain.base import InterviewId
from icp2prd.ingest.people import slug


def interview_ids(names: Sequence[str]) -> dict[str, InterviewId]:
    """File name (below the interviews' folder) to id.

    The id is the slug of the path without its extension, sub-folders included, so that `acme/call.txt` is
    `acme-call` whatever else there is. Files that would share an id all take their extension into it
    (`call-txt`, `call-vtt`); what still collides, as `A.txt` and `a.txt`, takes eight digits of its path's
    hash.
    """
    ids = {name: _stem(name) for name in names}
    for longer in (_with_extension, _with_hash):
        shared = {one for one, times in Counter(ids.values()).items() if times > 1}
        ids = {name: longer(name) if one in shared else one for name, one in ids.items()}
    return {name: InterviewId(one) for name, one in ids.items()}


def part_ids(interview: InterviewId, parts: int, taken: frozenset[InterviewId]) -> list[InterviewId]:
    """The ids of the interviews in one file: its own where it holds one, else `calls-1`, `calls-2`.

    taken: ids of all files. Where one of them is `calls-1`, the parts are `calls-part-1` and so on.
    """
    if parts == 1:
        return [interview]
    stem = str(interview)
    while any(f"{stem}-{number}" in taken for number in range(1, parts + 1)):
        stem = f"{stem}-part"
    return [InterviewId(f"{stem}-{number}") for number in range(1, parts + 1)]


def _stem(name: str) -> str:
    return slug(str(PurePosixPath(name).with_suffix(""))) or f"interview-{_hash(name)}"


def _with_extension(name: str) -> str:
    return slug(name) or f"interview-{_hash(name)}"


def _with_hash(name: str) -> str:
    return f"{_with_extension(name)}-{_hash(name)}"


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", errors="surrogateescape")).hexdigest()[:8]
