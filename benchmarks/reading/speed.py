"""How long it takes to read captions of a given size, on one core, and how much memory.

python -m benchmarks.reading.speed            100 MB of each shape; seconds of the processor, not of the clock
python -m benchmarks.reading.speed --mb 10 --memory
python -m benchmarks.reading.speed --mb 2 --memory --short     another speaker in every cue, with one to three words
"""

import argparse
import time
import tracemalloc
from collections.abc import Callable
from random import Random

from icp2prd.domain.base import InterviewId
from icp2prd.domain.interview import Interview
from icp2prd.domain.settings import Settings
from icp2prd.ingest import StudyFile, read_file

SAID = (
    "so we count the boxes by hand every sunday and then it is wrong by tuesday because somebody buys the screws and"
    " nobody writes it down which means I drive to the wholesaler again and lose the morning, honestly, what else. you"
)
WORDS = SAID.split()
NAMES = ("Ruth Halloran", "Tomas Brandt", "Inge Solberg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mb", type=int, default=100)
    parser.add_argument("--memory", action="store_true", help="also the most memory taken; slows the reading down")
    parser.add_argument("--short", action="store_true", help="one to three words, and another speaker in every cue")
    given = parser.parse_args()
    print(
        f"{'shape':<12}{'MB':>6}{'turns':>10}{'words':>12}{'seconds':>10}"
        + ("   memory ÷ size" if given.memory else "")
    )
    for name, write in SHAPES.items():
        content = _captions(write, given.mb * 1_000_000, short=given.short)
        began = time.process_time()
        interview = _read(content)
        took = time.process_time() - began
        row = f"{name:<12}{len(content) / 1e6:>6.0f}{len(interview.turns):>10,}{interview.words:>12,}{took:>10.1f}"
        del interview
        print(row + (f"{_most_memory(content) / len(content):>16.1f}" if given.memory else ""), flush=True)


def _read(content: bytes) -> Interview:
    result = read_file(StudyFile(name="call", content=content), InterviewId("call"), Settings())
    assert isinstance(result, Interview), result
    return result


def _most_memory(content: bytes) -> int:
    tracemalloc.start()
    _read(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def _captions(write: Callable[[int, str, str, str], str], size: int, *, short: bool) -> bytes:
    """Cues of 6 to 14 words; two in five go on with the speaker of the one before. short: of 1 to 3, and none does."""
    random, at, length, name = Random(1), 0, 0, NAMES[0]
    cues = [] if write in (subrip, labelled) else ["WEBVTT\n\n"]
    least, most = (1, 3) if short else (6, 14)
    while length < size:
        at += 1
        if short:
            name = NAMES[at % 2]
        elif random.random() < 0.6:
            name = random.choice(NAMES)
        text = " ".join(random.choices(WORDS, k=random.randint(least, most)))
        time_of_it = f"{at // 1800:02}:{at // 30 % 60:02}:{at * 2 % 60:02}.{at % 1000:03}"
        cues.append(write(at, time_of_it, name, text))
        length += len(cues[-1])
    return "".join(cues).encode()


def zoom(at: int, when: str, name: str, text: str) -> str:
    return f"{at}\n{when} --> {when}\n{name}: {text}\n\n"


def teams(at: int, when: str, name: str, text: str) -> str:
    return f"90a4b0c8-b2ca-4147-85e9-515fe750cc7a/{at}-0\n{when} --> {when}\n<v {name}>{text}</v>\n\n"


def subrip(at: int, when: str, name: str, text: str) -> str:
    when = when.replace(".", ",")
    return f"{at}\n{when} --> {when}\n{name}: {text}\n\n"


def unnamed(at: int, when: str, name: str, text: str) -> str:  # noqa: ARG001 -- one of several shapes
    return f"{when} --> {when}\n{text}\n\n"


def labelled(at: int, when: str, name: str, text: str) -> str:  # noqa: ARG001 -- one of several shapes
    return f"{name}: {text}\n"


SHAPES = {"Zoom": zoom, "Teams": teams, "SubRip": subrip, "no speakers": unnamed, "text": labelled}

if __name__ == "__main__":
    main()
