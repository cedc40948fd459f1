"""What a customer says a product must do, turned from "I'd have to see it" into "the product must let the user see it".

For models that cannot write a requirement. Only the grammar changes: who speaks, and who has to do it. A sentence that fits none
of the shapes is left to the model. English only.
"""

import re
from collections.abc import Callable
from typing import Final

from icp2prd.stages.planning.statement import breaks_off
from icp2prd.stages.retelling import by_others, plainly

FEWEST_WORDS: Final = 2
MOST_WORDS: Final = 30

_THING: Final = (
    r"(?:it|that|this|they|the (?:product|tool|thing|app|software|system|first one|one|new one)|anything(?: \w+){0,3}|any \w+"
    r"|whatever it is,? it|whatever \w+ \w+,? it|something)"
)
_ASIDE: Final = re.compile(
    r",? (?:you know|i guess|i think|i suppose|to be honest|really|honestly|actually|obviously|mind)\b,?", re.I
)
_TRAILING: Final = re.compile(
    r"[,;]? (?:otherwise|or else|or i\b|because|'cause|cause|full stop|and i(?:'m| am) in)\b.*$"
    r"|[,;] (?:that's|which|don'?t ask|period|not just|if not|(?:and )?(?:then )?(?:i|we|they|he|she|nobody)(?:'\w+)?"
    r"|it(?:'s| is)|these are|those are|there(?:'s| is| are)|(?:my|our) \w+ (?:is|are)|a person|somebody|yes|yeah|no|please)\b.*$",
    re.IGNORECASE,
)
_DANGLING: Final = re.compile(r"\b(?:he|him|his|she|her|hers|(?:this|that) one(?! of))\b", re.IGNORECASE)
"""Somebody or something that only the interview names."""

_WHO: Final = (
    r"(?P<who>(?:the|my|our|a|an|any|each|every) (?:[\w-]+ )?[\w-]+|patients?|tenants?|parents?|teachers?|customers?|clients?|people"
    r"|(?:the )?(?:lads|staff|drivers|kids))"
)
_WISH: Final = r"(?:i|we)(?:'d| would|'ll| will)?(?: really| just| also| always)?"
_HAVE_TO: Final = r"(?:have to|need to|want to|like to|love to|got to|gotta|must)(?: be able to)?"

_NO_CASE: Final = re.compile(r"\bno (?:good|use)\b|\bpointless\b|\buseless\b", re.IGNORECASE)
"""What stands after "if" is a verdict, not a case: "if it's an app it's no good, it has to be …"."""

_ODD_VERBS: Final = {"has": "have", "does": "do", "goes": "go", "is": "be"}

_ENDINGS: Final = ((r"ies$", "y"), (r"(?:(?<=sh)|(?<=ch)|(?<=ss)|(?<=x))es$", ""), (r"s?$", ""))

_REFUSAL: Final = (
    r"it(?:'s| is) (?:dead|out|over|no good|no use|useless|going back|gone)|i'm (?:out|gone|done)|it (?:doesn't|won't) go in|forget it|they'd (?:take|eat"
    r"|sack|leave|sue)|i'd (?:lose|leave|stop|send it back)|we'd (?:lose|stop|send it back)|i don't want it|no thank"
)

Shape = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _shape(pattern: str, make: Callable[[re.Match[str]], str]) -> Shape:
    return re.compile(rf"^{pattern}[.!]?$", re.IGNORECASE), make


