"""The gate: a quote is a span of one customer turn, or it is refused with a reason.

What a model proposes is found as it is, after the fixed folding and nothing else, in the turn it names.
Around the words it proposes, white space, quotation marks, brackets, ellipses and stops are forgiven; inside
them, nothing is.

Words that stand twice in a turn are one quote, placed at the first: they say the same thing. They are
`ambiguous` only where one place negates them and the other does not; and where they are too few to say
anything: fewer than four words, or three that hold no number and are no whole sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from icp2prd.domain.base import InterviewId
from icp2prd.domain.evidence import Outcome, Quote, Refusal
from icp2prd.domain.interview import Interviews, Role
from icp2prd.grounding.elision import Chain
from icp2prd.grounding.finding import NOTHING, Finding, find
from icp2prd.grounding.library import SearchableInterview
from icp2prd.grounding.nearest import nearest_words
from icp2prd.grounding.needle import Needle, needle_for
from icp2prd.grounding.quantities import holds_a_number
from icp2prd.grounding.roles import GROUNDABLE
from icp2prd.grounding.searchable import SearchableTurn
from icp2prd.grounding.vocabulary import count_words

FEWEST_WORDS = 4
FEWEST_TELLING_WORDS = 3
"""Enough where the words hold a number, or are a whole sentence."""

_TOO_FEW = f"Too few words to tell what is meant: quote at least {FEWEST_WORDS}."
_NEGATED_ONCE = "The words stand in this turn both with and without a negation: quote more of them."


class Gate:
    """Grounds quotes in the interviews it was made from. A turn is folded when it is first looked into."""

    def __init__(self, interviews: Interviews) -> None:
        self._interviews = {one.id: SearchableInterview(one) for one in interviews.interviews}

    def ground(self, interview: InterviewId, turn: int | str, words: str) -> Quote | Refusal:
        """The span of some words in the turn they are said to be from, or why there is none.

        turn: its number, or its id. Never raises, whatever the words: they come from a model.
        """
        proposal = _Proposal(interview, turn, words, needle_for(words))
        searchable = self._interviews.get(interview)
        if searchable is None:
            return proposal.refused(Outcome.NOT_FOUND, f"There is no interview “{interview}”.")
        if not proposal.needle.core:
            return proposal.refused(Outcome.NOT_FOUND, "Nothing was quoted.")
        named = searchable.turn(turn)
        finding = find(named, proposal.needle) if named else NOTHING
        if named and finding.chains:
            return _judge(proposal, named, finding.chains)
        return _refuse_what_is_not_there(proposal, searchable, named, finding)

    def with_nearest(self, refusal: Refusal) -> Refusal:
        """The refusal with the real words closest to those that were proposed, where there are any.

        Apart from `ground`, because it takes a hundred times as long.
        """
        searchable = self._interviews.get(refusal.interview)
        needle = needle_for(refusal.words)
        if searchable is None or not needle.core:
            return refusal
        nearest = nearest_words(needle, searchable.turn(refusal.turn), searchable.turns)
        return refusal.model_copy(update={"nearest": nearest})


@dataclass(frozen=True)
class _Proposal:
    interview: InterviewId
    turn: int | str
    words: str
    needle: Needle

    def refused(self, outcome: Outcome, reason: str) -> Refusal:
        turn = str(self.turn)
        return Refusal(outcome=outcome, interview=self.interview, turn=turn, words=self.words, reason=reason)


def _judge(proposal: _Proposal, turn: SearchableTurn, chains: tuple[Chain, ...]) -> Quote | Refusal:
    """What becomes of words that stand in the turn they are said to be from."""
    if turn.turn.role not in GROUNDABLE:
        reason = f"In turn {turn.turn.number} {_who(turn)} speaks, not a customer."
        return proposal.refused(Outcome.WRONG_SPEAKER, reason)
    if not _say_enough(proposal.needle.core, turn, chains[0]):
        return proposal.refused(Outcome.AMBIGUOUS, _TOO_FEW)
    quotes = [_quote(proposal.words, turn, chain) for chain in chains]
    if len({one.truncated_negation for one in quotes}) > 1:
        return proposal.refused(Outcome.AMBIGUOUS, _NEGATED_ONCE)
    return quotes[0]


def _quote(words: str, turn: SearchableTurn, chain: Chain) -> Quote:
    start, end = chain[0].start, chain[-1].end
    sentence = turn.sentence_around(start, end)
    is_exact = all(turn.text_of(part) in words for part in chain)
    return Quote(
        interview=turn.turn.interview,
        turn=turn.turn.id,
        segments=chain,
        sentence=sentence,
        outcome=Outcome.EXACT if is_exact else Outcome.FOLDED,
        truncated_negation=turn.truncates_a_negation(sentence, start, end),
    )


def _say_enough(core: str, turn: SearchableTurn, chain: Chain) -> bool:
    words = count_words(core)
    if words != FEWEST_TELLING_WORDS:
        return words >= FEWEST_WORDS
    sentence = turn.sentence_around(chain[0].start, chain[-1].end)
    return holds_a_number(core) or count_words(turn.folded_between(sentence.start, sentence.end)) == words


def _refuse_what_is_not_there(
    proposal: _Proposal, interview: SearchableInterview, named: SearchableTurn | None, finding: Finding
) -> Refusal:
    """Which kind of wrong it is: another turn's words, somebody else's, or nobody's."""
    needle = proposal.needle
    elsewhere = [turn for turn in interview.turns_holding(needle.parts[0]) if find(turn, needle).chains]
    customers = [turn for turn in elsewhere if turn.turn.role in GROUNDABLE]
    if customers:
        reason = f"The words are not in this turn but in {_numbers(customers)}."
        return proposal.refused(Outcome.WRONG_TURN, reason)
    if elsewhere:
        reason = f"Only {_who(elsewhere[0])} says these words, in {_numbers(elsewhere)}."
        return proposal.refused(Outcome.WRONG_SPEAKER, reason)
    if named is None:
        return proposal.refused(Outcome.NOT_FOUND, "There is no such turn, and the words are in no other.")
    return proposal.refused(Outcome.NOT_FOUND, finding.objection or "These words are not in the interview.")


def _who(turn: SearchableTurn) -> str:
    return "the interviewer" if turn.turn.role is Role.INTERVIEWER else "somebody who is no customer"


def _numbers(turns: Iterable[SearchableTurn]) -> str:
    named = [str(one.turn.number) for one in turns]
    return f"turn {named[0]}" if len(named) == 1 else f"turns {', '.join(named[:5])}"
