"""Captions that roll up: each line is shown again above the next one, and was said once."""

from collections.abc import Iterable
from itertools import pairwise

from icp2prd.ingest.document import Line
from icp2prd.ingest.held_cues import Cue, HeldCues
from icp2prd.ingest.said import Asides
from icp2prd.ingest.transcript import Aside

_WHAT = "a line that the captions show again"
_FEWEST_PAIRS = 3
_FEWEST_LINES = 2


def rolled_out(cues: HeldCues, plain: Iterable[Cue]) -> tuple[HeldCues, Asides] | None:
    """The cues with every line once, where the file rolls; None where it does not.

    plain: the same cues without mark-up. A file rolls when most cues begin with what the one before ended
    with, and bring another line below it: somebody who says "No." twice does not make it one.
    """
    if len(cues) < _FEWEST_PAIRS or cues.most_lines < _FEWEST_LINES:
        return None
    again = [0]
    growing = 0
    for above, below in pairwise(plain):
        shared = _shared(above, below)
        again.append(shared)
        growing += 0 < shared < len(_words(below))
    pairs = len(again) - again.count(0)
    if pairs < _FEWEST_PAIRS or pairs * 2 < len(cues):
        return None
    if growing * 3 < pairs:
        return None
    asides, once = Asides(), HeldCues()
    for cue, shared in zip(cues, again, strict=True):
        shown: list[Line] = [line for line in cue.lines if line.text.strip()]
        asides += [Aside(line.number, line.text, _WHAT) for line in shown[:shared]]
        once.append(Cue(cue.start, shown[shared:]))
    return once, asides


def _words(cue: Cue) -> list[str]:
    return [line.text for line in cue.lines if line.text]


def _shared(one: Cue, next_one: Cue) -> int:
    """How many lines at the end of one cue are the first of the next."""
    if len(one.lines) == len(next_one.lines) == 1:
        return int(one.lines[0].text == next_one.lines[0].text != "")
    above, below = _words(one), _words(next_one)
    most = min(len(above), len(below))
    if not most or below[0] not in above:
        return 0
    return next((length for length in range(most, 0, -1) if above[-length:] == below[:length]), 0)
