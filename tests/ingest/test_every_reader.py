"""What holds for every format there is a reader for: nothing is dropped, and bytes are only a way to write text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp2prd.ingest.registry import PACKINGS, READERS
from tests.ingest.formats import EXEMPT, FORMATS, Talk
from tests.ingest.reading import read, spoken

SAYINGS = st.sampled_from(
    [
        "How do you do it now, on a Tuesday?",
        "By hand. Honestly, it's four hours, every month.",
        "I said half past ten, not eleven, at Zoë's café.",
        "It's 50% of it \u2013 well, \u201cmost\u201d of it \u2013 by Tuesday\u2026",
        "Yes, three hundred and forty pounds, for a hotel.",
        "We lost 2,400 € and (what is worse) the morning.",
        "No, no. [laughs] Not that I'd know of.",
        "a_b and c*d, and 3 or 4 of those",
    ]
)
TALKS = st.lists(SAYINGS, min_size=4, max_size=12).map(
    lambda said: [(("Ruth Halloran", "Tomas Brandt")[at % 2], text) for at, text in enumerate(said)]
)
EVERY = pytest.mark.parametrize("reader", sorted(FORMATS))
SPOKEN: Talk = [
    ("Ruth Halloran", "How do you count them at Zoë’s café?"),
    ("Tomas Brandt", "By hand – “mostly” – with a list."),
    ("Ruth Halloran", "And what does that cost?"),
    ("Tomas Brandt", "Four hours a week, and 40 € for pens."),
]
TEXTS = [name for name in sorted(FORMATS) if isinstance(FORMATS[name].write(SPOKEN), str)]


def test_every_reader_has_a_writer_here_or_a_reason_for_having_none() -> None:
    names = [*(reader.name for reader in READERS), *(packing.name for packing in PACKINGS)]
    assert sorted([*FORMATS, *EXEMPT]) == sorted(names)


@EVERY
@settings(deadline=None, derandomize=True, max_examples=60)
@given(talk=TALKS)
def test_nothing_is_dropped_and_nothing_is_added(reader: str, talk: Talk) -> None:
    written = FORMATS[reader]

    interview = read(written.write(talk), written.file)

    assert interview.format == (written.inside or reader)
    if written.wraps:
        assert [(name, " ".join(text.split())) for name, text in spoken(interview)] == written.told(talk)
    elif written.names_speakers:
        assert spoken(interview) == written.told(talk)
    else:
        told = " ".join(turn.text for turn in interview.turns).split()
        said = written.write(talk)
        assert isinstance(said, str)
        words = [word for line in said.splitlines() if not line.startswith("#") for word in line.split() if word != "-"]
        assert told == words


@EVERY
def test_every_character_has_a_line_of_the_file_it_stands_on(reader: str) -> None:
    written = FORMATS[reader].write(SPOKEN)
    if isinstance(written, bytes):
        pytest.skip("a binary format has no lines that an editor would count")

    interview = read(written, FORMATS[reader].file)

    lines = written.split("\n")
    reach = 12 if reader == "captions" else 1  # single words have one mark for a dozen
    by_word = FORMATS[reader].by_word
    for turn in interview.turns:
        starts = [mark.offset for mark in turn.marks]
        for mark, end in zip(turn.marks, [*starts[1:], len(turn.text)], strict=True):
            words = turn.text[mark.offset : end].strip()
            words = words.split()[0].rstrip(".,?!") if by_word else words
            said = {words, json.dumps(words, ensure_ascii=False)[1:-1], words.replace('"', '""')}
            there = " ".join(lines[mark.line - 1 : mark.line - 1 + reach])
            assert any(form in there for form in said)


@pytest.mark.parametrize("reader", TEXTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_text_in_other_bytes_gives_the_same_turns(reader: str, codec: str, line_end: str) -> None:
    text = FORMATS[reader].write(SPOKEN)
    assert isinstance(text, str)

    plain = read(text, FORMATS[reader].file)
    other = read(text.replace("\n", line_end).encode(codec), FORMATS[reader].file)

    assert other.turns == plain.turns
    assert other.format == plain.format == reader
