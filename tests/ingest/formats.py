"""One writer for each reader: the same talk in every format. A new reader needs one more entry in `FORMATS`.

The tests over all readers (`test_every_reader.py`, `test_fuzz.py`) take their files from here.
"""

import csv
import io
import json
import textwrap
from collections.abc import Callable, Sequence
from typing import NamedTuple

import docx

from tests.ingest.asr.recognised import TOOLS, Heard
from tests.ingest.pdfs import pdf

Talk = Sequence[tuple[str, str]]
"""Who said what, in order; neighbours are different people."""


class Format(NamedTuple):
    """One way to write a talk down.

    file: the usual name. write: text, which the tests encode in every way, or bytes for a binary format.
    names_speakers: whether the format tells who speaks. What it does not tell, no reader can keep. labels: what it
    calls the speakers, by first appearance, where it cannot hold names. inside: the reader of the text that it packs.
    by_word: whether each word has a place of its own in the file. wraps: whether it breaks lines where they are full.
    """

    file: str
    write: Callable[[Talk], str | bytes]
    names_speakers: bool = True
    labels: tuple[str, ...] = ()
    inside: str = ""
    by_word: bool = False
    wraps: bool = False

    def told(self, talk: Talk) -> list[tuple[str, str]]:
        """The talk under the names that the format has for its speakers."""
        names = list(dict.fromkeys(name for name, _ in talk))
        return [(self.labels[names.index(name)] if self.labels else name, text) for name, text in talk]


def _clock(at: int, comma: str = ".") -> str:
    return f"00:{at // 60:02}:{at % 60:02}{comma}000"


def webvtt(talk: Talk) -> str:
    cues = (f"{_clock(at)} --> {_clock(at + 1)}\n<v {name}>{text}</v>\n" for at, (name, text) in enumerate(talk))
    return "WEBVTT\n\n" + "\n".join(cues)


def srt(talk: Talk) -> str:
    cues = (
        f"{at + 1}\n{_clock(at, ',')} --> {_clock(at + 1, ',')}\n{name}: {text}\n"
        for at, (name, text) in enumerate(talk)
    )
    return "\n".join(cues)


def labelled(talk: Talk) -> str:
    return "\n\n".join(f"{name}: {text}" for name, text in talk) + "\n"


def captions(talk: Talk) -> str:
    """Every word on a line of its own, as no person writes it."""
    return "\n".join(word for _, text in talk for word in f"so {text} and".split()) + "\n"


def notes(talk: Talk) -> str:
    return "# What we heard\n\n" + "\n".join(f"- {text}" for _, text in talk) + "\n"


def table(talk: Talk) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([("speaker", "text"), *talk])
    return written.getvalue()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def whisper(talk: Talk) -> str:
    segments = [{"start": at, "end": at + 1, "text": text, "speaker": name} for at, (name, text) in enumerate(talk)]
    return _json({"segments": segments, "language": "en"})


def assemblyai(talk: Talk) -> str:
    return _json({"utterances": [{"speaker": name, "text": text, "start": 1000} for name, text in talk]})


def gong(talk: Talk) -> str:
    names = list(dict.fromkeys(name for name, _ in talk))
    parties = [{"speakerId": str(number), "name": name} for number, name in enumerate(names, 1)]
    monologues = [
        {"speakerId": str(names.index(name) + 1), "sentences": [{"start": 1000, "text": text}]} for name, text in talk
    ]
    return _json({"parties": parties, "callTranscripts": [{"transcript": monologues}]})


def _recognised(tool: str) -> Format:
    """Of a recogniser that writes single words, or sentences."""
    write, labels, by_word = TOOLS[tool]

    def written(talk: Talk) -> str:
        names = list(dict.fromkeys(name for name, _ in talk))
        heard = [
            [Heard(word, names.index(name), float(turn)) for word in text.split()]
            for turn, (name, text) in enumerate(talk)
        ]
        return _json(write(heard))

    return Format("talk.json", written, labels=labels, by_word=by_word)


def word(talk: Talk) -> bytes:
    document = docx.Document()
    for name, text in talk:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}:").bold = True
        paragraph.add_run(f" {text}")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def printed(talk: Talk) -> bytes:
    """In short lines, on numbered pages. Of shorter pages, with running heads: `test_packed_words.py`."""
    lines = [line for name, text in talk for line in textwrap.wrap(f"{name}: {text}", 40)]
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    return pdf([[*page, f"Page {number}"] for number, page in enumerate(pages, 1)])


FORMATS: dict[str, Format] = {
    "webvtt": Format("talk.vtt", webvtt),
    "srt": Format("talk.srt", srt),
    "labelled text": Format("talk.txt", labelled),
    "captions": Format("talk.txt", captions, names_speakers=False),
    "table": Format("talk.csv", table),
    "whisper": Format("talk.json", whisper),
    "assemblyai": Format("talk.json", assemblyai),
    "gong": Format("talk.json", gong),
    "notes": Format("talk.md", notes, names_speakers=False),
    "deepgram": _recognised("deepgram"),
    "amazon-transcribe": _recognised("amazon-transcribe"),
    "google-speech": _recognised("google-speech"),
    "speechmatics": _recognised("speechmatics"),
    "fireflies": _recognised("fireflies"),
    "Word document (.docx)": Format("talk.docx", word, inside="labelled text"),
    "PDF document": Format("talk.pdf", printed, inside="labelled text", wraps=True),
}
"""By the name of the reader, or of the packing."""

EXEMPT = {
    "written answers": "takes questions and talk in the first person only: `test_written.py` holds it to the same",
}
"""Readers without a writer, and why."""
