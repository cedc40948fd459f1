"""What a pain is called, for models whose own sentences about it cannot be trusted.

Its name is a customer's sentence told in the third person: the strongest of those that can be understood alone.
Where none can ("twenty-eight hundred a month, so it never happens again"), the thing it is about stands in front of
the strongest, in words that the interview has: a model points at them, and code finds them or takes no notice.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Pain
from icp2prd.domain.insight import Insight, Rejected
from icp2prd.domain.interview import Interviews
from icp2prd.grounding.folding import fold_words
from icp2prd.llm.lengths import Label
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected
from icp2prd.stages.retelling import by_others, plainly
from icp2prd.stages.stage import Door
from icp2prd.stages.surroundings import Surroundings
from icp2prd.stages.synthesizing.grouping import stands_alone

MOST_NAMED: Final = 12
"""Pains, by rank, whose topic is asked for: those that a PRD shows, and requirements are made for."""

MOST_ASKED: Final = 2
"""Sentences of one pain that are asked about, the strongest first."""

MOST_WORDS: Final = 5
_POINTS_BACK: Final = re.compile(
    r"\b(it|it's|this|these|those|them|him|he|she"
    r"|that(?:'s| (?:is|was|were|has|had|would|will|came|comes|happen\w*)))\b|\bthat$",
    re.IGNORECASE,
)
_FIRST_CLAUSE: Final = re.compile(r"[,;:–—]|\b(?:so|because|and|but|which|until|when)\b", re.IGNORECASE)
_VERB: Final = re.compile(
    r"\b(?:(?:i|we|they|you) (?:\w+ly )?[a-z]+"
    r"|am|is|are|was|were|be|been|has|have|had|do|does|did|can|can't|could|will|won't|would|must|get|gets|got|go|goes|went"
    r"|\w+n't|\w+'(?:s|re|ve|d|ll|m)|take|takes|took|make|makes|made|pay|pays|paid|lose|loses|lost|say|says|said|tell|tells|told"
    r"|know|knows|knew|find|finds|found|come|comes|came|see|sees|saw|send|sends|sent|want|wants|need|needs|ring|rings|rang"
    r"|forget|forgets|forgot|break|breaks|broke|fall|falls|fell|(?!hundred|need)\w{2,}ed|froze|cost|costs|spend|spends|spent)\b",
    re.IGNORECASE,
)
_NO_THING: Final = re.compile(
    r"\b(?:i|we|you|it|that|this|they|he|she|is|are|was|were|what|who|how|why|when|thing|things|stuff)\b"
    r"|^(?:the |last |next |every )?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|spring|summer|autumn|winter|year|month|week|day|morning|evening|night)$",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:the|a|an|my|our|your|their)\s+", re.IGNORECASE)


class Topic(Frozen):
    topic: Label


def is_clear(statement: str, sentence: str) -> bool:
    """Whether a statement says what happens to what, without the sentence before it; a question says nothing.

    sentence: the customer's own, in which "them" is somebody else; retold, it may be the customer.
    """
    clause = _FIRST_CLAUSE.split(plainly(sentence), maxsplit=1)[0]
    if sentence.rstrip().endswith("?"):
        return False
    return stands_alone(statement) and _VERB.search(clause) is not None and not _POINTS_BACK.search(clause)


def strongest(insights: Sequence[Insight], evidence: Mapping[ItemId, Evidence]) -> Insight:
    """The insight that names its theme: clear and sure, then clear, then alone; of these the strongest."""

    def order(one: Insight) -> tuple[bool, bool, bool, bool, int, float]:
        record = _best_of(one, evidence)
        clear, sure = is_clear(one.statement, record.sentence), one.sure
        return clear and sure, clear, stands_alone(one.statement), sure, int(record.strength), one.certainty

    return max(insights, key=order)


class Topics:
    """Asks what sentences of an interview are about."""

    def __init__(self, door: Door, interviews: Interviews, evidence: Mapping[ItemId, Evidence]) -> None:
        self._door = door
        self._evidence = evidence
        self._surroundings = Surroundings(interviews)
        self._prompt = load_prompt("topic")

    def named(self, pain: Pain, insights: Sequence[Insight]) -> Pain | Rejected:
        """The pain with what it is about, or the answer that was not taken. insights: those of the pain."""
        telling = strongest(insights, self._evidence)
        clear = is_clear(telling.statement, _best_of(telling, self._evidence).sentence)
        by_strength = sorted(insights, key=lambda one: -int(_best_of(one, self._evidence).strength))
        if clear and pain.sure and not telling.sure:
            # Its clear sentence may be no pain: what surely is one stands under what it is about.
            clear, by_strength = False, sorted(by_strength, key=lambda one: not one.sure)
        asked = [telling, *by_strength] if clear else by_strength
        refused: Rejected | None = None
        for one in list(dict.fromkeys(asked))[:MOST_ASKED]:
            about = self._topic(pain.id, _best_of(one, self._evidence))
            if not isinstance(about, Rejected):
                name = telling.statement if clear else headed(about, one.statement)
                return pain.model_copy(update={"name": name, "about": about})
            refused = refused or about
        assert refused
        return refused

    def _topic(self, pain: ItemId, record: Evidence) -> str | Rejected:
        said = self._surroundings.of(record)
        question = self._prompt.ask_about(f"{pain}, topic", **said.model_dump())
        try:
            answer = self._door.ask(question, Topic).topic
        except AnswerRejected as refused:
            return Rejected(stage="synthesize", item=f"{pain}, topic", reason=refused.reason)
        if about := topic_in(answer, said.text):
            return about
        return Rejected(
            stage="synthesize", item=f"{pain}, topic", reason="these are no words of the interview that name a thing"
        )


def headed(about: str, statement: str) -> str:
    """A statement under what it is about, unless it says so itself."""
    thing = _ARTICLE.sub("", about).casefold()
    if thing in statement.casefold():
        return statement
    return f"{about[:1].upper()}{about[1:]}: {statement[:1].lower()}{statement[1:]}"


def topic_in(answer: str, said: str) -> str:
    """The words of an answer, with "my" told as "their"; empty where nobody said them, or they name nothing."""
    words = answer.strip(" .,;:!?\"'“”").split()
    plain = " ".join(words)
    bare = _ARTICLE.sub("", plain)
    if not 1 <= len(words) <= MOST_WORDS or len(bare) < 3 or _NO_THING.search(bare):
        return ""
    found = re.search(rf"(?<!\w){re.escape(fold_words(bare))}(?!\w)", fold_words(said))
    return by_others(plain[:1].lower() + plain[1:] if _ARTICLE.match(plain) else plain) if found else ""


def _best_of(insight: Insight, evidence: Mapping[ItemId, Evidence]) -> Evidence:
    return max((evidence[one] for one in insight.evidence), key=lambda record: int(record.strength))
