from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Place:
    """Some characters of a text. before, after: what stands around them, in lower case."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def before(self) -> str:
        return self.text[: self.start].lower()

    @cached_property
    def after(self) -> str:
        return self.text[self.end :].lower()
