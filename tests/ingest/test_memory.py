"""Reading never takes memory beyond ten times the file, however short its turns are."""

import tracemalloc
from collections.abc import Callable, Sequence
from random import Random

import pytest

from icp2prd.domain.interview import Interview
from tests.ingest.reading import outcome

SIZE = 300_000
NAMES = ("Ruth", "Tomas")
SAID = "so we count the boxes by hand and then it is wrong by tuesday which means I lose the morning again"

Way = Callable[[int, str, str], str]


def clock(at: int, separator: str = ".") -> str:
    return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}{separator}{at % 1000:03}"


def plain(_: int, name: str, said: str) -> str:
    return f"{name}: {said}\n"


def subrip(at: int, name: str, said: str) -> str:
    return f"{at}\n{clock(at, ',')} --> {clock(at + 1, ',')}\n{name}: {said}\n\n"


def webvtt(at: int, name: str, said: str) -> str:
    return f"{clock(at)} --> {clock(at + 1)}\n{name}: {said}\n\n"


def teams(at: int, name: str, said: str) -> str:
    return f"{clock(at)} --> {clock(at + 1)}\n<v {name}>{said}</v>\n\n"


def alone(_: int, name: str, said: str) -> str:
    return f"{name}\n{said}\n\n"


def stamped(at: int, name: str, said: str) -> str:
    return f"{name}  {clock(at)}\n{said}\n\n"


def table(at: int, name: str, said: str) -> str:
    return f"{name},{at},{said}\n"


HEADS: dict[Way, str] = {webvtt: "WEBVTT\n\n", teams: "WEBVTT\n\n", table: "speaker,start,text\n"}
WAYS = (plain, subrip, webvtt, teams, stamped, alone, table)


def turn_about(
    write: Way, *, longest: int, size: int = SIZE, smile: str = "", names: Sequence[str] = NAMES, words: str = SAID
) -> bytes:
    """Two who speak in turn, one to `longest` words each. smile: at the end of every five-hundredth turn."""
    random = Random(7)
    parts = [HEADS.get(write, "")]
    length = at = 0
    while length < size:
        at += 1
        said = " ".join(random.choices(words.split(), k=random.randint(1, longest))) + ("" if at % 500 else smile)
        parts.append(write(at, names[at % 2], said))
        length += len(parts[-1])
    return "".join(parts).encode()


def most_memory(content: bytes) -> tuple[int, int]:
    """The most that reading takes beside the bytes of the file, and how many turns it found."""
    tracemalloc.start()
    try:
        read = outcome(content, "call")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(read, Interview), read
    return most, len(read.turns)


@pytest.mark.parametrize("write", WAYS, ids=lambda write: write.__name__)
def test_short_turns_in_exchange_take_no_more_than_ten_times_their_file(write: Way) -> None:
    content = turn_about(write, longest=3)

    most, turns = most_memory(content)

    assert turns == content.count(b"Ruth") + content.count(b"Tomas")
    assert most <= 10 * len(content)


@pytest.mark.parametrize("write", WAYS, ids=lambda write: write.__name__)
def test_a_sign_four_bytes_wide_does_not_make_every_letter_so(write: Way) -> None:
    content = turn_about(write, longest=3, smile=" 😀")

    most, _ = most_memory(content)

    assert most <= 10 * len(content)


@pytest.mark.parametrize("write", [plain, stamped, alone, table], ids=lambda write: write.__name__)
def test_names_of_a_letter_and_turns_of_another_take_no_more(write: Way) -> None:
    content = turn_about(write, longest=1, size=SIZE // 2, names="AB", words="x y z")

    most, turns = most_memory(content)

    assert turns == content.count(b"A") + content.count(b"B")
    assert most <= 10 * len(content)


def test_one_who_speaks_on_every_line_takes_no_more_than_ten_times_the_file() -> None:
    content = turn_about(plain, longest=3).replace(b"Tomas", b"Ruth")

    most, turns = most_memory(content)

    assert turns == 1
    assert most <= 10 * len(content)
