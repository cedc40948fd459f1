"""Planted truth: quotes made from real sentences, true ones and false ones, and what the gate makes of each.

Deterministic: the same interviews and seed give the same cases. False cases are left out only where their
words really stand in the turn they name. What is altered, and how, is decided here without the gate's own
code.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from icp2prd.domain.evidence import Outcome, Quote
from icp2prd.domain.interview import Interview, Interviews, Role, Turn
from icp2prd.grounding import Gate
from icp2prd.grounding.sentences import sentences

FEWEST_WORDS = 5
ACCEPTED = (Outcome.EXACT, Outcome.FOLDED)
WRONG_PLACE = "wrong place"


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands: characters `start` to `end` of its turn."""

    interview: Interview
    turn: Turn
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.turn.text[self.start : self.end]


@dataclass(frozen=True)
class Case:
    """place: where the words stand, for a true quote; None for a false one."""

    kind: str
    interview: Interview
    turn: int
    words: str
    place: tuple[int, int] | None


@dataclass(frozen=True)
class Confusion:
    """How often each kind of case had each outcome; `wrong place` is a true quote that was found
    somewhere else.
    """

    counts: Counter[tuple[str, str]]

    @classmethod
    def of(cls, several: Iterable["Confusion"]) -> "Confusion":
        return cls(sum((one.counts for one in several), Counter()))

    def share_accepted(self, kinds: Sequence[str]) -> float:
        total = sum(count for (kind, _), count in self.counts.items() if kind in kinds)
        good = sum(self.counts[kind, outcome.value] for kind in kinds for outcome in ACCEPTED)
        return good / total if total else 0.0

    def table(self) -> str:
        columns = [outcome.value for outcome in Outcome] + [WRONG_PLACE]
        head = f"{'':28}" + "".join(f"{column:>15}" for column in columns)
        return "\n".join([head, *(self._row(kind, columns) for kind in (*BENIGN, *FALSIFIED))])

    def _row(self, kind: str, columns: Sequence[str]) -> str:
        return f"{kind:28}" + "".join(f"{self.counts[kind, column] or '·':>15}" for column in columns)


def confusion(interviews: Interviews, seed: int = 1) -> Confusion:
    gate = Gate(interviews)
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases(interviews, seed):
        counts[case.kind, outcome_of(case, gate)] += 1
    return Confusion(counts)


def outcome_of(case: Case, gate: Gate) -> str:
    result = gate.ground(case.interview.id, case.turn, case.words)
    if isinstance(result, Quote) and case.place and (result.start, result.end) != case.place:
        return WRONG_PLACE
    return result.outcome.value


def cases(interviews: Interviews, seed: int = 1) -> Iterator[Case]:
    everything = [one for interview in interviews.interviews for one in _sentences(interview)]
    for number, sentence in enumerate(everything):
        random = Random(f"{seed} {number} {sentence.text}")
        if sentence.turn.role in (Role.CUSTOMER, Role.UNKNOWN):
            yield from _benign(sentence, random)
            yield from _falsified(sentence, everything, random)
        elif sentence.turn.role is Role.INTERVIEWER:
            yield from _interviewer(sentence, random)


def _sentences(interview: Interview) -> Iterator[Sentence]:
    for turn in interview.turns:
        for span in sentences(turn.text):
            sentence = Sentence(interview, turn, span.start, span.end)
            stands_once = turn.text.casefold().count(sentence.text.casefold().strip(".,!? ")) == 1
            if len(sentence.text.split()) >= FEWEST_WORDS and stands_once:
                yield sentence


def _benign(sentence: Sentence, random: Random) -> Iterator[Case]:
    for kind, alter in BENIGN.items():
        words = alter(sentence.text, random)
        if words is not None and _stands_once(words, sentence):
            place = (sentence.start, sentence.end)
            yield Case(kind, sentence.interview, sentence.turn.number, words, place)


def _stands_once(words: str, sentence: Sentence) -> bool:
    """Whether each part of an elided quote has one place only, so that there is one right answer."""
    parts = map(_bare, re.split(r"\[?(?:\.\.\.|…)\]?", words))
    text = sentence.turn.text.casefold()
    return "..." in sentence.text or all(text.count(part.casefold()) <= 1 for part in parts)


