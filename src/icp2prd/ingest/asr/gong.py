"""Gong: a call as monologues of sentences, in milliseconds; names stand in another answer of its API.

https://help.gong.io/docs/what-the-gong-api-provides
"""

from collections.abc import Mapping

from icp2prd.errors import InputError
from icp2prd.ingest.asr.speech import Speech, passage
from icp2prd.ingest.asr.values import MILLISECONDS, items, label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import Transcript


class GongReader:
    name = "gong"
    tools = "Gong"
    recognised_by = "JSON with `callTranscripts`"
    keeps = "sentences, speakers (by name where `parties` are in the file, else numbered), times"

    def recognises(self, document: Document) -> float:
        return 1.0 if isinstance(root(document).get("callTranscripts"), list) else 0.0

    def read(self, document: Document) -> Transcript:
        value = root(document)
        calls = objects(value.get("callTranscripts"))
        if len(calls) > 1:
            hint = "Export each call into a file of its own: one file is one interview."
            raise InputError(f"{len(calls)} calls of Gong in one file", hint=hint)
        speech = Speech(document, self.name)
        for call in calls:
            names = _names(value, call)
            for monologue in objects(call.get("transcript")):
                number = text_in(monologue.get("speakerId"))
                speaker = (names.get(number) or names.setdefault(number, f"Speaker {len(names) + 1}")) if number else ""
                for sentence in objects(monologue.get("sentences")):
                    text = text_in(sentence.get("text"))
                    time = seconds_in(sentence.get("start"), MILLISECONDS)
                    speech.say(passage(text, (), speaker, time), written=text)
        return speech.transcript()


def _names(value: Mapping[str, object], call: Mapping[str, object]) -> dict[str, str]:
    """Names by Gong's number of a speaker, wherever somebody put the parties of the call beside its words."""
    holders = [value, call, *objects(value.get("calls"))]
    parties = [party for holder in holders for party in items(holder.get("parties"))]
    return {
        text_in(party.get("speakerId")): label_in(party.get("name"))
        for party in objects(parties)
        if party.get("speakerId") and label_in(party.get("name"))
    }
