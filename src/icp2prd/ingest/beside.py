"""Files that lie beside interviews and are none: chats, agendas, lists of participants, summaries by a program."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from icp2prd.ingest.document import Document, texts_of
from icp2prd.ingest.header import is_title
from icp2prd.ingest.kinds import Kind
from icp2prd.ingest.markup import item_start, plain

_HINT = "If it is one, name it in `include` under [interviews] in icp2prd.toml."
_CHAT = Kind("a chat log, not an interview", _HINT)
_PARTICIPANTS = Kind("a list of participants, not an interview", _HINT)
_AGENDA = Kind("an agenda, not an interview", _HINT)
_SUMMARY = Kind("a summary written by a program, not what was said", _HINT)

_CHAT_LINE = re.compile(
    r"\d\d:\d\d:\d\d(?:\t[^\t:]{1,80}:\t|\s+From\s.{1,80}?\s+to\s.{1,80}?:)"  # Zoom
    # WhatsApp
    r"|\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?:\s?[APap]\.?[Mm]\.?)?\]?(?: -)? [^:]{1,60}: "
)
_ATTENDANCE = re.compile(
    r"name \(original name\)|(?=.*\bjoin)(?=.*\b(?:leave|duration|time in session)\b).*\bname\b", re.IGNORECASE
)
_LIST_TITLE = re.compile(r"(?:meeting )?(?:attendees?|participants?|invitees|guest list|attendance)\W*", re.IGNORECASE)
_AGENDA_TITLE = re.compile(r"(?:[\w'’-]+ +){0,5}agenda\b.{0,60}", re.IGNORECASE)
_BY_A_PROGRAM = re.compile(
    r"\b(?:AI|machine|auto(?:matically)?)[- ]generated\b"
    r"|\b(?:generated|summari[sz]ed|written|created|prepared) (?:by|with|using) (?:an? |the )?"
    r"(?:AI\b|LLM|language model|ChatGPT|GPT|Claude|Gemini|Copilot|Zoom AI|Fireflies|Otter|Read\.ai|tl;dv|Fathom)",
    re.IGNORECASE,
)
_OF_A_SUMMARY = re.compile(r"\b(?:summary|summari[sz]ed|recap|notes|minutes|content|overview)\b", re.IGNORECASE)
_ZOOM_SUMMARY = ("quick recap", "next steps")
_IN_CUES = ("webvtt", "srt")
_FEWEST_MESSAGES = 2
_EDGE = 12
_LONGEST = 300
_LONGEST_REMARK = 25
_LONGEST_TITLE = 60


def kind_beside(document: Document, reader: str) -> Kind | None:
    """What a text is when it only lies beside interviews. reader: the name of the one that would take it."""
    top = [] if reader in _IN_CUES else list(islice(_written(document), _EDGE))
    if not top:
        return None
    messages = sum(1 for _ in filter(_CHAT_LINE.match, _written(document)))
    if messages >= _FEWEST_MESSAGES and messages * 2 >= sum(1 for _ in _written(document)):
        return _CHAT
    if any(len(line) <= _LONGEST and _ATTENDANCE.match(line) for line in top) or _lists_names(document, top[0]):
        return _PARTICIPANTS
    if reader != "notes":
        return None
    title = plain(top[0].lstrip("# "))
    if _AGENDA_TITLE.fullmatch(title) and is_title(title):
        return _AGENDA
    return _SUMMARY if _is_a_summary(document, top) else None


def _written(document: Document) -> Iterator[str]:
    """The lines with something on them."""
    return filter(None, map(str.strip, texts_of(document.lines)))


def _lists_names(document: Document, title: str) -> bool:
    """A title that says so, and below it nothing but short entries that are no sentences."""
    below = islice(_written(document), 1, None)
    first = next(below, None)
    if first is None or not _LIST_TITLE.fullmatch(plain(title.lstrip("# "))[:_LONGEST]):
        return False
    entries = (plain(line[item_start(line) :]) for line in chain((first,), below))
    return all(len(entry.split()) <= 8 and entry[-1:] not in ".?!…:" and ": " not in entry for entry in entries)


def _is_a_summary(document: Document, top: Sequence[str]) -> bool:
    """It says so at its top or end, or has the headings of Zoom's own."""
    edges = [line for line in (*top, *deque(_written(document), _EDGE)) if len(line) <= _LONGEST]
    of_itself = [line for line in edges if not item_start(line) and len(line.split()) <= _LONGEST_REMARK]
    if any(_BY_A_PROGRAM.search(line) and _OF_A_SUMMARY.search(line) for line in of_itself):
        return True
    short = (line for line in _written(document) if len(line) < _LONGEST_TITLE)
    titles = {title for line in short if (title := plain(line.lstrip("# ")).strip(" :").casefold()) in _ZOOM_SUMMARY}
    return len(titles) == len(_ZOOM_SUMMARY)
