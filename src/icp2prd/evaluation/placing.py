"""A gold file is held against its interviews: every word of it has its place there, or the file is wrong."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from icp2prd.domain.base import Frozen, InterviewId, TurnId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.interview import Interview, Interviews, Turn
from icp2prd.evaluation.gold import HASH_LENGTH, Gold, GoldInsight, GoldJobs, Said
from icp2prd.evaluation.reading import GoldFile, gold_error
from icp2prd.grounding import GROUNDABLE
from icp2prd.grounding.sentences import sentence_around, sentences

_NEAR: Final = 70.0
"""Of 100: from here on the nearest turn is worth naming to somebody who mistyped a word."""


class Place(Frozen):
    """Characters `start` up to, not including, `end` of a turn; opening, closing: of the sentence around them."""

    interview: InterviewId
    turn: TurnId
    start: int
    end: int
    opening: int
    closing: int

    def overlaps(self, one: Evidence) -> bool:
        return one.turn == self.turn and one.start < self.end and self.start < one.end

    def shares_sentence(self, one: Evidence) -> bool:
        return one.turn == self.turn and one.start < self.closing and self.opening < one.end


class PlacedInsight(Frozen):
    """number: from 0, required ones first. required: it must be found; others count neither way."""

    number: int
    insight: GoldInsight
    place: Place
    required: bool


@dataclass(frozen=True)
class PlacedGold:
    """interviews: as they are read today. members: of each pain, in order; rests_on: of each requirement that is
    wanted, in order; both as numbers of insights. The rest has the order of the gold file.
    """

    name: str
    gold: Gold
    interviews: Interviews
    insights: tuple[PlacedInsight, ...]
    members: tuple[frozenset[int], ...]
    rests_on: tuple[frozenset[int], ...]
    must_not_quote: tuple[Place, ...]
    weak: tuple[Place, ...]
    sides: tuple[tuple[Place, ...], ...]
    jobs: Mapping[str, tuple[Place, ...]]

    def required(self) -> tuple[PlacedInsight, ...]:
        return tuple(one for one in self.insights if one.required)

    def customer_turns(self) -> tuple[Turn, ...]:
        return tuple(t for one in self.interviews.interviews for t in one.turns if t.role in GROUNDABLE)

    def turns_with_a_need(self) -> frozenset[TurnId]:
        return frozenset(one.place.turn for one in self.insights)


def place_gold(file: GoldFile, interviews: Interviews) -> PlacedGold:
    """Raises InputError, which names everything that does not fit."""
    placing = _Placing(file, interviews)
    placed = placing.placed()
    if placing.problems:
        raise gold_error(file.path, placing.problems)
    return placed


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]


class _NotThere(Exception):
    """Words that have no place, with the reason."""


@dataclass
class _Placing:
    file: GoldFile
    interviews: Interviews
    problems: list[tuple[int, str]] = field(default_factory=list)

    def placed(self) -> PlacedGold:
        gold = self.file.gold
        insights = (*self._insights("insights", 0), *self._insights("also_fine", len(gold.insights)))
        names = self._names(insights)
        self._check_pains()
        return PlacedGold(
            name=self.file.name,
            gold=gold,
            interviews=self.interviews,
            insights=insights,
            members=tuple(
                self._named(one.members, names, "pains", number, "members") for number, one in enumerate(gold.pains)
            ),
            rests_on=tuple(self._requirements(names)),
            must_not_quote=self._all(gold.must_not_quote, "must_not_quote", anybody=True),
            weak=self._all(gold.weak, "weak"),
            sides=tuple(
                self._all(one.sides, "contradictions", number, "sides")
                for number, one in enumerate(gold.contradictions)
            ),
            jobs=self._jobs(insights),
        )

    def _insights(self, key: str, first: int) -> Iterator[PlacedInsight]:
        ones: tuple[GoldInsight, ...] = getattr(self.file.gold, key)
        for number, one in enumerate(ones):
            if place := self._place(one, key, number):
                yield PlacedInsight(number=first + number, insight=one, place=place, required=key == "insights")

    def _all(self, ones: tuple[Said, ...], *path: int | str, anybody: bool = False) -> tuple[Place, ...]:
        places = [self._place(one, *path, number, anybody=anybody) for number, one in enumerate(ones)]
        return tuple(place for place in places if place)

    def _place(self, said: Said, *path: int | str, anybody: bool = False) -> Place | None:
        """anybody: also an interviewer may have said it."""
        try:
            turn, start, end = self._pointed(said) if said.turn else self._worded(said)
        except _NotThere as error:
            self.problems.append((self.file.line(*path), str(error)))
            return None
        if not anybody and turn.role not in GROUNDABLE:
            what = f"these words are the {turn.role}'s, in turn {turn.id}; only a customer's are evidence."
            self.problems.append((self.file.line(*path), what))
        around = sentence_around(turn.text, sentences(turn.text), start, end)
        return Place(
            interview=turn.interview, turn=turn.id, start=start, end=end, opening=around.start, closing=around.end
        )

    def _pointed(self, said: Said) -> tuple[Turn, int, int]:
        turn = self.interviews.turn(TurnId(said.turn))
        if turn is None:
            raise _NotThere(f"there is no turn {said.turn}.")
        start, end = said.start or 0, len(turn.text) if said.end is None else said.end
        if end > len(turn.text):
            raise _NotThere(f"turn {turn.id} has {len(turn.text)} characters, and no {start} to {end}.")
        if hash_of(turn.text[start:end]) != said.hash:
            raise _NotThere(f"turn {turn.id} says other words there than it did; their hash is not {said.hash}.")
        return turn, start, end

    def _worded(self, said: Said) -> tuple[Turn, int, int]:
        interview = self.interviews.by_id().get(InterviewId(said.interview))
        if interview is None:
            known = ", ".join(one.id for one in self.interviews.interviews)
            raise _NotThere(f"there is no interview {said.interview!r}; there are {known}.")
        found = [(turn, turn.text.count(said.words)) for turn in interview.turns if said.words in turn.text]
        times = sum(count for _, count in found)
        if times > 1:
            where = ", ".join(turn.id for turn, _ in found)
            raise _NotThere(f"{_shown(said.words)} stands {times} times in {interview.id} ({where}); copy more words.")
        if not found:
            raise _NotThere(_absent(said.words, interview))
        turn, _ = found[0]
        start = turn.text.index(said.words)
        return turn, start, start + len(said.words)

    def _names(self, insights: tuple[PlacedInsight, ...]) -> dict[str, int]:
        names: dict[str, int] = {}
        for one in insights:
            name = one.insight.name
            if name and name in names:
                key = "insights" if one.required else "also_fine"
                number = one.number - (0 if one.required else len(self.file.gold.insights))
                self.problems.append((self.file.line(key, number), f"{_shown(name)} is the name of two insights."))
            names.setdefault(name, one.number)
        return names

    def _named(self, wanted: tuple[str, ...], names: dict[str, int], *path: int | str) -> frozenset[int]:
        for number, name in enumerate(wanted):
            if name not in names:
                what = f"{_shown(name)} is neither the words nor the id of an insight."
                self.problems.append((self.file.line(*path, number), what))
        return frozenset(names[name] for name in wanted if name in names)

    def _requirements(self, names: dict[str, int]) -> Iterator[frozenset[int]]:
        wanted = self.file.gold.requirements
        for number, one in enumerate(wanted.undisputed()):
            yield self._named(one.rests_on, names, "requirements", "must_appear", number, "rests_on")
        for number, disputed in enumerate(wanted.must_appear_with_opposition):
            path = ("requirements", "must_appear_with_opposition", number)
            yield self._named(disputed.rests_on, names, *path, "rests_on")
            self._check_interviews((*disputed.wanted_by, *disputed.against), *path)

    def _check_pains(self) -> None:
        for number, pain in enumerate(self.file.gold.pains):
            self._check_interviews(pain.by_customer, "pains", number, "by_customer")
            median = sorted(pain.by_customer.values())[(len(pain.by_customer) - 1) // 2]
            if pain.severity != median:
                what = f"severity is {pain.severity}, and the median of `by_customer` is {median}."
                self.problems.append((self.file.line("pains", number, "severity"), what))

    def _check_interviews(self, wanted: tuple[str, ...] | dict[str, int], *path: int | str) -> None:
        known = self.interviews.by_id()
        for one in wanted:
            if InterviewId(one) not in known:
                self.problems.append((self.file.line(*path), f"there is no interview {one!r}."))

    def _jobs(self, insights: tuple[PlacedInsight, ...]) -> dict[str, tuple[Place, ...]]:
        named = {one.insight.name: one.place for one in insights}
        found = {}
        for kind in GoldJobs.model_fields:
            words = getattr(self.file.gold.jobs, kind)
            ones = words if isinstance(words, tuple) else ()
            places = [
                named.get(one) or self._anywhere(one, "jobs", kind, number)
                if isinstance(one, str)
                else self._place(one, "jobs", kind, number)
                for number, one in enumerate(ones)
            ]
            found[kind] = tuple(place for place in places if place)
        return found

    def _anywhere(self, words: str, *path: int | str) -> Place | None:
        """Of whichever customer says so."""
        for one in self.interviews.interviews:
            if any(words in turn.text and turn.role in GROUNDABLE for turn in one.turns):
                return self._place(Said(interview=one.id, words=words), *path)
        self.problems.append((self.file.line(*path), f"no customer says {_shown(words)}."))
        return None


def _absent(words: str, interview: Interview) -> str:
    whole = " ".join(turn.text for turn in interview.turns)
    if words in whole:
        return f"{_shown(words)} runs from one turn of {interview.id} into the next; copy from one turn only."
    near = max(interview.turns, key=lambda turn: fuzz.partial_ratio(words, turn.text), default=None)
    said = f"{_shown(words)} is not in {interview.id}"
    if near is None or fuzz.partial_ratio(words, near.text) < _NEAR:
        return f"{said}."
    found = fuzz.partial_ratio_alignment(words, near.text)
    nearest = near.text[found.dest_start : found.dest_end] if found else ""
    return f"{said}; the nearest is {_shown(nearest)} in turn {near.id} (line {near.line})."


def _shown(words: str) -> str:
    return f"“{words if len(words) <= 60 else words[:57] + '…'}”"
