"""The block on top of a transcript that says who met whom, where and when: `Date – 31st May   Name – ES1`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from icp2prd.domain.interview import Detail
from icp2prd.ingest.document import Line, LinesBelow
from icp2prd.ingest.furniture import furniture
from icp2prd.ingest.label import label_key, parse_label
from icp2prd.ingest.markup import is_rule, item_start, plain
from icp2prd.ingest.people import attendees_in, labels_for, person_in
from icp2prd.ingest.recording import of_the_recording
from icp2prd.ingest.transcript import Aside
from icp2prd.ingest.vocabulary import CUSTOMERS, DETAIL_KEYS, INTERVIEWERS

_WHAT = "the header"
_LONGEST_LINE = 300
_LONGEST_BLOCK = 30
_MOST_BLOCKS = 6
_KEYED = re.compile(
    r"(?P<key>[^\s–—:][^–—:]{0,40}?)\s*(?:\s-\s|[–—]\s|:(?:\s|$))\s*"
    r"(?P<value>.*?)(?=\s{3,}[^\s–—:][^–—:]{0,40}?\s*(?:\s-\s|[–—]\s|:\s)|$)"
)
_ATTENDEES = ("attendees", "participants", "invited")
_ROLE_KEYS = INTERVIEWERS | CUSTOMERS


@dataclass(frozen=True, slots=True)
class Header:
    """asides: the lines it stands on. rest: every other line, also titles above or within it."""

    details: tuple[Detail, ...]
    asides: tuple[Aside, ...]
    rest: Sequence[Line]

    @property
    def cast(self) -> frozenset[str]:
        """The speakers it names, folded."""
        names: list[str] = []
        for detail in self.details:
            if detail.name.casefold() in _ATTENDEES:
                names += attendees_in(detail.value)
            elif detail.name.casefold() in _ROLE_KEYS:
                names.append(detail.value)
        return frozenset(label for name in names for label in labels_for(name))


@dataclass(frozen=True, slots=True)
class _Block:
    details: list[Detail]
    used: set[int]
    whole: bool = True


def split_header(lines: Sequence[Line]) -> Header:
    """The header of a text, or an empty one; it ends at the first line that is neither detail nor title."""
    details: list[Detail] = []
    used: set[int] = set()
    at = 0
    for _ in range(_MOST_BLOCKS):
        block, at = _next_block(lines, at)
        if _begins_a_list(block, lines[at : at + _LONGEST_BLOCK]):
            listed, at = _next_block(lines, at)
            block = (*block, *listed)
        found = _attendee_list(block) or _recording_block(block) or _detail_block(block, lines)
        details += found.details
        used |= found.used
        if not found.whole:
            break
    if not used:
        return Header((), (), lines)
    asides = tuple(Aside(line.number, line.text, _WHAT) for line in lines[:at] if line.number in used)
    rest = LinesBelow([line for line in lines[:at] if line.number not in used], lines[at:])
    if not any(line.text.strip() for line in rest):  # what heads nothing is no header
        return Header((), (), lines)
    return Header(tuple(details), asides, rest)


def is_title(text: str) -> bool:
    """A short line that is no sentence."""
    stripped = plain(text)
    return not is_rule(text) and 0 < len(stripped.split(None, 15)) <= 15 and stripped[-1:] not in ".?!,;…:"


def _next_block(lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The next lines up to a blank one, and where they end."""
    while at < len(lines) and not lines[at].text.strip():
        at += 1
    end = at
    while end < len(lines) and lines[end].text.strip() and end - at < _LONGEST_BLOCK:
        end += 1
    return lines[at:end], end


