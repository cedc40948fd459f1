"""What each kind of insight is, in the words every prompt uses, and the words that give it away.

A small model sorts by whatever kind it saw last. So it is only asked for the kinds that an answer, or the question
before it, speaks of; a model that can tell them apart is asked for all. The cues are English; where an answer has none, the
second look decides.
"""

import re
from collections.abc import Sequence
from typing import Final

from icp2prd.domain.insight import Kind
from icp2prd.llm.profiles import Profile

_QUESTION_WEIGHS: Final = 1.2
_TOPIC_WEIGHS: Final = 0.5
_MODEL_WEIGHS: Final = 0.7
"""Beside 1 for each cue in the sentence; set on two fixtures, where cues alone are right 50 times in 73."""

MEANING: Final[dict[Kind, str]] = {
    Kind.PAIN: "something that goes wrong, takes long, costs money, or worries them",
    Kind.WORKAROUND: "what they do today to get by",
    Kind.DECISION_CRITERION: "what a product has to have, do or cost before they would use it",
    Kind.SUCCESS_METRIC: "what would be different once things are good",
    Kind.TRIGGER: "the event after which things changed for them",
    Kind.CHANNEL: "where, or from whom, they hear about products",
    Kind.SEGMENT: "who they are: what their organisation does, how large it is, their role",
    Kind.OBJECTION: "why they would not use, or gave up, a product or an idea",
}


_TOLD_UNASKED: Final = frozenset({Kind.PAIN, Kind.WORKAROUND, Kind.OBJECTION})


