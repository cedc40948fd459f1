"""What a customer asks of a product, told as a requirement by a model, and held to the customer's words by code.

For sentences that fit none of the shapes in `demands`. A small model can turn a wish round, where it cannot invent
what would take a trouble away. One answer in two strays all the same, and is refused: for a word that nobody said, for
leaning on another sentence than the one it was given, for a "not" too many or too few, or for taking somebody else to
be the user. English only.
"""

import re
from typing import Final

from icp2prd.critic.stems import covered, stems
from icp2prd.domain.base import Frozen
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.interview import Interviews
from icp2prd.grounding.folding import fold_words
from icp2prd.grounding.negation import holds_a_negator
from icp2prd.llm.lengths import Line
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.planning.statement import complaint_about_statement
from icp2prd.stages.stage import Door
from icp2prd.stages.surroundings import Said, Surroundings
from icp2prd.stages.wording import complaint_about

FROM_THE_SENTENCE: Final = 0.6
"""Share of a requirement's telling words that the sentence itself has to have; the rest may stand around it."""

MOST_ASKED: Final = 20
"""Sentences of a study that are asked about: a call takes seconds, and the best come first."""

MOST_OF_ONE: Final = 2
"""Sentences of one thing customers want that are asked about."""

MOST_FOR_A_PAIN: Final = 3
"""Things customers want for one pain that are asked about before the pain gets a frame."""

FEWEST_WORDS: Final = 3
"""Of what it must do or not do, without the "not"."""

_ASKS: Final = re.compile(
    r"\b(?:has|have|had|got|needs?|wants?) (?:\w+ )?to\b|\b(?:needs?|wants?|must|mustn't|should|shouldn't|would"
    r"|wouldn't|could|can i|can it|can't|cannot|won't|as long as|if|unless|let"
    r"|no \w+ (?:gets|goes|is|should))\b|'d\b"
    r"|^(?:don't|never|nobody|nothing|what|who|when|where|how|which|show|tell|give|put|keep|see|open"
    r"|warn|ask|leave|take|make|just|like|and(?! (?:i|we|he|she|they|it)\b)"
    r"|but not|at least|under|only)\b",
    re.IGNORECASE,
)
"""Words of wishing, a command, or a list of what they would see."""

_MUST: Final = re.compile(r"^The product must (?P<rest>(?:not )?.+?)\.?$")
_CONDITION: Final = re.compile(r"\b(?:if|unless|or)\b", re.IGNORECASE)
_REASON: Final = re.compile(r",? (?:or (?:else|it|i|we|they)|otherwise|because|'cause|cause)\b.*$", re.IGNORECASE)
_SAYING_NO: Final = re.compile(r"\b(?:say|says|saying|said) no\b", re.IGNORECASE)
_ADVICE: Final = re.compile(
    r"\b(?:you|one|he|she|they|people|somebody|everybody|a \w+|\w+ers) (?:\w+ly |just |also |always )?"
    r"(?:has to|have to|had to|needs? to|should|must|ought to)\b(?! be able)",
    re.IGNORECASE,
)
"""What people have to do, which no product does for them."""

_MY_DUTY: Final = re.compile(
    r"\b(?:i|we)(?:'ve| have|'d| would)? (?:\w+ly |just |also |always )?"
    r"(?:have to|had to|got to|need to|should|must|ought to)\b",
    re.IGNORECASE,
)
_FOR_SOMEBODY: Final = re.compile(r"^(?:not )?(?:let|allow|show|tell|give|keep|warn|ask|make|remind|record)\b")
_ABILITY: Final = re.compile(r"\bproduct must (?:not )?be able to\b|\b(?:would|could|might)\b", re.IGNORECASE)
_EXAMPLES: Final = re.compile(r", (?:like|such as|for example|say),? .*$", re.IGNORECASE)
"""What somebody names only to show what they mean."""

_LIMIT: Final = re.compile(
    r"\b(?P<limit>only|except|unless|without|at (?:least|most)|no more than|nothing but)"
    r" (?:(?:the|a|an|my|our|your|their|this|that|these|those|for|to|by|in|if|when|with) )*(?P<of>[\w'-]+)",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"\b(?:my|our|mine|ours|your)\b", re.IGNORECASE)
