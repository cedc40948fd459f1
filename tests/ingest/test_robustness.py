"""Whatever the bytes, a file ends as an interview or as a named refusal, and soon."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp2prd.domain.interview import Interview
from tests.ingest.reading import outcome, read

NAMES = st.sampled_from(["a.txt", "a.md", "a.vtt", "a", "a.docx"])
SAMPLES = tuple(path.read_bytes() for path in sorted((Path(__file__).parent / "files").iterdir()))
INSERTS = st.sampled_from(
    rb"\n~\r\n~**~---\n~- ~WEBVTT\n\n~00:01.000 --> 00:02.000\n~Name: ~\0~\xff\xfe~# ~> ~Attendees\n~[0:01] "
    rb"~  1:00\n~customer: x\n~|~<v Ann>~&#xD800;~\xe2\x80\xa8".decode("unicode_escape")
    .encode("latin-1")
    .split(b"~")
)


def check(interview: object) -> None:
    if isinstance(interview, Interview):
        assert interview.turns
        for turn in interview.turns:
            assert turn.text == turn.text.strip() != ""
            offsets = [mark.offset for mark in turn.marks]
            assert offsets[0] == 0
            assert offsets == sorted(set(offsets))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(content=st.binary(max_size=400), name=NAMES)
def test_arbitrary_bytes(content: bytes, name: str) -> None:
    check(outcome(content, name))


@settings(max_examples=400, deadline=None, derandomize=True)
@given(content=st.text(max_size=400), name=NAMES)
def test_arbitrary_text(content: str, name: str) -> None:
    check(outcome(content, name))


@settings(max_examples=600, deadline=None, derandomize=True)
@given(
    sample=st.sampled_from(SAMPLES),
    cut=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    edits=st.lists(st.tuples(st.floats(0, 1), INSERTS, st.integers(0, 30)), max_size=8),
    name=NAMES,
)
def test_damaged_transcripts(
    sample: bytes, cut: tuple[float, float], edits: list[tuple[float, bytes, int]], name: str
) -> None:
    start, end = sorted(int(part * len(sample)) for part in cut)
    content = bytearray(sample[start:end])
    for place, insert, gone in edits:
        at = int(place * len(content))
        content[at : at + gone] = insert

    check(outcome(bytes(content), name))


def seconds(content: bytes, name: str = "a.txt") -> float:
    start = time.process_time()
    outcome(content, name)
    return time.process_time() - start


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "*",
        "_",
        "**a",
        "<b ",
        "<v ",
        "[",
        "(",
        "- ",
        "> ",
        "#",
        ":",
        "1:00 ",
        "a: ",
        "\\",
        "|",
        "— ",
        "–   ",
        "&amp;",
        "…",
        "-->",
    ],
)
@pytest.mark.parametrize("start", ["", "WEBVTT\n\n00:01.000 --> 00:02.000\n"])
def test_a_line_of_a_megabyte_is_read_in_linear_time(unit: str, start: str) -> None:
    # A quadratic step over a megabyte takes minutes: the limit tells the two apart on any machine.
    assert seconds((start + unit * (1_000_000 // len(unit))).encode()) < 10


def test_two_hundred_thousand_words_are_read_in_seconds() -> None:
    sentence = "We copy it all by hand and then it takes about four hours every single week, which is no fun. " * 3
    lines = (f"{('Interviewer', 'Maria Lopez')[at % 2]}: {sentence}" for at in range(3400))
    content = "\n\n".join(lines).encode()

    assert len(content.split()) > 200_000
    assert seconds(content) < 10
    assert len(read(content).turns) == 3400


def test_as_many_speakers_as_turns_are_told_apart_in_seconds() -> None:
    # Each held against every other, as many would take a quarter of an hour.
    content = "".join(f"N{at // 2}: {'x' if at % 3 else 'So why?'}\n" for at in range(30_000)).encode()

    assert seconds(content) < 30
    assert len(read(content).speakers) == 15_000
