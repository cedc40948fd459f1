"""A job to be done put together by code from customers' own clauses, for models whose jobs say nothing.

Jobs are told in the first person, as customers speak: "When it's ten hours every month, I want to see where every number came from,
so I can say that it goes out by the fifth." Every clause is somebody's, with its quote. English only.
"""

import re
from typing import Final

from icp2prd.stages.planning.frames import Shape
from icp2prd.stages.planning.today import done_today
from icp2prd.stages.retelling import plainly

MOST_WORDS: Final = 24
FEWEST_WORDS: Final = 4
"""Of a situation: "it's" is what is left of "it's, honestly, it's the worst"."""

_WANTED: Final = (
    re.compile(
        r"^(?:and |so |then )*(?:i|we)(?:'d| would)?(?: really| just| only| always)* (?:want|need|have|like|love|wish|hope)"
        r" to (?:be able to )?(?P<what>(?!trust|be honest|say|think|admit)\w+ .+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:if|that) (?:i|we) could (?:just |only |finally )?(?P<what>\w+ .+?)(?:, (?:i|we|that)'?d? .*)?$",
        re.IGNORECASE,
    ),
    re.compile(r"^let (?:me|us) (?P<what>\w+ .+)$", re.IGNORECASE),
)
_GIVEN: Final = re.compile(r"^(?P<verb>show|tell|give|send|warn) (?P<who>me|us) (?P<what>.+)$", re.IGNORECASE)
_RECEIVED: Final = {"show": "be shown", "tell": "be told", "give": "be given", "send": "be sent", "warn": "be warned"}
_IN_OUTCOME: Final = re.compile(
    r"^(?:and |so |then )*(?:i|we) (?P<what>(?:get|keep|finish|leave|sleep|know|have|go|spend|stop) .+)$", re.IGNORECASE
)
_SUPPOSED: Final = re.compile(r"^(?:if|that|when|for) ", re.IGNORECASE)
_NO_OUTCOME: Final = re.compile(
    r"^if\b.*\b(?:i|we|they|he|she|it)(?:'d| would)\b|^(?:do|does|did|is|are|can|will|would|has|have) \w+",
    re.IGNORECASE,
)
"""What would follow from something bad ("if it were two I'd cry"), and a question, are nothing that anybody gains."""

_HAPPENS: Final = re.compile(
    r"\b(is|are|was|were|'s|'re|has|have|had|goes|go|gets|get|got|took|takes|take|knows?|calls?|called|comes?|came|gives?|does|did"
    r"|will|can|leaves?|turns?|stays?|picks?|stopped|went|\w+ed)\b",
    re.IGNORECASE,
)
"""Verbs of what is so or happens by itself; what somebody does or asks for ("I send him three", "show me") is no situation.

So fewer than make the name of a pain clear (`_VERB` in naming): with those, a quarter more of all that is said would be one.
"""

BY_SHAPE: Final = {
    Shape.DIFFERENCE: ("see where two records differ before anybody passes them on", "stand by what I pass on"),
    Shape.DEADLINE: ("be warned while there is still time", "have it done in time"),
    Shape.CLASH: ("see a clash before I agree to it", "keep what I have promised"),
    Shape.FORGOTTEN: ("be reminded of what is still open", "rely on nothing being forgotten"),
    Shape.WAITING: ("see who waits for whom, and for what", "get on with the work"),
    Shape.ASKED_AGAIN: ("answer a question once", "get on with my own work"),
    Shape.TOLD_AGAIN: ("tell it once", "have that time for something else"),
    Shape.NOT_KNOWN: ("know where things stand without asking around", "say so at once when somebody asks"),
    Shape.EFFORT: ("get the same result in less time", "have that time for something else"),
}
"""What somebody with a trouble of a shape wants, and gains by it, where nobody says so: for "I want to …, so I can …"."""

_LEADS: Final = re.compile(r"^(?:(?:now|then|and then|today|also|still|anyway)\b,? *)+", re.IGNORECASE)
_NOBODY_DOES: Final = re.compile(
    r"^(?:went|came|got|had|took|made|sent|put|did|said|lost|found|bought|paid|rang|called|cost|means|meant)\b",
    re.IGNORECASE,
)
"""A clause that begins with its verb leaves out who does it."""

WITHIN: Final = 6
"""Words within which a clause has its verb; a later one belongs to something inside it."""

_RELATIVE: Final = re.compile(r"(?<=\w) (?:who|which|that) ", re.IGNORECASE)
"""What follows says which one, not what it does: "a young manager who has to deal with staff" does nothing."""

