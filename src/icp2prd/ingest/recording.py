"""Lines above a talk that tell of its recording: `15 April 2026, 02:30pm`, `24m 42s`, `Recorded by telephone.`"""

import re

from icp2prd.domain.interview import Detail
from icp2prd.ingest.document import Line
from icp2prd.ingest.markup import item_start, plain

_LONGEST = 160
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}"
    rf"|{_DAY}(?: of)? {_MONTH}\.?,?(?: \d{{4}})?|{_MONTH}\.? {_DAY},?(?: \d{{4}})?))"
)
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?"
_WHEN = re.compile(rf"{_DATE}(?:,? (?:at )?{_CLOCK}(?:\s?[-–—]\s?{_CLOCK})?(?: [A-Z]{{2,5}})?)?", re.IGNORECASE)
_HOW_LONG = re.compile(
    r"(?=\S)(?:\d{1,2}\s?(?:h|hrs?|hours?),?\s?)?(?:\d{1,3}\s?(?:m|mins?|minutes?),?\s?)?"
    r"(?:\d{1,2}\s?(?:s|secs?|seconds?))?",
    re.IGNORECASE,
)
_TALK = "(?:phone |video |telephone )?(?:call|interview|conversation|meeting|session|talk)"
_OF_IT = re.compile(
    rf"{_TALK} (?:of|on|from|held on) (?:the )?{_DATE}\b[^?!:]*"
    r"|(?:recorded|transcribed|transcript made|recording made) (?:with|by|on|at|in|from|over|using)\b[^?!:]*",
    re.IGNORECASE,
)


def of_the_recording(line: Line) -> Detail | None:
    """What a line tells of the recording, where it tells nothing else."""
    if len(line.text) > _LONGEST:
        return None
    text = plain(line.text[item_start(line.text) :])
    for name, pattern in (("date", _WHEN), ("duration", _HOW_LONG), ("recording", _OF_IT)):
        if pattern.fullmatch(text):
            return Detail(name=name, value=text, line=line.number)
    return None
