"""Amazon Transcribe: single words, with times as text, none for punctuation, and labels that may be empty.

https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from icp2prd.ingest.asr.channels import in_order_of_time
from icp2prd.ingest.asr.speech import Speech, Word, passage, with_gaps_filled
from icp2prd.ingest.asr.values import fields, items, label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import Transcript


class AmazonReader:
    name = "amazon-transcribe"
    tools = "Amazon Transcribe"
    recognised_by = "JSON with `results.items`, `results.transcripts` or `results.audio_segments`"
    keeps = "words with their punctuation, speakers or channels, the time of each word"

    def recognises(self, document: Document) -> float:
        results = fields(root(document).get("results"))
        return 1.0 if results.keys() & {"items", "transcripts", "audio_segments"} else 0.0

    def read(self, document: Document) -> Transcript:
        results = fields(root(document).get("results"))
        whole = " ".join(text_in(one.get("transcript")) for one in objects(results.get("transcripts")))
        speech = Speech(document, self.name, whole=whole)
        channels = objects(fields(results.get("channel_labels")).get("channels"))
        listed = objects(results.get("items"))
        segments = objects(results.get("audio_segments"))
        if len(channels) > 1:
            speech.say(in_order_of_time([list(_on_channel(channel)) for channel in channels]))
        elif listed:
            speech.say(with_gaps_filled(list(_words(listed, _Speakers(results)))))
        elif segments:
            for one in segments:
                text = text_in(one.get("transcript"))
                label, time = label_in(one.get("speaker_label")), seconds_in(one.get("start_time"))
                speech.say(passage(text, (), label, time), written=text)
        else:
            speech.say(passage(whole, ()), written=whole)
        return speech.transcript()


class _Speakers:
    """Who said the item with a number or a start; the file says it in up to three places."""

    def __init__(self, results: Mapping[str, object]) -> None:
        self._by_start: dict[float, str] = {}
        self._by_id: dict[str, str] = {}
        stretches: list[tuple[float, float, str]] = []
        for segment in objects(fields(results.get("speaker_labels")).get("segments")):
            label = label_in(segment.get("speaker_label"))
            start, end = seconds_in(segment.get("start_time")), seconds_in(segment.get("end_time"))
            if label and start is not None and end is not None:
                stretches.append((start, end, label))
            for item in objects(segment.get("items")):
                begun = seconds_in(item.get("start_time"))
                if begun is not None:
                    self._by_start[begun] = label_in(item.get("speaker_label")) or label
        for segment in objects(results.get("audio_segments")):
            label = label_in(segment.get("speaker_label"))
            self._by_id |= {text_in(number): label for number in items(segment.get("items"))}
        self._stretches = sorted(stretches)

    def of(self, item: Mapping[str, object], start: float | None) -> str:
        label = label_in(item.get("speaker_label")) or self._by_id.get(text_in(item.get("id")), "")
        if label or start is None:
            return label
        return self._by_start.get(start) or self._during(start)

    def _during(self, start: float) -> str:
        at = bisect_right(self._stretches, (start, float("inf"), "")) - 1
        return self._stretches[at][2] if at >= 0 and start <= self._stretches[at][1] else ""


def _words(listed: list[Mapping[str, object]], speakers: _Speakers) -> Iterator[Word]:
    for item in listed:
        text = text_in(next(iter(objects(item.get("alternatives"))), {}).get("content"))
        start = seconds_in(item.get("start_time"))
        punctuation = item.get("type") == "punctuation"
        yield Word(text, "" if punctuation else speakers.of(item, start), start, close=punctuation)


def _on_channel(channel: Mapping[str, object]) -> Iterator[Word]:
    label = label_in(channel.get("channel_label"))
    for word in _words(objects(channel.get("items")), _Speakers({})):
        yield Word(word.text, word.speaker or label, word.time, word.close)
