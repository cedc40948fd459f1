"""What recorders and exporters put around the talk."""

import re

_MEET_BANNER = re.compile(r"this editable transcript was computer generated\b.{0,120}", re.IGNORECASE)
_KNOWN = (
    (_MEET_BANNER, "Google Meet's banner"),
    (
        re.compile(r"(?:meeting|transcription) ended after [\d:]+\W*", re.IGNORECASE),
        "Google Meet's last line",
    ),
    (
        re.compile(r"[^\W\d_][^:?!\n]{1,60} (?:started|stopped) transcription", re.IGNORECASE),
        "Teams' first or last line",
    ),
    (re.compile(r"transcribed by https?://otter\.ai/?", re.IGNORECASE), "Otter's footer"),
)
FORMAT_BY_FURNITURE = {
    "Google Meet's banner": "google-meet",
    "Google Meet's last line": "google-meet",
    "Otter's footer": "otter",
}


def furniture(text: str) -> str:
    """What a line is, in words, when an exporter wrote it; empty for anything a person said."""
    if len(text) > 300:
        return ""
    bare = text.strip().strip("*_#> ").strip()
    return next((what for pattern, what in _KNOWN if pattern.fullmatch(bare)), "")
