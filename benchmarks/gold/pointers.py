"""Where the gold for other people's interviews points, and whether the words there are those that were meant."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews

FOLDER = Path(__file__).parent
FILES = tuple(sorted(FOLDER.glob("*.yaml")))
HASH_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Pointer:
    """Characters `start` to `end`, counted from 0 and without the last, of a turn; hash: of these characters."""

    turn: str
    start: int
    end: int
    hash: str


def loaded(file: Path) -> dict[str, Any]:
    gold: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return gold


def study_of(file: Path) -> Path:
    relative: str = loaded(file)["study"]
    return (file.parent / relative).resolve()


def pointers(gold: Mapping[str, Any]) -> Iterator[Pointer]:
    """Every pointer of a gold file, also those of contradictions and of what must not be quoted."""
    entries = [*gold["insights"], *gold["also_fine"], *gold["must_not_quote"]]
    entries += [side for one in gold["contradictions"] for side in one["sides"]]
    for entry in entries:
        yield Pointer(entry["turn"], entry["start"], entry["end"], entry["hash"])


def texts(study: Path) -> dict[str, str]:
    """The text of each turn of a folder of interviews, by the turn's id."""
    read = read_interviews(study, Settings())
    return {str(turn.id): turn.text for one in read.interviews for turn in one.turns}


def astray(file: Path, said: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with each pointer of a gold file that does not hold; nothing where all do."""
    for pointer in pointers(loaded(file)):
        text = said.get(pointer.turn)
        if text is None:
            yield f"{file.name}: there is no turn {pointer.turn}"
        elif not 0 <= pointer.start < pointer.end <= len(text):
            yield f"{file.name}: {pointer.turn} has {len(text)} characters, not {pointer.start} to {pointer.end}"
        elif hash_of(text[pointer.start : pointer.end]) != pointer.hash:
            where = f"{pointer.turn}, {pointer.start} to {pointer.end}"
            yield f"{file.name}: {where}: the words are not those of {pointer.hash}"


def hash_of(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]