_SHAPES: Final[tuple[Shape, ...]] = (
    # "If the wifi drops it can't lose what I've scanned", "if the lift's out it has to know"
    _shape(
        rf"(?:if|when) (?P<when>[^,]+?),? {_THING} (?:can(?:'t|not)|must(?:n't| not| never)|should(?:n't| not| never)) (?P<what>.+)",
        lambda m: f"If {by_others(m['when'])}, the product must not {m['what']}",
    ),
    _shape(
        rf"(?:if|when) (?P<when>[^,]+?),? {_THING} (?:has to|needs to|must|should|ought to) (?P<what>.+)",
        lambda m: (
            f"The product must {m['what']}"
            if _NO_CASE.search(m["when"])
            else f"When {by_others(m['when'])}, the product must {m['what']}"
        ),
    ),
    # "If it doesn't print a page the inspector recognises, it's no use to me"
    _shape(
        rf"(?:if|unless) {_THING} (?:doesn't|does not|can't|cannot|won't) (?P<what>[^,]+?)(?:(?:,| then (?:i|we|it)\b).*)?",
        lambda m: f"The product must {m['what']}",
    ),
    # "The lads have to be able to learn it in a morning", "my boss needs to see …"
    _shape(
        rf"{_WHO}(?:'d| would|'ll| will)? (?:has|have|needs?|must|got) (?:to )?(?:be able to|see|know) (?P<what>.+)",
        lambda m: f"The product must let {_lowered(m['who'])} {_sense_of(m[0])}{m['what']}",
    ),
    _shape(
        rf"{_WHO} (?:mustn't|must not|must never|can't|cannot|should(?:n't| not| never)) (?:be able to |ever )?(?P<what>.+)",
        lambda m: f"The product must not let {_lowered(m['who'])} {m['what']}",
    ),
    # "If a thing's promised already I should be able to say no while they're on the phone"
    _shape(
        r"(?:if|when) (?P<when>[^,]+?),? (?:i|we|you) (?:should|must|need to|have to|want to|'ve got to)(?: be able to)? (?P<what>(?!be\b)\w+ .+)",
        lambda m: f"When {by_others(m['when'])}, the product must let the user {m['what']}",
    ),
    # "You've got to be able to wipe it", "can I change the battery with gloves on"
    _shape(
        r"(?:i|we|you)(?:'ve| have|'d| would)? (?:got to|have to|need to|should|must|ought to) be able to (?P<what>.+)",
        lambda m: f"The product must let the user {m['what']}",
    ),
    _shape(r"can (?:i|we|you) (?P<what>(?!just\b)\w+ .+)", lambda m: f"The product must let the user {m['what']}"),
    # "The value has to be agreed before it moves"
    _shape(
        r"(?P<who>(?:the|my|our|every|each|a|an|all) (?:[\w-]+ ){0,2}?[\w-]+) (?:has|have|needs?|'s got|ought) to be (?P<what>\w+(?:ed|en|wn|nt|de|ld|pt)\b.*)",
        lambda m: (
            f"The product must make sure that {_lowered(m['who'])}"
            f" {'are' if re.match('all', m['who'], re.IGNORECASE) else 'is'} {m['what']}"
        ),
    ),
    # "If I could just say it out loud …"
    _shape(
        r"if (?:i|we) could (?:just |only )?(?P<what>[^,]+(?:, [\w -]+)?)(?:,.*)?",
        lambda m: f"The product must let the user {m['what']}",
    ),
    # "Under two hundred a month"
    _shape(
        r"(?:i'd pay |i can pay )?(?P<what>(?:under|below|less than|no more than|not more than|up to|at most|maybe) .+ (?:a|an|per) (?:month|year|seat|user|head"
        r"|person|week|site|piece))(?:,.*)?",
        lambda m: (
            f"The product must cost the user {re.sub('^maybe', 'no more than', m['what'], flags=re.IGNORECASE).lower()}"
        ),
    ),
    # notes: "Must work for …", "wants to see …"
    _shape(r"must (?P<what>(?!not\b).+)", lambda m: f"The product must {m['what']}"),
    _shape(r"(?:wants|needs|has) to (?P<what>.+)", lambda m: f"The product must let the user {m['what']}"),
    # "It can't cost more than …", "it must never send", "it shouldn't ask me again"
    _shape(
        rf"{_THING} (?:can(?:'t|not)|can never|must(?:n't| not| never)|should(?:n't| not| never)|has never to)(?: ever)? (?P<what>.+)",
        lambda m: f"The product must not {m['what']}",
    ),
    # "It'd have to work with our till", "it must …", "they'd need to …"
    _shape(
        rf"{_THING}(?:'d| would|'ll| will|'s)? (?:have to|has to|need to|needs to|got to|has got to|must|should|ought to) (?P<what>.+)",
        lambda m: f"The product must {m['what']}",
    ),
    # "Show me where it's from", "let me move people about", "give me one layout"
    _shape(r"leave (?:me|us) (?P<what>.+)", lambda m: f"The product must leave {_lowered(m['what'])} to the user"),
    _shape(r"(?:let|allow) (?:me|us) (?P<what>.+)", lambda m: f"The product must let the user {m['what']}"),
    _shape(
        r"(?P<verb>show|tell|give|send|warn|ask) (?:me|us) (?P<what>.+)",
        lambda m: f"The product must {m['verb'].lower()} the user {m['what']}",
    ),
    _shape(
        r"(?:don't|do not|never)(?: ever)? (?:let|make|ask) (?P<who>me|us) (?P<what>.+)",
        lambda m: f"The product must not {_verb_of(m[0])} the user {m['what']}",
    ),
    # "Nothing goes out without …", "nobody sees it before …", "no names"
    _shape(
        r"(?P<what>(?:nothing|nobody|no one|no \w+)\b.* (?:goes|go|leaves|sees|see|gets|get|is|are|can|should|has|sends|touches|moves|changes)\b.*)",
        lambda m: f"The product must make sure that {_lowered(m['what'])}",
    ),
    # "I'd have to see where every number came from", "I need to keep a version"
    _shape(
        rf"{_WISH} {_HAVE_TO} (?P<what>(?!trust|feel|know it|believe|think|pay)\w+ .+)",
        lambda m: f"The product must let the user {m['what']}",
    ),
    # "I'd need a version I can hand over", "I want the old reports to say so"
    _shape(
        rf"{_WISH} (?:want|need) (?P<what>(?:the|my|our|every|each|all) [\w ]+? to \w+.*)",
        lambda m: f"The product must get {m['what']}",
    ),
    _shape(
        rf"{_WISH} (?:need|want) (?P<what>(?:a|an|the|one|proof|some|any|every) .+)",
        lambda m: f"The product must give the user {m['what']}",
    ),
)


