"""SubRip (.srt): numbered cues, with commas in their times or, as some tools write it, full stops."""

from pathlib import PurePosixPath

from icp2prd.ingest.cued import transcript_of
from icp2prd.ingest.document import Document
from icp2prd.ingest.timed_cues import first_lines, is_timing
from icp2prd.ingest.transcript import Transcript


class SubRipReader:
    name = "srt"
    tools = "Whisper, Rev, Descript, subtitle editors, captions from the web"
    recognised_by = "a time with `-->` on the first or second line, or anywhere near the top of a `.srt` file"
    keeps = "`Name:` as speakers, who go on until another is named; times; repeated rolling lines once"

    def recognises(self, document: Document) -> float:
        start = first_lines(document.lines)
        named = PurePosixPath(document.name).suffix.lower() == ".srt"
        if any(map(is_timing, start[:2])):
            return 0.95
        return 0.9 if named and any(map(is_timing, start)) else 0.0

    def read(self, document: Document) -> Transcript:
        return transcript_of(document, self.name)
