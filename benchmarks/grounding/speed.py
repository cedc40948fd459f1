"""Time 10,000 quotes against interviews of 10,000 words: `python -m benchmarks.grounding.speed [FOLDER]`.

FOLDER: a study to take the words from; without it, those of `fixtures/`, repeated with other speakers until
there are enough. Half of the quotes are true, half falsified. langextract's aligner and rapidfuzz run on a
sample of the same quotes, each against the whole text of its interview as they are made to; their time is
scaled up. They need `pip install -r benchmarks/grounding/requirements.txt`, and are left out where they are
not installed.
"""

import importlib.util
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.grounding.planted import FIXTURES, read
from icp2prd.domain.base import InterviewId, TurnId
from icp2prd.domain.interview import Interview, Interviews, Turn
from icp2prd.grounding import Gate
from tests.grounding.planted import BENIGN, Case, cases

WORDS = 10_000
QUOTES = 10_000
SAMPLE = 200


class Taken(NamedTuple):
    """Seconds by the clock, and of processor time, which other work on the machine hardly changes."""

    wall: float
    processor: float


Aligner = Callable[[Sequence[Case]], None]


def main(studies: Sequence[Path]) -> None:
    interviews = about(WORDS, [one for study in studies for one in read(study).interviews])
    quotes = mixed(interviews)
    words, files = sum(one.words for one in interviews.interviews), len(interviews.interviews)
    benign = sum(one.place is not None for one in quotes)
    print(f"{platform.platform()}, {processor()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{len(quotes):,} quotes ({benign:,} true), {files} interviews, {words:,} words\n")
    ours = min((timed(lambda: ground_all(interviews, quotes)) for _ in range(3)), key=lambda taken: taken.wall)
    report("icp2prd, folding the interviews, best of 3", ours, ours)
    compare("rapidfuzz.fuzz.partial_ratio", "rapidfuzz", align_with_rapidfuzz, quotes, ours)
    compare("langextract aligner", "langextract", align_with_langextract, quotes, ours)


def about(words: int, sources: Sequence[Interview]) -> Interviews:
    """Interviews of so many words in all, the last cut after a turn; sources come again under another id."""
    chosen: list[Interview] = []
    left = words
    for number, source in enumerate(cycle(sources)):
        if left <= 0:
            return Interviews(interviews=tuple(chosen))
        interview = _again(source, InterviewId(f"{source.id}-{number}"), left)
        left -= interview.words
        chosen.append(interview)
    raise ValueError("no interview to take words from")


def _again(source: Interview, name: InterviewId, words: int) -> Interview:
    """The interview under another id, up to the turn with which it has so many words."""
    turns: list[Turn] = []
    for turn in source.turns:
        if words > 0:
            turns.append(turn.model_copy(update={"interview": name, "id": TurnId(f"{name}:{turn.number}")}))
            words -= len(turn.text.split())
    return source.model_copy(update={"id": name, "turns": tuple(turns)})


def mixed(interviews: Interviews) -> list[Case]:
    everything = [case for seed in range(1, 6) for case in cases(interviews, seed)]
    true = [case for case in everything if case.kind in BENIGN]
    false = [case for case in everything if case.kind not in BENIGN]
    random = Random(1)
    random.shuffle(true)
    random.shuffle(false)
    quotes = [*islice(cycle(true), QUOTES // 2), *islice(cycle(false), QUOTES // 2)]
    random.shuffle(quotes)
    return quotes


def ground_all(interviews: Interviews, quotes: Sequence[Case]) -> None:
    gate = Gate(interviews)
    for case in quotes:
        gate.ground(case.interview.id, case.turn, case.words)


def align_with_rapidfuzz(quotes: Sequence[Case]) -> None:
    from rapidfuzz import fuzz

    for case in quotes:
        fuzz.partial_ratio(case.words, text_of(case))


def align_with_langextract(quotes: Sequence[Case]) -> None:
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    aligner = WordAligner()
    for case in quotes:
        extraction = Extraction(extraction_class="quote", extraction_text=case.words)
        aligner.align_extractions([[extraction]], text_of(case))


def text_of(case: Case) -> str:
    return "\n".join(turn.text for turn in case.interview.turns)


def compare(name: str, package: str, align: Aligner, quotes: Sequence[Case], ours: Taken) -> None:
    if importlib.util.find_spec(package) is None:
        print(f"{name:44} not installed: pip install -r benchmarks/grounding/requirements.txt")
        return
    sample = quotes[:SAMPLE]
    taken = timed(lambda: align(sample))
    scale = len(quotes) / len(sample)
    report(f"{name}, scaled from {len(sample)}", Taken(taken.wall * scale, taken.processor * scale), ours)


def report(name: str, taken: Taken, ours: Taken) -> None:
    ratio = taken.processor / ours.processor
    print(f"{name:48} {taken.wall:9.2f} s wall {taken.processor:9.2f} s processor {ratio:8,.1f} ×")


def timed(run: Callable[[], None]) -> Taken:
    wall, processor_time = time.perf_counter(), time.process_time()
    run()
    return Taken(time.perf_counter() - wall, time.process_time() - processor_time)


def processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text().splitlines() if described.exists() else []
    return next((one.split(":")[1].strip() for one in lines if one.startswith("model name")), platform.processor())


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]] or sorted(one for one in FIXTURES.iterdir() if one.is_dir()))
