"""A model that says what it was told to say, for tests; it raises when it runs out.

The script is prompt name → one of
  a list      the answers in the order of the calls (for callers that ask one at a time),
  a mapping   item → answer, or `*` for every other item (safe under concurrency),
  a function  of the question.
An answer is a Pydantic model, a JSON value, a string (raw text, valid or not), or an exception to raise.
"""

import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from icp2prd.llm.call import Completion, Embedding, Request, unit_vector
from icp2prd.llm.head import NOTHING
from icp2prd.llm.profiles import SCRIPTED, Profile
from icp2prd.llm.protocol import A, AnswerRejected, Question, Sorting, Spoken, Vector

T = TypeVar("T")
R = TypeVar("R")

Reply = BaseModel | Mapping[str, Any] | str | Exception
Part = Sequence[Reply] | Mapping[str, Reply] | Callable[[Question], Reply]

EMBEDDING_SIZE = 256
_WORD = re.compile(r"\w+")


class ScriptRanOut(AssertionError):
    """The fake was asked more than it was told to answer."""


class Script:
    """Which answer comes next; safe to use from several threads."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = dict(parts)
        self._used: dict[str, int] = {}
        self._lock = threading.Lock()

    def reply_to(self, question: Question) -> str:
        """Return raw text. Raises ScriptRanOut, or the exception that stands in the script."""
        reply = self._next(question)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, BaseModel):
            return reply.model_dump_json()
        return reply if isinstance(reply, str) else json.dumps(reply, ensure_ascii=False)

    def _next(self, question: Question) -> Reply:
        part = self._parts.get(question.prompt)
        if part is None:
            raise ScriptRanOut(f"no answer for prompt {question.prompt!r}; there are {sorted(self._parts)}")
        if callable(part):
            return part(question)
        if isinstance(part, Mapping):
            if question.item in part:
                return part[question.item]
            if "*" in part:
                return part["*"]
            raise ScriptRanOut(f"no answer for {question.prompt!r} about {question.item!r}")
        with self._lock:
            used = self._used.get(question.prompt, 0)
            self._used[question.prompt] = used + 1
        if used >= len(part):
            raise ScriptRanOut(f"{question.prompt!r} was asked {used + 1} times, {len(part)} answers were given")
        return part[used]


class FakeModel:
    """`asked` holds every question, in the order of the calls."""

    def __init__(
        self,
        answers: Mapping[str, Part] | None = None,
        profile: Profile = SCRIPTED,
        labels: Mapping[str, str] | None = None,
        certainty: float = 1.0,
    ) -> None:
        """labels: sentence → what it shows, with that certainty; a sentence that is not named shows nothing."""
        self.profile = profile
        self._labels = dict(labels or {})
        self._certainty = certainty
        self._script = Script(answers or {})
        self.asked: list[Question] = []
        self.embedded: list[str] = []

    def ask(self, question: Question, answer_model: type[A]) -> A:
        self.asked.append(question)
        text = self._script.reply_to(question)
        try:
            return answer_model.model_validate_json(text)
        except ValidationError as error:
            raise AnswerRejected(question, str(error)) from error

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        self.embedded.extend(texts)
        return [bag_of_words(text) for text in texts]

    def sort(self, spoken: Spoken) -> Sorting:
        return tuple({self._labels.get(sentence, NOTHING): self._certainty} for sentence in spoken.sentences)

    def map(self, do: Callable[[T], R], items: Iterable[T]) -> list[R]:
        return [do(item) for item in items]


class FakeBackend:
    """A scripted model behind a whole door. Implements icp2prd.llm.call.Backend."""

    model_id = "fake/scripted"
    format = "json_schema"

    def __init__(self, script: Script) -> None:
        self._script = script

    def complete(self, request: Request, answer_model: type[BaseModel], about: Question) -> Completion:
        del request, answer_model  # the script knows what was asked by its prompt and item
        text = self._script.reply_to(about)
        return Completion(text=text, finish_reason="stop", model=self.model_id)

    def close(self) -> None:
        pass


class FakeEmbedder:
    """Implements icp2prd.llm.call.Embedder."""

    model_id = "fake/bag-of-words"

    def embed(self, texts: Sequence[str]) -> Embedding:
        return Embedding(vectors=tuple(bag_of_words(text) for text in texts))

    def close(self) -> None:
        pass


def bag_of_words(text: str) -> Vector:
    """Unit vector of hashed words: texts that share words are similar, in the same way on every machine."""
    numbers = [0.0] * EMBEDDING_SIZE
    for word in _WORD.findall(text.casefold()) or [""]:
        place = hashlib.sha256(word.encode()).digest()
        numbers[int.from_bytes(place[:4], "big") % EMBEDDING_SIZE] += 1.0
    return unit_vector(numbers)
