"""A scripted model that reads plainly: it quotes the first sentence of every answer, and repeats what it is shown."""

import re
from collections.abc import Callable, Mapping

from icp2prd.critic.judge import Aspect
from icp2prd.llm.fake import FakeModel, Reply
from icp2prd.llm.profiles import SCRIPTED, Profile
from icp2prd.llm.prompts import prompt_names
from icp2prd.llm.protocol import Question

Answer = Callable[[Question], Reply | None]
"""None leaves the answer to the plain reader."""

_FENCED = re.compile(r"<<<([0-9a-f]{8})\n(.*?)\n\1>>>", re.DOTALL)
_TURN = re.compile(r"^\[(\d+)\] ([^:\n]+): (.*?)(?=\n\[\d+\] [^:\n]+: |\Z)", re.MULTILINE | re.DOTALL)
_TOPIC = re.compile(r"^(?:- |(?!Part|Kind)[A-Z][\w ]*: )(?:\w+: )?(.{12,})$", re.MULTILINE)
_QUOTED = re.compile(r"“(.*)”", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_KINDS = (
    ("success_metric", re.compile(r"^if\b|\bgood month\b", re.IGNORECASE)),
    ("decision_criterion", re.compile(r"\b(has|have) to\b|\bmust\b", re.IGNORECASE)),
    ("channel", re.compile(r"\bhear (about|of)\b|\bnewsletter\b|\bforum\b", re.IGNORECASE)),
    ("segment", re.compile(r"^(we|i) (are|am|run|own|make)\b", re.IGNORECASE)),
    ("workaround", re.compile(r"\b(by hand|spreadsheet|on paper|i keep)\b", re.IGNORECASE)),
    ("trigger", re.compile(r"^(since|after)\b", re.IGNORECASE)),
    ("objection", re.compile(r"\bi won't\b|\bnever again\b", re.IGNORECASE)),
)
_THEIRS = (
    (re.compile(r"\bI am\b|\bI'm\b"), "they are"),
    (re.compile(r"\b(?:I|[Ww]e)\b"), "they"),
    (re.compile(r"\b(?:my|our)\b", re.IGNORECASE), "their"),
    (re.compile(r"\b(?:me|us)\b"), "them"),
)
FEWEST_WORDS = 4
MOST_WORDS = 20
MOST_FOUND = 8


class PlainReader:
    """Answers every prompt there is. asked: every question that reached it, in order.

    answers: prompt → an answer of a test's own, for the questions it wants to answer differently.
    """

    def __init__(self, answers: Mapping[str, Answer] | None = None) -> None:
        self.answers = dict(answers or {})
        self.asked: list[Question] = []

    def parts(self) -> dict[str, Callable[[Question], Reply]]:
        """What `Script` and `FakeModel` are made from."""
        return dict.fromkeys(prompt_names(), self.reply_to)

    def model(self, profile: Profile = SCRIPTED) -> FakeModel:
        return FakeModel(self.parts(), profile)

    def reply_to(self, question: Question) -> Reply:
        self.asked.append(question)
        own = self.answers.get(question.prompt)
        reply = own(question) if own else None
        return _PLAIN[question.prompt](question) if reply is None else reply

    def asked_about(self, prompt: str) -> list[str]:
        """The items a prompt was asked about, in order."""
        return [one.item for one in self.asked if one.prompt == prompt]


def shown(question: Question) -> str:
    """What is asked now, without the worked examples."""
    return question.messages[-1].content


def in_turn(*replies: Reply) -> Answer:
    """An answer of its own for each time that the same is asked; the last one again and again."""
    asked: dict[str, int] = {}

    def answer(question: Question) -> Reply:
        place = asked[question.item] = asked.get(question.item, -1) + 1
        return replies[min(place, len(replies) - 1)]

    return answer


def turns_in(question: Question) -> list[tuple[int, str, str]]:
    """Number, speaker and words of every turn between the fences."""
    return [(int(number), who, said) for number, who, said in _TURN.findall(_fenced(question))]


def finds(*found: tuple[int, str, str]) -> dict[str, object]:
    """An answer to `extract`: turn, quote, kind."""
    return {"insights": [{"turn": turn, "quote": quote, "kind": kind} for turn, quote, kind in found]}


def extracted(question: Question) -> Reply:
    """The first telling sentence of every customer's turn."""
    found = [(number, _telling(said)) for number, who, said in turns_in(question) if who != "Interviewer"]
    return finds(*[(number, quote, kind_of(quote)) for number, quote in found if quote][:MOST_FOUND])


def kind_of(quote: str) -> str:
    return next((kind for kind, cue in _KINDS if cue.search(quote)), "pain")


def in_third_person(words: str) -> str:
    for mine, theirs in _THEIRS:
        words = mine.sub(theirs, words)
    return words[:1].upper() + words[1:]


def _telling(said: str) -> str:
    sentences = _SENTENCE_END.split(" ".join(said.split()))
    longest = next((one for one in sentences if len(one.split()) >= FEWEST_WORDS), "")
    return " ".join(longest.split()[:MOST_WORDS])


def _fenced(question: Question) -> str:
    found = _FENCED.findall(shown(question))
    return str(found[-1][1]) if found else ""


def _topic(question: Question) -> str:
    """The first thing that is said about what is asked: a problem, a requirement, a list's first line."""
    match = _TOPIC.search(_FENCED.sub("", shown(question)))
    return match[1].strip("“”").rstrip(" .") if match else "nothing in particular is said"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _stated(question: Question) -> Reply:
    match = _QUOTED.search(_FENCED.sub("", shown(question)))
    return {"statement": in_third_person(match[1] if match else "")}


def _job(question: Question) -> Reply:
    return {"situation": _lower(_topic(question)), "motivation": "be rid of it", "outcome": "get on with the work"}


def _requirement(question: Question) -> Reply:
    wanted = re.search(r"^Customers want: (.+)$", shown(question), re.MULTILINE)
    topic = (wanted[1] if wanted else _topic(question)).strip("“”").rstrip(" .")
    title = " ".join(topic.split()[:6])[:80].rstrip(",")
    return {"title": title, "statement": f"The product must show when {_lower(topic)}."}


def _criterion(question: Question) -> Reply:
    return {
        "given": "a customer to whom this happens",
        "when": "that customer looks at it",
        "then": f"it is shown that {_lower(_topic(question))}"[:240],
    }


def _metric(question: Question) -> Reply:
    return {
        "name": _topic(question)[:80],
        "formula": "customers for whom this holds ÷ customers asked",
        "unit": "%",
        "population": "customers who use it",
        "data_source": "a question to customers",
        "counter_metric": "time the work takes",
    }


_CONTENT = {"verdict": "pass", "span": "", "reason": "", "fix": ""}
_PLAIN: Mapping[str, Callable[[Question], Reply]] = {
    "extract": extracted,
    "state": _stated,
    "second_look": lambda _: {"holds_a_need": False},
    "requote": lambda _: {"quote": ""},
    "same_problem": lambda _: {"same": False},
    "topic": lambda _: {"topic": ""},
    "problem": lambda question: {"text": f"{_topic(question)}."},
    "job": _job,
    "requirement": _requirement,
    "criterion": _criterion,
    "metric": _metric,
    "repair": lambda question: {"text": _topic(question)},
    **{f"judge_{aspect.value}": lambda _: dict(_CONTENT) for aspect in Aspect},
    "judge_weakest": lambda _: {"item": "", **{name: _CONTENT[name] for name in ("span", "reason", "fix")}},
}
