"""Who has which placeholder: what was given out before stays, what is new comes behind it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

from icp2prd.domain.privacy import EntityKind, Pseudonym, Pseudonyms
from icp2prd.grounding.folding import fold_words

TOKEN: Final = re.compile(r"[^\W_]+")
PLACEHOLDER: Final = re.compile(r"\[(?:" + "|".join(kind.value.upper() for kind in EntityKind) + r")_\d+\]")
_NAMED: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_ENDINGS: Final = re.compile(
    r",?\s+(?:gmbh|ltd|limited|inc|llc|llp|corp|corporation|plc|bv|ag|oy|aps|sarl|pty|kg|& co|& sons)\.?$",
    re.IGNORECASE,
)


class Register:
    """kept: the mapping so far. taken: placeholders that the interviews hold themselves, and that nobody is given."""

    def __init__(self, kept: Pseudonyms, taken: Iterable[str] = ()) -> None:
        self._entries = {(one.kind, one.key): one for one in kept.entries}
        self._files = dict(kept.files)
        self._taken = {*taken, *(one.placeholder for one in kept.entries)}
        self._last: Counter[EntityKind] = Counter()
        self._owners = {name: one for one in reversed(kept.entries) for name in one.names}

    @property
    def entries(self) -> Iterable[Pseudonym]:
        return self._entries.values()

    def pseudonyms(self) -> Pseudonyms:
        return Pseudonyms(entries=tuple(self._entries.values()), files=dict(self._files))

    def owner_of(self, name: str) -> Pseudonym | None:
        """Who is meant by a folded name where the interview itself does not tell."""
        return self._owners.get(name)

    def enter(self, kind: EntityKind, key: str, said: str, names: Iterable[str] = ()) -> Pseudonym:
        """The pseudonym of something, a new one where it has none."""
        known = self._entries.get((kind, key))
        if known:
            return known
        entry = Pseudonym(
            placeholder=self._free_placeholder(kind), kind=kind, key=key, said=said, names=tuple(dict.fromkeys(names))
        )
        self._entries[kind, key] = entry
        for name in entry.names:
            self._owners.setdefault(name, entry)
        return entry

    def enter_named(self, kind: EntityKind, said: str, key: str = "") -> Pseudonym:
        """The pseudonym of a person or organisation that is called so; whoever is called so already is the same."""
        names = names_for(said, kind)
        if not key and (owner := self._owners.get(folded_name(said))) and owner.kind is kind:
            return owner
        return self.enter(kind, key or folded_name(said), said, names)

    def known(self, kind: EntityKind, key: str) -> Pseudonym | None:
        return self._entries.get((kind, key))

    def also_called(self, entry: Pseudonym, said: str) -> None:
        """Somebody is mentioned by another name too."""
        entry = self._entries[entry.kind, entry.key]
        names = dict.fromkeys((*entry.names, *names_for(said, entry.kind)))
        self._entries[entry.kind, entry.key] = entry.model_copy(update={"names": tuple(names)})
        for name in names:
            self._owners.setdefault(name, self._entries[entry.kind, entry.key])

    def shown_as(self, file: str) -> str:
        """`interview-3`: what a file is called where its name is not to be seen."""
        return self._files.setdefault(file, f"interview-{len(self._files) + 1}")

    def _free_placeholder(self, kind: EntityKind) -> str:
        while True:
            self._last[kind] += 1
            placeholder = f"[{kind.value.upper()}_{self._last[kind]}]"
            if placeholder not in self._taken:
                self._taken.add(placeholder)
                return placeholder


def tokens_of(text: str) -> list[str]:
    """Letters and digits of a folded text in runs, without accents."""
    return [unaccented(match[0]) for match in TOKEN.finditer(fold_words(text))]


def unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one)) or word


def folded_name(said: str) -> str:
    return " ".join(tokens_of(said))


def names_for(said: str, kind: EntityKind) -> tuple[str, ...]:
    """Under which folded names somebody is mentioned: all of it, the first and the last word, initial and last."""
    if kind is EntityKind.ORGANISATION:
        short = _ENDINGS.sub("", said)
        plain = [folded_name(" ".join(word for word in one.split() if word != "and")) for one in (said, short)]
        return tuple(dict.fromkeys(name for name in (*plain, "".join(tokens_of(short))) if name))
    words = [name for word in said.split() if (name := folded_name(word))]
    if len(words) < 2:
        return tuple(words)
    first, last = words[0], words[-1]
    whole = (" ".join(words), f"{first} {last}", f"{last} {first}", f"{first}{last}".replace(" ", ""))
    short_forms = (f"{first[0]} {last}", f"{first[0]}{last}".replace(" ", ""), f"{first} {last[0]}")
    return tuple(dict.fromkeys((*whole, *short_forms, *(word for word in (first, last) if len(word) > 1))))


def is_named(kind: EntityKind) -> bool:
    """Whether it is mentioned by names, and not by one spelling that can be told from the text alone."""
    return kind in _NAMED
