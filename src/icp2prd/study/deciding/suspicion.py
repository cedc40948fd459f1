"""Why a decided item waits for a person: a phrase for each part of its ground that moved."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from icp2prd.domain.base import InterviewId, ItemId
from icp2prd.domain.decision import Decision, RestedQuote
from icp2prd.study.deciding.ground import Ground

NOT_DRAFTED: Final = "only the decision keeps it: its quotes are all there, and nothing like it is drawn from them"

_WORDS: Final = {
    "PAIN": "pain",
    "JOB": "job",
    "GOAL": "goal",
    "REQ": "requirement",
    "WORK": "workaround",
    "CRIT": "decision criterion",
    "WISH": "success metric",
    "TRIG": "trigger",
    "CHAN": "channel",
    "SEG": "segment",
    "OBJ": "objection",
}


def reasons_to_doubt(
    decision: Decision,
    ground: Ground,
    against: Sequence[ItemId],
    instead: Mapping[ItemId, ItemId],
    *,
    drafted: bool,
) -> tuple[str, ...]:
    """against: quotes that speak against the item now. instead: merged parents. drafted: whether it was drafted again.

    More support is no reason: what a person accepted on three quotes stands on four.
    """
    lost = tuple(_lost_quotes(decision.rested_on.evidence, ground))
    found = (*lost, *_contradictions(decision, ground, against), *_parents(decision, ground, instead))
    return found if drafted or found else (NOT_DRAFTED,)


def _lost_quotes(rested: Mapping[ItemId, RestedQuote], ground: Ground) -> Iterator[str]:
    lost = [one for one in rested.values() if one.words not in ground.id_by_words]
    homes = [InterviewId(one.turn.rpartition(":")[0]) for one in lost]
    removed = [one for one in homes if one not in ground.interviews]
    if removed:
        one = len(set(removed)) == 1
        where = f"an interview that was removed ({removed[0]})" if one else "interviews that were removed"
        yield f"{some_quotes(len(removed), len(rested))} in {where}"
    for interview, count in sorted(Counter(one for one in homes if one in ground.interviews).items()):
        verb = "is" if count == 1 else "are"
        yield f"{some_quotes(count, len(rested), verb)} no longer quoted from {interview}"


def some_quotes(count: int, of: int, verb: str = "") -> str:
    """`2 of its 3 quotes were`, `its only quote was`."""
    verb = verb or ("was" if count == 1 else "were")
    if of == 1:
        return f"its only quote {verb}"
    return f"all of its {of} quotes {verb}" if count == of else f"{count} of its {of} quotes {verb}"


def _contradictions(decision: Decision, ground: Ground, against: Sequence[ItemId]) -> Iterator[str]:
    known = {one.words for one in decision.rested_on.against.values()}
    heard = {ground.evidence[one].person for one in ground.still_there(decision.rested_on.against)}
    new = {
        ground.evidence[one].person
        for one in against
        if one in ground.evidence and ground.words_of([one]).isdisjoint(known)
    } - heard
    if new:
        yield f"{len(new)} new customer contradicts it" if len(new) == 1 else f"{len(new)} new customers contradict it"


def _parents(decision: Decision, ground: Ground, instead: Mapping[ItemId, ItemId]) -> Iterator[str]:
    for parent, said in decision.rested_on.parents.items():
        word = _WORDS.get(parent.partition("-")[0], "parent")
        if parent not in ground.parents:
            merged = instead.get(parent)
            yield f"its {word} {parent} " + (f"was merged into {merged}" if merged else "is gone")
        elif ground.parents[parent] != said:
            yield f"its {word} {parent} changed meaning"
