"""Who asks and who answers, told from the turns alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from icp2prd.domain.interview import Role

ENOUGH = 0.65
"""Below this confidence nobody is called interviewer or customer for how they talk."""

_REQUEST = re.compile(
    r"(?:^|[.!?,;]\s+)(?:(?:so|and|okay|ok|yeah|right|now|um|uh|well|then|maybe)[,.]?\s+)*"
    r"(?:tell (?:me|us)|walk (?:me|us)|talk (?:me|us) through|describe|(?:can|could) you)\b",
    re.IGNORECASE,
)
_UNPUNCTUATED = re.compile(
    r"^(?:(?:so|and|okay|ok|yeah|right|now|um|uh|well|then)[,.]?\s+)*"
    r"(?:how|what|why|who|which|where|do you|did you|are you|have you|would you|is there|was there)\b",
    re.IGNORECASE,
)
_FEWEST_QUESTIONS = 2
_FEWEST_QUESTIONS_OF_SEVERAL = 5
_FEWEST_WORDS_TO_OPEN = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """How one speaker talks. asking: turns that hold a question. opens: speaks first, but for noise."""

    name: str
    turns: int
    words: int
    asking: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A role, what it rests on in words, and how sure it is (0 to 1)."""

    role: Role
    because: str
    confidence: float


def voices_of(turns: Sequence[tuple[str, str]]) -> tuple[Voice, ...]:
    """The speakers of (speaker, text) turns, by first appearance."""
    punctuated = any("?" in text for _, text in turns)
    opener = next((name for name, text in turns if len(text.split()) >= _FEWEST_WORDS_TO_OPEN), "")
    by_name: dict[str, list[str]] = {}
    for name, text in turns:
        by_name.setdefault(name, []).append(text)
    return tuple(
        Voice(
            name=name,
            turns=len(texts),
            words=sum(len(text.split()) for text in texts),
            asking=sum(asks(text, punctuated=punctuated) for text in texts),
            opens=name == opener,
        )
        for name, texts in by_name.items()
    )


def asks(text: str, *, punctuated: bool = True) -> bool:
    """Whether a turn holds a question or a request to tell. punctuated: the file has question marks."""
    return "?" in text or bool(_REQUEST.search(text)) or (not punctuated and bool(_UNPUNCTUATED.match(text)))


def by_behaviour(voices: Sequence[Voice]) -> dict[str, Standing]:
    """The roles of those whose talk shows them; nobody where it does not."""
    asked = sum(voice.asking for voice in voices)
    if len(voices) < 2 or asked < _FEWEST_QUESTIONS:
        return {}
    return _two(voices, asked) if len(voices) == 2 else _several(voices, asked)


def _two(voices: Sequence[Voice], asked: int) -> dict[str, Standing]:
    rates = {voice.name: _rate(voice) for voice in voices}
    scores = {
        voice.name: 0.45 * voice.asking / asked + 0.4 * rates[voice.name] / sum(rates.values()) + 0.15 * voice.opens
        for voice in voices
    }
    asker, teller = sorted(voices, key=lambda voice: -scores[voice.name])
    confidence = _weighed(0.5 + (scores[asker.name] - scores[teller.name]) / 2, asked)
    if confidence < ENOUGH:
        return {}
    words = sum(voice.words for voice in voices)
    because = f"asks in {asker.asking} of the {asked} turns with a question"
    return {
        asker.name: Standing(Role.INTERVIEWER, because, min(confidence, 0.95)),
        teller.name: Standing(
            Role.CUSTOMER, f"answers, with {teller.words * 100 // words}% of the words", min(confidence, 0.95)
        ),
    }


def _several(voices: Sequence[Voice], asked: int) -> dict[str, Standing]:
    """One who asks among several who answer, or one who answers several who ask; nothing in between."""
    if asked < _FEWEST_QUESTIONS_OF_SEVERAL:
        return {}
    words = sum(voice.words for voice in voices)
    most = max(voices, key=lambda voice: voice.words)
    others = [voice for voice in voices if voice is not most]
    rate_of_others = sum(map(_rate, others)) / len(others)
    if most.words * 2 >= words and _rate(most) <= 0.4 * rate_of_others and not most.opens:
        told = Standing(Role.CUSTOMER, f"answers the others, with {most.words * 100 // words}% of the words", 0.7)
        asking = {
            voice.name: Standing(Role.INTERVIEWER, f"asks {most.name} in {voice.asking} turns", 0.65)
            for voice in others
            if voice.asking >= _FEWEST_QUESTIONS and _rate(voice) >= 0.5 * rate_of_others
        }
        if len(asking) >= 2:
            return {most.name: told, **asking}
    asker, second = sorted(voices, key=lambda voice: -voice.asking)[:2]
    confidence = _weighed(min(0.85, 0.4 + 0.5 * asker.asking / asked), asked)
    if confidence < ENOUGH or asker.asking < 2 * second.asking or not (asker.opens or asker is most):
        return {}
    because = f"leads the talk: asks in {asker.asking} of the {asked} turns with a question"
    return {
        voice.name: Standing(Role.INTERVIEWER, because, confidence)
        if voice is asker
        else Standing(Role.CUSTOMER, f"one of several who talk with {asker.name}", round(confidence - 0.1, 2))
        for voice in voices
    }


def _weighed(confidence: float, asked: int) -> float:
    """The confidence drawn towards even odds where few questions bear it out."""
    return round(0.5 + (confidence - 0.5) * asked / (asked + 2), 2)


def _rate(voice: Voice) -> float:
    """Asking turns per hundred words; the constant keeps a speaker of ten words from leading."""
    return 100 * (voice.asking + 0.1) / (voice.words + 50)
