"""Words that read like an order to a program that reads them: "ignore all previous instructions".

Orders to whoever writes a talk up, program or person, are in `dictated.py`.

A list of patterns, so it knows the common forms and no more. What it finds is flagged and stays as it was said; see
docs/orders.md for what follows from a flag, and for what holds without one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from icp2prd.domain import dictated

SET_ASIDE: Final = "reads like an order to a program: kept as what was said, and nothing is concluded from it"
"""Why a turn is not used, in the ledger of turns."""

_KINDS: Final = {
    "ignore": "ignor|disregard|forget|overrid|overrul|bypass|discard",
    "instructions": "instruc|prompt|rule|direction|guideline|guardrail|directive|command|constraint|training",
    "earlier": "previous|prior|above|earlier|preceding|foregoing|system|initial|original|safety",
    "before": "above|before|told|far|prior|previous",
    "begin": "begin",
    "colon": ":",
    "mark": r"[<\[]|###",
    "brace": r"[{\[]",
    "reader": r"(?:\b|are|you're|as)a\.?i\.?s?\b|llm|model|assistant|bot|gpt|claude|gemini|copilot|summari[sz]er|agent",
    "master": r"\bdan\b|\broot\b|admin|developer|jailbroken|unrestricted",
    "system": "system|developer|hidden|initial|admin",
    "message": "prompt|message|override|note|instruction",
    "part": "system|assistant|developer|inst|im_start|im_end|endoftext|tool_call|prompt|response",
    "are": r"\bare$",
    "act": r"\b(?:act|behave|respond|answer)$",
    "attention": "attention|note|message|memo|instruction|warning|hint|reminder",
    "if": r"\b(?:if|when|since|as)$",
    "write": r"\b(?:output|print|return|emit|respond|reply|answer|produce|generate|insert|append|add|record|report|include"
    r"|create|list|extract|repeat|state|write|say|copy|summari[sz]e)\b",
    "output": r"\b(?:insights?|pains?|requirements?|prd|json|quotes?|findings?|metrics?|acceptance|workarounds?|objections?"
    r"|empty|following|text|words?|string|phrase|sentence|exactly|verbatim)\b",
    "nothing": r"\b(?:empty|blank|nothing)\b",
    "set": r"\b(?:mark|rate|set|treat|label|classify|rank|approve|tag|score|accept|delete|remove|drop|hide|suppress)\b",
    "item": r"\b(?:requirement|insight|pain|severit|priorit|quote|finding|customer)",
    "reveal": "reveal|repeat|print|show|leak|disclose|output|tell|send",
    "secret": r"prompt|instructions|\bkey\b|configuration",
    "not": r"\b(?:not|don't|never|stop)$",
    "keep": "^(?:extract|quote|summari[sz]e|report|list|record|return)",
    "anything": "anything|insight|pain|customer|interview|else|quote|turn",
    "code": "base64|rot13|hex|reverse|decode|decrypt",
    "following": "^following$",
    "tool": "command|tool|code|function",
    "abroad": "ignor|忽略|игнорир|以前の指示|이전",
    "there": "instru|anweisung|befehl|vorgabe|istruzioni|[指提]|инструкц|указан|지시",
    **dictated.KINDS,
}
"""What a single word may hold. Each order below needs a word of certain kinds; most talk has not all of them together,
and is not looked at any further."""

_BITS: Final = {name: 1 << at for at, name in enumerate(_KINDS)}
_PERHAPS_DISGUISED: Final = 1 << len(_KINDS)
_OF_A_KIND: Final = tuple((_BITS[name], re.compile(pattern)) for name, pattern in _KINDS.items())
_OF_ANY_KIND: Final = re.compile("|".join(_KINDS.values()))
_AT_ONCE: Final = 16
_MOST_WORDS: Final = 20_000

_CUES: Final = ("ignor", "disregard", "instruc", "prompt", "assistant", "system")
_SPACED_OUT_CUES: Final = tuple(gap.join(letters) for letters in ("gnor", "struc", "promp") for gap in " .-_*")

# One letter of each that is spaced out there, and so stands alone.
_ONE_OF_EACH: Final = frozenset("num")

_LOOKALIKES: Final = str.maketrans("аеорсухіѕјԁɡν", "aeopcyxisjdgv")  # Cyrillic and Greek letters that pass for Latin
_DIGITS_FOR_LETTERS: Final = str.maketrans("0134578@$", "oieastb" + "as")
_LETTERS: Final = {**_LOOKALIKES, **_DIGITS_FOR_LETTERS}
_MIXED: Final = re.compile(r"\b(?=\w*[^\W\d_])(?=[\w@$]*[\d@$])[\w@$]+")
_SPACED_OUT: Final = re.compile(r"\b[^\W\d_](?:[ .*_-][^\W\d_]\b){2,}")

_READER: Final = r"(?:a\.?i\.?|llms?|language model|assistant|chat ?bot|chat ?gpt|gpt|claude|gemini|copilot|model|summari[sz]er|agent)"
_MACHINE: Final = r"(?:a\.?i\.?|llms?|chat ?bot|chat ?gpt|gpt|claude|gemini|(?:a\.?i\.?|helpful|virtual|large|language) (?:assistant|model|agent))"
_INSTRUCTIONS: Final = (
    r"(?:instructions?|prompts?|rules?|directions?|guidelines?|guardrails|directives?|commands?|constraints|training)"
)
# One rule or direction may well be a new one.
_SEVERAL_INSTRUCTIONS: Final = (
    r"(?:instructions?|prompts?|rules|directions|guidelines?|guardrails|directives?|commands?|constraints|training)"
)
_IGNORE: Final = r"(?:ignor(?:e|ing)|disregard(?:ing)?|forget|override|overrule|bypass|discard)"
_EARLIER: Final = r"(?:previous|prior|above|earlier|preceding|foregoing|system|initial|original|safety)"
_BEGINS: Final = r"(?:^|[.!?:;\n\"“>\])]\s{0,6}|\b(?:please|now|instead|must|should|shall|only)\s+)"
_OUTPUT: Final = (
    r"(?:insights?|pains?|pain points?|requirements?|prd|json|quotes?|findings?|metrics?|acceptance criteria|workarounds?"
    r"|objections?|empty (?:list|array|object)|the (?:following|text|word|words|string|phrase|sentence)|exactly|verbatim)"
)


class _Order(NamedTuple):
    """needs: each is one or more kinds, of which a word must be one. pattern: in a text that has them all."""

    needs: tuple[int, ...]
    pattern: re.Pattern[str]


def _order(pattern: str, *needs: str) -> _Order:
    """needs: names of kinds, with a bar between those of which one is enough."""
    bits = (sum(_BITS[kind] for kind in need.split("|")) for need in needs)
    return _Order(tuple(bits), re.compile(pattern, re.MULTILINE))


_ORDERS: Final = (
    _order(
        rf"\b{_IGNORE}\b(?:\W{{1,6}}\w+){{0,3}}?\W{{1,6}}{_EARLIER}\W{{1,6}}(?:\w+\W{{1,6}}){{0,2}}?{_INSTRUCTIONS}\b",
        "ignore",
        "instructions",
        "earlier",
    ),
    _order(
        rf"{_BEGINS}{_IGNORE}\W{{1,6}}(?:all |any |the |these |those |your ){{0,2}}{_INSTRUCTIONS}\W{{1,6}}(?:given )?(?:above|so far)\b",
        "ignore",
        "instructions",
    ),
    _order(
        # spaced-out letters whose wider gaps a reader has closed
        r"(?:ignore|disregard|forget)(?:all|any|the|your|my)*(?:of|the|your|my)*(?:previous|prior|earlier|above)*(?:instruct|prompt|rule)",
        "ignore",
        "instructions",
    ),
    _order(
        rf"\bbegin {_INSTRUCTIONS}\b.*\bend {_INSTRUCTIONS}\b",
        "begin",
        "instructions",
    ),
    _order(
        rf"{_BEGINS}{_IGNORE}\W{{1,6}}(?:of\W{{1,6}}|the\W{{1,6}})?(?:(?:all|any|every|each|these|those|your|other)\W{{1,6}}(?:of\W{{1,6}})?(?:the\W{{1,6}}|your\W{{1,6}})?)(?:\w+\W{{1,6}})?{_INSTRUCTIONS}\b",
        "ignore",
        "instructions",
    ),
    _order(
        r"\b(?:ignore|disregard|forget) (?:everything|anything|all|what)(?: that)?(?: was| is| you)?(?: were| have been)?"
        r"\W{0,6}(?:above|before|said before|told|so far|prior|previous)",
        "ignore",
        "before",
    ),
    _order(
        rf"\b(?:new|updated|revised|real|actual|hidden|following|further) {_SEVERAL_INSTRUCTIONS}\W{{0,6}}(?::|\bfor (?:the |any )?{_READER}\b)",
        "instructions",
        "colon|reader",
    ),
    _order(
        r"\b(?:system|developer|hidden|initial|admin) (?:prompt|message|override|note|instructions?)\W{0,6}:",
        "system",
        "message",
        "colon",
    ),
    _order(
        r"(?:^|[.!?]\s|\n)\W{0,6}(?:system|assistant|developer)\W{0,6}:|\[/?(?:system|inst|assistant)\]|<\W{0,6}\|?\W{0,6}(?:im_start|im_end|system|endoftext)"
        r"|</?(?:system|instructions?|assistant|tool_call|prompt)>|###\s*(?:instructions?|system|response)\b",
        "part",
        "colon|mark",
    ),
    _order(
        rf"\byou are (?:now |no longer )?(?:an? |the |in )?(?:\w+ ){{0,2}}?(?:{_MACHINE}|dan|root|developer mode|jailbroken|unrestricted)\b",
        "are",
        "reader|master",
    ),
    _order(
        rf"\b(?:act|behave|respond|answer) as (?:if you were )?(?:an? |the )?(?:\w+ )?(?:{_READER}|dan|root|admin\w*|developer)\b",
        "act",
        "reader|master",
    ),
    _order(
        rf"\b(?:attention\W{{1,6}}(?=\w)(?!to\b|for\b)|(?:attention|note|message|memo|instructions?|warning|hint|reminder)\W{{1,6}}(?:to|for)\W{{1,6}})"
        rf"(?:the |any |all |whatever )?"
        rf"(?:\w+ )?{_READER}s?\b",
        "attention",
        "reader",
    ),
    _order(
        r"\b(?:(?:if|when|since) (?:you are|you're|you as)|as) (?:an? |the )?(?:\w+ )?(?:a\.?i\.?|llm|language model|chat ?bot|bot)\b",
        "if",
        "reader",
    ),
    _order(
        rf"(?:^|[.!?\n]\s{{0,6}}|\b(?:dear|hey|hello|hi|ok|okay) ){_READER}\s*[,:]\s*(?:\w+\W{{1,6}})?(?:you|please|ignore|output|write|add|say"
        r"|print|return|mark|stop|do|do not|don't|list|record|treat|set|rate|summari[sz]e|report|include|must|approve|answer|follow)\b",
        "reader",
    ),
    _order(
        rf"{_BEGINS}(?:output|print|return|emit|respond|reply|answer|produce|generate|insert|append|add|record|report|include|create"
        rf"|list|extract|repeat|state|write|say|copy|summari[sz]e)\b(?:\W{{1,6}}(?:only|back|just|with|an?|the|one|this|these|as|in|that"
        rf"|every|all|each|new|top|single|following|nothing but|more|always|here|it|your|any|severe|must-have|approved|fake)){{0,5}}"
        rf"\W{{1,6}}{_OUTPUT}\b(?=.*(?:[:\"“{{]|\b(?:that|saying|called|approved|severity|kind|list|exactly|verbatim|must|quote|word|text)\b))",
        "write",
        "output",
    ),
    _order(
        rf"{_BEGINS}(?:output|print|return|respond with|reply with|answer with)\W{{1,6}}(?:only |just )?(?:an? )?(?:empty|blank|nothing)\b",
        "write",
        "nothing",
    ),
    _order(
        rf"{_BEGINS}(?:mark|rate|set|treat|label|classify|rank|approve|tag|score|accept|delete|remove|drop|hide|suppress)\b"
        r"(?:\W{1,6}\w+){0,3}?\W{1,6}(?:requirements?|insights?|pains?|severit\w+|priorit\w+|quotes?|findings?|other customers?)\b"
        r"(?=.*\b(?:as|to|all|every|approved|must|highest|maximum|irrelevant|now)\b)",
        "set",
        "item",
    ),
    _order(
        r"\b(?:reveal|repeat|print|show|leak|disclose|output|tell me|send)\b(?:\W{1,6}\w+){0,3}?\W{1,6}(?:your|the) (?:system |hidden |full )?"
        r"(?:prompt|instructions|api key|key|configuration)\b",
        "reveal",
        "secret",
    ),
    _order(
        r"\b(?:do not|don't|never|stop) (?:extract|quote|summari[sz]e|report|list|record|return)\w*\b(?:\W{1,6}\w+){0,4}?\W{1,6}"
        r"(?:anything|insights?|pains?|customers?|interview|else|quotes?|turns?)\b",
        "not",
        "keep",
        "anything",
    ),
    _order(
        r"[{\[]\s*\"?(?:insights?|kind|quote|turn|statement|role|tool|function|action)\"?\s*:\s*[\"\[{\d]",
        "brace",
        "colon",
    ),
    _order(
        r"\b(?:put down|write down|note|record|report|say) that (?:all|every) (?:\w+ )?(?:customer|user|participant|interviewee)s?\b"
        r".{1,120}\bmark (?:it|this|that|them) as\b",
        "set",
    ),
    _order(
        r"\b(?:base64|rot13|hex|reverse[ds]?)\b.{0,40}\b(?:follow|obey|execute|do what|carry out)\b"
        r"|\b(?:decode|decrypt)\b.{0,60}\b(?:follow|obey|execute|do|carry out)\b",
        "code",
    ),
    _order(
        rf"{_BEGINS}(?:execute|run|call|invoke|use) the following (?:command|tool|code|function)\b",
        "following",
        "tool",
    ),
    _order(
        r"\bignore[zr]?\b.{0,30}\binstructions? (?:précédentes?|ci-dessus)|\bignora\w*\b.{0,30}\binstruc\w+ (?:anteriores|previas)"
        r"|\bignorier\w*\b.{0,40}\b(?:anweisung|befehl|vorgabe)\w*|\bignora\w*\b.{0,30}\bistruzioni precedenti"
        r"|\bignore\b.{0,30}\binstruções anteriores|忽略.{0,8}(?:指令|指示|提示)|игнорир\w+.{0,30}(?:инструкц|указан)\w*"
        r"|以前の指示を無視|이전.{0,6}지시.{0,4}무시",
        "abroad",
        "there",
    ),
    *(_order(*one) for one in dictated.PATTERNS),
)


_LONG = 100_000
_WORD = re.compile(r"\S+")


def reads_like_an_order(text: str) -> bool:
    """Whether a text holds words that order a program about, also where letters are spaced out or exchanged."""
    plain = _plain(text)
    return _orders(plain, _kinds_in(plain))


def orders_among(texts: Iterable[str]) -> Iterator[int]:
    """The places of those that read like an order.

    Many texts are looked at together, and each by itself only where their words could make an order between them.
    """
    words = _Words()
    left = iter(texts)
    start = 0
    while some := list(islice(left, _AT_ONCE)):
        if _are_enough(words.kinds_in(_plain("\n".join(some)))):
            for at, text in enumerate(some, start):
                plain = _plain(text)
                if _orders(plain, words.kinds_in(plain)):
                    yield at
        start += len(some)


class _Words:
    """The words that came before: talk has few of them, used often."""

    def __init__(self) -> None:
        self._harmless: set[str] = set()
        self._telling: dict[str, int] = {}

    def kinds_in(self, plain: str) -> int:
        """The kinds of all words of a text."""
        kinds = 0
        for word in _words_of(plain) - self._harmless:
            kinds |= self._telling.get(word) or self._kinds_of(word)
        return kinds

    def _kinds_of(self, word: str) -> int:
        kinds = _kinds_of(word)
        if kinds and len(self._telling) < _MOST_WORDS:
            self._telling[word] = kinds
        elif not kinds and len(self._harmless) < _MOST_WORDS:
            self._harmless.add(word)
        return kinds


def _words_of(plain: str) -> set[str]:
    """The words of a text; those of a long one are never all there at once, which takes nine times the text."""
    return set(plain.split()) if len(plain) < _LONG else {found[0] for found in _WORD.finditer(plain)}


def _kinds_in(plain: str) -> int:
    kinds = 0
    for word in _words_of(plain):
        kinds |= _kinds_of(word)
    return kinds


def _kinds_of(word: str) -> int:
    kinds = sum(bit for bit, pattern in _OF_A_KIND if pattern.search(word)) if _OF_ANY_KIND.search(word) else 0
    letters = word.translate(_LETTERS)
    if letters in _ONE_OF_EACH or _is_disguised(word):
        kinds |= _PERHAPS_DISGUISED
    return kinds


def _are_enough(kinds: int) -> bool:
    """Whether words of these kinds could make an order."""
    return bool(kinds & _PERHAPS_DISGUISED or _possible(kinds))


# Most talk has few combinations of kinds.
@lru_cache(maxsize=4096)
def _possible(kinds: int) -> tuple[re.Pattern[str], ...]:
    """The patterns of the orders that words of these kinds could make."""
    return tuple(order.pattern for order in _ORDERS if all(kinds & need for need in order.needs))


def _plain(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold().replace("’", "'")


def _orders(plain: str, kinds: int) -> bool:
    """Whether a text gives an order, openly or in disguise. kinds: of its words."""
    if _gives_one(plain, kinds):
        return True
    if not kinds & _PERHAPS_DISGUISED or not _is_disguised(plain):
        return False
    undisguised = _undisguised(plain)
    return _gives_one(undisguised, _kinds_in(undisguised))


def _gives_one(plain: str, kinds: int) -> bool:
    return any(pattern.search(plain) for pattern in _possible(kinds))


def _is_disguised(plain: str) -> bool:
    letters = plain.translate(_LETTERS)
    return any(letters.count(cue) > plain.count(cue) for cue in _CUES) or any(
        cue in letters for cue in _SPACED_OUT_CUES
    )


def _undisguised(plain: str) -> str:
    latin = plain.translate(_LOOKALIKES)
    letters = _MIXED.sub(lambda word: word[0].translate(_DIGITS_FOR_LETTERS), latin)
    words = re.sub(r"(?<=[^\W\d_]) {2,}(?=[^\W\d_])", "\x00", letters)  # a wider gap stands between spaced-out words
    joined = _SPACED_OUT.sub(lambda run: re.sub(r"[ .*_-]", "", run[0]), words)
    return joined.replace("\x00", " ")