_PAST: Final = re.compile(
    r"\b(was|were|had|did|went|got|took|came|sent|lost|paid|called|\w{3,}ed|yesterday|last \w+|in (march|may|june|july))\b",
    re.IGNORECASE,
)
_MORE: Final = re.compile(
    r"(?:[;:.?!]\s.*|, (?:because|which|but|and (?:i|we|it|they|then)|i|we|'cause|yes|yeah|no)\b.*)$", re.IGNORECASE
)


def situation_in(sentence: str) -> str:
    """A clause for "when …"; empty where a sentence is none."""
    bare = _LEADS.sub("", _short(plainly(sentence)))
    tells = len(bare.split()) >= FEWEST_WORDS and _is_clause(bare)
    tells = tells and not (_SUPPOSED.match(bare) or _NOBODY_DOES.match(bare))
    return _begun(bare) if tells else ""


def is_past(clause: str) -> bool:
    """Whether a clause tells of one time that is over: a job is about every time."""
    return _PAST.search(clause) is not None


def motivation_in(sentence: str) -> str:
    """What a customer says they want, for "I want to …"; empty where they do not say."""
    bare = plainly(sentence)
    for pattern in _WANTED:
        if match := pattern.match(bare):
            return _short(match["what"])
    if match := _GIVEN.match(bare):
        return _short(f"{_RECEIVED[match['verb'].lower()]} {match['what']}")
    return ""


def relief_in(sentence: str) -> str:
    """Not having to do what they do today, for "I want to …"; empty where they do not say what that is."""
    doing = done_today(sentence)
    return f"no longer have to {_mine(doing)}" if doing else ""


def outcome_in(sentence: str) -> str:
    """What would be so, for "so I can …"; empty where a sentence names no state of things."""
    bare = plainly(sentence)
    for pattern in (*_WANTED, _IN_OUTCOME):
        if match := pattern.match(bare):
            return _short(match["what"])
    for part in re.split(r", and (?=i\b|we\b)", bare, flags=re.IGNORECASE)[1:]:
        if match := _IN_OUTCOME.match(part):
            return _short(match["what"])
    if _NO_OUTCOME.match(bare):
        return ""
    clause = _short(_SUPPOSED.sub("", bare))
    return f"say “{_begun(clause)}”" if clause and _is_clause(clause) else ""


def eased(sentence: str) -> str:
    """What somebody feels, as what they would rather feel, for "I want to …"; empty where they feel at length."""
    felt = _short(plainly(sentence))
    return f"be at ease about it, where today it is “{felt}”" if felt else ""


def well_seen(sentence: str) -> str:
    """How somebody is seen, as how they would rather be, for "I want to …"; empty where they tell it at length."""
    seen = _short(plainly(sentence))
    return f"be seen to have it in hand, where today it is “{seen}”" if seen else ""


def _is_clause(text: str) -> bool:
    before = _RELATIVE.split(" ".join(text.split()[:WITHIN]), maxsplit=1)[0]
    return _HAPPENS.search(before) is not None


def _short(text: str) -> str:
    """A clause without what follows it; empty where it is too long to be a part of anything."""
    bare = _MORE.sub("", text).strip(" ,.;!?-–—")
    return bare if len(bare.split()) <= MOST_WORDS else ""


def _begun(clause: str) -> str:
    """In the middle of a sentence: lower case, unless it begins with "I" or a name."""
    first = clause.split(" ", 1)[0]
    keeps = (
        first == "I"
        or first.startswith("I'")
        or first.isupper()
        or (first.istitle() and first.casefold() not in _COMMON)
    )
    return clause if keeps else clause[:1].lower() + clause[1:]


_COMMON: Final = frozenset(
    """
    the a an it it's that that's this they they're we we're he she there there's you if when then so and but my
    our his her their nobody somebody everyone everybody no two three four five six ten half every each all last
    on in at by for from as with one some most many people what who where how not nothing these those now today
    sometimes usually twice once
    """.split()  # noqa: SIM905  a word a line would be seventy lines
)
"""Words that begin a sentence in capitals and are no names."""


def _mine(doing: str) -> str:
    """Back in the first person: "copy their list" is "copy my list"."""
    for theirs, mine in (
        ("their", "my"),
        ("them themselves", "them myself"),
        ("themselves", "myself"),
        ("theirs", "mine"),
    ):
        doing = re.sub(rf"\b{theirs}\b", mine, doing)
    return re.sub(r"\bthey\b", "I", doing)
