"""AssemblyAI: utterances in milliseconds, null where speakers were not asked for.

https://www.assemblyai.com/docs/api-reference/transcripts/get
"""

from collections.abc import Iterator, Mapping

from icp2prd.ingest.asr.speech import Speech, Word, passage, with_gaps_filled
from icp2prd.ingest.asr.values import MILLISECONDS, label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import Transcript

_ITS_OWN = {"audio_url", "audio_duration", "acoustic_model", "speech_model", "language_model", "utterances"}


class AssemblyAiReader:
    name = "assemblyai"
    tools = "AssemblyAI"
    recognised_by = "JSON with `utterances`, or with `words` that have a `text` beside one of its own keys"
    keeps = "words, speakers, the time of each word"

    def recognises(self, document: Document) -> float:
        value = root(document)
        words = objects(value.get("words"))
        if objects(value.get("utterances")) or (words and "text" in words[0] and value.keys() & _ITS_OWN):
            return 1.0
        return 1.0 if "text" in value and value.keys() & _ITS_OWN else 0.0

    def read(self, document: Document) -> Transcript:
        value = root(document)
        speech = Speech(document, self.name, whole=text_in(value.get("text")))
        utterances = objects(value.get("utterances"))
        for utterance in utterances or [value]:
            text = text_in(utterance.get("text"))
            speech.say(with_gaps_filled(list(_spoken(utterance, text))), written=text if utterances else "")
        speech.aside(text_in(value.get("summary")), "a summary that the tool wrote")
        return speech.transcript()


def _spoken(part: Mapping[str, object], text: str) -> Iterator[Word]:
    words = [
        Word(text_in(word.get("text")), label_in(word.get("speaker")), seconds_in(word.get("start"), MILLISECONDS))
        for word in objects(part.get("words"))
    ]
    text = text or " ".join(word.text for word in words)
    label = label_in(part.get("speaker")) or label_in(part.get("channel"))
    return passage(text, words, label, seconds_in(part.get("start"), MILLISECONDS))
