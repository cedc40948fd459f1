"""What a stage is: a function from the artifacts it declares to the artifact it declares.

The declaration is the function's own signature, so it cannot drift from the code: `reads` are the annotated parameters,
`writes` the annotated result. The order, the diagram in the README and the lockfile all come from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar, get_type_hints

from icp2prd.domain.base import Artifact
from icp2prd.llm.profiles import Profile
from icp2prd.llm.protocol import Model

T = TypeVar("T")
R = TypeVar("R")


class Door(Model, Protocol):
    """The verbs, and several calls at once."""

    @property
    def profile(self) -> Profile: ...

    def map(self, do: Callable[[T], R], items: Sequence[T]) -> list[R]:
        """Return the results in the order of the items."""
        ...


@dataclass(frozen=True)
class Work:
    """What a stage is given beside its artifacts.

    progress: called with items done and items in all, from any thread. judge: a model that has earned its seat,
    where one was asked for.
    """

    door: Door
    progress: Callable[[int, int], None] = lambda _done, _total: None
    judge: Door | None = None

    def each(self, items: Sequence[T], do: Callable[[T], R]) -> list[R]:
        """Do something for every item, several at once where the model allows, and return the results in order."""
        done = 0
        self.progress(0, len(items))

        def counted(item: T) -> R:
            nonlocal done
            result = do(item)
            done += 1
            self.progress(done, len(items))
            return result

        return self.door.map(counted, items)


@dataclass(frozen=True)
class Stage:
    """purpose: one sentence. prompts: the prompt files it asks with; a change in one makes its results stale."""

    name: str
    purpose: str
    prompts: tuple[str, ...]
    reads: tuple[type[Artifact], ...]
    writes: type[Artifact]
    run: Callable[..., Artifact]


def stage(name: str, purpose: str, *, prompts: tuple[str, ...] = ()) -> Callable[[Callable[..., Any]], Stage]:
    """Make a stage of a function `(work, artifact, …) -> artifact`."""

    def declare(function: Callable[..., Any]) -> Stage:
        hints = get_type_hints(function)
        writes = hints.pop("return")
        reads = tuple(hint for hint in hints.values() if isinstance(hint, type) and issubclass(hint, Artifact))
        return Stage(name, purpose, prompts, reads, writes, function)

    return declare
