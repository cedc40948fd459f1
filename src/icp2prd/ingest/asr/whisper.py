"""Whisper and what is built on it: faster-whisper, whisper-timestamped, WhisperX, OpenAI's transcription API.

All of them write segments; they differ in what a word is called, and WhisperX adds speakers, but not everywhere:
https://github.com/m-bain/whisperX, https://github.com/linto-ai/whisper-timestamped.
"""

from collections.abc import Iterator, Mapping

from icp2prd.ingest.asr.speech import Speech, Word, passage, with_gaps_filled
from icp2prd.ingest.asr.values import fields, items, label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Transcript

# The API's shortest answer has a text and nothing by which another tool could be told.
_BESIDE_TEXT = {"text", "segments", "language", "duration", "task", "usage", "words", "logprobs"}


class WhisperReader:
    name = "whisper"
    tools = "Whisper, faster-whisper, whisper-timestamped, WhisperX, OpenAI's API"
    recognised_by = "JSON with `segments` that have a `text`, a list of such segments, or a bare `text`"
    keeps = "words, speakers where WhisperX found them, the time of each word or segment"

    def recognises(self, document: Document) -> float:
        value = root(document)
        if isinstance(value.get("segments"), list) or _segments(document):
            return 1.0
        words = objects(value.get("words"))
        texts = isinstance(value.get("text"), str) and value.keys() <= _BESIDE_TEXT
        return 1.0 if texts and all("word" in word for word in words) else 0.0

    def read(self, document: Document) -> Transcript:
        value = root(document)
        segments = _segments(document)
        whole = text_in(value.get("text"))
        speech = Speech(document, self.name, whole=whole if segments else "")
        labelled = any(_label(one) or any(word.speaker for word in _words(one)) for one in segments)
        for segment in segments or [value]:
            words = list(_words(segment))
            text = text_in(segment.get("text")) or " ".join(word.text.strip() for word in words)
            speaker = _label(segment)
            if labelled and not speaker and not any(word.speaker for word in words):
                speaker = UNKNOWN_SPEAKER
            spoken = passage(text, words, speaker, seconds_in(segment.get("start")))
            speech.say(with_gaps_filled(list(spoken)), written=text)
        return speech.transcript()


def _segments(document: Document) -> list[Mapping[str, object]]:
    """Those of a file, or the file itself where it is a list of them; empty where nothing says that it is."""
    value = document.json.value if document.json else None
    if isinstance(value, dict):
        return objects(value.get("segments"))
    segments = objects(value)
    timed = segments and len(segments) == len(items(value)) and segments[0].keys() >= {"text", "start"}
    return segments if timed else []


def _label(segment: Mapping[str, object]) -> str:
    return label_in(segment.get("speaker"))


def _words(segment: Mapping[str, object]) -> Iterator[Word]:
    for word in items(segment.get("words")):
        found = fields(word)
        text = text_in(found.get("word")) or text_in(found.get("text"))
        yield Word(text, label_in(found.get("speaker")), seconds_in(found.get("start")))
