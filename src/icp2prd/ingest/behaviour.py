"""Who asks and who answers, told from the turns alone.

Two voices are weighed against each other by what each does more of: asks, leads, speaks to the other rather than of
oneself, leaves the words to the other. The weights are set by hand, and are meant to be rough: docs/roles.md says how
often they are right.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from icp2prd.domain.interview import Role
from icp2prd.ingest.cues import asks, leads, speaks_of_oneself, speaks_to_the_other

ENOUGH = 0.65
"""Below this confidence nobody is called interviewer or customer for how they talk."""

SUREST = 0.95
"""No more than this is ever concluded from how people talk."""

_LISTENED_TO = 200_000
"""Characters of one voice, some four hours of talk: more would not tell more, and takes its time."""

_FEWEST_WORDS_TO_OPEN = 2
_FEWEST_QUESTIONS_OF_SEVERAL = 5
_FEWEST_QUESTIONS = 2
_COLLEAGUES = 0.1
"""Taken off where several do the same: one of them may be a colleague of the other side."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How one speaker talks.

    asking, leading: turns that hold a question, or lead the talk. of_oneself, to_the_other: words "I", "we", and
    words "you". opens: speaks first, but for noise.
    """

    name: str
    turns: int
    words: int
    asking: int
    opens: bool
    leading: int = 0
    of_oneself: int = 0
    to_the_other: int = 0

    @property
    def cues(self) -> int:
        return self.asking + self.leading


@dataclass(frozen=True, slots=True)
class Standing:
    """A role, what it rests on in words, and how sure it is (0 to 1).

    told: by a person, the file, or the label; not concluded from how people talk.
    """

    role: Role
    because: str
    confidence: float
    told: bool = False


def voices_of(turns: Iterable[tuple[str, str]]) -> tuple[Voice, ...]:
    """The speakers of (speaker, text) turns, by first appearance."""
    punctuated = False
    opener = ""
    by_name: dict[str, _Share] = {}
    for name, text in turns:
        punctuated = punctuated or "?" in text
        if not opener and len(text.split(None, _FEWEST_WORDS_TO_OPEN)) >= _FEWEST_WORDS_TO_OPEN:
            opener = name
        share = by_name.get(name)
        if share is None:
            share = by_name[name] = _Share()
        share.add(text)
    return tuple(_voice(name, share, opens=name == opener, punctuated=punctuated) for name, share in by_name.items())


@dataclass(slots=True)
class _Share:
    """What one speaker says, counted. asking_too: turns that hold a question where the file has no question marks."""

    turns: int = 0
    words: int = 0
    asking: int = 0
    asking_too: int = 0
    leading: int = 0
    of_oneself: int = 0
    to_the_other: int = 0
    _left: int = _LISTENED_TO

    def add(self, text: str) -> None:
        self.turns += 1
        self.words += _words_in(text)
        if self._left <= 0:
            return
        heard = text[: self._left]
        self._left -= len(text)
        question = asks(heard)
        self.asking += question
        self.asking_too += question or asks(heard, punctuated=False)
        self.leading += leads(heard)
        self.of_oneself += speaks_of_oneself(heard)
        self.to_the_other += speaks_to_the_other(heard)


def _voice(name: str, share: _Share, *, opens: bool, punctuated: bool) -> Voice:
    return Voice(
        name=name,
        turns=share.turns,
        words=share.words,
        asking=share.asking if punctuated else share.asking_too,
        opens=opens,
        leading=share.leading,
        of_oneself=share.of_oneself,
        to_the_other=share.to_the_other,
    )


def _words_in(text: str) -> int:
    """How many words a text has; where single spaces stand between them, as nearly everywhere, those are counted."""
    text = text.replace("\n", " ")
    single = text.isprintable() and "  " not in text and text == text.strip(" ") != ""
    return text.count(" ") + 1 if single else len(text.split())


def together(voices: Iterable[Voice]) -> Voice:
    """Several voices as if they were one."""
    all_ = list(voices)
    return Voice(
        name=", ".join(voice.name for voice in all_),
        turns=sum(voice.turns for voice in all_),
        words=sum(voice.words for voice in all_),
        asking=sum(voice.asking for voice in all_),
        opens=any(voice.opens for voice in all_),
        leading=sum(voice.leading for voice in all_),
        of_oneself=sum(voice.of_oneself for voice in all_),
        to_the_other=sum(voice.to_the_other for voice in all_),
    )


def all_but(voice: Voice, everyone: Voice) -> Voice:
    """The others together. everyone: they and that voice."""
    return replace(
        everyone,
        turns=everyone.turns - voice.turns,
        words=everyone.words - voice.words,
        asking=everyone.asking - voice.asking,
        opens=everyone.opens and not voice.opens,
        leading=everyone.leading - voice.leading,
        of_oneself=everyone.of_oneself - voice.of_oneself,
        to_the_other=everyone.to_the_other - voice.to_the_other,
    )


def by_behaviour(voices: Sequence[Voice]) -> dict[str, Standing]:
    """The roles that their talk shows; nobody's where it shows nothing.

    A role below ENOUGH is a guess, and is handed back as one.
    """
    if len(voices) < 2 or not any(voice.cues for voice in voices):
        return {}
    return _two(*voices) if len(voices) == 2 else _several(voices)


def interviews(one: Voice, other: Voice) -> float:
    """How likely it is that of two voices the first is the interviewer, the other the customer: 0 to 1."""
    cues = one.cues + other.cues
    odds = (
        2.0 * _share(one.asking, other.asking)
        + 0.7 * _clipped(math.log(_rate(one) / _rate(other)), 2.0)
        + 1.2 * _share(one.leading, other.leading)
        + 2.0 * (_turned_to_the_other(one) - _turned_to_the_other(other))
        + 0.5 * _clipped(math.log((other.words + 50) / (one.words + 50)), 1.5)
        + 0.3 * (one.opens - other.opens)
    )
    likely = 1 / (1 + math.exp(-odds))
    # Drawn towards even odds where few questions bear it out.
    return 0.5 + (likely - 0.5) * cues / (cues + 2)


def _two(one: Voice, other: Voice) -> dict[str, Standing]:
    likely = interviews(one, other)
    asker, teller = (one, other) if likely >= 0.5 else (other, one)
    confidence = round(min(max(likely, 1 - likely), SUREST), 2)
    told = f"answers, with {_percent(teller.words, one.words + other.words)} of the words"
    return {
        asker.name: Standing(Role.INTERVIEWER, _because(asker, one.asking + other.asking), confidence),
        teller.name: Standing(Role.CUSTOMER, told, confidence),
    }


def _several(voices: Sequence[Voice]) -> dict[str, Standing]:
    """Several who ask one, or one who asks several."""
    if sum(voice.asking for voice in voices) < _FEWEST_QUESTIONS_OF_SEVERAL:
        return {}
    return _one_answers(voices) or _one_leads(voices)


def _one_answers(voices: Sequence[Voice]) -> dict[str, Standing]:
    words = sum(voice.words for voice in voices)
    most = max(voices, key=lambda voice: voice.words)
    others = [voice for voice in voices if voice is not most]
    rate = sum(map(_rate, others)) / len(others)
    asking = [voice for voice in others if voice.asking >= _FEWEST_QUESTIONS and _rate(voice) >= 0.5 * rate]
    if most.words * 2 < words or _rate(most) > 0.4 * rate or len(asking) < 2:
        return {}
    likely = min(interviews(together(asking), most), SUREST)
    told = f"answers the others, with {_percent(most.words, words)} of the words"
    return {most.name: Standing(Role.CUSTOMER, told, round(likely - _COLLEAGUES / 2, 2))} | {
        voice.name: Standing(
            Role.INTERVIEWER,
            f"asks {most.name} in {voice.asking} turns",
            round(min(likely, interviews(voice, most)) - _COLLEAGUES, 2),
        )
        for voice in asking
    }


def _one_leads(voices: Sequence[Voice]) -> dict[str, Standing]:
    cues = sum(voice.cues for voice in voices)
    able = [voice for voice in voices if voice.cues * len(voices) >= cues]
    everyone = together(voices)
    leader = max(able, key=lambda voice: interviews(voice, all_but(voice, everyone)))
    rest = [voice for voice in voices if voice is not leader]
    likely = min(interviews(leader, together(rest)), SUREST)
    if likely < 0.5:
        return {}
    because = f"leads the talk: {_because(leader, sum(voice.asking for voice in voices))}"
    return {leader.name: Standing(Role.INTERVIEWER, because, round(likely, 2)), **beside(leader, rest, likely)}


def beside(leader: Voice, rest: Sequence[Voice], likely: float) -> dict[str, Standing]:
    """The standings of several who talk with an interviewer. likely: that the interviewer is one, 0 to 1."""
    alike = _like_an_interview(leader, [leader, *rest])
    everyone = together(rest)
    return {voice.name: _beside(voice, leader, all_but(voice, everyone), likely, alike) for voice in rest}


def _beside(voice: Voice, leader: Voice, others: Voice, likely: float, alike: float) -> Standing:
    """A second interviewer, or a customer."""
    role, because = Role.CUSTOMER, f"one of several who talk with {leader.name}"
    confidence = interviews(leader, voice)
    asks_too = interviews(voice, others)
    if asks_like(voice, leader, others):
        role, because = Role.INTERVIEWER, f"asks the others in {voice.asking} turns, as {leader.name} does"
        confidence = asks_too
    heard = voice.words / (voice.words + 10)
    sure = 0.5 + (min(likely, confidence) - 0.5) * alike * heard - _COLLEAGUES
    return Standing(role, because, round(max(sure, 0.0), 2))


def asks_like(voice: Voice, interviewer: Voice, others: Voice) -> bool:
    """Whether somebody asks the others as the interviewer does."""
    often = voice.asking >= _FEWEST_QUESTIONS and _rate(voice) * 2 >= _rate(interviewer)
    return often and interviews(voice, others) >= ENOUGH


def _like_an_interview(leader: Voice, voices: Sequence[Voice]) -> float:
    """0 to 1: who leads an interview leaves the words to the others; who leads a meeting of colleagues does not."""
    share = leader.words / max(1, sum(voice.words for voice in voices))
    return _clipped((0.6 - share) / 0.3, 1.0) if share < 0.6 else 0.0


def _because(asker: Voice, asked: int) -> str:
    if asker.asking:
        return f"asks in {asker.asking} of the {asked} turns with a question"
    return f"welcomes, thanks or sets the topic in {asker.leading} of {asker.turns} turns"


def _rate(voice: Voice) -> float:
    """Asking turns per hundred words; the constants keep a speaker of ten words from leading."""
    return 100 * (voice.asking + 0.1) / (voice.words + 50)


def _share(one: int, other: int) -> float:
    """-1 to 1: who has more of something, drawn to 0 where there is little of it."""
    return (one - other) / (one + other + 1)


def _turned_to_the_other(voice: Voice) -> float:
    """0 to 1: "you" among "you" and "I"; the constants stand for a voice of few words."""
    return (voice.to_the_other + 2) / (voice.to_the_other + voice.of_oneself + 4)


def _clipped(value: float, bound: float) -> float:
    return max(-bound, min(bound, value))


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 // whole}%"
