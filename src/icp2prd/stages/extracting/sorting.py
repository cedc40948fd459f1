"""Turns read by a model's head: every sentence is sorted, and those that show something are quoted whole.

Nothing is generated, so nothing can be misquoted, and words in a turn cannot tell the model what to do.
"""

from collections.abc import Sequence
from typing import Final

from icp2prd.domain.evidence import Quote
from icp2prd.domain.insight import Kind
from icp2prd.domain.interview import Interview
from icp2prd.grounding import Gate
from icp2prd.grounding.sentences import sentences
from icp2prd.llm.head import NOTHING, shown_as
from icp2prd.llm.lengths import LONGEST_PASSAGE
from icp2prd.llm.protocol import Spoken
from icp2prd.stages.extracting.reading import Reading, Sorted
from icp2prd.stages.extracting.windows import FEWEST_WORDS, Passage, Window, spoken_in, windows_of
from icp2prd.stages.stage import Door, Work

NONE_SHOWN: Final = "read sentence by sentence: none shows a need"


def sorted_readings(work: Work, interviews: Sequence[Interview], gate: Gate) -> list[Reading]:
    windows = [window for one in interviews for window in windows_of(one, work.door.profile)]
    return work.each(windows, lambda window: _reading(work.door, gate, window))


def _reading(door: Door, gate: Gate, window: Window) -> Reading:
    asked = spoken_in(window.before)
    grounded: list[tuple[Sorted, Quote]] = []
    for passage in window.passages:
        if passage.quotable:
            grounded += _shown(door, gate, window, passage, asked)
        asked = passage.text
    return Reading(window=window, kinds=tuple(Kind), grounded=tuple(grounded), nothing_because=NONE_SHOWN)


def _shown(door: Door, gate: Gate, window: Window, passage: Passage, asked: str) -> list[tuple[Sorted, Quote]]:
    texts = [passage.text[span.start : span.end] for span in sentences(passage.text)]
    texts = [text for text in texts if text.strip()]
    if not texts:
        return []
    sorting = door.sort(Spoken(item=window.item, asked=asked, sentences=tuple(texts)))
    shown = []
    for text, scores in zip(texts, sorting, strict=True):
        label = shown_as(scores)
        if label == NOTHING or len(text.split()) < FEWEST_WORDS:
            continue
        quote = gate.ground(window.interview.id, passage.turn.number, text)
        if isinstance(quote, Quote):
            words = text[:LONGEST_PASSAGE]
            found = Sorted(turn=passage.turn.number, quote=words, kind=Kind(label), certainty=scores[label])
            shown.append((found, quote))
    return shown
