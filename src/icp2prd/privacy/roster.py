"""Where the people and organisations that are known are mentioned: whole, by a part of the name, or in the genitive.

Letters count without case and accents. A name that is also an English word counts only where it stands like a name:
"Mark said" and "then Will came", not "the mark", "Will it work?" or "in May".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from icp2prd.domain.privacy import Pseudonym
from icp2prd.grounding.folding import Folded, fold
from icp2prd.grounding.vocabulary import is_unspaced
from icp2prd.privacy.register import TOKEN, Register, is_named, unaccented
from icp2prd.privacy.words import CALENDAR, NO_NAMES, ORDINARY

_BETWEEN: Final = re.compile(r"[\s._',&-]{1,4}|\s+and\s+")
_SENTENCE_BEGINS: Final = re.compile(r"(?:^|[.?!:…\n\"“‘(\[-])\s*$")
_GREETED: Final = re.compile(
    r"\b(?:hi|hey|hello|thanks|thank you|dear|bye|ask(?:ed)?|tell|told|met|mr|mrs|ms|miss|dr|my (?:boss|wife|sister|"
    r"daughter|colleague|friend|manager|partner))[,.]?\s$",
    re.IGNORECASE,
)
_SPOKE: Final = re.compile(
    r"\s+(?:said|says|asked|asks|told|tells|thinks|thought|wants|wanted|and (?:I|me|we|he|she)|who|sent|sends|showed"
    r"|calls|called|keeps|kept|knows|knew|does|did|made|makes|went|came|left)\b"
)
_STOOD: Final = re.compile(r"['’]s\b(?! a\b| the\b| not\b)|\s+(?:is|was|has|had|from|never|always|usually)\b")
_SHORTEST_IN_SMALL_LETTERS: Final = 3
_SHORTEST_WITH_S: Final = 4


class Mention(NamedTuple):
    """Characters `start` up to `end` of a text name somebody."""

    start: int
    end: int
    of: Pseudonym


@dataclass(frozen=True, slots=True)
class _Token:
    """start, end: in the folded text."""

    word: str
    start: int
    end: int


class Roster:
    """Made from a register as it stands: who is entered later is not looked for."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._unspaced: set[str] = set()
        for name in dict.fromkeys(name for one in register.entries if is_named(one.kind) for name in one.names):
            if any(map(is_unspaced, name)):
                self._unspaced.add(name)
            else:
                words = tuple(name.split())
                self._by_first.setdefault(words[0], []).append(words)
        for names in self._by_first.values():
            names.sort(key=len, reverse=True)

    def mentions(self, text: str, own: Mapping[str, Pseudonym]) -> Iterator[Mention]:
        """own: whom names mean in this interview, before they mean anyone else."""
        folded = fold(text)
        words = [one for one in TOKEN.finditer(folded.text) if one[0] != "and"]  # Harbour & Finch, Harbour and Finch
        tokens = [_Token(unaccented(one[0]), one.start(), one.end()) for one in words]
        for place in range(len(tokens)):
            yield from self._mention_at(tokens, place, folded, own)
        for name in self._unspaced:
            for match in re.finditer(re.escape(name), folded.text):
                if of := own.get(name) or self._register.owner_of(name):
                    span = folded.span(match.start(), match.end())
                    yield Mention(span.start, span.end, of)

    def _mention_at(
        self, tokens: list[_Token], place: int, folded: Folded, own: Mapping[str, Pseudonym]
    ) -> Iterator[Mention]:
        """The longest name that begins with a token."""
        for name in self._beginning_with(tokens[place].word):
            end = _end_of(name, tokens, place, folded.text)
            if not end:
                continue
            span = folded.span(tokens[place].start, end)
            key = " ".join(name)
            of = own.get(key) or self._register.owner_of(key)
            if of and _stands_for_a_name(name, folded.original, span.start, span.end):
                yield Mention(span.start, span.end, of)
                return

    def _beginning_with(self, word: str) -> Iterable[tuple[str, ...]]:
        yield from self._by_first.get(word, ())
        if word.endswith("s"):
            yield from (name for name in self._by_first.get(word[:-1], ()) if len(name) == 1)


def _end_of(name: tuple[str, ...], tokens: list[_Token], place: int, text: str) -> int:
    """Where a name that begins at a token ends in the folded text; 0 where other words stand there."""
    if place + len(name) > len(tokens):
        return 0
    found = tokens[place : place + len(name)]
    if any(not _BETWEEN.fullmatch(text[a.end : b.start]) for a, b in pairwise(found)):
        return 0
    if any(word != token.word for word, token in zip(name[:-1], found[:-1], strict=True)):
        return 0
    if found[-1].word == name[-1]:
        return found[-1].end
    # Captions write the genitive without its apostrophe.
    plural = found[-1].word == f"{name[-1]}s" and len(name[-1]) >= _SHORTEST_WITH_S and not _is_a_word(name[-1])
    return found[-1].end - 1 if plural else 0


def _is_a_word(token: str) -> bool:
    return token in ORDINARY or token in NO_NAMES or token in CALENDAR or len(token) < _SHORTEST_IN_SMALL_LETTERS


def _stands_for_a_name(name: tuple[str, ...], text: str, start: int, end: int) -> bool:
    said = text[start:end]
    if said.strip() == text.strip():
        return True
    if len(name) == 1:
        return _stands_like_a_name(name[0], text, start, end) if _is_a_word(name[0]) else True
    capitals = said[0].isupper() and said.split()[-1].strip("('’-")[:1].isupper()
    if len(name[-1]) == 1:
        return capitals and text[end : end + 1] in (".", ":", ")") and said[-1].isupper()
    if len(name[0]) == 1:
        return capitals and ("." in said or not _is_a_word(name[-1]))
    return capitals or not all(map(_is_a_word, name))


def _stands_like_a_name(token: str, text: str, start: int, end: int) -> bool:
    if not text[start].isupper() or (len(token) > 1 and text[start:end].isupper() and not text.isupper()):
        return False
    greeted = bool(_GREETED.search(text[max(0, start - 30) : start]))
    spoke = bool(_SPOKE.match(text, end))
    if token in CALENDAR:
        return greeted or spoke
    begins = bool(_SENTENCE_BEGINS.search(text[max(0, start - 10) : start]))
    return greeted or spoke or not begins or bool(_STOOD.match(text, end))