def _falsified(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> Iterator[Case]:
    for kind, falsify in FALSIFIED.items():
        words = falsify(sentence, everything, random) if falsify else None
        if words is not None and (falsify is _negation_left_out or not stands_in(words, sentence.turn)):
            yield Case(kind, sentence.interview, sentence.turn.number, words, None)
    for words in (random.choice(sentence.text.split()), _two_words(sentence.text, random)):
        yield Case("1-2 words", sentence.interview, sentence.turn.number, words, None)
    others = [one for one in sentence.interview.turns if one.role is Role.CUSTOMER and one is not sentence.turn]
    if others and not stands_in(sentence.text, other := random.choice(others)):
        yield Case("other turn", sentence.interview, other.number, sentence.text, None)


def _interviewer(sentence: Sentence, random: Random) -> Iterator[Case]:
    yield Case("other speaker", sentence.interview, sentence.turn.number, sentence.text, None)
    customers = [one for one in sentence.interview.turns if one.role is Role.CUSTOMER]
    if customers and not stands_in(sentence.text, turn := random.choice(customers)):
        yield Case("other speaker", sentence.interview, turn.number, sentence.text, None)


def stands_in(words: str, turn: Turn) -> bool:
    """Whether some words stand in a turn as whole words, in this order.

    Spacing, case and the punctuation around them aside; where they hold an ellipsis, with anything in its
    place.
    """
    parts = [r"\s+".join(map(re.escape, part.split())) for part in map(_bare, words.split("..."))]
    pattern = ".*?".join(rf"(?<![\w-])(?<!\w['’]){part}(?![\w'’-])" for part in parts if part)
    return bool(pattern) and re.search(pattern, turn.text, re.IGNORECASE | re.DOTALL) is not None


def _bare(words: str) -> str:
    return words.strip(" .,;:!?\"'“”")


# True quotes, typed differently.


def _recased(text: str, random: Random) -> str:
    return random.choice((str.upper, str.lower, str.title))(text)


def _curly_quoted(text: str, random: Random) -> str:
    return "“" + text.replace("'", "’").replace("-", random.choice("-‐‑–")).replace("...", "…") + "”"


def _re_spaced(text: str, random: Random) -> str:
    return "".join(random.choice((" ", "  ", "\n", "\u00a0", " \u200b")) if one == " " else one for one in text)


def _with_an_ellipsis(text: str, random: Random) -> str | None:
    """Up to 40 words left out of the middle that neither negate nor contrast, and cut through no number."""
    words = text.split()
    if not 11 <= len(words) <= 48 or NUMBER.search(text) or re.search(r"[.!?…-]", text[:-1]):
        return None
    first, left_out, last = (" ".join(part) for part in (words[:4], words[4:-4], words[-4:]))
    if NEGATOR.search(left_out) or CONTRAST.search(left_out):
        return None
    return f"{first} {random.choice(('...', '…', '[...]', '[…]'))} {last}"


BENIGN: dict[str, Callable[[str, Random], str | None]] = {
    "verbatim": lambda text, random: text,
    "re-cased": _recased,
    "curly-quoted": _curly_quoted,
    "re-spaced": _re_spaced,
    "with an ellipsis": _with_an_ellipsis,
}


# False quotes.

NEGATOR = re.compile(r"\b(?:not|never|no|nobody|nothing|none|without|hardly|cannot|\w+n['’]t)\b", re.IGNORECASE)
CONTRAST = re.compile(
    r"\b(?:but|however|if|unless|only|until|almost|nearly|though|although|yet|except|instead|rather|otherwise)\b",
    re.IGNORECASE,
)
NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fourteen",
    "fifteen", "twenty", "thirty", "forty", "fifty", "hundred",
)  # fmt: skip
NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|do|does|did|can|could|will|would|have|has|had|should)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:I|we|they|you|he|she|it)\b", re.IGNORECASE)
INVENTIONS = (
    "I would gladly pay double for a competent import wizard",
    "Our churn went up by twelve percent after the migration",
    "We evaluated four vendors and none of them passed security review",
    "The onboarding took our whole team nearly three months",
    "Honestly, the dashboard is the first thing I open each morning",
    "My manager refuses to sign anything without a signed audit trail",
)


