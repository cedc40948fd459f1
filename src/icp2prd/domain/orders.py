"""Words that read like an order to a program that reads them: "ignore all previous instructions".

A list of patterns, so it knows the common forms and no more. What it finds is flagged and stays as it was said; see
docs/orders.md for what follows from a flag, and for what holds without one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

SET_ASIDE: Final = "reads like an order to a program: kept as what was said, and nothing is concluded from it"
"""Why a turn is not used, in the ledger of turns."""

_CUES: Final = tuple(
    cue.replace("␣", " ")
    for cue in [
        "ignor",
        "disregard",
        "forget",
        "overrid",
        "overrul",
        "bypass",
        "discard",
        "instruc",
        "istruzioni",
        "anweis",
        "befehl",
        "vorgab",
        "instruç",
        "prompt",
        "system",
        "assistant",
        "developer",
        "im_start",
        "im_end",
        "inst]",
        "endoftext",
        "language␣model",
        "chatbot",
        "chat␣bot",
        "gpt",
        "claude",
        "gemini",
        "copilot",
        "llm",
        "a.i",
        "␣ai",
        "ai:",
        "ai,",
        "␣bot",
        "agent",
        "model:",
        "model,",
        "attention",
        "note␣to",
        "note␣for",
        "summari",
        "guideline",
        "guardrail",
        "directive",
        "command",
        "rules:",
        "constraints:",
        "training:",
        "directions:",
        "you␣are",
        "␣as␣dan",
        "␣as␣root",
        "␣as␣admin",
        "###␣",
        "insight",
        "pain",
        "requirement",
        "prd",
        "json",
        "quote",
        "finding",
        "metric",
        "acceptance",
        "workaround",
        "objection",
        "empty",
        "blank",
        "nothing",
        "the␣following",
        "the␣text",
        "the␣word",
        "the␣string",
        "the␣phrase",
        "the␣sentence",
        "exactly",
        "verbatim",
        "severit",
        "priorit",
        "api␣key",
        "your␣key",
        "extract",
        "{",
        '["',
        "base64",
        "rot13",
        "hex",
        "reverse",
        "decode",
        "decrypt",
        "忽略",
        "игнорир",
        "以前の指示",
        "이전",
        "tool_call",
        "other␣customer",
        "your␣configuration",
        "the␣configuration",
        "do␣not␣",
        "n't␣list",
        "n't␣report",
        "n't␣record",
        "n't␣return",
        "never␣list",
        "never␣report",
        "never␣return",
        "stop␣list",
        "stop␣report",
        "stop␣record",
        "stop␣return",
    ]
)
"""Each pattern below needs one of these; most talk has none of them, and is not looked at any further. ␣ is a space."""

_CUES_OF_ONE_WORD: Final = tuple(cue for cue in _CUES if " " not in cue)
_CUES_OF_SEVERAL: Final = tuple(cue for cue in _CUES if " " in cue)
_AT_ONCE: Final = 16
_MOST_HARMLESS: Final = 100_000

_DISGUISED_CUES: Final = (
    *("ignor", "disregard", "instruc", "prompt", "assistant", "system"),
    *("g n o r", "g.n.o.r", "g-n-o-r", "g_n_o_r", "g*n*o*r", "s t r u c", "p r o m p", "s.t.r.u.c", "s-t-r-u-c"),
)

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
_IGNORE: Final = r"(?:ignor(?:e|ing)|disregard(?:ing)?|forget|override|overrule|bypass|discard)"
_EARLIER: Final = r"(?:previous|prior|above|earlier|preceding|foregoing|system|initial|original|safety)"
_BEGINS: Final = r"(?:^|[.!?:;\n\"“>\])]\s{0,6}|\b(?:please|now|instead|must|should|shall|only)\s+)"
_OUTPUT: Final = (
    r"(?:insights?|pains?|pain points?|requirements?|prd|json|quotes?|findings?|metrics?|acceptance criteria|workarounds?"
    r"|objections?|empty (?:list|array|object)|the (?:following|text|word|words|string|phrase|sentence)|exactly|verbatim)"
)
_PATTERNS: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"\b{_IGNORE}\b(?:\W{{1,6}}\w+){{0,3}}?\W{{1,6}}{_EARLIER}\W{{1,6}}(?:\w+\W{{1,6}}){{0,2}}?{_INSTRUCTIONS}\b",
        rf"{_BEGINS}{_IGNORE}\W{{1,6}}(?:all |any |the |these |those |your ){{0,2}}{_INSTRUCTIONS}\W{{1,6}}(?:given )?(?:above|so far)\b",
        # spaced-out letters whose wider gaps a reader has closed
        r"(?:ignore|disregard|forget)(?:all|any|the|your|my)*(?:of|the|your|my)*(?:previous|prior|earlier|above)*(?:instruct|prompt|rule)",
        rf"\bbegin {_INSTRUCTIONS}\b.*\bend {_INSTRUCTIONS}\b",
        rf"{_BEGINS}{_IGNORE}\W{{1,6}}(?:of\W{{1,6}}|the\W{{1,6}})?(?:(?:all|any|every|each|these|those|your|other)\W{{1,6}}(?:of\W{{1,6}})?(?:the\W{{1,6}}|your\W{{1,6}})?)(?:\w+\W{{1,6}})?{_INSTRUCTIONS}\b",
        r"\b(?:ignore|disregard|forget) (?:everything|anything|all|what)(?: that)?(?: was| is| you)?(?: were| have been)?"
        r"\W{0,6}(?:above|before|said before|told|so far|prior|previous)",
        rf"\b(?:new|updated|revised|real|actual|hidden|following|further) {_INSTRUCTIONS}\W{{0,6}}(?::|\bfor (?:the |any )?{_READER}\b)",
        r"\b(?:system|developer|hidden|initial|admin) (?:prompt|message|override|note|instructions?)\W{0,6}:",
        r"(?:^|[.!?]\s|\n)\W{0,6}(?:system|assistant|developer)\W{0,6}:|\[/?(?:system|inst|assistant)\]|<\W{0,6}\|?\W{0,6}(?:im_start|im_end|system|endoftext)"
        r"|</?(?:system|instructions?|assistant|tool_call|prompt)>|###\s*(?:instructions?|system|response)\b",
        rf"\byou are (?:now |no longer )?(?:an? |the |in )?(?:\w+ ){{0,2}}?(?:{_MACHINE}|dan|root|developer mode|jailbroken|unrestricted)\b",
        rf"\b(?:act|behave|respond|answer) as (?:if you were )?(?:an? |the )?(?:\w+ )?(?:{_READER}|dan|root|admin\w*|developer)\b",
        rf"\b(?:attention\W{{1,6}}(?=\w)(?!to\b|for\b)|(?:attention|note|message|memo|instructions?|warning|hint|reminder)\W{{1,6}}(?:to|for)\W{{1,6}})"
        rf"(?:the |any |all |whatever )?"
        rf"(?:\w+ )?{_READER}s?\b",
        r"\b(?:if|when|since|as) (?:you are|you're|you as)? ?(?:an? |the )?(?:\w+ )?(?:a\.?i\.?|llm|language model|chat ?bot|bot)\b",
        rf"(?:^|[.!?\n]\s{{0,6}}|\b(?:dear|hey|hello|hi|ok|okay) ){_READER}\s*[,:]\s*(?:\w+\W{{1,6}})?(?:you|please|ignore|output|write|add|say"
        r"|print|return|mark|stop|do|do not|don't|list|record|treat|set|rate|summari[sz]e|report|include|must|approve|answer|follow)\b",
        rf"{_BEGINS}(?:output|print|return|emit|respond|reply|answer|produce|generate|insert|append|add|record|report|include|create"
        rf"|list|extract|repeat|state|write|say|copy|summari[sz]e)\b(?:\W{{1,6}}(?:only|back|just|with|an?|the|one|this|these|as|in|that"
        rf"|every|all|each|new|top|single|following|nothing but|more|always|here|it|your|any|severe|must-have|approved|fake)){{0,5}}"
        rf"\W{{1,6}}{_OUTPUT}\b(?=.*(?:[:\"“{{]|\b(?:that|saying|called|approved|severity|kind|list|exactly|verbatim|must|quote|word|text)\b))",
        rf"{_BEGINS}(?:output|print|return|respond with|reply with|answer with)\W{{1,6}}(?:only |just )?(?:an? )?(?:empty|blank|nothing)\b",
        rf"{_BEGINS}(?:mark|rate|set|treat|label|classify|rank|approve|tag|score|accept|delete|remove|drop|hide|suppress)\b"
        r"(?:\W{1,6}\w+){0,3}?\W{1,6}(?:requirements?|insights?|pains?|severit\w+|priorit\w+|quotes?|findings?|other customers?)\b"
        r"(?=.*\b(?:as|to|all|every|approved|must|highest|maximum|irrelevant|now)\b)",
        r"\b(?:reveal|repeat|print|show|leak|disclose|output|tell me|send)\b(?:\W{1,6}\w+){0,3}?\W{1,6}(?:your|the) (?:system |hidden |full )?"
        r"(?:prompt|instructions|api key|key|configuration)\b",
        r"\b(?:do not|don't|never|stop) (?:extract|quote|summari[sz]e|report|list|record|return)\w*\b(?:\W{1,6}\w+){0,4}?\W{1,6}"
        r"(?:anything|insights?|pains?|customers?|interview|else|quotes?|turns?)\b",
        r"[{\[]\s*\"?(?:insights?|kind|quote|turn|statement|role|tool|function|action)\"?\s*:\s*[\"\[{\d]",
        r"\b(?:base64|rot13|hex|reverse[ds]?)\b.{0,40}\b(?:follow|obey|execute|do what|carry out)\b"
        r"|\b(?:decode|decrypt)\b.{0,60}\b(?:follow|obey|execute|do|carry out)\b",
        rf"{_BEGINS}(?:execute|run|call|invoke|use) the following (?:command|tool|code|function)\b",
        r"\bignore[zr]?\b.{0,30}\binstructions? (?:précédentes?|ci-dessus)|\bignora\w*\b.{0,30}\binstruc\w+ (?:anteriores|previas)"
        r"|\bignorier\w*\b.{0,40}\b(?:anweisung|befehl|vorgabe)\w*|\bignora\w*\b.{0,30}\bistruzioni precedenti"
        r"|\bignore\b.{0,30}\binstruções anteriores|忽略.{0,8}(?:指令|指示|提示)|игнорир\w+.{0,30}(?:инструкц|указан)\w*"
        r"|以前の指示を無視|이전.{0,6}지시.{0,4}무시",
    )
)


def reads_like_an_order(text: str) -> bool:
    """Whether a text holds words that order a program about, also where letters are spaced out or exchanged."""
    plain = _plain(text)
    return _orders(plain) or (_is_disguised(plain) and _orders(_undisguised(plain)))


def orders_among(texts: Sequence[str]) -> Iterator[int]:
    """The places of those that read like an order.

    Cues are looked for in many texts at once, and only those that come somewhere among them in each: most talk has
    none of a hundred.
    """
    harmless: set[str] = set()
    for start in range(0, len(texts), _AT_ONCE):
        some = texts[start : start + _AT_ONCE]
        plain = _plain("\n".join(some))
        if _has_cue(plain, harmless) or _is_disguised(plain):
            yield from (start + at for at, text in enumerate(some) if reads_like_an_order(text))


def _has_cue(plain: str, harmless: set[str]) -> bool:
    """Whether a cue is in a text. harmless: words seen before that hold none; talk has few words, used often."""
    words = set(plain.split()) - harmless
    if any(cue in word for word in words for cue in _CUES_OF_ONE_WORD):
        return True
    if len(harmless) < _MOST_HARMLESS:
        harmless |= words
    return any(cue in plain for cue in _CUES_OF_SEVERAL)


def _plain(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold().replace("’", "'")


def _orders(plain: str) -> bool:
    return any(cue in plain for cue in _CUES) and any(pattern.search(plain) for pattern in _PATTERNS)


def _is_disguised(plain: str) -> bool:
    letters = plain.translate(_LETTERS)
    return any(cue in letters and letters.count(cue) > plain.count(cue) * (" " not in cue) for cue in _DISGUISED_CUES)


def _undisguised(plain: str) -> str:
    latin = plain.translate(_LOOKALIKES)
    letters = _MIXED.sub(lambda word: word[0].translate(_DIGITS_FOR_LETTERS), latin)
    words = re.sub(r"(?<=[^\W\d_]) {2,}(?=[^\W\d_])", "\x00", letters)  # a wider gap stands between spaced-out words
    joined = _SPACED_OUT.sub(lambda run: re.sub(r"[ .*_-]", "", run[0]), words)
    return joined.replace("\x00", " ")
