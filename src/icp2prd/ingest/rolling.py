"""Captions that roll up: each line is shown again above the next one, and was said once."""

from collections.abc import Sequence
from itertools import pairwise

from icp2prd.ingest.document import Line
from icp2prd.ingest.timed_cues import Cue
from icp2prd.ingest.transcript import Aside

_WHAT = "a line that the captions show again"
_FEWEST_PAIRS = 3


def rolled_out(cues: Sequence[Cue], plain: Sequence[tuple[str, ...]]) -> tuple[list[Cue], tuple[Aside, ...]]:
    """The cues with every line once, where the file rolls; as they are where it does not.

    plain: the lines of each cue without mark-up. A file rolls when most cues begin with what the one before ended
    with, and bring another line below it: somebody who says "No." twice does not make it one.
    """
    if len(cues) < _FEWEST_PAIRS:
        return list(cues), ()
    again = [0, *(_shared(above, below) for above, below in pairwise(plain))]
    pairs = sum(1 for shared in again if shared)
    growing = sum(1 for shared, lines in zip(again, plain, strict=True) if 0 < shared < len(lines))
    if pairs < _FEWEST_PAIRS or pairs * 2 < len(cues) or growing * 3 < pairs:
        return list(cues), ()
    asides: list[Aside] = []
    once: list[Cue] = []
    for cue, shared in zip(cues, again, strict=True):
        shown: list[Line] = [line for line in cue.lines if line.text.strip()]
        asides += [Aside(line.number, line.text, _WHAT) for line in shown[:shared]]
        once.append(Cue(cue.start, shown[shared:]))
    return once, tuple(asides)


def _shared(above: tuple[str, ...], below: tuple[str, ...]) -> int:
    """How many lines at the end of one cue are the first of the next."""
    most = min(len(above), len(below))
    if not most or below[0] not in above:
        return 0
    return next((length for length in range(most, 0, -1) if above[-length:] == below[:length]), 0)
