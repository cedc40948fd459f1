"""Calls on disk: one readable JSON file for each, so that what was asked once is never paid for twice.

    calls/<prompt>/<key>.json             an answer that fitted when it came; validated again whenever it is
    read calls/<prompt>/<key>.invalid-1.json   an answer that did not fit: evidence, never served
    calls/embeddings/<key>.json           one text and its vector
    calls/sorting/<key>.json              the sentences of one turn and what they were sorted into

To ask again, delete a file. A file that cannot be read as what it should be is a miss, and is replaced.
"""

import json
import re
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from icp2prd.domain.base import Frozen
from icp2prd.kept import kept_record
from icp2prd.llm.call import Completion, Request
from icp2prd.llm.hashing import tagged_hash
from icp2prd.llm.protocol import Sorting, Spoken, Vector
from icp2prd.writing import write_atomically

M = TypeVar("M", bound=BaseModel)

EMBEDDINGS: Final = "embeddings"
SORTING: Final = "sorting"
_KEY_LENGTH: Final = 32
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


class CallRecord(Frozen):
    """key: of the request. asked_for: of the question it belongs to; another key where it was asked again."""

    key: str
    asked_for: str
    valid: bool
    reason: str
    request: dict[str, Any]
    response: Completion


class VectorRecord(Frozen):
    key: str
    model: str
    text: str
    vector: Vector


class SortingRecord(Frozen):
    key: str
    model: str
    asked: str
    sentences: tuple[str, ...]
    scores: Sorting


class CallCache:
    """folder: `.icp2prd/calls`; None keeps nothing. Writing raises OutputError."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def answer(self, prompt: str, key: str) -> CallRecord | None:
        record = self._read(prompt, key, "", CallRecord)
        return record if record is not None and record.valid and record.asked_for == key else None

    def invalid(self, prompt: str, key: str, attempt: int, request: Request) -> CallRecord | None:
        """Return what came of an earlier attempt, if it was this very request."""
        record = self._read(prompt, key, f".invalid-{attempt}", CallRecord)
        return record if record is not None and record.key == request.key else None

    def keep(self, prompt: str, key: str, request: Request, completion: Completion) -> None:
        self._write(prompt, key, "", _record(key, request, completion, valid=True, reason=""))

    def keep_invalid(
        self, prompt: str, key: str, attempt: int, *, request: Request, completion: Completion, reason: str
    ) -> None:
        record = _record(key, request, completion, valid=False, reason=reason)
        self._write(prompt, key, f".invalid-{attempt}", record)

    def vector(self, model_id: str, text: str) -> Vector | None:
        key = _vector_key(model_id, text)
        record = self._read(EMBEDDINGS, key, "", VectorRecord)
        return record.vector if record is not None and record.key == key else None

    def keep_vector(self, model_id: str, text: str, vector: Vector) -> None:
        key = _vector_key(model_id, text)
        record = VectorRecord(key=key, model=model_id, text=text, vector=vector)
        self._write(EMBEDDINGS, key, "", record)

    def sorting(self, model_id: str, spoken: Spoken) -> Sorting | None:
        key = sorting_key(model_id, spoken)
        record = self._read(SORTING, key, "", SortingRecord)
        return record.scores if record is not None and record.key == key else None

    def keep_sorting(self, model_id: str, spoken: Spoken, scores: Sorting) -> None:
        key = sorting_key(model_id, spoken)
        record = SortingRecord(key=key, model=model_id, asked=spoken.asked, sentences=spoken.sentences, scores=scores)
        self._write(SORTING, key, "", record)

    def _path(self, prompt: str, key: str, suffix: str) -> Path | None:
        if self._folder is None:
            return None
        short = key.removeprefix("sha256:")[:_KEY_LENGTH]
        return self._folder / _UNSAFE.sub("_", prompt) / f"{short}{suffix}.json"

    def _read(self, prompt: str, key: str, suffix: str, kind: type[M]) -> M | None:
        path = self._path(prompt, key, suffix)
        return kept_record(path, kind) if path else None

    def _write(self, prompt: str, key: str, suffix: str, record: BaseModel) -> None:
        path = self._path(prompt, key, suffix)
        if path is not None:
            text = json.dumps(
                record.model_dump(mode="json"), ensure_ascii=False, indent=None if prompt == EMBEDDINGS else 1
            )
            write_atomically(path, text + "\n")


def _record(key: str, request: Request, completion: Completion, *, valid: bool, reason: str) -> CallRecord:
    return CallRecord(
        key=request.key,
        asked_for=key,
        valid=valid,
        reason=reason,
        request={
            "model": request.model,
            "messages": [message.model_dump() for message in request.messages],
            "schema": {"name": request.answer, "hash": request.schema_hash},
            "sampling": {
                "format": request.format,
                "max_tokens": request.max_tokens,
                "temperature": request.temperature,
                "seed": request.seed,
            },
            "sample": request.seed,
        },
        response=completion,
    )


def _vector_key(model_id: str, text: str) -> str:
    return tagged_hash("icp2prd/embedding/1", [model_id, text])


def sorting_key(model_id: str, spoken: Spoken) -> str:
    return tagged_hash("icp2prd/sorting/1", [model_id, spoken.asked, *spoken.sentences])
