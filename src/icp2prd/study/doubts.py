"""Speakers whose role is not known, as a person can be asked about them: once each, with some of their words."""

from collections.abc import Sequence

from icp2prd.domain.base import Frozen
from icp2prd.domain.interview import Interviews, Role, Speaker, Turn
from icp2prd.grounding.sentences import sentences
from icp2prd.ingest.stated import BY_SETTINGS

FEWEST_WORDS = 10
"""Nothing is made of what somebody says in fewer words, so nobody is asked about them."""

SHOWN = 3
_SHORTEST_SAMPLE = 6
_LONGEST_SAMPLE = 160


class Doubt(Frozen):
    """Somebody whose role is not known.

    everywhere: known by a name that is the same person in every file; else the label means this file's only.
    samples: sentences from the beginning, the middle and the end of what they say.
    """

    label: str
    files: tuple[str, ...]
    everywhere: bool
    because: str
    turns: int
    words: int
    samples: tuple[str, ...]


def doubts_about(read: Interviews) -> tuple[Doubt, ...]:
    """One for each person, whoever says most first; nobody whom the settings leave `unknown`."""
    grouped: dict[str, list[tuple[str, Speaker, Sequence[Turn]]]] = {}
    for interview in read.interviews:
        for speaker in interview.speakers:
            if speaker.role is Role.UNKNOWN and speaker.because != BY_SETTINGS:
                turns = [turn for turn in interview.turns if turn.speaker == speaker.name]
                # The same person under another label is asked about by that label: settings go by labels.
                key = f"{speaker.person}\n{speaker.name}"
                grouped.setdefault(key, []).append((interview.file, speaker, turns))
    doubts = [_doubt(heard) for heard in grouped.values()]
    return tuple(sorted((one for one in doubts if one.words >= FEWEST_WORDS), key=lambda one: -one.words))


def _doubt(heard: Sequence[tuple[str, Speaker, Sequence[Turn]]]) -> Doubt:
    first = heard[0][1]
    return Doubt(
        label=first.name,
        files=tuple(file for file, _, _ in heard),
        everywhere="/" not in first.person,
        because=first.because,
        turns=sum(speaker.turns for _, speaker, _ in heard),
        words=sum(speaker.words for _, speaker, _ in heard),
        samples=_samples([turn for _, _, turns in heard for turn in turns]),
    )


def _samples(turns: Sequence[Turn]) -> tuple[str, ...]:
    long_enough = [turn for turn in turns if len(turn.text.split()) >= _SHORTEST_SAMPLE] or turns
    places = sorted({at * (len(long_enough) - 1) // (SHOWN - 1) for at in range(SHOWN)})
    return tuple(_sentence_of(long_enough[at].text) for at in places)


def _sentence_of(text: str) -> str:
    spans = sentences(text)
    best = next((one for one in spans if len(text[one.start : one.end].split()) >= _SHORTEST_SAMPLE), spans[0])
    sentence = " ".join(text[best.start : best.end].split())
    return sentence if len(sentence) <= _LONGEST_SAMPLE else f"{sentence[:_LONGEST_SAMPLE].rstrip()}…"
