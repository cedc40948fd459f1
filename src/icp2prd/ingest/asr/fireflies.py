"""Fireflies: sentences with the speaker's name, as its API answers or below a `transcript`.

https://docs.fireflies.ai/schema/sentence
"""

from collections.abc import Mapping

from icp2prd.domain.interview import Detail
from icp2prd.ingest.asr.speech import Speech, passage
from icp2prd.ingest.asr.values import fields, label_in, objects, root, seconds_in, text_in
from icp2prd.ingest.document import Document
from icp2prd.ingest.transcript import TITLE, Transcript


class FirefliesReader:
    name = "fireflies"
    tools = "Fireflies"
    recognised_by = "JSON with `sentences`, at the top, in `transcript`, or in `data.transcript`"
    keeps = "sentences, names of speakers, times, the title; its summary is left out, and named"

    def recognises(self, document: Document) -> float:
        return 1.0 if "sentences" in _meeting(document) else 0.0

    def read(self, document: Document) -> Transcript:
        meeting = _meeting(document)
        names = {text_in(one.get("id")): label_in(one.get("name")) for one in objects(meeting.get("speakers"))}
        speech = Speech(document, self.name)
        for sentence in objects(meeting.get("sentences")):
            text = text_in(sentence.get("text")) or text_in(sentence.get("raw_text"))
            number = text_in(sentence.get("speaker_id"))
            speaker = label_in(sentence.get("speaker_name")) or names.get(number) or label_in(number)
            speech.say(passage(text, (), speaker, seconds_in(sentence.get("start_time"))), written=text)
        title = text_in(meeting.get("title")).strip()
        if title:
            speech.details.append(Detail(name=TITLE, value=title, line=1))
        summary = fields(meeting.get("summary"))
        speech.aside(" ".join(text_in(part) for part in summary.values()), "a summary that the tool wrote")
        return speech.transcript()


def _meeting(document: Document) -> Mapping[str, object]:
    value = root(document)
    inside = fields(value.get("data")) or value
    return fields(inside.get("transcript")) or inside