def _detail_block(block: Sequence[Line], lines: Sequence[Line]) -> _Block:
    """The details at the top of a block: all of it, or those of its first lines that can be nothing else."""
    found: list[Detail] = []
    whole = bool(block)
    for place, line in enumerate(block):
        if line.text.lstrip().startswith("#") or furniture(line.text):
            continue
        keyed = _keyed(line)
        alone = len(block) == 1 and is_title(line.text) and not any(map(_is_certain, keyed))
        if keyed and not alone:
            found += keyed
        elif not (place == 0 and is_title(line.text)):
            whole = False
            break
    if whole and _is_header(found, lines):
        return _Block(found, {detail.line for detail in found})
    certain: list[Detail] = []
    for detail in found:
        if not _is_certain(detail) or _comes_again(detail.name, lines):
            break
        certain.append(detail)
    complete = [detail for detail in certain if detail.line != next((d.line for d in found[len(certain) :]), 0)]
    return _Block(complete, {detail.line for detail in complete}, whole=False)


def _keyed(line: Line) -> list[Detail]:
    if len(line.text) > _LONGEST_LINE:
        return []
    text = plain(line.text[item_start(line.text) :].strip())
    return [
        Detail(name=match["key"].strip(), value=match["value"].strip(), line=line.number)
        for match in _KEYED.finditer(text)
    ]


def _is_header(details: Sequence[Detail], lines: Sequence[Line]) -> bool:
    if not details:
        return True
    names = [label_key(detail.name) for detail in details]
    if len(set(names)) < len(names) or any(len(detail.value.split(None, 25)) > 25 for detail in details):
        return False
    roles = all(name in _ROLE_KEYS for name in names) and all(_is_name(detail.value) for detail in details)
    if not roles and not any(_is_certain(detail) for detail in details):
        return False
    return not any(_comes_again(detail.name, lines) for detail in details)


def _is_certain(detail: Detail) -> bool:
    return label_key(detail.name).replace(" ", "_").rstrip(".") in DETAIL_KEYS


def _comes_again(name: str, lines: Sequence[Line]) -> bool:
    """Whether more than one line begins with a word as with a label: then it is a speaker."""
    key = label_key(name)
    times = 0
    for line in lines:
        if name in line.text[:80]:
            label = parse_label(line.text)
            times += label is not None and label_key(label.name) == key
    return times > 1


def _is_name(value: str) -> bool:
    words = person_in(value).split()
    return 1 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and value[-1:] not in ".?!"


def _is_attendees(line: Line) -> bool:
    return len(line.text) <= _LONGEST_LINE and plain(line.text).strip("#: ").casefold() in _ATTENDEES


def _begins_a_list(block: Sequence[Line], below: Sequence[Line]) -> bool:
    """`Attendees` alone, and a blank line between it and its bullets."""
    listed, _ = _next_block(below, 0)
    alone = len(block) == 1 and _is_attendees(block[0])
    return alone and bool(listed) and all(item_start(line.text) for line in listed)


def _attendee_list(block: Sequence[Line]) -> _Block | None:
    """Google Meet's `Attendees` with the names below it, or a list of people's own."""
    if len(block) < 2 or not _is_attendees(block[0]):
        return None
    names = [plain(line.text[item_start(line.text) :]).strip(" ,") for line in block[1:]]
    if any(len(name) > _LONGEST_LINE or name[-1:] in ".?!" for name in names):
        return None
    # `Bo Chen, CTO (customer)` is one person, so that a comma cannot part the people.
    apart = "; " if len(names) > 1 and any("," in name for name in names) else ", "
    detail = Detail(name="attendees", value=apart.join(names), line=block[1].number)
    return _Block([detail], {line.number for line in block})


def _recording_block(block: Sequence[Line]) -> _Block | None:
    """The date, the length and the like below a title, as Teams writes them, or in a sentence or two."""
    found = {line.number: of_the_recording(line) for line in block}
    titled = block and not found[block[0].number] and is_title(block[0].text)
    told = block[1:] if titled else block
    if not told or not all(found[line.number] for line in told):
        return None
    details = [detail for line in told if (detail := found[line.number])]
    return _Block(details, {detail.line for detail in details})
