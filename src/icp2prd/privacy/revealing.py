"""The way back: a draft with placeholders, with what they stand for in their place."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from icp2prd.domain.base import InterviewId, TurnId
from icp2prd.domain.evidence import Evidence, Span
from icp2prd.domain.interview import Interview, Interviews
from icp2prd.domain.prd import InterviewSummary, Prd
from icp2prd.domain.privacy import Pseudonyms
from icp2prd.privacy.files import shown_file
from icp2prd.privacy.redaction import Redaction
from icp2prd.privacy.register import PLACEHOLDER


class Revealer:
    """Puts names back into any text, each as it was said first; quotes it recovers letter by letter."""

    def __init__(self, kept: Pseudonyms, ids: Mapping[InterviewId, InterviewId]) -> None:
        self._said = {one.placeholder: one.said for one in kept.entries}
        self._files = {shown_file(file, shown): file for file, shown in kept.files.items()}
        self._ids = dict(ids)
        shown = "|".join(map(re.escape, [*self._files, *sorted(ids, key=len, reverse=True)]))
        self._names = re.compile(rf"(?<![\w-])(?:{shown})(?![\w-])") if shown else None

    def text(self, text: str) -> str:
        said = PLACEHOLDER.sub(lambda match: self._said.get(match[0], match[0]), text)
        return self._names.sub(lambda match: self._name(match[0]), said) if self._names else said

    def tree(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {self.text(key): self.tree(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.tree(item) for item in value]
        return value

    def _name(self, shown: str) -> str:
        return self._files.get(shown) or self._ids.get(InterviewId(shown)) or shown


def revealed(prd: Prd, interviews: Interviews, redaction: Redaction) -> Prd:
    """interviews: as they were read. redaction: what was made of them for the draft."""
    by_file = {one.file: one for one in interviews.interviews}
    files = {shown: file for file, shown in redaction.pseudonyms.files.items()}
    raw = {InterviewId(shown): by_file[file] for shown, file in files.items() if file in by_file}
    revealer = Revealer(redaction.pseudonyms, {shown: one.id for shown, one in raw.items()})
    named = Prd.model_validate(revealer.tree(prd.model_dump(mode="json")))
    return named.model_copy(
        update={
            "evidence": tuple(
                _as_said(one, again, redaction) for one, again in zip(prd.evidence, named.evidence, strict=True)
            ),
            "interviews": tuple(_summaries(prd.interviews, named.interviews, raw)),
        }
    )


def _as_said(redacted: Evidence, named: Evidence, redaction: Redaction) -> Evidence:
    """A quote in the words of its turn; where the interview has changed since, with names put in for placeholders."""
    turn, raw = redaction.interviews.turn(redacted.turn), redaction.raw.get(redacted.turn)
    if turn is None or raw is None or turn.text[redacted.start : redacted.end] != redacted.quote:
        return named
    alignment = redaction.alignments[TurnId(redacted.turn)]
    span = alignment.to_raw(Span(start=redacted.start, end=redacted.end))
    around = turn.text.find(redacted.sentence)
    sentence = alignment.to_raw(Span(start=around, end=around + len(redacted.sentence)))
    return named.model_copy(
        update={
            "start": span.start,
            "end": span.end,
            "quote": raw.text[span.start : span.end],
            "segments": tuple(map(alignment.to_raw, redacted.segments)),
            "sentence": raw.text[sentence.start : sentence.end] if around >= 0 else named.sentence,
            "speaker": raw.speaker,
            "person": raw.person,
            "turn": raw.id,
            "interview": raw.interview,
        }
    )


def _summaries(
    redacted: Iterable[InterviewSummary], named: Iterable[InterviewSummary], raw: Mapping[InterviewId, Interview]
) -> Iterable[InterviewSummary]:
    for one, again in zip(redacted, named, strict=True):
        as_read = raw.get(one.id)
        if as_read is None:
            yield again
            continue
        yield again.model_copy(
            update={
                "id": as_read.id,
                "file": as_read.file,
                "speakers": as_read.speakers,
                "notices": as_read.notices,
            }
        )
