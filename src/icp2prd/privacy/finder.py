"""What finds things to be replaced in a text, whoever wrote it: our patterns, or a library that was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from icp2prd.domain.privacy import EntityKind


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start` up to `end` of a text. key: what makes two mentions the same; see Pseudonym."""

    kind: EntityKind
    start: int
    end: int
    key: str


class Finder(Protocol):
    """Finds what can be told from a text alone, without knowing who takes part."""

    def find(self, text: str) -> Iterable[Found]:
        """In any order; stretches may overlap."""
        ...