_SELF: Final = re.compile(r"\b(?:i|i'\w+|me|we|we'\w+|us|you|you'\w+|my|our|your)\b", re.IGNORECASE)
_OTHERS: Final = re.compile(r"\b(?:he|him|his|she|her|hers)\b|\b(?:he|she)'", re.IGNORECASE)
_NEED_NOT_BE_SAID: Final = stems("user let allow show tell give keep warn ask record customer anybody else")
"""What a product does for people, and what these are called."""


class Wish(Frozen):
    requirement: Line


class Wishes:
    """Asks what a customer's sentence demands of a product."""

    def __init__(self, door: Door, interviews: Interviews) -> None:
        self._door = door
        self._surroundings = Surroundings(interviews)
        self._prompt = load_prompt("wish")
        self._asked = 0

    @property
    def spent(self) -> bool:
        """Whether as many sentences were asked about as may be."""
        return self._asked >= MOST_ASKED

    def requirement_in(self, record: Evidence, item: str) -> str:
        """The requirement, without its full stop; empty where there is none, or the answer was not taken."""
        said = self._surroundings.of(record)
        plain = said.sentence.replace("’", "'")
        if self.spent or not _ASKS.search(plain) or _ADVICE.search(plain):
            return ""
        self._asked += 1
        question = self._prompt.ask_about(f"{item}, wish", **said.model_dump())
        try:
            answer = self._door.ask(question, Wish)
        except AnswerRejected:
            return ""
        return requirement_of(answer, said)


def requirement_of(answer: Wish, said: Said) -> str:
    """The answer, if it says what the sentence says and nothing else; empty otherwise."""
    match = _MUST.match(" ".join(answer.requirement.split()))
    if match is None or complaint_about_statement(answer.requirement, said.text) or complaint_about(answer, said.text):
        return ""
    rest = _EXAMPLES.sub("", match["rest"])
    keeps = (
        _keeps_to(rest, said)
        and _keeps_who(rest, said.sentence)
        and _keeps_polarity(rest, said.sentence)
        and _keeps_limits(rest, said.sentence)
    )
    return f"The product must {rest}" if keeps and not _ABILITY.search(answer.requirement) else ""


def _keeps_to(rest: str, said: Said) -> bool:
    """Whether every telling word was said, most of them in the sentence itself, and none as the reason why."""
    own, asked = stems(rest) - _NEED_NOT_BE_SAID, stems(_REASON.sub("", said.sentence))
    return (
        bool(own)
        and len(rest.removeprefix("not ").split()) >= FEWEST_WORDS
        and own <= stems(said.text) - (stems(said.sentence) - asked)
        and covered(own, asked) >= FROM_THE_SENTENCE
    )


def _keeps_polarity(rest: str, sentence: str) -> bool:
    """A "not" stands in both or in neither; what follows from an "if" may be a refusal without one."""
    forbids, negates = (
        holds_a_negator(fold_words(_SAYING_NO.sub("", one))) for one in (rest, _REASON.sub("", sentence))
    )
    return forbids == negates or (forbids and _CONDITION.search(sentence) is not None)


def _keeps_limits(rest: str, sentence: str) -> bool:
    """Whether an "only" before something that is asked for is asked for too: "only my customers" are not customers."""
    asked = rest.casefold()
    return all(
        limit["limit"].casefold() in asked or not stems(limit["of"]) & stems(rest)
        for limit in _LIMIT.finditer(sentence)
    )


def _keeps_who(rest: str, sentence: str) -> bool:
    """Whether what people have to do stays theirs, "the user" is the one who speaks, and "the user's" their own."""
    plain = sentence.replace("’", "'")
    if _MY_DUTY.search(plain) and not _FOR_SOMEBODY.match(rest):
        return False
    if "user's" in rest:
        return _OWN.search(plain) is not None
    return "user" not in rest or _SELF.search(plain) is not None or _OTHERS.search(plain) is None
