"""Customers who say the opposite: kept beside a theme, never averaged away.

Looked for in every sentence that other customers said: it is about the theme's subject, and it is content where the
theme complains, or against what the theme wants.
"""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import PersonId
from icp2prd.domain.insight import Kind
from icp2prd.domain.interview import Interviews
from icp2prd.llm.protocol import Vector
from icp2prd.llm.vectors import cosine
from icp2prd.stages.synthesizing.grouping import Group
from icp2prd.stages.synthesizing.spoken import Spoken, spoken_sentences

ABOUT_IT: Final = 0.42
"""Cosine of a theme and a sentence with its question, from which the sentence is about the theme."""

ABOUT_A_WISH: Final = 0.38
"""The same for what customers want: a refusal repeats fewer of its words."""

MOST_OPPOSED: Final = 2
"""Themes of one kind that one sentence stands against."""

_CONTENT: Final = re.compile(
    r"\b(no|not a|not really a|isn'?t a|never (been )?a|hardly a) (big )?(problem|deal|issue|bother|trouble)\b"
    r"|\b(don'?t|do not|doesn'?t|wouldn'?t|never) (really )?(mind|bother|worry|hurt|matter)\b"
    r"|\b(i|we) (actually |really |quite |kind of |just )*(love|like|enjoy|prefer)\b|\bi'?d rather\b"
    r"|\b(works|working|it'?s|that'?s|they'?re|we'?re|goes|runs) (just |perfectly |pretty |actually )*(fine|great"
    r"|easy|okay|ok)\b"
    r"|\bsort (it|that|them) out\b|\bstay(s|ing)? that way\b|\bwouldn'?t change\b|\bno complaints?\b|\bno need\b"
    r"|\b(take|takes) (me )?(five|ten|two|a few|no) minutes?\b|\b(half a day|an hour|minutes), (tops|at most|max)\b"
    r"|\bleave me\b|\bthe (nice|fun|best|good) (part|bit)\b",
    re.IGNORECASE,
)
_REFUSAL: Final = re.compile(
    r"\b(don'?t|do not|won'?t|wouldn'?t|never|not) (ever )?(want|let|need|trust|use|touch|choose|give|like)\b"
    r"|\bno way\b|\bnot the (computer|app|machine)\b|\bme\. not\b|\bdon'?t you dare\b|\bforget it\b|\brather (not|do)\b"
    r"|\bi (decide|choose|pick|need to pick|want to pick)\b|\bever let me\b",
    re.IGNORECASE,
)
_WANTED: Final = frozenset({Kind.DECISION_CRITERION, Kind.SUCCESS_METRIC})


def is_content(words: str) -> bool:
    """Whether somebody says that something is fine as it is."""
    return _CONTENT.search(words) is not None


def opposing_sentences(interviews: Interviews) -> list[Spoken]:
    """Every sentence of a customer's that is content with something or refuses something."""
    return [one for one in spoken_sentences(interviews) if _CONTENT.search(one.words) or _REFUSAL.search(one.words)]


def opposition(groups: Sequence[Group], candidates: Sequence[Spoken], vectors: Sequence[Vector]) -> list[list[Spoken]]:
    """For each theme the sentences that stand against it, one for each other customer; all who say so count.

    Of each kind, a sentence stands against the `MOST_OPPOSED` themes that it is most about: one that would oppose half
    of what is wanted speaks of something else.
    """
    near = [_against(group, candidates, vectors) for group in groups]
    likenesses: dict[tuple[Kind, int], list[float]] = {}
    for group, found in zip(groups, near, strict=True):
        for place, likeness in found.items():
            likenesses.setdefault((group.kind, place), []).append(likeness)
    least = {key: sorted(alike, reverse=True)[:MOST_OPPOSED][-1] for key, alike in likenesses.items()}
    return [
        [candidates[place] for place, likeness in found.items() if likeness >= least[group.kind, place]]
        for group, found in zip(groups, near, strict=True)
    ]


def _against(group: Group, candidates: Sequence[Spoken], vectors: Sequence[Vector]) -> dict[int, float]:
    """Place of each sentence that may stand against a theme, the one most about it first, and how much it is."""
    wanted = group.kind in _WANTED
    cue = _REFUSAL if wanted else _CONTENT
    near = [
        (cosine(group.members[0].statement, vector), place)
        for place, (one, vector) in enumerate(zip(candidates, vectors, strict=True))
        if one.turn.person not in group.persons and cue.search(one.words)
    ]
    chosen: dict[PersonId, tuple[float, int]] = {}
    for likeness, place in sorted(near, key=lambda row: (-row[0], row[1])):
        if likeness >= (ABOUT_A_WISH if wanted else ABOUT_IT):
            chosen.setdefault(candidates[place].turn.person, (likeness, place))
    return {place: likeness for likeness, place in chosen.values()}
