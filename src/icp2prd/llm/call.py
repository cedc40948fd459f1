"""What goes over the wire, what comes back, and who carries it."""

from collections.abc import Sequence
from typing import Any, Protocol

from pydantic import BaseModel

from icp2prd.domain.base import Frozen
from icp2prd.llm.hashing import tagged_hash
from icp2prd.llm.protocol import Message, Question, Sorting, Spoken, Vector


class Request(Frozen):
    """Everything that decides an answer, and nothing else: no address, no key, no time-out.

    format: how the server is held to the schema (`json_schema`, `tools`, …). seed: the sample index.
    """

    model: str
    messages: tuple[Message, ...]
    answer: str
    answer_schema: dict[str, Any]
    format: str
    max_tokens: int
    temperature: float = 0.0
    seed: int = 0

    @property
    def key(self) -> str:
        return tagged_hash("icp2prd/call/1", self.model_dump(mode="json"))

    @property
    def schema_hash(self) -> str:
        return tagged_hash("icp2prd/schema", self.answer_schema)


class Completion(Frozen):
    """What a model said, valid or not. model: as the server names it."""

    text: str
    finish_reason: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    model: str = ""


class Embedding(Frozen):
    """Vectors in the order of the texts. prompt_tokens: 0 where nobody counts them."""

    vectors: tuple[Vector, ...]
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Sorted(Frozen):
    """prompt_tokens: that were read. completion_tokens: none, ever; there for the account."""

    scores: Sorting
    prompt_tokens: int = 0
    completion_tokens: int = 0


class Backend(Protocol):
    """One way to reach a language model.

    model_id: what stands in cache keys. format: see Request.
    """

    @property
    def model_id(self) -> str: ...

    @property
    def format(self) -> str: ...

    def complete(self, request: Request, answer_model: type[BaseModel], about: Question) -> Completion:
        """Make one attempt. about: whose request it is; not sent, and of use to the fake only.

        Raises Transient where another attempt may help, Refused where this request never will,
        ModelError where no request will.
        """
        ...

    def close(self) -> None: ...


class Embedder(Protocol):
    """One way to reach an embedding model. Vectors have unit length, rounded to `DECIMALS` places."""

    @property
    def model_id(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Embedding:
        """Make one attempt. Raises as Backend.complete does."""
        ...

    def close(self) -> None: ...


class Sorter(Protocol):
    """One way to have sentences sorted."""

    @property
    def model_id(self) -> str: ...

    def sort(self, spoken: Spoken) -> Sorted:
        """Make one attempt. Raises as Backend.complete does."""
        ...


DECIMALS = 5
"""Few enough that the last bits of a machine's arithmetic do not show, many enough for any ranking."""


def unit_vector(numbers: Sequence[float]) -> Vector:
    length = sum(number * number for number in numbers) ** 0.5 or 1.0
    return tuple(round(number / length, DECIMALS) for number in numbers)
