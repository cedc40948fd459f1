"""Kept calls that the draft does not reach any more, taken away.

What a draft reaches cannot be told from its lockfile, which knows items, nor from the record of its last run, which
says nothing of stages that were not run again. So the draft is made once more, in a temporary folder and out of the
kept calls alone, and whatever was read for that is kept. It is made twice: as the next run would make it when all that
is not committed but the calls is lost, and as a first run would, with nothing but the decisions.
"""

import contextlib
import re
import shutil
import tempfile
import threading
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from icp2prd.critic.judge import PROMPTS as JUDGE_PROMPTS
from icp2prd.domain.base import Frozen
from icp2prd.domain.run import Called, RunEvent, RunRequest
from icp2prd.errors import InputError, UsageError
from icp2prd.llm.cache import CallCache, M
from icp2prd.pipeline import run_study
from icp2prd.study.folder import DECISIONS_FILE, LEARNED_FILE, LOCK_FILE, StudyFolder
from icp2prd.study.holding import held
from icp2prd.study.lock import Lock, read_lock

_OURS: Final = re.compile(r"(?P<key>[0-9a-f]{32})(?:\.invalid-[0-9]+)?\.json")
_DECIDED: Final = (DECISIONS_FILE, LEARNED_FILE)


class Pruned(Frozen):
    """Calls, and their size in bytes."""

    kept: int
    kept_bytes: int
    removed: int
    removed_bytes: int


class _NotKept(Exception):
    """A call would have to be made."""


class _ReadCache(CallCache):
    """read: every file that an answer was taken from."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.read: set[Path] = set()
        self._guard = threading.Lock()

    def _read(self, prompt: str, key: str, suffix: str, kind: type[M]) -> M | None:
        record = super()._read(prompt, key, suffix, kind)
        path = self._path(prompt, key, suffix)
        if record is not None and path is not None:
            with self._guard:
                self.read.add(path)
        return record


def prune_calls(request: RunRequest, *, dry_run: bool = False) -> Pruned:
    """Remove the calls that the draft does not reach. request: the study, and the model that its draft was made with.

    Raises UsageError or InputError where the kept calls do not make the draft, StudyHeld where a run goes on; nothing
    is removed then.
    """
    folder = StudyFolder(request.study, request.out)
    if not folder.root.is_dir():
        raise InputError("There is no such folder.", where=str(folder.root), hint="Name the folder of a study.")
    with held(folder):
        lock = read_lock(folder)
        if lock is None:
            raise InputError(
                "There is no lockfile that can be read, so nobody can tell which calls the draft reaches.",
                where=str(folder.lock_file),
                hint=f"Write the draft first: icp2prd run {folder.root}",
            )
        reached = _reached(folder, lock, request)
        kept: list[Path] = []
        others: list[Path] = []
        for path in _calls_in(folder.calls):
            (kept if _belongs(path, reached) else others).append(path)
        pruned = Pruned(kept=len(kept), kept_bytes=_size(kept), removed=len(others), removed_bytes=_size(others))
        for path in () if dry_run else others:
            path.unlink(missing_ok=True)
        return pruned


def _reached(folder: StudyFolder, lock: Lock, request: RunRequest) -> Collection[Path]:
    cache = _ReadCache(folder.calls)
    judged = not set(JUDGE_PROMPTS).isdisjoint(lock.made_from.prompts)
    try:
        _make_again(folder, cache, request, judged, (*_DECIDED, folder.prd_json.name, LOCK_FILE))
    except _NotKept as missing:
        raise UsageError(
            f"The kept calls do not make this draft: {missing}. Nothing was removed.",
            where=str(folder.calls),
            hint=f"The draft was made with {lock.made_from.model}: name that with --model; where an interview, a prompt"
            f" or a setting has changed since, first icp2prd run {folder.root}",
        ) from missing
    with contextlib.suppress(_NotKept):  # with other ids other calls may be made, which nobody has paid for yet
        _make_again(folder, cache, request, judged, _DECIDED)
    return cache.read


def _make_again(
    folder: StudyFolder, cache: CallCache, request: RunRequest, judged: bool, committed: Collection[str]
) -> None:
    """Make the draft from some of the committed files. Its documents are not among them, so that it is not current."""

    def listen(event: RunEvent) -> None:
        if isinstance(event, Called) and event.happened == "started":
            raise _NotKept(f"{event.prompt} would be asked about {event.item}")

    with tempfile.TemporaryDirectory(prefix="icp2prd-") as name:
        temporary = Path(name)
        out = temporary / "prd"
        out.mkdir()
        for one in committed:
            if (folder.prd / one).is_file():
                shutil.copyfile(folder.prd / one, out / one)
        again = RunRequest(
            study=request.study,
            model=request.model,
            base_url=request.base_url,
            embedding=request.embedding,
            judge=judged,
            judge_model=request.judge_model,
            out=out,
        )
        run_study(again, listen, scratch=temporary / "own", cache=cache)


def _calls_in(calls: Path) -> Iterator[Path]:
    """Files that are calls by their name; anything else that lies there is somebody else's."""
    for prompt in sorted(calls.iterdir()) if calls.is_dir() else ():
        if prompt.is_dir() and not prompt.is_symlink():
            yield from (one for one in sorted(prompt.iterdir()) if _OURS.fullmatch(one.name) and one.is_file())


def _belongs(path: Path, reached: Collection[Path]) -> bool:
    """An answer that did not fit stays with the one that did."""
    match = _OURS.fullmatch(path.name)
    return path in reached or (match is not None and path.with_name(f"{match['key']}.json") in reached)


def _size(paths: Collection[Path]) -> int:
    return sum(path.stat().st_size for path in paths)
