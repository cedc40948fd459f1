"""The verbs of the door to a model, and what goes through it."""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from pydantic import BaseModel

from icp2prd.domain.base import Frozen

A = TypeVar("A", bound=BaseModel)

Vector = tuple[float, ...]
"""Unit length; as many numbers as the embedding model has dimensions."""


class Message(Frozen):
    """role: `system`, `user` or `assistant`, as the chat protocol has them."""

    role: str
    content: str


class Question(Frozen):
    """One structured call: a rendered prompt.

    prompt: the prompt file's name. item: what it is about, for the ledger and for people ("ana/3"); not sent.
    prompt_hash: tagged hash of the prompt file. max_tokens: bound on the answer.
    sample: which of several answers to the same question; part of the cache key, and the seed.
    """

    prompt: str
    item: str
    messages: tuple[Message, ...]
    prompt_hash: str = ""
    max_tokens: int = 1024
    sample: int = 0


class AnswerRejected(Exception):
    """The model gave no answer that fits, within the schema budget: the item is skipped, the ledger says so.

    Not an error of the program or its user: stages catch it.
    """

    def __init__(self, question: Question, reason: str) -> None:
        super().__init__(f"{question.prompt} {question.item}: {reason}")
        self.question = question
        self.reason = reason


class Spoken(Frozen):
    """Sentences of one turn, in order. asked: what was said right before; may be empty. item: as for a Question."""

    item: str
    asked: str
    sentences: tuple[str, ...]


Sorting = tuple[Mapping[str, float], ...]
"""For each sentence, in order: how likely each label is; they add up to 1."""


class Model(Protocol):
    """A language model with an embedding model beside it."""

    def ask(self, question: Question, answer_model: type[A]) -> A:
        """Return a validated answer.

        Raises AnswerRejected where none comes, ModelError where the model cannot be used at all.
        """
        ...

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        """Return one vector for each text, in order. Raises ModelError."""
        ...

    def sort(self, spoken: Spoken) -> Sorting:
        """Return how likely each sentence shows what; only where the profile says that the model can.

        Raises ModelError.
        """
        ...