def _negation_added(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    auxiliary, subject = _AUXILIARY.search(sentence.text), _SUBJECT.search(sentence.text)
    found, negator = (auxiliary, " not") if auxiliary else (subject, " never")
    return sentence.text[: found.end()] + negator + sentence.text[found.end() :] if found else None


def _negation_removed(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    found = NEGATOR.search(sentence.text)
    if not found:
        return None
    kept = {"can't": "can", "won't": "will"}.get(found[0].lower(), re.sub(r"n['’]t$", "", found[0]))
    if kept == found[0]:
        return sentence.text[: found.start()] + sentence.text[found.end() :].lstrip(" ,")
    return sentence.text[: found.start()] + kept + sentence.text[found.end() :]


def _number_changed(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    found = NUMBER.search(sentence.text)
    if not found:
        return None
    other = str(int(found[0]) + random.randint(1, 9)) if found[0].isdigit() else _another(found[0], NUMBERS, random)
    return sentence.text[: found.start()] + other + sentence.text[found.end() :]


def _digit_dropped(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    """The sentence from inside its first number on: "15 minutes, …" becomes "5 minutes, …"."""
    found = re.search(r"\d[\d.,]*\d", sentence.text)
    words = sentence.text[found.start() + 1 :].lstrip(".,") if found else ""
    return words if len(words.split()) > 3 else None


def _word_swapped(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    words = list(re.finditer(r"\b[A-Za-z]{5,}\b", sentence.text))
    donors = re.findall(r"\b[a-z]{5,}\b", random.choice(everything).text)
    if not words or not donors:
        return None
    found = random.choice(words)
    return sentence.text[: found.start()] + _another(found[0], donors, random) + sentence.text[found.end() :]


def _cut_inside_a_word(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    first = re.match(r"\w+", sentence.text)
    return sentence.text[1:] if first and len(first[0]) > 2 else None


def _halves(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> tuple[str, str] | None:
    """The beginning of the sentence, and the end of another one of the same turn, or of any."""
    near = [one for one in everything if one.turn is sentence.turn and one is not sentence]
    other = random.choice(near or everything)
    if other.text == sentence.text:
        return None
    words, others = sentence.text.split(), other.text.split()
    return " ".join(words[: (len(words) + 1) // 2]).rstrip(".,!?;:"), " ".join(others[(len(others) + 1) // 2 :])


def _stitched(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    halves = _halves(sentence, everything, random)
    return f"{halves[0]} {halves[1]}" if halves else None


def _stitched_with_an_ellipsis(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    halves = _halves(sentence, everything, random)
    return f"{halves[0]} ... {halves[1]}" if halves else None


def _negation_left_out(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    """The sentence with an ellipsis where its negator was."""
    found = NEGATOR.search(sentence.text)
    before, after = (sentence.text[: found.start()], sentence.text[found.end() :]) if found else ("", "")
    return f"{before}... {after}" if len(before.split()) > 1 and len(after.split()) > 1 else None


def _parts_turned_round(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    words = sentence.text.rstrip(".,!?;:").split()
    middle = len(words) // 2
    return f"{' '.join(words[middle:])} ... {' '.join(words[:middle])}" if middle > 1 else None


def _invented(sentence: Sentence, everything: Sequence[Sentence], random: Random) -> str | None:
    return random.choice(INVENTIONS)


def _another(word: str, choices: Sequence[str], random: Random) -> str:
    different = [one for one in choices if one.lower() != word.lower()]
    return random.choice(different) if different else f"un{word}"


def _two_words(text: str, random: Random) -> str:
    words = text.split()
    start = random.randrange(len(words) - 1)
    return " ".join(words[start : start + 2])


FALSIFIED: dict[str, Callable[[Sentence, Sequence[Sentence], Random], str | None] | None] = {
    "negation added": _negation_added,
    "negation removed": _negation_removed,
    "number changed": _number_changed,
    "number cut short": _digit_dropped,
    "word swapped": _word_swapped,
    "word cut short": _cut_inside_a_word,
    "stitched": _stitched,
    "stitched with an ellipsis": _stitched_with_an_ellipsis,
    "ellipsis for a negation": _negation_left_out,
    "parts turned round": _parts_turned_round,
    "invented": _invented,
    "1-2 words": None,
    "other turn": None,
    "other speaker": None,
}
