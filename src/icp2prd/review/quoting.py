"""A customer's words as a person reads them: who said them, where, and a line of what was said around them."""

from collections.abc import Iterable, Mapping
from typing import Final

from icp2prd.domain.base import InterviewId, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.interview import Interview, Turn
from icp2prd.render.phrases import caveat_of, place_of, strength_in_words
from icp2prd.review.sheet import Said

_BREAKS: Final = " .,;:!?…–—-)]”’\"'"
"""What closes a sentence or a part of one; nobody misses it before the words that come after."""

LINE: Final = 160
"""Characters of context on either side: a line of a wide terminal."""


def said(
    ids: Iterable[ItemId], evidence: Mapping[ItemId, Evidence], interviews: Mapping[InterviewId, Interview]
) -> tuple[Said, ...]:
    """The strongest first; ids that stand for no quote are left out."""
    found = [evidence[one] for one in ids if one in evidence]
    strongest = sorted(found, key=lambda one: (-one.strength, one.after_leading_question))
    return tuple(_said(one, interviews.get(one.interview)) for one in strongest)


def _said(one: Evidence, interview: Interview | None) -> Said:
    before, after = _around(one, interview)
    caveat = caveat_of(one)
    return Said(
        id=one.id,
        words=one.printed(),
        who=f"{one.speaker} ({one.role})",
        where=place_of(one.locator),
        weight=strength_in_words(one.strength) + (f"; {caveat}" if caveat else ""),
        before=before,
        after=after,
        interview=one.interview,
        turn=one.turn,
    )


def _around(one: Evidence, interview: Interview | None) -> tuple[str, str]:
    """Nothing where the interview is not what the quote was taken from."""
    turns = interview.turns if interview else ()
    place = next((place for place, turn in enumerate(turns) if turn.id == one.turn), None)
    if place is None or turns[place].text[one.start : one.end] != one.quote:
        return "", ""
    turn = turns[place]
    earlier = " ".join(turn.text[: one.start].split())
    later = " ".join(turn.text[one.end :].split()).lstrip(_BREAKS)
    before = _tail(earlier) if earlier else _tail(_line(turns[place - 1])) if place else ""
    after = _head(later) if later else _head(_line(turns[place + 1])) if turns[place + 1 :] else ""
    return before, after


def _line(turn: Turn) -> str:
    return f"{turn.speaker}: {' '.join(turn.text.split())}"


def _tail(text: str) -> str:
    return text if len(text) <= LINE else "…" + text[1 - LINE :].partition(" ")[2]


def _head(text: str) -> str:
    return text if len(text) <= LINE else text[: LINE - 1].rpartition(" ")[0] + "…"
