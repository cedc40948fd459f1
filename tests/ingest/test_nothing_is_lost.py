"""The text of the turns is the text of the file, less names and mark-up."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from icp2prd.ingest.document import StudyFile
from icp2prd.ingest.kinds import Kind
from icp2prd.ingest.registry import opened, reader_of
from tests.ingest.reading import read

SAYINGS = st.sampled_from(
    [
        "So how do you do it now?",
        "By hand. Honestly: it's four hours, every month.",
        "Note: I said 10:30, not 11.",
        "It's 3 < 4, and 50% of it – well, “most” of it – is *** by Tuesday…",
        "- first this",
        "See https://example.com/a_b_c?d=1&e=2 for the rest.",
        "Yes",
        "[laughs] no, no. (inaudible) right?",
        "1. open the sheet 2. copy it",
        "Zoë's café, 李娜, 40 €",
    ]
)
LAYOUTS = st.sampled_from(
    [
        "{name}: {text}",
        "**{name}:** {text}",
        "[0:01:17] {name}: {text}",
        "{name}  1:02\n{text}",
        "{name}:\n{text}",
    ]
)
SPEAKERS = ("Interviewer", "Maria Lopez")


@settings(deadline=None, derandomize=True)
@given(sayings=st.lists(st.lists(SAYINGS, min_size=1, max_size=4), min_size=2, max_size=8), layout=LAYOUTS)
def test_what_is_written_in_a_layout_is_what_is_read_from_it(sayings: list[list[str]], layout: str) -> None:
    turns = [(SPEAKERS[at % 2], "\n".join(paragraphs)) for at, paragraphs in enumerate(sayings)]
    text = "\n\n".join(layout.format(name=name, text=said.replace("\n", "\n\n")) for name, said in turns)

    interview = read(text)

    assert [(turn.speaker, turn.text) for turn in interview.turns] == turns


@settings(deadline=None, derandomize=True)
@given(st.lists(st.lists(SAYINGS, min_size=1, max_size=3), min_size=2, max_size=8))
def test_what_is_written_in_cues_is_what_is_read_from_them(sayings: list[list[str]]) -> None:
    turns = [(SPEAKERS[at % 2], cues) for at, cues in enumerate(sayings)]
    cues = [f"<v {name}>{cue}</v>" for name, said in turns for cue in said]
    text = "WEBVTT\n\n" + "\n\n".join(f"00:{at:02}.000 --> 00:{at + 1:02}.000\n{cue}" for at, cue in enumerate(cues))

    interview = read(text, "call.vtt")

    assert [(turn.speaker, turn.text) for turn in interview.turns] == [(name, " ".join(said)) for name, said in turns]


FRAGMENTS = st.sampled_from(
    [
        "Ann: How do you do it?",
        "Bo: By hand.",
        "Interviewer: And then?",
        "**Cy:** never",
        "Dee  0:12",
        "[0:01:17] spk_1: maybe",
        "P1",
        "and so on",
        "# Heading here",
        "## Next steps",
        "- a bullet",
        "1. a number",
        "> quoted words",
        "| cell | other |",
        "|---|---|",
        "---",
        "",
        "Date: 3 May",
        "Customer: Ann Lee",
        "Attendees",
        "Ann Lee, Bo Chen",
        "Transcribed by https://otter.ai",
        "### 00:05:00",
        "00:10.000 --> 00:12.000",
        "NOTE a comment",
        "<v Ann>words</v>",
        "WEBVTT",
        "1",
    ]
)
WORD = re.compile(r"[^\W_]+")


@settings(deadline=None, derandomize=True)
@given(lines=st.lists(FRAGMENTS, min_size=1, max_size=14), name=st.sampled_from(["a.txt", "a.md", "a.vtt"]))
def test_every_word_of_a_jumbled_file_ends_somewhere(lines: list[str], name: str) -> None:
    document = opened(StudyFile(name=name, content="\n".join(lines).encode()))
    reader = reader_of(document)
    if isinstance(reader, Kind):
        return

    transcript = reader.read(document)

    kept = [f"{one.speaker} {one.place}" for one in transcript.utterances]
    kept += [piece.text for one in transcript.utterances for piece in one.pieces]
    kept += [aside.text for aside in transcript.asides]
    kept += [f"{detail.name} {detail.value}" for detail in (*transcript.details, *document.details)]
    mark_up = {"v", *(["0", "12", "01", "17", "1", "00", "10", "000", "05"])}
    assert set(WORD.findall("\n".join(lines))) - mark_up <= set(WORD.findall(" ".join(kept)))


@settings(deadline=None, derandomize=True)
@given(lines=st.lists(FRAGMENTS, min_size=1, max_size=14), name=st.sampled_from(["a.txt", "a.md", "a.vtt"]))
def test_every_piece_stands_on_the_line_it_names(lines: list[str], name: str) -> None:
    document = opened(StudyFile(name=name, content="\n".join(lines).encode()))
    reader = reader_of(document)
    if isinstance(reader, Kind):
        return

    for utterance in reader.read(document).utterances:
        for piece in utterance.pieces:
            there = WORD.findall(lines[piece.line - 1])
            assert [word for word in WORD.findall(piece.text) if word not in there] == []
