"""How much a quote weighs as evidence.

Fitzpatrick, The Mom Test: what people did weighs more than what they do, that more than what they think,
that more than what they would do; and agreeing with the interviewer weighs nothing. The rules are patterns
of English words. Words of other languages fall to "opinion", which claims little.
"""

from collections.abc import Callable

from icp2prd.domain.base import Frozen
from icp2prd.domain.evidence import Strength, Wording
from icp2prd.domain.interview import Role
from icp2prd.grounding.folding import fold_words
from icp2prd.grounding.leading import begins_with_assent, is_bare_assent
from icp2prd.grounding.speech import (
    is_a_compliment,
    is_a_question,
    is_a_wish,
    is_hypothetical,
    shows_a_cost,
    tells_a_habit,
    tells_what_happened,
)

_Rule = tuple[Callable[[], bool], Strength, str]


class Weight(Frozen):
    """because: the reason in a few words for people."""

    strength: Strength
    because: str


def weigh(
    words: str,
    sentence: str,
    *,
    role: Role = Role.CUSTOMER,
    after_leading_question: bool = False,
    wording: Wording = Wording.SAID,
) -> Weight:
    """Weigh a quote by its words and the part of its sentence that comes before them.

    words: the quote as it stands in the turn. sentence: the whole sentence around it.
    """
    if after_leading_question and is_bare_assent(words):
        return Weight(strength=Strength.ASSENT, because="agrees with a leading question")
    weight = _weigh_words(fold_words(words), _before(words, sentence))
    if after_leading_question:
        weight = _after_a_leading_question(weight, words)
    if wording is Wording.NOTED:
        weight = _capped(weight, Strength.HABIT, "in the note-taker's words")
    if role is not Role.CUSTOMER:
        weight = _capped(weight, Strength.OPINION, "it is not known who speaks")
    return weight


def _weigh_words(folded: str, before: str) -> Weight:
    """By the first rule that fits; the unreal comes before the real, so that nothing is weighed too much."""
    rules: tuple[_Rule, ...] = (
        (lambda: is_hypothetical(folded, before), Strength.HYPOTHETICAL, "says what would or might be"),
        (lambda: is_a_compliment(folded), Strength.HYPOTHETICAL, "is a compliment"),
        (lambda: is_a_question(folded), Strength.OPINION, "asks a question"),
        (lambda: is_a_wish(folded), Strength.OPINION, "wishes for something"),
        (
            lambda: shows_a_cost(folded, before),
            Strength.SHOWN_COST,
            "shows a cost or workaround with a number",
        ),
        (lambda: tells_what_happened(folded), Strength.PAST_EVENT, "tells what happened"),
        (lambda: tells_a_habit(folded), Strength.HABIT, "tells what they do now"),
    )
    for fits, strength, because in rules:
        if fits():
            return Weight(strength=strength, because=because)
    return Weight(strength=Strength.OPINION, because="says what they think")


def _after_a_leading_question(weight: Weight, words: str) -> Weight:
    if weight.strength <= Strength.OPINION and begins_with_assent(words):
        return Weight(strength=Strength.ASSENT, because="agrees with a leading question")
    if weight.strength == Strength.OPINION:
        return _capped(weight, Strength.HYPOTHETICAL, "after a leading question")
    return _capped(weight, Strength.HABIT, "after a leading question")


def _capped(weight: Weight, most: Strength, reason: str) -> Weight:
    if weight.strength <= most:
        return weight
    return Weight(strength=most, because=f"{weight.because}, but {reason}")


def _before(words: str, sentence: str) -> str:
    """The folded part of the sentence that comes before the quote."""
    place = sentence.find(words)
    return fold_words(sentence[:place]) if place > 0 else ""