def _cues(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_IN_QUESTION: Final[dict[Kind, re.Pattern[str]]] = {
    Kind.PAIN: _cues(
        r"g(o|one|oes|oing) wrong",
        r"\bhard",
        r"\bworst\b",
        r"annoy|frustrat|challeng|difficult|problem|\bhurt",
        r"what happens (when|if)",
        r"how does it hold up",
        r"the last time",
        r"\bhow (long|much|many|often)\b",
    ),
    Kind.WORKAROUND: _cues(
        r"how (do|did|does|are|have) (you|they|it|swaps?|people) ",
        r"how far ahead",
        r"walk me through",
        r"(what did you (do|change)|did you change|what came of)",
        r"have you tried|what do you use",
        r"and (when|if) (somebody|someone|one of)",
        r"what did that do",
    ),
    Kind.SUCCESS_METRIC: _cues(
        r"\b(good|perfect|great|better|ideal) (month|week|day|year|quarter|version|outcome|result)",
        r"how would you (know|like)",
        r"what would (good|success|better)|good look like",
        r"what would you (measure|count)|how (do|would|will) you (tell|measure|judge)",
    ),
    Kind.DECISION_CRITERION: _cues(
        r"what would (it|they) (need|have|take)",
        r"before you'?d|would have to|(need|have) to (have|be true)",
        r"what would you (pay|want)|decide|\bswitch\b|\btrust\b",
        r"would you (like|want) (that|it) to",
        r"how would you like",
        r"how far ahead",
    ),
    Kind.CHANNEL: _cues(
        r"hear about|find out about|gone looking|who tells you",
        r"where do you (look|go|find)|who do you (ask|trust|listen)|how did you (find|hear)",
    ),
    Kind.TRIGGER: _cues(r"what changed|what made you|why now|when did (you|it|that) start|how did (it|that) start"),
    Kind.SEGMENT: _cues(
        r"what do(es)? (you|your|\w+) (company )?do\b",
        r"tell me (a bit |a little )?about (you|the|your)|yourself|in your own words|where you are with",
        r"how (big|large|many people|many of you)|\byou run\b|what('s| is) your (role|job)|who else",
    ),
    Kind.OBJECTION: _cues(
        r"stop you|put you off|why not|concern|against it|what if|\btried\b|don'?t sound sure|worr(y|ies)"
    ),
}

_IN_ANSWER: Final[dict[Kind, re.Pattern[str]]] = {
    Kind.PAIN: _cues(
        r"\b(\d+|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|half|whole|all"
        r"|most of)"
        r" (?:an? |the |full |more |whole |straight |my )*(hours?|days?|weeks?|evenings?|nights?|minutes|weekends?)\b",
        r"\blate\b|\bmiss(ed|ing|es)?\b|\bforg[eo]t",
        r"\bwrong\b|\berrors?\b|\bmistakes?\b|\bbr(oke|eaks?)\b|\bfail|\bmismatch|\boff by\b",
        r"\bhate|annoy|frustrat|stress|\bsick\b|\bscar(ed|y)|worr|afraid|embarrass|\bcrawl\b|\bdread|terribl|awful",
        r"nightmare|\bpain|\bugh\b|fed up|\bworst\b|\bbear it|ashamed|angry|furious|exhaust|tired",
        r"\b(ca|could|does|did|do|has|have|was|were|is|wo|would)n['’]?t\b|\bcannot\b|\bnobody\b|\bnever\b|\bno one\b",
        r"\bhard\b|difficult|challeng|problem|trouble|struggl|\bissue|\bslow|\bmess|\bchaos|pressure|\bgap\b|reject",
        r"\blos(e|t|ing|s)\b|\bfroze|\bcosts?\b|penalt|\bfined?\b|\bwast|\bgone\b|\bquit\b|complain|accident",
        r"\bagain\b|\btwice\b|\bthree times\b|\bchas(e|ing)\b|back and forth|in front of|too (much|many|long|slow)",
    ),
    Kind.WORKAROUND: _cues(
        r"by hand|manual|spread ?sheet|\bexcel\b|google (sheet|doc)|\bcsv\b|on paper|whiteboard|notebook|\bfridge\b",
        r"\bcop(y|ied|ies)\b|\bpaste|\bretype|\bpull\b|\bexport",
        r"\b(i|we)('ve)? (now |just |always |still |usually )?(made|wrote|keep|kept|built|use|used|check|ring|call"
        r"|text|send"
        r"|write|put|pay|paid|hired|drafted|arranged|learned|do|have a)\b",
        r"instead|\bso now\b|myself",
    ),
    Kind.SUCCESS_METRIC: _cues(
        r"\bif (the|it|i|we|they|nobody|everything|everyone)\b",
        r"\bunder (an?|\d+|one|two|five|ten|half)\b|\bby the \w+|\bless than\b|\bdown to\b",
        r"\bwithout (one|a|any|having)\b|\bi('d| would) (know|sleep|be happy|get)\b|\bback\b",
        r"\ba (month|week|year) (where|when|without)|\bevery (single )?(month|week|time)\b|\bmeasure",
    ),
    Kind.DECISION_CRITERION: _cues(
        r"\b(it|they|that)('?d|'?ll| would| will| has|'?s got| must| needs?)( have)? to\b|\bi'?d have to\b"
        r"|\bmust have\b",
        r"\b(pay|price|pricing|budget|afford|cheap\w*)\b|\bunder \w+ (a|per) month",
        r"\bonly if\b|\bas long as\b|\bunless\b|deal.?breaker|\botherwise\b",
        r"\bi('d| would) (want|need|buy|switch)\b|\bcan'?t be\b|\b(show|give|leave|let) me\b|\btake the\b",
    ),
    Kind.CHANNEL: _cues(
        r"(whatsapp|facebook|telegram) group|\bslack\b|newsletter|podcast|conference|linkedin|reddit|accelerator"
        r"|\bforum",
        r"meetup|trade (show|fair)|hear (about|of)|\brecommend|\bgoogled?\b|\bi read\b",
        r"\b(accountant|friend|colleague|cousin|agency|council|supplier|rep|neighbou?r)\b.*\b(says?|said|told"
        r"|mention\w*)\b",
    ),
    Kind.TRIGGER: _cues(
        r"\b(after|since|when) (the|that|we|our|i|they) (closed|raised|moved|hired|lost|started|came|took|opened|grew"
        r"|first"
        r"|board|round|audit)",
        r"\bthen (at|in|after)\b|that'?s when\b|\bused to\b|\bwhen i was appointed\b|\bwhen i came\b",
    ),
    Kind.SEGMENT: _cues(
        r"\b(we|i)('re| are| am|'m) (an? |the )",
        r"\bpeople\b.*\bseries|\bseries [a-d]\b|\b(employees|staff|carers|branches|headcount|founder|owner|team of"
        r"|of us)\b",
        r"\b(we|i) (make|run|sell|manage|own|build|look after)\b|\bwe do \w+ for\b",
    ),
    Kind.OBJECTION: _cues(
        r"\bnot giving\b|\bi (wouldn'?t|won'?t)\b|\bdon'?t (want|trust|like)\b|\bno way\b|not interested|never again",
        r"\bbut who\b|\bwho checks\b|\bcancel|\bwe had (software|a tool|something|one)|staying that way|stopped using",
        r"too (expensive|complicated)|another (tool|login|vendor|app|system)|haven'?t got a",
    ),
}


def kinds_to_look_for(profile: Profile, question: str, answer: str) -> tuple[Kind, ...]:
    """Return the kinds to ask a model for, in the order of `Kind`; none where nothing speaks of any."""
    if not profile.needs_cues:
        return tuple(Kind)
    return tuple(kind for kind in Kind if _IN_ANSWER[kind].search(answer) or _is_asked_for(kind, question))


def _is_asked_for(kind: Kind, question: str) -> bool:
    """Whether the question alone makes an answer worth reading for a kind: few answer "what hurts" with a hurt."""
    return kind not in _TOLD_UNASKED and _IN_QUESTION[kind].search(question) is not None


def kind_of(profile: Profile, named: Kind, question: str, sentence: str) -> Kind | None:
    """The kind of an insight: as the model named it, where it can sort; else as the words and the question bear out.

    None where nothing in them speaks of any kind: then it is no insight.
    """
    if not profile.needs_cues:
        return named
    votes = {
        kind: min(2, cues_in(sentence, kind))
        + (_question_weighs(kind) if _IN_QUESTION[kind].search(question) else 0)
        + (_MODEL_WEIGHS if kind is named else 0)
        for kind in Kind
        if kind not in _TOLD_UNASKED or cues_in(sentence, kind)
    }
    best = max(votes, key=lambda kind: votes[kind])
    return best if votes[best] > _MODEL_WEIGHS else None


def cues_in(words: str, kind: Kind) -> int:
    """How often some words speak of a kind."""
    return sum(1 for _ in _IN_ANSWER[kind].finditer(words))


def _question_weighs(kind: Kind) -> float:
    return _TOPIC_WEIGHS if kind in _TOLD_UNASKED else _QUESTION_WEIGHS


def named(kinds: Sequence[Kind]) -> str:
    """The kinds by name, as the extraction prompt asks for them."""
    return ", ".join(kind.value for kind in kinds)


def described(kind: Kind) -> str:
    """A kind with its meaning, as other prompts show it."""
    return f"{kind.value}: {MEANING[kind]}"
