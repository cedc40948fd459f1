"""Quotes: whether they are in the interviews to the letter, and whether they stand under the right thing."""

from icp2prd.domain.base import Frozen, TurnId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.interview import Turn
from icp2prd.domain.prd import Prd
from icp2prd.evaluation.figures import Figure, share
from icp2prd.evaluation.insights import found_in
from icp2prd.evaluation.pains import PainPair
from icp2prd.evaluation.placing import PlacedGold
from icp2prd.grounding import GROUNDABLE, verify


class BadQuote(Frozen):
    """A quote that is not what the interview says, or not a customer's."""

    item: str
    at: str
    quote: str
    why: str


class Quoting(Frozen):
    """exactness: quotes that are their turn's text, to the letter. attribution: quotes with the right speaker, who may
    be quoted. Both must be 1.

    citation_precision: of the quotes under pains that are also in the gold, those that belong there.
    citation_recall: of the members of those pains, those that are quoted under them.
    """

    exactness: Figure
    attribution: Figure
    bad: tuple[BadQuote, ...]
    citation_recall: Figure
    citation_precision: Figure


def quoting_of(prd: Prd, gold: PlacedGold, pairs: tuple[PainPair, ...]) -> Quoting:
    turns = gold.interviews.turns_by_id()
    exact, attributed, bad = 0, 0, []
    for one in prd.evidence:
        speaker, words = _wrong_speaker(one, turns.get(one.turn)), _wrong_words(one, turns)
        exact += not words
        attributed += not speaker
        if why := speaker or words:
            bad.append(BadQuote(item=one.id, at=one.turn, quote=one.quote, why=why))
    recall, precision = _citations(prd, gold, pairs)
    return Quoting(
        exactness=share(exact, len(prd.evidence)),
        attribution=share(attributed, len(prd.evidence)),
        bad=tuple(bad),
        citation_recall=recall,
        citation_precision=precision,
    )


def _wrong_speaker(one: Evidence, turn: Turn | None) -> str:
    if turn is None:
        return f"There is no turn {one.turn}."
    if turn.role not in GROUNDABLE:
        return f"Turn {turn.id} is the {turn.role}'s, whose words are not evidence."
    if (turn.interview, turn.speaker, turn.person, turn.role) != (one.interview, one.speaker, one.person, one.role):
        return f"Turn {turn.id} is spoken by {turn.speaker} ({turn.role}) in {turn.interview}."
    return ""


def _wrong_words(one: Evidence, turns: dict[TurnId, Turn]) -> str:
    """Speakers are another figure's matter: the record is held against the turn as if its speaker were right."""
    turn = turns.get(one.turn)
    if turn is None:
        return f"There is no turn {one.turn}."
    if turn.text[one.start : one.end] != one.quote:
        return f"Turn {turn.id} says other words there than the quote."
    return "" if _wrong_speaker(one, turn) else verify(one, turns) or ""


def _citations(prd: Prd, gold: PlacedGold, pairs: tuple[PainPair, ...]) -> tuple[Figure, Figure]:
    """A quote that stands only on words that count neither way is left out.

    What belongs to a pain is quoted under it also by themes of other kinds that trace to it: a workaround, say.
    """
    evidence = prd.evidence_by_id()
    found = members_of_found = belonging = quoted = 0
    for pair in pairs:
        members = gold.members[pair.gold]
        below = {
            one
            for theme in prd.icp.themes()
            if theme.id == pair.draft.id or pair.draft.id in theme.traces
            for one in theme.evidence
        }
        held = {g.number for one in below if one in evidence for g in found_in(gold, evidence[one])}
        found += len(held & members)
        members_of_found += len(members)
        for one in pair.draft.evidence:
            on = {g.number for g in found_in(gold, evidence[one]) if g.required} if one in evidence else set()
            quoted += bool(on)
            belonging += bool(on & members)
    return share(found, members_of_found), share(belonging, quoted)
