"""Whatever is done to a file, it ends as turns or as a named refusal: no traceback, no hang, no flood of memory.

ICP2PRD_FUZZ=50000 does more of the same.
"""

import importlib
import os
import time
import tracemalloc
from pathlib import Path
from random import Random

import pytest

from icp2prd.domain.interview import Interview, Unread
from tests.ingest.formats import FORMATS, Talk
from tests.ingest.reading import outcome
from tests.ingest.test_memory import WAYS, Way, turn_about

CASES = int(os.environ.get("ICP2PRD_FUZZ", "5200"))
OURS = Path(__file__).parent / "files"
REAL = Path(__file__).parents[3] / "shared" / "data"
LONGEST_SEED = 6_000
LONGEST_SECONDS = 20
"""Of the processor, for a few kilobytes that take milliseconds: a step that does not end takes more on any machine."""
FLOOR = 4_000_000
"""Bytes that any file may take, when the libraries that read it are loaded."""
TALK: Talk = [
    (("Ruth Halloran", "Tomas Brandt")[at % 2], f"So on day {at} we counted {at * 7} boxes, by hand, again?")
    for at in range(24)
]


def _seeds() -> list[tuple[str, bytes]]:
    paths = [path for path in sorted(OURS.iterdir()) if path.is_file()]
    if REAL.is_dir():
        paths += [path for part in ("formats", "interviews") for path in sorted((REAL / part).rglob("*.*"))]
    seeds = [(path.name, path.read_bytes()[:LONGEST_SEED]) for path in paths if path.is_file()]
    for written in FORMATS.values():
        content = written.write(TALK)
        seeds.append((written.file, content.encode() if isinstance(content, str) else content))
    return seeds


SEEDS = _seeds()


def mutated(random: Random, content: bytes) -> bytes:
    """A file damaged in one of the ways in which files are."""
    lines = content.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    match random.randrange(8):
        case 0:
            return content[: random.randrange(len(content) + 1)]
        case 1:
            return content[random.randrange(len(content) + 1) :]
        case 2:
            flipped = bytearray(content)
            for _ in range(random.randint(1, 12)):
                if flipped:
                    flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
            return bytes(flipped)
        case 3:
            del lines[at : at + random.randint(1, 5)]
        case 4:
            lines[at:at] = lines[at : at + 3] * random.randint(1, 4)
        case 5:
            random.shuffle(lines)
        case 6:
            other = random.choice(SEEDS)[1]
            return content[: random.randrange(len(content) + 1)] + other[random.randrange(len(other) + 1) :]
        case _:
            lines[at:at] = [random.randbytes(random.randint(1, 40)), b"\n"]
    return b"".join(lines)


def check(content: bytes, name: str) -> Interview | Unread:
    began = time.process_time()
    result = outcome(content, name)
    assert time.process_time() - began < LONGEST_SECONDS
    if isinstance(result, Unread):
        assert result.reason
        return result
    assert result.turns
    for turn in result.turns:
        assert turn.text == turn.text.strip() != ""
        offsets = [mark.offset for mark in turn.marks]
        assert offsets[0] == 0
        assert offsets == sorted(set(offsets))
        assert offsets[-1] < len(turn.text)
    return result


@pytest.mark.parametrize("part", range(8))
def test_files_damaged_in_every_way_are_read_or_refused(part: int) -> None:
    random = Random(part)
    for _ in range(CASES // 8):
        name, content = random.choice(SEEDS)
        for _ in range(random.randint(1, 3)):
            content = mutated(random, content)
        if random.random() < 0.2:
            name = random.choice(SEEDS)[0]
        check(content, name)


@pytest.fixture(scope="module")
def loaded() -> None:
    """One file of each kind is read: pypdf alone takes 8 MB, which no file is to blame for."""
    importlib.import_module("pypdf")
    importlib.import_module("docx")
    for name, content in {Path(name).suffix: (name, content) for name, content in SEEDS}.values():
        outcome(content, name)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_takes_no_more_than_ten_times_its_size(seed: int) -> None:
    random = Random(1000 + seed)
    name, content = random.choice(SEEDS)
    content = mutated(random, content) * 40

    tracemalloc.start()
    try:
        check(content, name)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert most <= max(10 * len(content), FLOOR)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("write", WAYS, ids=lambda write: write.__name__)
def test_nor_does_one_of_single_words_in_exchange(write: Way) -> None:
    content = turn_about(write, longest=1, size=FLOOR // 20, names="AB")
    random = Random(len(content))
    for _ in range(2):
        content = mutated(random, content)

    tracemalloc.start()
    try:
        outcome(content, "call")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert most <= max(10 * len(content), FLOOR // 4)
