"""Speechmatics: version 2 (`results` with a `content`), and the older one (`words` with a `name`, `speakers` apart).

https://docs.speechmatics.com/speech-to-text/batch/output
"""

import re
from collections.abc import Iterator, Mapping

from icp2prd.ingest.asr.speech import Speech, Word, with_gaps_filled
from icp2prd.ingest.asr.values import label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import Transcript

_NOBODY = "UU"
"""The label of words that no speaker was found for."""

_MARKS = re.compile(r"[.,;:?!…]+")


class SpeechmaticsReader:
    name = "speechmatics"
    tools = "Speechmatics"
    recognised_by = "JSON with a list `results` whose `alternatives` have a `content`, or `words` with a `name`"
    keeps = "words with their punctuation, speakers, the time of each word"

    def recognises(self, document: Document) -> float:
        value = root(document)
        results = objects(value.get("results"))[:50]
        new = any("content" in one for result in results for one in objects(result.get("alternatives"))[:1])
        old = any("name" in word for word in objects(value.get("words"))[:50])
        return 1.0 if new or old else 0.0

    def read(self, document: Document) -> Transcript:
        value = root(document)
        speech = Speech(document, self.name)
        words = _words(objects(value.get("results"))) if value.get("results") else _older(value)
        speech.say(with_gaps_filled(list(words)))
        return speech.transcript()


def _words(results: list[Mapping[str, object]]) -> Iterator[Word]:
    before = ""
    for result in results:
        best = next(iter(objects(result.get("alternatives"))), {})
        text = text_in(best.get("content"))
        if not text.strip():
            continue
        attached = text_in(result.get("attaches_to"))
        punctuation = result.get("type") == "punctuation"
        close = before in ("next", "both") or (punctuation and attached in ("", "previous", "both"))
        label = label_in(best.get("speaker")) or label_in(result.get("channel"))
        own = "" if label == _NOBODY or (punctuation and close) else label
        yield Word(text, own, seconds_in(result.get("start_time")), close=close)
        before = attached


def _older(value: Mapping[str, object]) -> Iterator[Word]:
    """Words, and the times at which another speaker begins."""
    speakers = objects(value.get("speakers"))
    changes = sorted((seconds_in(one.get("time")) or 0.0, label_in(one.get("name"))) for one in speakers)
    at = 0
    for word in objects(value.get("words")):
        time = seconds_in(word.get("time"))
        while time is not None and at < len(changes) and changes[at][0] <= time:
            at += 1
        label = changes[at - 1][1] if at else ""
        text = text_in(word.get("name"))
        close = bool(_MARKS.fullmatch(text))
        yield Word(text, "" if close or label == _NOBODY else label, time, close=close)
