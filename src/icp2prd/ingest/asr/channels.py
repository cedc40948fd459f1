"""Recordings with a channel for each speaker: their sentences put in order of time."""

import re
from collections.abc import Iterator, Sequence

from icp2prd.ingest.asr.speech import Word

_SENTENCE_END = re.compile(r"[.?!…。！？][\"”’')\]]*$")
_PAUSE = 1.0


def in_order_of_time(channels: Sequence[Sequence[Word]]) -> list[Word]:
    """The words of all channels, sentence by sentence: people who talk at once are not mixed word by word."""
    sentences: list[tuple[float, int, list[Word]]] = []
    for number, channel in enumerate(channels):
        latest = 0.0
        for sentence in _sentences(channel):
            latest = max(latest, sentence[0].time or 0.0)
            sentences.append((latest, number, sentence))
    ordered = sorted(sentences, key=lambda one: one[:2])
    return [word for _, _, sentence in ordered for word in sentence]


def _sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    before = Word("")
    for word in words:
        paused = None not in (word.time, before.time) and (word.time or 0.0) - (before.time or 0.0) > _PAUSE
        if sentence and not word.close and (paused or _SENTENCE_END.search(before.text[-6:])):
            yield sentence
            sentence = []
        sentence.append(word)
        before = word
    if sentence:
        yield sentence
