"""Google Speech-to-Text, versions 1 and 2: results with alternatives, the likeliest first.

https://cloud.google.com/speech-to-text/docs/multiple-voices: with speakers, version 1 ends with a result that says
every word again, this time with its speaker.
"""

from collections.abc import Mapping, Sequence

from icp2prd.ingest.asr.channels import in_order_of_time
from icp2prd.ingest.asr.speech import Speech, Word, passage, with_gaps_filled
from icp2prd.ingest.asr.values import fields, label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import Transcript

_NANOSECONDS = 1e9


class GoogleReader:
    name = "google-speech"
    tools = "Google Speech-to-Text"
    recognised_by = "JSON with a list `results` whose `alternatives` have a `transcript` or `words`"
    keeps = "words, speakers or channels, the time of each word"

    def recognises(self, document: Document) -> float:
        alternatives = [one for result in _results(document) for one in objects(result.get("alternatives"))[:1]]
        return 1.0 if any(one.keys() & {"transcript", "words"} for one in alternatives[:50]) else 0.0

    def read(self, document: Document) -> Transcript:
        speech = Speech(document, self.name)
        results = _said_once([_words(result) for result in _results(document)])
        channels: dict[str, list[Word]] = {}
        for result, words in zip(_results(document), results, strict=True):
            channels.setdefault(label_in(result.get("channelTag")), []).extend(words)
        if len(channels) > 1:
            labelled = [
                [Word(word.text, word.speaker or channel, word.time) for word in words]
                for channel, words in channels.items()
            ]
            speech.say(with_gaps_filled(in_order_of_time(labelled)))
        else:
            speech.say(with_gaps_filled([word for words in results for word in words]))
        return speech.transcript()


def _results(document: Document) -> list[Mapping[str, object]]:
    """Also those of a long-running operation, which wraps them in its `response`."""
    value = root(document)
    return objects(value.get("results")) or objects(fields(value.get("response")).get("results"))


def _words(result: Mapping[str, object]) -> list[Word]:
    best = next(iter(objects(result.get("alternatives"))), {})
    words = [
        Word(text_in(word.get("word")), _speaker(word), _time(word.get("startTime", word.get("startOffset"))))
        for word in objects(best.get("words"))
    ]
    return list(passage(text_in(best.get("transcript")) or " ".join(word.text for word in words), words))


def _said_once(results: Sequence[list[Word]]) -> list[list[Word]]:
    """Without what the last result says again with speakers, where it is the only one to name them."""
    *before, last = results or [[]]
    named_before = any(word.speaker for words in before for word in words)
    again = [word.text for words in before for word in words] == [word.text for word in last]
    if before and again and not named_before and any(word.speaker for word in last):
        return [[] for _ in before] + [last]
    return list(results)


def _speaker(word: Mapping[str, object]) -> str:
    """Number 0 stands for a word that nobody was found for."""
    tag = word.get("speakerTag")
    return label_in(word.get("speakerLabel")) or (label_in(tag) if tag not in (0, "0") else "")


def _time(value: object) -> float | None:
    """`"1.300s"`, or seconds and billionths apart, as protocol buffers are dumped."""
    if not isinstance(value, dict):
        return seconds_in(value)
    whole, part = seconds_in(value.get("seconds", 0)), seconds_in(value.get("nanos", 0), _NANOSECONDS)
    return None if whole is None or part is None else round(whole + part, 3)
