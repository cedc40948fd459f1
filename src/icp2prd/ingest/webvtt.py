"""WebVTT: Zoom, Teams, Whisper and captions from the web."""

from pathlib import PurePosixPath

from icp2prd.ingest.cued import transcript_of
from icp2prd.ingest.document import Document
from icp2prd.ingest.timed_cues import first_lines, is_timing
from icp2prd.ingest.transcript import Transcript


class WebVttReader:
    name = "webvtt"
    tools = "Zoom, Teams, Whisper, captions from the web"
    recognised_by = "`WEBVTT` on the first line, or times with `-->` in a `.vtt` file"
    keeps = "`<v Name>` or `Name:` as speakers, who go on until another is named; times; repeated rolling lines once"

    def recognises(self, document: Document) -> float:
        start = first_lines(document.lines)
        if start and start[0].lstrip().startswith("WEBVTT"):
            return 1.0
        named = PurePosixPath(document.name).suffix.lower() == ".vtt"
        return 0.9 if named and any(map(is_timing, start)) else 0.0

    def read(self, document: Document) -> Transcript:
        return transcript_of(document, self.name)