_WHOLE: Final[tuple[Shape, ...]] = (
    # "If it says where they are, it's dead"
    _shape(
        rf"(?:if|when) {_THING} (?P<what>(?!do(?:es)?n)\w+s\b [^,]+), (?:{_REFUSAL})(?:\b.*)?",
        lambda m: f"The product must not {_infinitive(m['what'])}",
    ),
    # "And I'd want it to, um, I'd want it to just pay the regular ones"
    _shape(
        rf"(?:.+, )?(?:i|we)(?:'d| would)?(?: really| just)? (?:want|need|like|love) {_THING} to (?:just )?(?P<what>(?!be\b)\w+ .+)",
        lambda m: f"The product must {m['what']}",
    ),
)
"""Shapes of the whole sentence, of which nothing may be cut away first."""


def demand_in(sentence: str) -> str:
    """The requirement a sentence states, as one sentence without its full stop; empty where it has no shape we know."""
    bare = plainly(_ASIDE.sub("", plainly(sentence)))
    short = _TRAILING.sub("", bare).strip(" ,.")
    for text, (pattern, make) in (*((bare, shape) for shape in _WHOLE), *((short, shape) for shape in _SHAPES)):
        if match := pattern.match(text):
            said = _polished(make(match))
            words = said.partition(" must ")[2].split()
            fits = FEWEST_WORDS <= len(words) <= MOST_WORDS
            return said if fits and not _DANGLING.search(said) and not breaks_off(said) else ""
    return ""


def _polished(made: str) -> str:
    lead, _, rest = made.strip(' ,.?!"”').partition(" must ")
    rest = re.sub(r"\band (?:don't|do not) ever let\b", "and never let", by_others(rest), flags=re.IGNORECASE)
    return f"{lead} must {rest}"


def _sense_of(sentence: str) -> str:
    """Seeing and knowing are what somebody must be let do; being able to is not."""
    found = re.search(r"\b(?:to )(see|know)\b", sentence, re.IGNORECASE)
    able = re.search(r"\bbe able to\b", sentence, re.IGNORECASE)
    return "" if able or not found else f"{found[1].lower()} "


def _verb_of(sentence: str) -> str:
    found = re.search(r"\b(let|make|ask)\b", sentence, re.IGNORECASE)
    return found[1].lower() if found else "let"


def _infinitive(clause: str) -> str:
    """A clause that begins with the verb of "it", as a command: "sends the wrong one" is "send the wrong one"."""
    verb, _, rest = clause.partition(" ")
    plain = _ODD_VERBS.get(verb.casefold())
    if plain is None:
        plain = next(re.sub(end, base, verb) for end, base in _ENDINGS if re.search(end, verb))
    return f"{plain} {rest}"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
