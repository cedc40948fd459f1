"""One text with placeholders in it, and the way back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from icp2prd.domain.privacy import EntityKind, Pseudonym
from icp2prd.privacy.alignment import Alignment, Replacement, replaced
from icp2prd.privacy.finder import Finder, Found
from icp2prd.privacy.register import PLACEHOLDER, Register, is_named
from icp2prd.privacy.roster import Roster

_FIRST: Final = (
    EntityKind.EMAIL,
    EntityKind.URL,
    EntityKind.ACCOUNT,
    EntityKind.CARD,
    EntityKind.PHONE,
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
)
"""Where two stretches overlap, the kind that comes first here is kept; of one kind, the longer."""


class Redacted(NamedTuple):
    text: str
    alignment: Alignment
    used: tuple[Pseudonym, ...]


class _Candidate(NamedTuple):
    """of: None for something whose pseudonym is looked up by kind and key."""

    rank: int
    start: int
    end: int
    kind: EntityKind
    key: str
    of: Pseudonym | None


class Redactor:
    """Gives out placeholders as it goes along; the same order of texts gives the same placeholders."""

    def __init__(self, register: Register, finders: Sequence[Finder]) -> None:
        self._register = register
        self._finders = finders
        self._found: dict[str, tuple[Found, ...]] = {}
        self._roster = Roster(register)

    def introduce(self, text: str) -> None:
        """Enter the people and organisations that a text introduces."""
        named = [one for one in self._find(text) if is_named(one.kind)]
        companies = [one for one in named if one.kind is EntityKind.ORGANISATION]
        for found in sorted(named, key=lambda one: one.start):
            within = any(one.start < found.end and found.start < one.end for one in companies)
            if found.kind is EntityKind.ORGANISATION or not within:
                self._register.enter_named(found.kind, text[found.start : found.end])

    def know_everyone(self) -> None:
        """Look for whoever has been entered so far."""
        self._roster = Roster(self._register)

    def redact(self, text: str, own: Mapping[str, Pseudonym]) -> Redacted:
        """own: whom names mean in the interview that the text is from."""
        replacements, used = [], []
        for one in _apart(self._candidates(text, own)):
            entry = one.of or self._register.enter(one.kind, one.key, text[one.start : one.end])
            replacements.append(Replacement(one.start, one.end, entry.placeholder))
            used.append(entry)
        return Redacted(replaced(text, replacements), Alignment.of(replacements), tuple(used))

    def _candidates(self, text: str, own: Mapping[str, Pseudonym]) -> Iterator[_Candidate]:
        for literal in PLACEHOLDER.finditer(text):
            kind = EntityKind(literal[0][1:].rpartition("_")[0].casefold())
            yield _Candidate(-1, literal.start(), literal.end(), kind, literal[0], None)
        for found in self._find(text):
            if not is_named(found.kind):
                yield _Candidate(_FIRST.index(found.kind), found.start, found.end, found.kind, found.key, None)
        for start, end, of in self._roster.mentions(text, own):
            yield _Candidate(_FIRST.index(EntityKind.PERSON), start, end, of.kind, of.key, of)

    def _find(self, text: str) -> tuple[Found, ...]:
        """A library that reads whole sentences is slow: no text is read twice."""
        if text not in self._found:
            self._found[text] = tuple(one for finder in self._finders for one in finder.find(text))
        return self._found[text]


def _apart(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Candidates that do not overlap, by rising start."""
    kept: list[_Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.rank, one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
