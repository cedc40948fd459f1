"""Deepgram: channels of words, and utterances that may be absent or one word long.

https://developers.deepgram.com/docs/utterances
"""

from collections.abc import Iterator, Mapping

from icp2prd.ingest.asr.channels import in_order_of_time
from icp2prd.ingest.asr.speech import Speech, Word, passage, with_gaps_filled
from icp2prd.ingest.asr.values import fields, label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import Transcript


class DeepgramReader:
    name = "deepgram"
    tools = "Deepgram"
    recognised_by = "JSON with `results.channels` or `results.utterances`"
    keeps = "words, speakers (a channel each where there are several), the time of each word"

    def recognises(self, document: Document) -> float:
        results = fields(root(document).get("results"))
        return 1.0 if "channels" in results or "utterances" in results else 0.0

    def read(self, document: Document) -> Transcript:
        results = fields(root(document).get("results"))
        alternatives = [_best(channel) for channel in objects(results.get("channels"))]
        speech = Speech(document, self.name)
        if len(alternatives) > 1:
            channels = [list(_on_channel(number, one)) for number, one in enumerate(alternatives)]
            speech.say(in_order_of_time(channels))
        elif alternatives and (text_in(alternatives[0].get("transcript")) or alternatives[0].get("words")):
            speech.say(with_gaps_filled(list(_spoken(alternatives[0]))))
        else:
            words = [word for one in objects(results.get("utterances")) for word in _spoken(one)]
            speech.say(with_gaps_filled(words))
        return speech.transcript()


def _best(channel: Mapping[str, object]) -> Mapping[str, object]:
    """Alternatives come with the likeliest first."""
    return next(iter(objects(channel.get("alternatives"))), {})


def _spoken(part: Mapping[str, object]) -> Iterator[Word]:
    """The words of an alternative or an utterance."""
    words = [
        Word(
            text_in(word.get("punctuated_word")) or text_in(word.get("word")),
            label_in(word.get("speaker")),
            seconds_in(word.get("start")),
        )
        for word in objects(part.get("words"))
    ]
    text = text_in(part.get("transcript")) or " ".join(word.text for word in words)
    return passage(text, words, label_in(part.get("speaker")), seconds_in(part.get("start")))


def _on_channel(number: int, alternative: Mapping[str, object]) -> Iterator[Word]:
    """Speakers are counted anew on each channel, so that a label needs both numbers where there are several."""
    words = list(_spoken(alternative))
    several = len({word.speaker for word in words} - {""}) > 1
    for word in words:
        own = f"{number}-{word.speaker.removeprefix('Speaker ')}" if several and word.speaker else str(number)
        yield Word(word.text, f"Speaker {own}", word.time)
