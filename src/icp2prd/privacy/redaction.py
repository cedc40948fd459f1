"""Interviews without names: a pure step between reading and everything else.

What follows sees placeholders only, so that quotes are found, cut and checked in the text that a model was shown. The
text as it was said is found again through the alignment of each turn.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from icp2prd.domain.base import InterviewId, PersonId, TurnId
from icp2prd.domain.interview import Detail, Interview, Interviews, Mark, Speaker, Turn, Unread
from icp2prd.domain.privacy import EntityKind, Pseudonym, Pseudonyms
from icp2prd.domain.settings import Brief
from icp2prd.ingest.people import slug
from icp2prd.privacy.alignment import Alignment
from icp2prd.privacy.files import shown_file
from icp2prd.privacy.finder import Finder
from icp2prd.privacy.mask import Mask
from icp2prd.privacy.naming import PatternFinder
from icp2prd.privacy.participants import enter_participants, is_plain_label, key_of, names_meant
from icp2prd.privacy.redactor import Redactor
from icp2prd.privacy.register import PLACEHOLDER, Register

_WHO_IT_IS: Final = "The label in the file is meant; `icp2prd interviews STUDY --reveal` shows it."
_CUT_OFF: Final = re.compile("“[^”]*…”")


@dataclass(frozen=True, slots=True)
class Redaction:
    """brief: what the team gave, with the same placeholders. raw: each turn as it was said, by its id now."""

    interviews: Interviews
    brief: Brief
    pseudonyms: Pseudonyms
    alignments: Mapping[TurnId, Alignment]
    raw: Mapping[TurnId, Turn]


def redact(interviews: Interviews, brief: Brief, kept: Pseudonyms, more: Sequence[Finder] = ()) -> Redaction:
    """Put placeholders in the place of names.

    kept: the mapping so far; what it holds keeps its placeholder. more: finders beside our own.
    """
    settings = brief.settings
    register = Register(kept, _placeholders_in(interviews))
    files = [*(one.file for one in interviews.interviews), *(one.file for one in interviews.unread)]
    for file in sorted(files):
        register.shown_as(file)
    enter_participants(register, interviews.interviews, settings)
    redactor = Redactor(register, [PatternFinder(settings.privacy.regions), *more])
    for interview in interviews.interviews:
        for turn in interview.turns:
            redactor.introduce(turn.text)
    redactor.know_everyone()
    steps = [_Step(interview, register, redactor) for interview in interviews.interviews]
    redacted = {step.id: step.interview() for step in steps}
    mask = Mask(register, redactor)
    return Redaction(
        interviews=Interviews(
            interviews=tuple(sorted(redacted.values(), key=lambda one: int(one.id.rpartition("-")[2]))),
            unread=tuple(_unread(one, register, mask) for one in interviews.unread),
        ),
        brief=mask.brief(brief),
        pseudonyms=register.pseudonyms(),
        alignments={turn: alignment for step in steps for turn, alignment in step.alignments.items()},
        raw={turn: raw for step in steps for turn, raw in step.raw.items()},
    )


class _Step:
    """One interview on its way."""

    def __init__(self, interview: Interview, register: Register, redactor: Redactor) -> None:
        self._raw = interview
        self._register = register
        self._redactor = redactor
        self._own = names_meant(register, interview)
        self._used: list[Pseudonym] = []
        self.id = InterviewId(register.shown_as(interview.file))
        self.alignments: dict[TurnId, Alignment] = {}
        self.raw: dict[TurnId, Turn] = {}

    def interview(self) -> Interview:
        raw = self._raw
        turns = tuple(map(self._turn, raw.turns))
        return raw.model_copy(
            update={
                "id": self.id,
                "file": shown_file(raw.file, self.id),
                "speakers": tuple(map(self._speaker, raw.speakers)),
                "turns": turns,
                "details": tuple(map(self._detail, raw.details)),
                "notices": (*map(self._notice, raw.notices), *self._summary()),
            }
        )

    def _turn(self, turn: Turn) -> Turn:
        redacted = self._redactor.redact(turn.text, self._own)
        self._used += redacted.used
        turn_id = TurnId(f"{self.id}:{turn.number}")
        self.alignments[turn_id] = redacted.alignment
        self.raw[turn_id] = turn
        return turn.model_copy(
            update={
                "id": turn_id,
                "interview": self.id,
                "speaker": self._label(turn.person, turn.speaker),
                "person": self._person(turn.person, turn.speaker),
                "text": redacted.text,
                "marks": _marks(turn.marks, redacted.alignment, len(redacted.text)),
                "place": self._words(turn.place),
            }
        )

    def _speaker(self, speaker: Speaker) -> Speaker:
        return speaker.model_copy(
            update={
                "name": self._label(speaker.person, speaker.name),
                "person": self._person(speaker.person, speaker.name),
                "because": self._words(speaker.because),
            }
        )

    def _detail(self, detail: Detail) -> Detail:
        return detail.model_copy(update={"name": self._words(detail.name), "value": self._words(detail.value)})

    def _notice(self, notice: str) -> str:
        """A notice quotes a few words of the file; where it cuts them off, half a name may be left."""
        words = self._words(_CUT_OFF.sub("“…”", notice))
        asks_for_a_label = "icp2prd.toml" in words and PLACEHOLDER.search(words)
        return f"{words} {_WHO_IT_IS}" if asks_for_a_label else words

    def _words(self, text: str) -> str:
        return self._redactor.redact(text, self._own).text

    def _label(self, person: PersonId, label: str) -> str:
        entry = self._entry(person, label)
        return label if entry is None or is_plain_label(label) else entry.placeholder

    def _person(self, person: PersonId, label: str) -> PersonId:
        entry = self._entry(person, label)
        if entry is None:
            return PersonId(f"{self.id}/{person.rpartition('/')[2]}")
        stands_for = slug(entry.placeholder)
        return PersonId(f"{self.id}/{stands_for}" if "/" in person else stands_for)

    def _entry(self, person: PersonId, label: str) -> Pseudonym | None:
        return self._register.known(EntityKind.PERSON, key_of(person, self._raw.file, label))

    def _summary(self) -> tuple[str, ...]:
        counts = Counter(one.kind for one in dict.fromkeys(self._used))
        if not counts:
            return ()
        listed = ", ".join(f"{counts[kind]} {kind.value}(s)" for kind in EntityKind if counts[kind])
        return (f"Placeholders stand in what is said for {listed}.",)


def _unread(one: Unread, register: Register, mask: Mask) -> Unread:
    return Unread(
        file=shown_file(one.file, register.shown_as(one.file)), reason=mask.text(one.reason), hint=mask.text(one.hint)
    )


def _marks(marks: Iterable[Mark], alignment: Alignment, length: int) -> tuple[Mark, ...]:
    """Marks where they belong in the text with placeholders, rising; of two at one place, the later."""
    moved: dict[int, Mark] = {}
    for mark in marks:
        offset = alignment.mark_in_redacted(mark.offset)
        if offset < length or not moved:
            moved[offset] = replace(mark, offset=offset)
    return tuple(moved.values())


def _placeholders_in(interviews: Interviews) -> set[str]:
    """What looks like a placeholder of ours already, as in a transcript that somebody else made anonymous."""
    return {
        match[0] for one in interviews.interviews for turn in one.turns for match in PLACEHOLDER.finditer(turn.text)
    }
